"""Terms: readable keys, weights by place, shingles that copies share, round-ups told from reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis import terms
from tui.model import Block, Body, Span

LANDING = [
    "HOUSTON (AP) - The lunar module Eagle landed in the Sea of Tranquility on Sunday, mission control said.",
    "Neil Armstrong flew the lunar module by hand. Armstrong's pulse rose to 150, NASA said.",
    "“The Eagle has landed,” Armstrong radioed. Buzz Aldrin read him the height.",
    "Walter Cronkite wept. The engineers' landing radar held. Fuel for 25 seconds was left.",
]


def weights(title="", paragraphs=LANDING):
    return dict(terms.features(title, Body.of(paragraphs)).terms)


def test_names_keep_their_capitals_and_lose_their_possessive():
    found = weights()
    assert {"Armstrong", "Neil Armstrong", "NASA", "Aldrin", "Buzz Aldrin", "Eagle"} <= found.keys()
    assert "Armstrong's" not in found
    assert "armstrong" not in found


def test_a_name_that_only_opens_sentences_is_told_by_the_name_behind_it():
    assert {"Walter", "Cronkite", "Walter Cronkite"} <= weights().keys()


def test_a_word_that_opens_a_sentence_is_no_name():
    found = weights()
    assert "fuel" in found
    assert "Fuel" not in found


def test_words_that_recur_together_are_a_term():
    assert "lunar module" in weights()
    assert "landing radar" not in weights()


def test_where_a_report_was_written_is_not_what_it_tells():
    assert "Houston" not in weights() and "AP" not in weights()
    assert weights(paragraphs=["HOUSTON (AP) - The crowd in Houston sang.", "It rained."])["Houston"] == 2.0
    assert terms.prose(Body.of(LANDING)).index("The lunar") == "\n\n".join(LANDING).index("The lunar")


def test_a_place_in_capitals_is_written_like_others():
    assert "Houston" in weights(paragraphs=["HOUSTON is where the crowd sang.", "HOUSTON was wet."])


def test_a_long_acronym_stays_in_capitals_and_a_shouted_name_does_not():
    found = terms.of_text("The head of UNESCO met TRUMP. Later Mr Trump and UNESCO agreed.")
    assert {"UNESCO", "Trump"} <= found.keys()
    assert "TRUMP" not in found


def test_abbreviations_with_and_without_points_are_one_term():
    assert "US" in terms.of_text("He left the U.S. Army in May.")
    assert "US" in terms.of_text("He left the US Army in May.")


def test_the_pronoun_is_not_the_country():
    assert "us" not in terms.of_text("They told us to go, and us they followed.")


def test_initials_and_titles_are_left_out_of_joined_names():
    found = terms.of_text("Then former President George H. W. Bush met Gov. Ed Park.")
    assert "George Bush" in found
    assert "Ed Park" in found
    assert not {"H", "President George", "Gov Ed"} & found.keys()


def test_function_words_years_and_small_numbers_say_nothing():
    assert (
        not {"the", "has", "said", "25", "1969", "Sunday"}
        & terms.of_text("The 25 has said, in 1969, on Sunday.").keys()
    )


def test_a_title_in_headline_case_makes_no_names():
    found = weights("Eagle Lands As Fuel Runs Low", LANDING)
    assert "Eagle" in found
    assert "fuel" in found
    assert not {"Fuel", "Low", "Lands"} & found.keys()


def test_a_title_in_sentence_case_tells_names():
    assert "Collins" in weights("Moon landing keeps Collins busy", ["nothing here of note"])


def test_title_counts_twice_and_lead_once():
    late = ["The rocket stood still.", "Filler words about weather. " * 40, "A parachute opened. A parachute closed."]
    plain = weights("", late)
    titled = weights("Rocket with parachute", late)
    assert plain["rocket"] == pytest.approx(1 + terms.LEAD_WEIGHT)
    assert titled["rocket"] == pytest.approx(plain["rocket"] + terms.TITLE_WEIGHT)
    assert plain["parachute"] == pytest.approx(1.693)


def test_terms_are_kept_heaviest_first_and_no_more_than_said():
    many = [f"The word{letter * 3}{n} stands here." for n in range(60) for letter in "abc"]
    found = terms.features("", Body.of(many)).terms
    assert len(found) == terms.KEPT
    assert [weight for _, weight in found] == sorted((weight for _, weight in found), reverse=True)


def test_code_and_images_are_not_read():
    text = "def unheard():\n    pass\n\nThe engine stopped."
    body = Body(text, (Block(Span(0, 23), "code"), Block(Span(25, len(text)))))
    assert "unheard" not in dict(terms.features("", body).terms)
    assert len(terms.prose(body)) == len(text)


def test_addresses_say_nothing_and_what_only_looks_like_one_does():
    text = (
        'poster="http://v.paper.example/images/17-small.jpg?id=5" More: https://t.co/aB3dE9, pic.clips.example/NLs8 '
        "or write to tips@paper.example. See Loeb/AFP. Either ferries and/or barges sail."
    )
    assert set(terms.of_text(text)) == {"poster", "write", "Loeb", "AFP", "ferry", "barge", "sail"}


def test_party_and_state_behind_a_name_say_nothing():
    text = "Ann Lee, R-Texas, and Joe Cole (D-N.Y.) met Tim Kaye, I-Vt., on I-95. In June, D-Day was shown, R-rated."
    assert set(terms.of_text(text)) == {
        *("Ann", "Lee", "Ann Lee", "Joe", "Cole", "Joe Cole", "meet", "Tim", "Kaye", "Tim Kaye"),
        *("I-95", "D-Day", "shown", "R-rated"),
    }


def test_a_copy_that_was_trimmed_and_headed_anew_holds_the_shingles_of_the_rest():
    whole = terms.features("Eagle lands", Body.of(LANDING * 1)).shingles
    part = terms.features("Moon: they are there", Body.of(LANDING[:3])).shingles
    assert part
    assert set(part) <= set(whole)


def test_capitals_and_punctuation_change_no_shingle():
    one = terms.features("", Body.of(["The Eagle has landed, they said, and nobody could believe it at all."]))
    two = terms.features("", Body.of(["the eagle has landed they said and nobody could believe it at all"]))
    assert one.shingles == two.shingles


def test_about_one_in_eight_shingles_is_kept():
    words = " ".join(f"word{n}" for n in range(4_000))
    assert 400 < len(terms.features("", Body.of([words])).shingles) < 600


@pytest.mark.parametrize(
    "title",
    [
        "The Latest: Senate votes on the bill",
        "Morning Briefing: what happened overnight",
        "Live updates: the storm reaches the coast",
        "Budget 2018 – as it happened",
        "News in brief",
        "The week in review",
        "Today's top stories",
    ],
)
def test_titles_of_round_ups_are_told(title):
    assert terms.features(title, Body.of(LANDING)).roundup


@pytest.mark.parametrize(
    "title",
    ["Eagle landed", "Five things to know about Anna Roth", "The latest twist in the case", "They live in fear"],
)
def test_titles_of_reports_are_no_round_ups(title):
    assert not terms.features(title, Body.of(LANDING)).roundup


def test_a_text_of_many_clock_times_is_a_live_blog():
    assert terms.features("Storm", Body.of(f"{n}:15 The wind rose." for n in range(9, 15))).roundup


def test_terms_by_span_are_those_of_the_whole_text_in_their_places():
    text = "Kushner left. Then Kushner came. The module fell."
    spans = [Span(0, 13), Span(14, 32), Span(33, len(text))]
    assert terms.by_span(text, spans) == [["Kushner"], ["Kushner"], ["module", "fall"]]


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_has_features(text, title):
    found = terms.features(title, Body.of([text]))
    assert all(term and weight > 0 for term, weight in found.terms)
    assert list(found.shingles) == sorted(set(found.shingles))
