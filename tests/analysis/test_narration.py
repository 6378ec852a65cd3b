from collections.abc import Callable

from tui.analysis.narration import Narration

Narrate = Callable[..., Narration]


def sentences(page: Narration) -> list[str]:
    return [page.span(first, end - 1).of(page.text) for first, end in page.sentences]


def test_a_quotation_and_its_he_said_are_one_sentence(narrated: Narrate) -> None:
    assert sentences(narrated("“Why? We won!” he said. It rained.")) == ["“Why? We won!” he said.", "It rained."]


def test_a_full_stop_inside_the_marks_ends_the_sentence(narrated: Narrate) -> None:
    assert sentences(narrated("“We won.” Smith left.")) == ["“We won.”", "Smith left."]


def test_a_sentence_never_runs_into_the_next_paragraph(narrated: Narrate) -> None:
    assert sentences(narrated("No stop here", "and none there")) == ["No stop here", "and none there"]


def test_words_know_their_quotation_and_paragraph(narrated: Narrate) -> None:
    page = narrated("One.", "She said “two three” four.")
    inside = [word.text for number, word in enumerate(page.words) if not page.outside(number)]
    assert inside == ["“", "two", "three", "”"]
    assert page.paragraph[0] == 0
    assert page.paragraph[-1] == 1


def test_words_hold_true_offsets(narrated: Narrate) -> None:
    page = narrated("It’s the  end.", "Really?")
    assert all(page.text[word.start : word.end] == word.text for word in page.words)
    assert len(page.words) == len(page.paragraph) == len(page.quote) == len(page.sentence) == len(page.children)


def test_a_noun_phrase_begins_where_it_should(narrated: Narrate) -> None:
    page = narrated("Obama’s former campaign strategist left.")
    head = next(number for number, word in enumerate(page.words) if word.text == "strategist")
    assert page.words[page.left_edge(head)].text == "Obama"


def test_an_empty_page_is_empty(narrated: Narrate) -> None:
    page = narrated("")
    assert page.words == page.sentences == []


def test_a_name_is_all_of_its_words(narrated: Narrate) -> None:
    page = narrated("Then Anna Lind of Vilar spoke.")
    assert page.called(2) == (1, 2)
    assert (page.called(4), page.called(5)) == (None, None)


def test_what_hangs_on_a_noun_reaches_to_its_end(narrated: Narrate) -> None:
    page = narrated("One of the guards at the gate of Vilar said so.")
    assert page.words[page.reach(0)].text == "Vilar"
    page = narrated("The guard said so.")
    assert page.words[page.reach(1)].text == "guard"
