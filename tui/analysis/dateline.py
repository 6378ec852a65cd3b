"""Where a report begins behind its dateline: "HOUSTON, July 20 (AP) —", "PARIS —", "Amman, Jordan (CNN) --", "(CNN)".

Takes a text and the start of a paragraph and gives an offset. A place in capitals needs a dash behind it, one in small
letters needs an agency in brackets too, or must be in the list of places.
"""

from __future__ import annotations

import re

from tui.analysis import places
from tui.model import Body, Span

SHORTEST = 10
"""Characters that must follow: what is shorter is no report."""

_LOOKED_AT = 110
"""Characters that a dateline, and what follows it, stand in."""

_UPPER = "A-ZÀ-ÖØ-ÞĄĆČĘĞİŁŃŚŞŠŹŻŽА-ЯЁІЇЄҐ"
_CAPITALS = rf"(?!FILE\b)[{_UPPER}][{_UPPER}.'’/ -]{{2,40}}"
_CAPITALISED = rf"[{_UPPER}][\w.'’/-]*(?:,? (?:(?:de|of|la|al|el|do) )?[{_UPPER}][\w.'’/-]*){{0,4}}"
# ", Mass., July 25", " AND GREELEY, COLO.", ", 13 July 2009", ", 5 juillet"
_REGION_AND_DAY = rf"(?:,?[ /](?:[{_UPPER}][\w.'’-]*|\d{{1,2}}\.? [^\W\d_]{{3,9}}\.?|\d{{1,4}})){{0,6}},?"
_AGENCIES = (
    r"\((?:AP|(?:The )?Associated Press|CNN(?: ?Money| Business| Politics)?|(?:Thomson )?Reuters(?: Foundation)?"
    r"|REUTERS|AFP|UPI|RNS|[Dd][Pp][Aa]|EFE|ANSA|TASS|ТАСС|Xinhua|Bloomberg(?: News)?|BBC|NPR|PTI|Kyodo|Yonhap|AAP"
    r"|(?:The )?Canadian Press)\)"
)
_DASH = r"\s?(?:—|–|--?)\s+"
_OPENS = rf"(?=[{_UPPER}\d“\"‘'„«(\[$£€])"
_FORMS = re.compile(
    rf"{_CAPITALS}{_REGION_AND_DAY}(?: ?\([^()\n]{{2,40}}\))?{_DASH}{_OPENS}"
    rf"|(?:{_CAPITALISED}{_REGION_AND_DAY} )?(?:{_AGENCIES}(?:{_DASH}|:?\s*)|\([{_UPPER}][A-Za-z. ]{{1,30}}\){_DASH})"
    rf"{_OPENS}"
)
# Without an agency, and with a colon even in capitals (like a speaker's name), only a place that is known is one.
_PLACE = re.compile(
    rf"(?:(?P<dashed>[^,—–\n]{{3,40}}?)(?:(?=,){_REGION_AND_DAY})?{_DASH}"
    rf"|(?P<shouted>[{_UPPER}][{_UPPER} .-]{{4,40}}?):\s+){_OPENS}"
)
_SIGNS = re.compile(r"[—–:)]|-\s")


def end(text: str, start: int, stop: int | None = None) -> int:
    """The offset at which the report of the paragraph ``text[start:stop]`` begins: ``start`` without a dateline."""
    limit = len(text) if stop is None else stop
    if not _SIGNS.search(text, start, min(start + _LOOKED_AT, limit)):
        return start
    found = _FORMS.match(text, start, min(start + _LOOKED_AT, limit)) or _known_place(text, start, limit)
    return found.end() if found and limit - found.end() >= SHORTEST else start


def begins(body: Body) -> int:
    """Where a report begins: behind the dateline of its first paragraph, if it has one."""
    first = body.paragraphs[0] if body.paragraphs else Span(0, 0)
    return end(body.text, first.start, first.end)


def _known_place(text: str, start: int, limit: int) -> re.Match[str] | None:
    """A dateline that only the list of places tells from other words before a dash or a colon."""
    found = _PLACE.match(text, start, min(start + _LOOKED_AT, limit))
    return found if found and places.is_place(found["dashed"] or found["shouted"]) else None
