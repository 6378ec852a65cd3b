"""Entities: the mentions of an article joined under one canonical name each, with their aliases.

A person is known by the longest full name in the article, a place by its name in the list of places, an organisation by
its long form where the article gives one for its capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.analysis import places
from tui.analysis.fullnames import FullNames
from tui.analysis.mentions import Mention, mentions
from tui.analysis.names import kind_words, plain
from tui.model import Entity, EntityKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "del"})
_LEGAL = re.compile(r",?\s+(?:Inc|Corp|Ltd|LLC|PLC|plc|Co|GmbH|AG|SA|NV|Bhd)\.?$")
_BEFORE, _AFTER = "“\"«„‘'", "”\"»“’'"


def find(doc: Doc, title: str = "") -> tuple[Entity, ...]:
    """What a parsed article names, most mentioned first; not what stands alone between quotation marks (“Guilty”).

    Its ``title`` is where a full name may stand that the article itself only gives by the surname.
    """
    text = doc.text  # a doc puts it together anew at each call
    found = group(mentions(doc), title)
    return tuple(e for e in found if not all(_is_said(text, e.kind, span) for span in e.mentions))


def _is_said(text: str, kind: EntityKind, span: Span) -> bool:
    """Whether a single word is what was said, and its capital that of a sentence: “Guilty,” or “Roger, we copy.”"""
    before, behind = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    if not before or before not in _BEFORE or " " in span.of(text):
        return False
    fills = behind.lstrip(".,!?;")[:1]
    return bool(fills and fills in _AFTER) or (kind == "person" and behind[:1] in {",", ".", "!", "?"})


def group(found: Sequence[Mention], title: str = "") -> tuple[Entity, ...]:
    """One entity for each thing named, most mentioned first."""
    by_kind: dict[EntityKind, list[Mention]] = defaultdict(list)
    for mention in found:
        by_kind[mention.kind].append(mention)
    titles = [title, *(mention.text for mention in (*by_kind["work"], *by_kind["event"]))]
    out: list[Entity] = []
    for kind, members in list(by_kind.items()):
        names = _names_of(kind, members, titles)
        together: dict[str, list[Mention]] = defaultdict(list)
        for mention, name in zip(members, names, strict=True):
            together[name.replace("’", "'")].append(mention)  # one person whichever apostrophe a paper uses
        out += [_entity(name, kind, group) for name, group in together.items()]
    return tuple(sorted(out, key=lambda entity: (-len(entity.mentions), entity.mentions[0])))


def _names_of(kind: EntityKind, members: Sequence[Mention], titles: Sequence[str]) -> list[str]:
    if kind == "person":
        people = FullNames(members, titles)
        return [people.name_of(mention) for mention in members]
    if kind == "organisation":
        return _organisations(members)
    names = [places.canonical(m.text) if kind == "place" else m.text for m in members]
    if kind == "place":
        known = dict.fromkeys(names)
        names = [places.half_of(name, known) for name in names]
    if kind in {"date", "money"}:
        return names
    counts = Counter(names)
    usual = {plain(name): name for name in sorted(counts, key=lambda name: (not name.isupper(), counts[name]))}
    return [usual[plain(name)] for name in names]


def _entity(name: str, kind: EntityKind, group: Iterable[Mention]) -> Entity:
    members = list(group)
    ways = {m.text for m in members} | {f"{m.title} {m.text}" for m in members if m.title}
    return Entity(name, kind, tuple(sorted(ways - {name})), tuple(sorted({m.span for m in members})))


# --- organisations ---


def _organisations(members: Sequence[Mention]) -> list[str]:
    """Capitals under their long form ("NATO"), short names under the one longer name that begins with them."""
    forms = Counter(_LEGAL.sub("", m.text) for m in members)
    long = sorted((name for name in forms if " " in name), key=lambda name: (-forms[name], name))
    by_initials: dict[str, str] = {}
    by_beginning: dict[str, set[str]] = defaultdict(set)
    for name in long:
        by_initials.setdefault(initials(name), name)
        by_initials.setdefault(initials(name, small=True), name)
        words = plain(name).split()
        for length in range(1, len(words)):
            by_beginning[" ".join(words[:length])].add(name)
    usual = {_number_apart(name): name for name in long if not name.isupper()}
    out = []
    for mention in members:
        name = _LEGAL.sub("", mention.text)
        if name.isupper() and name in by_initials:
            name = by_initials[name]
        elif len(by_beginning.get(plain(name), ())) == 1 and _may_be_short(name):
            name = next(iter(by_beginning[plain(name)]))
        out.append(usual.setdefault(_number_apart(name), name))
    return out


def _number_apart(name: str) -> str:
    """What two ways to write an organisation have in common: "Quarn Brigade", "QUARN BRIGADES"."""
    return plain(name).removesuffix("s") if " " in name else plain(name)


def _may_be_short(name: str) -> bool:
    """Whether a name that another begins with can be that one's: "Senate" is itself, beside "Senate Ways Committee"."""
    last = name.split()[-1]
    return len(name) > 3 and last not in kind_words() and last != "House" and not places.is_place(name)


def initials(name: str, *, small: bool = False) -> str:
    """The first letters of a name's words, those of the small ones only where asked for ("DOJ").

    >>> initials("North Atlantic Treaty Organization")
    'NATO'
    """
    words = re.findall(r"\w+", name)
    return "".join(word[0].upper() for word in words if small or word.lower() not in _SMALL)
