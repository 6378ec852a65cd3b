from collections.abc import Callable
from typing import Any

import pytest

from tui.analysis import entities, marks, people, speakers
from tui.analysis.narration import Narration, Word
from tui.model import Entity, Span

Casting = Callable[..., people.Cast]


@pytest.fixture
def cast(parsed: Callable[..., Any]) -> Casting:
    def make(*paragraphs: str) -> people.Cast:
        body, doc = parsed(*paragraphs)
        page = Narration.of(doc, body.paragraphs, marks.find(doc.text, body.paragraphs))
        return people.Cast(page, entities.find(doc), speakers.cues(page))

    return make


def who(cast: people.Cast) -> list[tuple[str, str]]:
    """Each pronoun and the name it stands for."""
    return [(cast.page.words[number].lower, name) for number, name in cast.pronouns.items()]


def test_a_pronoun_is_the_subject_of_the_sentence_before(cast: Casting) -> None:
    assert who(cast("Peter Miller thanked Bob Jones. He left."))[-1] == ("he", "Peter Miller")


def test_gender_must_agree(cast: Casting) -> None:
    found = who(cast("Peter Miller met Maria Lopez. She smiled and he left."))
    assert found == [("she", "Maria Lopez"), ("he", "Peter Miller")]


def test_a_title_says_the_gender_that_a_forename_does_not(cast: Casting) -> None:
    made = cast("Mrs. Qvortrup spoke first.", "She was tired.")
    assert made.gender("Qvortrup") == "female"
    assert who(made) == [("she", "Qvortrup")]


def test_nobody_inside_a_quotation_is_meant(cast: Casting) -> None:
    assert who(cast("Ann Smith said “Maria Lopez is here.” She left.")) == [("she", "Ann Smith")]


def test_a_relative_without_a_name_is_somebody_else(cast: Casting) -> None:
    assert who(cast("Peter Miller was born in Rome. My father moved there. He was poor."))[-1] == ("he", "my father")


def test_the_president_is_the_one_who_is_called_so(cast: Casting) -> None:
    made = cast("President Nixon met Ann Smith. The president smiled. Then he left.")
    assert who(made) == [("he", "Nixon")]


def test_a_pronoun_without_anybody_stands_for_nobody(cast: Casting) -> None:
    assert who(cast("She left. It rained.")) == []
    assert who(cast("Peter Miller left. She stayed.")) == []


def test_whoever_is_he_twice_is_a_man(cast: Casting) -> None:
    made = cast("Obama spoke. He smiled. He left. Then he came back.")
    assert made.gender("Obama") == "male"


def test_names_are_found_by_place(cast: Casting) -> None:
    made = cast("Neil Armstrong flew to Houston.")
    armstrong = made.entity_at(Span(5, 14))
    assert armstrong is not None
    assert armstrong.name == "Neil Armstrong"
    assert made.entity_starting(0) == armstrong
    assert made.entity_starting(1) is None
    assert made.entity_at(Span(15, 19)) is None
    assert [e.name for e in made.entities_in(Span(0, 31))] == ["Neil Armstrong", "Houston"]
    assert made.kind("Houston") == "place"
    assert made.kind(None) is None
    assert made.called("ARMSTRONG") == armstrong
    assert made.called("NOBODY") is None


def test_presence_fades_with_every_sentence(cast: Casting) -> None:
    text = "Peter Miller spoke. Bob Jones sang a song. Bob Jones danced. He left."
    assert who(cast(text))[-1] == ("he", "Bob Jones")


def test_who_speaks_is_more_present_than_who_is_spoken_of(cast: Casting) -> None:
    assert who(cast("Peter Miller told Bob Jones that it was over. He smiled."))[-1] == ("he", "Peter Miller")


def test_a_possessor_is_less_present_than_a_subject(cast: Casting) -> None:
    assert who(cast("Peter Miller's son Bob Jones spoke. He left."))[-1] == ("he", "Bob Jones")


def test_possessive_pronouns_are_resolved_too(cast: Casting) -> None:
    assert ("her", "Maria Lopez") in who(cast("Maria Lopez came home. Everybody liked her hat."))


def test_a_name_beside_the_subject_is_as_present_as_it(cast: Casting) -> None:
    found = who(cast("Maria Lopez spoke of it. The teacher, Clara Roth, waits at the door. She is tired."))
    assert found[-1] == ("she", "Clara Roth")


def test_who_reports_is_the_subject_of_what_is_reported(cast: Casting) -> None:
    found = who(
        cast(
            "Bob Jones came. Bob Jones sat down. Bob Jones got up, and Bob Jones left.",
            "Peter Miller said he was tired.",
        )
    )
    assert found == [("he", "Peter Miller")]


def test_the_object_of_a_verb_is_another_one_than_its_subject(cast: Casting) -> None:
    found = who(cast("Peter Miller met Bob Jones. Jones thanked him. Jones helped himself."))
    assert found == [("him", "Peter Miller"), ("himself", "Bob Jones")]
    assert who(cast("Peter Miller spoke. Bob Jones came and told him so."))[-1] == ("him", "Peter Miller")


