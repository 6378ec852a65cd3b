"""A library of invented reports for the digest: what was said before, what has come since, and by whom."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.model import Analysis, Body, Draft, Entity, Placement, Prepared, Quote, Span
from tui.store import articles, feeds, schema, stories

NOW = 1_770_000_000
HOUR = 3600


@dataclass(frozen=True)
class Report:
    """An article: its feed, how many hours old it is, where it belongs, its sentences; all of them are its summary.

    A quotation in a sentence is ``speaker``'s. ``copy`` is the title of the report that it is a copy of.
    """

    feed: str
    hours: float
    title: str
    sentences: tuple[str, ...]
    story: int | None = None
    development: int | None = None
    speaker: str = ""
    copy: str = ""
    link: str = "https://example.org/a"


FERRY = (
    Report("Herald", 60, "Ferry aground off Northport", ("A ferry ran aground off Northport in a storm.",), 1, 101),
    Report(
        "Wire", 10, "Ferry towed free",
        ("Two tugs pulled the ferry free at noon.", "A ferry ran aground off Northport in the storm."), 1, 102,
    ),
    Report(
        "Herald", 5, "Captain speaks",
        ("The inquiry opens on Monday in Westhaven.", "“We had no warning of that sandbank at all,” Clara Berg said."),
        1, 103, "Clara Berg",
    ),
    Report("Ledger", 4, "Captain talks", ("The inquiry opens on Monday in Westhaven.",), 1, 103, copy="Captain speaks"),
)  # fmt: skip
BUDGET = (
    Report("Ledger", 9, "Deputies vote", ("The budget passed with four votes to spare.",), 2, 201),
    Report(
        "Herald", 3, "Minister resigns",
        ("The finance minister resigned after the vote.", "“I have done what I set out to do,” Hugo Lund said."),
        2, 202, "Hugo Lund",
    ),
)  # fmt: skip
OLD = (
    Report("Wire", 90, "Wheat fails", ("The wheat harvest failed for a third year.",), 3, 301),
    Report("Herald", 80, "Wheat prices", ("Bread costs a tenth more than in spring.",), 3, 302),
)
ALONE = (
    Report("Wire", 2, "Museum opens its cellar", ("The museum shows what it never showed.",), 4, 401),
    Report("Wire", 6, "Swans return", ("Swans have come back to the river.",)),
    Report("Herald", 1, "Clock stopped", ("The town clock stopped at three.",)),
)
EVERYTHING = (*FERRY, *BUDGET, *OLD, *ALONE)


def fill(path: Path, reports: tuple[Report, ...] = EVERYTHING) -> Mapping[tuple[str, str], int]:
    """Make a library of these; gives the articles' ids by feed and title."""
    db = schema.connect(path)
    ids: dict[tuple[str, str], int] = {}
    for report in reports:
        feed, _ = feeds.add(db, f"https://{report.feed.lower()}.example/feed", NOW, title=report.feed)
        (number,) = articles.save(db, feed, [_prepared(report)], NOW).new
        ids[report.feed, report.title] = number
        if report.story is not None and report.development is not None:
            original = next((ids[r.feed, r.title] for r in reports if r.title == report.copy), None)
            place = Placement(number, report.story, report.development, original if report.copy else None, ("why",))
            stories.save_placements(db, [place])
    stories.set_titles(db, {1: "The Northport ferry", 2: "The budget"}, {})
    db.close()
    return ids


def opened(path: Path) -> sqlite3.Connection:
    """A connection to it."""
    return schema.connect(path)


def _prepared(report: Report) -> Prepared:
    """The report, deeply read."""
    body = Body.of(report.sentences)
    published = int(NOW - report.hours * HOUR)
    draft = Draft(report.title, report.title, report.link, "", published, None, body)
    marks = [Span(*found.span()) for found in re.finditer("“[^”]*”", body.text)]
    quotes = tuple(Quote(span, report.speaker, "person", confidence=0.9) for span in marks if report.speaker)
    names = (Entity(report.speaker, "person", (), (Span(0, 1),)),) if report.speaker else ()
    return Prepared(draft, Analysis(1, "en", True, body.paragraphs, body.paragraphs, names, quotes))
