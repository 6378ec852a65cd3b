from collections.abc import Callable

import pytest

from tui.analysis import answers, attribution, speakers, speech
from tui.analysis.narration import Narration
from tui.analysis.surroundings import Surroundings

Narrate = Callable[..., Narration]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Roth asked the minister why he had left. “I do not know,” came the answer.", "the minister"),
        ("“We are on our way home,” came the quick reply from Olaf Berg.", "Olaf Berg"),
        ("Olaf Berg paused. “We are on our way home,” came his reply.", "his"),
        ("Olaf Berg spoke on Monday. “We are on our way home,” came the answer.", None),
    ],
)
def test_an_answer_is_of_who_gives_it_or_was_asked(narrated: Narrate, text: str, who: str | None) -> None:
    page = narrated(text)
    link = attribution.links(page, speakers.cues(page))[-1]
    voice = link.voice and page.span(link.voice.first, link.voice.last).of(text)
    assert (link.rule, voice) == ("answer", who)


def test_a_short_answer_is_speech(narrated: Narrate) -> None:
    page = narrated("Ann Roth asked Olaf Berg if he would go. “No,” came the reply.")
    assert speech.spoken(page, attribution.links(page, speakers.cues(page))) == [True]


@pytest.mark.parametrize("text", ["“We go,” came up later.", "“We go,” said the reply.", "“We go,” he came to say."])
def test_other_words_behind_a_quotation_are_no_answer(narrated: Narrate, text: str) -> None:
    page = narrated(text)
    begin, end = Surroundings(page, []).after(0)
    assert answers.comes(page, begin, end) is None