def test_of_two_in_one_breath_neither_is_he(cast: Casting) -> None:
    found = who(cast("Peter Miller thanked the crowd. Peter Miller spoke. Bob Jones and Ann Roth were fined. He left."))
    assert found[-1] == ("he", "Peter Miller")


def test_a_woman_may_be_called_a_chairman(cast: Casting) -> None:
    made = cast("Chairman Maria Lopez spoke. Chairman Qvortrup left.")
    assert (made.gender("Maria Lopez"), made.gender("Qvortrup")) == ("female", "male")


def test_one_without_a_name_who_speaks_is_known_by_the_description(cast: Casting) -> None:
    text = "Maria Lopez has resigned. A spokesman for the mayor said the road was shut. He left."
    assert who(cast(text)) == [("he", "A spokesman for the mayor")]
    assert who(cast("Maria Lopez waved. The driver said the road was shut. She left."))[-1] == ("she", "Maria Lopez")
    assert who(cast("A neighbor, Maria Lopez, said the road was shut. She left.")) == [("she", "Maria Lopez")]


@pytest.mark.parametrize("pronoun", ["They", "We", "It", "I"])
def test_other_pronouns_stand_for_nobody(cast: Casting, pronoun: str) -> None:
    assert who(cast(f"Peter Miller met Maria Lopez. {pronoun} saw the sea.")) == []


def test_an_organisation_is_never_he(cast: Casting) -> None:
    assert who(cast("The Senate voted. NASA agreed. He left.")) == []


def test_surnames_that_two_bear_are_called_by_neither(cast: Casting) -> None:
    assert cast("Ann Smith met Bob Smith.").called("SMITH") is None


def test_a_bare_surname_behind_the_full_name_is_its_bearer_whatever_the_model_takes_it_for(cast: Casting) -> None:
    entities_ = [
        Entity("Ann Mason", "person", mentions=(Span(0, 9),)),
        Entity("Mason", "organisation", mentions=(Span(11, 16),)),
    ]
    page = cast("Ann Mason. Mason left.").page
    assert people.Cast(page, entities_, []).entity_at(Span(11, 16)) == entities_[0]
    firm = [
        Entity("Mason", "organisation", mentions=(Span(0, 5),)),
        Entity("Al Mason", "person", mentions=(Span(7, 15),)),
    ]
    page = cast("Mason. Al Mason left.").page
    assert people.Cast(page, firm, []).entity_at(Span(0, 5)) == firm[0]


def test_a_name_that_is_no_entity_is_somebody_where_it_speaks(parsed: Callable[..., Any]) -> None:
    body, doc = parsed("Qadir Qvortrup said the road was shut. He left.")
    page = Narration.of(doc, body.paragraphs, [])
    assert who(people.Cast(page, [], speakers.cues(page))) == [("he", "Qadir Qvortrup")]


def test_a_forename_that_deceives_leaves_the_only_one_there(cast: Casting) -> None:
    assert who(cast("Peter Miller opened the bridge. “It is a good day for all of us,” she said.")) == [
        ("she", "Peter Miller")
    ]


def test_whoever_adds_something_spoke_before(cast: Casting) -> None:
    text = "“We are going home now,” Peter Miller said. Bob Jones and his friends heard of it. “It is late,” he added."
    assert who(cast(text))[-1] == ("he", "Peter Miller")


def test_the_subject_of_the_clause_in_front_is_that_of_the_sentence(cast: Casting) -> None:
    text = "Bob Jones met Bob Jones's friends. Though the judge, Peter Miller, declined to close the case, he said so."
    assert who(cast(text))[-1] == ("he", "Peter Miller")


def test_a_clause_without_a_subject_has_that_of_its_sentence(cast: Casting) -> None:
    text = "Bob Jones left. As to Jones, Peter Miller shook his head, adding that he was tired."
    assert who(cast(text))[-1] == ("he", "Peter Miller")


def test_names_crowded_into_one_sentence_count_once(cast: Casting) -> None:
    text = "Rain fell on Bob Jones. Peter Miller shrugged while Jones slept and Jones dreamt. “I did not,” he said."
    assert who(cast(text))[-1] == ("he", "Peter Miller")


def test_whoever_asks_does_not_answer(cast: Casting) -> None:
    text = "Peter Miller spoke at length. When Bob Jones asked if he was tired, he answered at once."
    assert who(cast(text))[-1] == ("he", "Peter Miller")


def test_whoever_is_told_does_not_tell(cast: Casting) -> None:
    text = "Bob Jones thanked President Qvortrup, who forgot his hat. Qvortrup smiled. “I am glad,” he told Qvortrup."
    assert who(cast(text))[-1] == ("he", "Bob Jones")


def test_a_list_without_end_is_not_followed_to_its_end() -> None:
    said = [Word("He", 0, 2, "PRP", "nsubj", 1), Word("told", 3, 7, "VBD", "ROOT", 1), Word("x", 8, 9, "NN", "dobj", 1)]
    said += [Word("x", 2 * n, 2 * n + 1, "NN", "appos", n - 3) for n in range(5, 5_000)]
    page = Narration("He told " + "x " * 5_000, said, [])
    page._fill([Span(0, len(page.text))], set())
    assert who(people.Cast(page, [], [])) == []
