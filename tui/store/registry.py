"""The registry of names: which spellings are one name, found by rule or said by the user, and kept for good.

The spellings of a name are a tree of the rows of ``entities``: a merge hangs one tree into another, a split takes it
out again, whole, so that each undoes the other. What a rule joined, the user may split, and no rule joins it again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.errors import ConfigError, NotFound
from tui.model import ENTITY_KINDS, Analysis, Entity, EntityKind, KnownName, Quote
from tui.store.schema import transaction

MOST_ALIKE = 200
"""Names with one key that are looked at; surnames as frequent as Kim have fewer."""

_UNSETTLED = "SELECT id, name, kind FROM entities WHERE key IS NULL ORDER BY id DESC LIMIT ?"
_ALIKE = """
SELECT e.id, e.head, e.name,
    EXISTS (SELECT 1 FROM mentions m JOIN mentions o ON o.article = m.article JOIN entities s ON s.id = o.entity
            WHERE m.entity = :id AND s.head = e.head),
    EXISTS (SELECT 1 FROM mentions m JOIN articles a ON a.id = m.article JOIN articles b ON b.story = a.story
            JOIN mentions o ON o.entity = e.id AND o.article = b.id WHERE m.entity = :id)
FROM entities e WHERE e.kind = :kind AND e.key = :key AND e.head <> :id
ORDER BY e.articles DESC LIMIT :most
"""
_SETTLE = "UPDATE entities SET key = ? WHERE id = ?"
_UNTOUCHED = "SELECT 1 FROM entities WHERE id = ? AND parent IS NULL AND origin = 'rule'"
_CLASHING = """
SELECT e.id FROM mentions m JOIN entities e ON e.id = m.entity
WHERE m.article = :article AND e.parent IS NOT NULL AND e.origin = 'rule' AND EXISTS (
    SELECT 1 FROM mentions o JOIN entities s ON s.id = o.entity
    WHERE o.article = :article AND s.head = e.head AND s.id <> e.id)
"""
_HANG = "UPDATE entities SET parent = ?2 WHERE id = ?1"
_BEHEAD = """
UPDATE entities SET head = :head WHERE id IN (
    WITH RECURSIVE below (id) AS (
        SELECT :id UNION SELECT e.id FROM below b JOIN entities e ON e.parent = b.id)
    SELECT id FROM below)
