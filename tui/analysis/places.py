"""The list of places (``data/places.txt``): which names are places, and under which name each is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from tui.analysis.names import Index, forenames, plain

OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
"""Quarters of the sky, plain, that tell two halves of a land apart."""


@cache
def names() -> dict[str, str]:
    """Every way to write a place, in plain form (``names.plain``), with the name it is known by."""
    return {plain(name): known for name, known in reversed(list(_entries(short=False)))}


@cache
def _short_forms() -> dict[str, str]:
    """Short forms that only their stop tells from other words ("Mass."), as written, with the name of the place."""
    return {name: known for name, known in _entries(short=True) if name != known}


def _entries(*, short: bool) -> Iterator[tuple[str, str]]:
    """The names of the list, each with the one it is known by; those under ``[short]`` or all others."""
    section = ""
    for row in files("tui.analysis").joinpath("data/places.txt").read_text("utf8").splitlines():
        section = row if row.startswith("[") else section
        if not row or row[0] in "#[" or (section == "[short]") != short:
            continue
        for entry in row.split(","):
            known, *others = (name.strip() for name in entry.split("="))
            yield from ((name, known) for name in (known, *others) if name)


def canonical(name: str) -> str:
    """The name a place is known by ("U.S." is "United States"); ``name`` itself if the list does not have it."""
    stripped = name[4:] if name[:4].lower() == "the " else name
    return _short_forms().get(name) or names().get(plain(stripped), name)


def half_of(quarter: str, named: Iterable[str]) -> str:
    """The one of ``named`` that "the North" is; ``quarter`` itself if none or several are called so."""
    lands = [name for name in named if name.startswith(f"{quarter} ")]
    return lands[0] if plain(quarter) in OPPOSITE and len(lands) == 1 else quarter


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
