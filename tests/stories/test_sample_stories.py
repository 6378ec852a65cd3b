"""The running stories of the sample edition are found, whole texts through the real terms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import intake
from tui.feeds import parse
from tui.stories.placing import Item, Placer

FOLDER = Path(__file__).parents[2] / "sample_feeds"
FEEDS = sorted(path for path in FOLDER.iterdir() if path.suffix in {".xml", ".rdf", ".atom", ".json"})

RUNNING = {
    "the flight to the moon": (
        "Soviet probe Luna 15 leaves for the moon",
        "Three men leave for the moon",
        "How the lunar module is steered",
        "Eagle down, crew prepares to walk",
        "Two men walk on the moon for two hours and a half",
        "Storms ahead: the landing is moved 250 miles to the northeast",
        "Apollo 11 is down in the Pacific",
        "Thirty-three pounds, six ounces",
    ),
    "the war of El Salvador and Honduras": (
        "Salvadoran planes bomb Honduran airfields",
        "In a schoolhouse at the front, the war has a waiting room",
        "Football did not make this war; it kept the score",
        "Ceasefire ordered in Honduras from midnight",
        "Shirts, beans and a closed road: what a four-day war costs a common market",
    ),
    "Senator Kennedy’s accident": (
        "Woman dies in Senator Kennedy’s car",
        "Miss Kopechne is buried in the valley she came from",
        "Kennedy given suspended sentence",
    ),
    "the talks on Vietnam": (
        "On the avenue Kléber, the chairs are comfortable and nothing else is",
        "Saigon offers its enemies a place on the ballot",
        "Thursday again: a moment’s pause for the moon, then page one",
    ),
    "the President’s journey": (
        "Nixon sets out for the Pacific, Asia and Rumania",
        "On Guam the President draws a line across Asia, in pencil",
    ),
    "the Tour de France": (
        "A hundred and forty kilometres of nobody",
        "Merckx wins the Tour, and Belgium has its day a day early",
    ),
}
ALONE = ("World in brief, Sunday", "General Franco names a King, and leaves him waiting")


def items() -> list[Item]:
    """The articles of the edition, as placing sees them."""
    found: list[Item] = []
    for feed, path in enumerate(FEEDS, start=1):
        for draft in parse.parse(path.read_bytes(), url=f"https://{path.stem}.example/feed").drafts:
            features = intake.prepare(draft, "").features
            found.append(Item(len(found) + 1, draft.published or 0, draft.title, feed, features, link=draft.link or ""))
    return found


@pytest.fixture(scope="module")
def edition() -> dict[str, int]:
    """The story of each title."""
    articles = {item.id: item for item in items()}
    return {articles[found.article].title: found.story for found in Placer().place(list(articles.values()))}


@pytest.mark.parametrize("name", RUNNING)
def test_a_running_story_is_found_whole(name, edition):
    assert len({edition[title] for title in RUNNING[name]}) == 1


def test_no_two_running_stories_are_one(edition):
    assert len({edition[titles[0]] for titles in RUNNING.values()}) == len(RUNNING)


@pytest.mark.parametrize("title", ALONE)
def test_what_belongs_to_no_running_story_stands_alone(title, edition):
    assert list(edition.values()).count(edition[title]) == 1