"""
_BY_USER = "UPDATE entities SET origin = 'user' WHERE id = ? AND origin <> 'made'"
_CHILDREN = "SELECT id, name FROM entities WHERE parent = ? ORDER BY id"
_MAKE = "INSERT INTO entities (name, kind, key, origin) VALUES (?, ?, ?, 'made')"
_NEEDLESS = "SELECT 1 FROM entities WHERE id = ? AND origin = 'made' AND articles = 0"
_ADOPT = "UPDATE entities SET parent = ?2 WHERE parent = ?1 AND id <> ?2"
_UNMAKE = "DELETE FROM entities WHERE id = ?"
_NAMED = "SELECT id, name, kind, parent, head FROM entities WHERE name = ? ORDER BY articles DESC, id"
_NAMED_LOOSELY = """
SELECT id, name, kind, parent, head FROM entities WHERE name = ? COLLATE NOCASE ORDER BY articles DESC, id
"""
_BY_ID = "SELECT id, name, kind, parent, head FROM entities WHERE id = ?"
_REGISTERED = """
SELECT e.name, e.kind, h.name FROM mentions m JOIN entities e ON e.id = m.entity JOIN entities h ON h.id = e.head
WHERE m.article = ? AND e.parent IS NOT NULL
"""
_RESPELT = """
SELECT a.name, b.name FROM entities a JOIN entities b ON b.head = a.head AND b.id <> a.id
WHERE a.head IN (SELECT head FROM entities WHERE parent IS NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One row of the registry; ``parent`` is None for a name that is known under this spelling."""

    id: int
    name: str
    kind: EntityKind
    parent: int | None
    head: int


# --- what the rules need -----------------------------------------------------------------------


def unsettled(db: sqlite3.Connection, limit: int) -> list[tuple[int, str, EntityKind]]:
    """Names (id, name, kind) whose other spellings were never looked for, the newest first."""
    return [(number, name, kind) for number, name, kind in db.execute(_UNSETTLED, (limit,))]


def alike(db: sqlite3.Connection, number: int, kind: EntityKind, key: str) -> list[KnownName]:
    """The names with a key, as the name ``number`` sees them; at most ``MOST_ALIKE``, the most frequent."""
    facts = {"id": number, "kind": kind, "key": key, "most": MOST_ALIKE}
    return [KnownName(i, head, name, bool(b), bool(n)) for i, head, name, b, n in db.execute(_ALIKE, facts)]


def settle(db: sqlite3.Connection, number: int, key: str, head: int | None) -> None:
    """Keep what a rule decided: the name stands by itself (None) or is a spelling of ``head``; in a transaction.

    What the user has decided stands.
    """
    db.execute(_SETTLE, (key, number))
    if head is not None and db.execute(_UNTOUCHED, (number,)).fetchone():
        _hang(db, number, head)


def part_clashing(db: sqlite3.Connection, article: int) -> None:
    """Part names that a rule has joined and that this article tells from each other; in a transaction."""
    for (number,) in db.execute(_CLASHING, {"article": article}).fetchall():
        _cut(db, number)


def _hang(db: sqlite3.Connection, number: int, parent: int) -> None:
    """Hang the tree under ``number`` into that of ``parent``, which is a head."""
    db.execute(_HANG, (number, parent))
    db.execute(_BEHEAD, {"id": number, "head": parent})


def _cut(db: sqlite3.Connection, number: int) -> None:
    """Take the tree under ``number`` out of the one it is in."""
    db.execute(_HANG, (number, None))
    db.execute(_BEHEAD, {"id": number, "head": number})


# --- what the user says ------------------------------------------------------------------------


def find(db: sqlite3.Connection, words: str) -> list[Spelling]:
    """The names (one for each kind) that are spelt ``words``, the most frequent first; "person:Georgia" is one only.

    Large and small letters are told apart only where that makes a difference. Raises NotFound.
    """
    kind, _, name = words.partition(":")
    named, only = (name.strip(), kind) if kind in ENTITY_KINDS else (words.strip(), "")
    for statement in (_NAMED, _NAMED_LOOSELY):
        rows = [Spelling(*row) for row in db.execute(statement, (named,))]
        if found := [row for row in rows if only in ("", row.kind)]:
            return found
    raise NotFound(f"no article names {words!r}: `wireroom names WORD` lists the names with a word")


def merge(db: sqlite3.Connection, name: str, other: str) -> tuple[Spelling, Spelling]:
    """Make ``other``, with all its spellings, a spelling of ``name``; gives both heads as they were before.

    To undo it, split the second one. Raises NotFound, ConfigError (no kind is common to both), LibraryError.
    """
    with transaction(db):
        into, joined = _of_one_kind(find(db, name), find(db, other))
        head, tree = _row(db, into.head), _row(db, joined.head)
        if head.id != tree.id:
            _hang(db, tree.id, head.id)
            db.execute(_BY_USER, (tree.id,))
        return head, tree


def _of_one_kind(ones: Sequence[Spelling], others: Sequence[Spelling]) -> tuple[Spelling, Spelling]:
    for one in ones:
        for other in others:
            if one.kind == other.kind:
                return one, other
    raise ConfigError(
        f"{ones[0].name!r} is a {ones[0].kind}, {others[0].name!r} a {others[0].kind}: only names of a kind can be one"
    )


def split(db: sqlite3.Connection, name: str) -> list[tuple[Spelling, Spelling]]:
    """Take a spelling out of its name; of the name itself, every other one. Gives the pairs that were parted.

    To undo it, merge each pair. Raises NotFound, ConfigError (there is nothing to split), LibraryError.
    """
    with transaction(db):
        found = find(db, name)
        spelling = next((one for one in found if one.parent or _children(db, one.id)), None)
        if spelling is None:
            raise ConfigError(f"{found[0].name!r} has no other spelling that it could be split from")
        if spelling.parent:
            parted = [(_row(db, spelling.head), spelling)]
        else:
            parted = [(spelling, child) for child in _children(db, spelling.id)]
        for _, child in parted:
            _cut(db, child.id)
            db.execute(_BY_USER, (child.id,))
        return parted


def rename(db: sqlite3.Connection, name: str, new: str, key: str = "") -> tuple[Spelling, Spelling]:
    """Let a name be known as ``new``: one of its spellings, or one that no article has. Gives the old and the new head.

    ``key`` is the new one's. To undo it, rename it back. Raises NotFound, ConfigError (``new`` is another name's),
    LibraryError.
    """
    with transaction(db):
        old = _row(db, find(db, name)[0].head)
        rows = [Spelling(*row) for row in db.execute(_NAMED, (new,))]
        row = next((one for one in rows if one.kind == old.kind), None)
        if row is None:
            made = db.execute(_MAKE, (new, old.kind, key)).lastrowid
            row = _row(db, made or 0)
        elif row.head != old.id:
            raise ConfigError(f"{new!r} is another name: `wireroom names --merge` makes two names one")
        if row.id != old.id:
            _crown(db, old.id, row.id)
        return old, row


def _crown(db: sqlite3.Connection, old: int, new: int) -> None:
    """Put ``new`` at the top of the tree of ``old``; a name that only the user had given, and takes back, goes."""
    db.execute(_HANG, (new, None))
    db.execute(_HANG, (old, new))
    db.execute(_BY_USER, (old,))
    db.execute(_BEHEAD, {"id": new, "head": new})
    if db.execute(_NEEDLESS, (old,)).fetchone():
        db.execute(_ADOPT, (old, new))
        db.execute(_UNMAKE, (old,))


def _row(db: sqlite3.Connection, number: int) -> Spelling:
    return Spelling(*db.execute(_BY_ID, (number,)).fetchone())


def _children(db: sqlite3.Connection, number: int) -> list[Spelling]:
    return [_row(db, child) for child, _ in db.execute(_CHILDREN, (number,)).fetchall()]


# --- what was read, under its registered names -------------------------------------------------


def as_registered(db: sqlite3.Connection, article: int, analysis: Analysis) -> Analysis:
    """An article's analysis with each name as it is registered; how the article spells it is among its aliases."""
    known = {(name, kind): head for name, kind, head in db.execute(_REGISTERED, (article,))}
    if not known:
        return analysis
    entities: dict[tuple[str, EntityKind], Entity] = {}
    for entity in analysis.entities:
        name = known.get((entity.name, entity.kind), entity.name)
        before = entities.get((name, entity.kind), Entity(name, entity.kind))
        entities[name, entity.kind] = replace(
            before,
            aliases=tuple(sorted({*before.aliases, *entity.aliases, entity.name} - {name})),
            mentions=tuple(sorted({*before.mentions, *entity.mentions})),
        )
    quotes = tuple(_said_by(quote, known) for quote in analysis.quotes)
    return replace(analysis, entities=tuple(entities.values()), quotes=quotes)


def _said_by(quote: Quote, known: dict[tuple[str, EntityKind], str]) -> Quote:
    if quote.speaker is None or quote.speaker_kind is None:
        return quote
    return replace(quote, speaker=known.get((quote.speaker, quote.speaker_kind), quote.speaker))


def respelt(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """All pairs of spellings of one name, both ways round: what a search looks for as well."""
    return [(one, other) for one, other in db.execute(_RESPELT)]
