"""The list of places (``data/places.txt``): which names are places, and under which name each is known."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from tui.analysis.names import Index, forenames, plain


@cache
def names() -> dict[str, str]:
    """Every way to write a place, in plain form (``names.plain``), with the name it is known by."""
    found: dict[str, str] = {}
    for row in files("tui.analysis").joinpath("data/places.txt").read_text("utf8").splitlines():
        if not row or row[0] in "#[":
            continue
        for entry in row.split(","):
            known, *others = (name.strip() for name in entry.split("="))
            for name in (known, *others):
                if name:
                    found.setdefault(plain(name), known)
    return found


def canonical(name: str) -> str:
    """The name a place is known by ("U.S." is "United States"); ``name`` itself if the list does not have it."""
    stripped = name[4:] if name[:4].lower() == "the " else name
    return names().get(plain(stripped), name)


def is_place(name: str) -> bool:
    """Whether the list has ``name``."""
    return plain(name) in names()


def is_also_a_person(name: str) -> bool:
    """Whether a listed place's name is a forename as well (Sofia, Florence, Austin): then only the text can tell."""
    return plain(name) in forenames()


@cache
def index() -> Index:
    """The list for looking names up in a text."""
    return Index(names())
