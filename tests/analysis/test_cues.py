import pytest

from tui.analysis import cues


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("add", ("add", "adds", "added", "adding")),
        ("argue", ("argue", "argues", "argued", "arguing")),
        ("reply", ("reply", "replies", "replied", "replying")),
        ("stress", ("stress", "stresses", "stressed", "stressing")),
        ("pray", ("pray", "prays", "prayed", "praying")),
    ],
)
def test_regular_verbs_have_four_forms(verb: str, forms: tuple[str, ...]) -> None:
    assert cues.inflected(verb) == forms


@pytest.mark.parametrize("form", ["said", "says", "told", "wrote", "tweeted", "replied", "quipped"])
def test_verbs_of_speech_are_known_in_every_form(form: str) -> None:
    assert cues.verbs()[form] == "speech"


def test_a_thought_and_a_name_are_no_speech() -> None:
    assert cues.verbs()["believes"] == "stance"
    assert cues.verbs()["called"] == "name"


def test_no_form_is_written_with_a_capital_or_a_blank() -> None:
    assert all(form == form.lower() and " " not in form for form in cues.verbs())
