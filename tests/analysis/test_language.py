"""Languages are recognised, and English at once."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.language import recognise

ENGLISH = (
    "The bridge over the river fell on Monday, and nobody was hurt, the mayor of the town said. "
    "It had been closed for a week because of cracks that were found in one of its piers."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Der Kanzler hat am Montag in Berlin gesagt, dass die Steuern in diesem Jahr nicht steigen werden.", "de"),
        ("Le président de la République a annoncé mardi une série de mesures pour les hôpitaux du pays.", "fr"),
        ("El presidente del Gobierno anunció ayer en Madrid nuevas medidas para la vivienda de los jóvenes.", "es"),
        ("De minister heeft maandag in Den Haag gezegd dat de belastingen dit jaar niet omhoog gaan.", "nl"),
        ("日本の首相は月曜日に東京で記者会見を開き、新しい経済対策を発表した。", "ja"),
    ],
)
def test_a_paragraph_tells_its_language(text, language):
    assert recognise(text) == language


@pytest.mark.parametrize("text", ["", "Ok", "12 34 56 78 90 12", "xq zz kk qwrt plm aaa bbb ccc ddd"])
def test_what_is_short_or_no_language_is_undetermined(text):
    assert recognise(text) == "und"


def test_english_needs_no_model():
    code = (
        "import sys; from tui.analysis.language import recognise;"
        f"print(recognise({ENGLISH!r}), 'py3langid' in sys.modules)"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "en False\n"
    )


@given(st.text(max_size=120))
def test_any_text_has_a_code(text):
    assert 2 <= len(recognise(text)) <= 3
