"""What stands in a body and is no part of the report: credits, bylines, calls to subscribe, links to other articles.

Takes a body and gives one without them, its offsets and links rebuilt. Only what announces itself by its form goes: in
doubt a block stays, and a body never loses everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.model import PROSE, Block, Body, Link, Span

LINE_LIMIT = 500
"""Characters of a block that can be clutter as a whole; a caption is rarely longer."""

HEAD = 4
"""Blocks at the top in which the title again, a byline or a date line may stand."""

_AGENCIES = (
    r"(?:AP(?: Photo| Images)?|Associated Press|Reuters|REUTERS|AFP|EPA|PA|Getty(?: Images)?|Bloomberg|Shutterstock"
    r"|iStock|Alamy|Rex|UPI|TASS|Xinhua|Zuma)"
)
_SITES = (
    r"(?:facebook|twitter|pinterest|whatsapp|linkedin|instagram|youtube|reddit|flipboard"
    r"|email|share|tweet|post|print|x)"
)

# Each is what a whole block says, in any case of letters. What could open a sentence of a report ("Copyright law …",
# "More than 40 …", "This story is about …") must go on in the way that only clutter does.
_LINES = (
    r"advert(?:isement|ising)?:?|sponsored(?: content)?|skip advert(?:isement)?",
    r"(?:scroll|continue) (?:down )?to continue.{0,40}",
    r"(?:story|article) continue[sd]? (?:below|after).{0,40}|continue reading below|loading\W*|close",
    r"print|comments?|recommended|share (?:this|on|via)\b.{0,80}",
    rf"{_SITES}(?:[ ,|/]+{_SITES})*",
    r"facebook twitter pinterest .*|read or share this .*",
    (
        r"(?:please )?(?:sign up|subscribe|register)(?: now| today| here)?(?: free)?(?: (?:for|to|at|with your"
        r"|by)\b.{0,160})?\W*"
    ),
    (
        r"(?:get|receive|sign up)\b.{0,120}(?:newsletters?|(?:delivered|sent|straight"
        r"|direct(?:ly)?) to your inbox)\b.{0,160}"
    ),
    r"you agree that anything you post.*",
    (
        r"(?:read|see|watch|listen|view|more|related|also|video|photos?|gallery|live updates|don['’]t miss"
        r"|must[ -](?:read|watch))(?: (?:also|more|next|now|here|this|on|it))? ?[:»>|→].{0,200}"
    ),
    r"(?:more|read more|see more) (?:on|from|about)(?: [\w’'-]+){1,6} ?[:»>→].{0,120}",
    (
        r"(?:related|recommended|further|more) (?:articles?|stories|content|topics|coverage|links|videos?|reading"
        r"|news|for you)\b.{0,12}"
    ),
    r"(?:read|see|learn|find out) more(?: (?:here|at|on|about|from)\b.{0,100})?[^.\w]*",
    r"continue reading.{0,120}|just watched .{0,200}|(?:click|tap) here\b.{0,160}",
    r"click (?:to|on)\b.{0,40}\b(?:subscribe|share|tweet|enlarge|watch|expand|play|listen)\b.{0,80}",
    r"(?:download|install|get) our .{0,60}app\b.{0,80}",
    rf"(?:like|find) us on {_SITES}\b.{{0,120}}|follow [\w.,’'@ -]{{2,60}}? on {_SITES}\b.{{0,120}}",
    r"(?:©|\(c\) ?\d|copyright (?:©|\(c\)|\d|by\b)).{0,200}|all rights reserved.{0,80}",
    r"the post .{1,200} appeared first on .{0,100}",
    (
        r"(?:this (?:article|story|post|piece|report) (?:was|has been|is|originally|first)(?: \w+)?|originally"
        r"|first) (?:published|appeared|posted|updated|corrected|produced|republished|syndicated"
        r"|generated)\b.{0,200}"
    ),
    r"contributing:.{0,200}",
    r"\(?(?:additional )?reporting by (?!the\b)[^;]{0,60}(?:; ?(?:additional|reporting|editing|writing)\b.{0,300})?\)?",
    r"(?:edited|editing|written|compiled) by [^.]{0,50}\.?|our standards: the thomson reuters.{0,80}",
    r"reuters messaging:.{0,120}|source link|filed under:?.{0,160}",
    r"(?:tags?|topics?|categories):.{0,160}|(?:slideshow|gallery) \(\d+ images?\)",
    r"\(?\d+ (?:images|photos)\)?|\d+ min(?:utes?)?(?: read)?|reading time:?.{0,30}",
    r"listen to this (?:article|story).{0,60}|media playback is .{0,80}|to play this content .{0,120}",
    r"video \d+:\d\d.{0,80}|please (?:enable|turn on) javascript.{0,120}",
    r"have a (?:news )?tip\b.{0,120}",
    r"send (?:tips|(?:us )?your (?:tips|photos|videos?|comments|questions|stories|images))\b.{0,120}",
    r"content created by .{0,400}without charge.*",
    r"comments are (?:closed|moderated|not pre-screened|subject to|disabled).{0,120}",
    r"this is a rush transcript.{0,200}|(?:the )?(?:opinions|views) expressed\b.{0,200}",
    r"this article is more than \d+ (?:year|month)s? old|https?://\S+|pic\.twitter\.com/\S+",
    r"back to top|(?:next|previous) (?:article|post|story)",
)
_ANYWHERE = re.compile("|".join(_LINES), re.IGNORECASE | re.DOTALL)
_INSIDE = re.compile(
    r"\bby (?:signing up|subscribing|clicking|submitting)\b.{0,60}\byou agree\b"
    r"|\bcontributed(?: reporting)? to this (?:report|story|article|post)\b"
    r"|\bjavascript (?:must be|is) (?:turned on|enabled|disabled|required)\b",
    re.IGNORECASE | re.DOTALL,
)
_INSIDE_SIGNS = ("you agree", "contributed", "avascript", "avaScript")
_CAPTION = re.compile(
    r"(?i:enlarge this image)\b.{0,260}|(?i:image|photo|picture|video|media) (?:copyright|caption|credit"
    r"|source)\b.{0,400}"
    r"|(?:FILE(?: PHOTO)?\s?[:–—-]\s|File (?:photo|picture|image)\b).{0,460}"
    r"|[\[(]?(?i:photo|photograph|picture|image|illustration|graphic|credit|screenshot|reuters photo|ap photo)s?"
    r"(?i: (?:by|credit|courtesy(?: of)?|via))?\s?[:/][^.!?\n]{1,90}\.?[\])]?"
    r"|[\[(](?i:photo|image|picture|illustration|screenshot)s? (?:by|via|courtesy|credit)\b.{0,160}[\])]"
    r"|\((?i:pixabay|shutterstock|istock|getty images|reuters|ap|afp)\)",
    re.DOTALL,
)
_CREDIT_AT_END = re.compile(
    r"(?:[\[(](?:\w+ )?(?:Photo|Photograph|Image|Picture|Credit|Illustration)s?\b[^()\[\]]{0,120}[\])]"
    r"|(?:Photo|Photograph|Picture|Image|Photo credit|Photo by)\s?:\s?[^.]{2,80}"
    rf"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{0,4}} ?(?:/|via|for) ?{_AGENCIES}(?:[ /]\S+){{0,4}}"
    rf"|{_AGENCIES}/[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){{0,3}}(?:/\S+)*"
    rf"|(?:AFP/|Bloomberg/)?Getty Images|[(\[]{_AGENCIES}(?:/[^)\]]{{1,60}})?[)\]])$"
)
_ORNAMENT = re.compile(r"[\W_]+")
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_DATE_LINE = re.compile(
    r"(?:first )?(?:updated|published|posted|last (?:modified|updated)|created"
    r"|modified)\b:?(?! in\b)[^!?\d]{0,16}\d[^!?“\"]{0,60}"
    rf"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{{1,2}} )?{_MONTH} ?\d{{0,4}}(?:st|nd|rd"
    rf"|th)?,? ?\d{{0,4}}"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,12})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}(?: \d{1,2}:\d\d.{0,8})?"
    r"|\d{4}-\d\d-\d\d.{0,24}"
    r"|(?:analysis|opinion|analysis/opinion|editorial|commentary|news|breaking|exclusive|live):?",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+|van|von|de|la|bin)){1,3}"
_NAMES = re.compile(rf"{_NAME}(?:(?:,|,? and| &) {_NAME}){{0,4}}")
_BYLINE = re.compile(rf"(?:By|BY) (?:{_NAME}|[A-Z][\w’'-]+)(?:[^.!?]{{0,80}})")
_OUTLET = re.compile(
    r"(?:USA ?TODAY.{0,20}|Reuters|(?:The )?Associated Press|AP|AFP|CNN.{0,20}|BBC.{0,20}|Bloomberg.{0,10}"
    r"|(?:The )?(?:[A-Z][\w’'-]+ ){0,4}(?:Network|Times|Post|News|Tribune|Journal|Republic|Herald|Press|Star"
    r"|Globe|Gazette"
    r"|Chronicle|Guardian|Observer|Mail|Telegraph)"
    r"|.{0,60}\b(?:[Cc]ontributor|[Cc]orrespondent|[Rr]eporter|[Cc]olumnist|[Ee]ditor|[Ss]taff [Ww]riter"
    r"|Editorial Board)\b.{0,40})"
)
_LEADING = re.compile(
    r"(?:ADVERTISEMENT|Advertisement|Story [Cc]ontinue[sd]? [Bb]elow|Media playback is (?:unsupported"
    r"|not supported) on (?:your|this) device)"
    rf"\s+(?=[A-Z\"“])|[^|\n]{{0,300}}\| [^|\n]{{0,60}}?{_AGENCIES}(?:/[A-Z]\w+ [A-Z]\w+|/\S+)*\s+(?=[A-Z\"“])"
)
_TRAILING = re.compile(
    r"\s*(?:\((?:Additional )?[Rr]eporting by\b[^()]{0,400}(?:\([^()]*\)[^()]{0,200})*\)"
    r"|The post .{1,200} appeared first on .{1,80}"
    r"|(?:©|Copyright ©).{0,160}|(?<=[.!?…\]”\"]) ?(?:Continue reading|Read more|Read the full (?:story|article"
    r"|post))\b.{0,80})\s*$",
    re.DOTALL,
)
_TRAILING_SIGNS = ("eporting by", "appeared first on", "©", "Continue reading", "Read more", "Read the full")
_STOPS = frozenset(".!?”\"’'…")
_PLAIN = re.compile(r"[\W_]+")


def strip(title: str, body: Body) -> Body:
    """``body`` less its clutter; ``body`` itself where there is none, or nothing but clutter."""
    known = _plain(title)
    kept = [(number, span) for number, span in _kept(known, body) if span is not None]
    if len(kept) == len(body.blocks) and all(span == body.blocks[n].span for n, span in kept):
        return body
    if not any(body.blocks[n].kind in PROSE for n, _ in kept):
        return body
    return _rebuilt(body, kept)


def _kept(title: str, body: Body) -> Iterator[tuple[int, Span | None]]:
    """What is left of each block: its span, a part of it, or None."""
    texts = [block.span.of(body.text) for block in body.blocks]
    bylines = _bylines(texts[:HEAD], bool(title))
    for number, (block, text) in enumerate(zip(body.blocks, texts, strict=True)):
        if block.kind not in PROSE or not text:
            yield number, block.span
        elif number in bylines or _is_clutter(text, number, title):
            yield number, None
        else:
            yield number, _trimmed(block.span, text)


def _is_clutter(text: str, number: int, title: str) -> bool:
    if len(text) > LINE_LIMIT:
        return False
    if _ANYWHERE.fullmatch(text) or _CAPTION.fullmatch(text) or _ORNAMENT.fullmatch(text):
        return True
    if any(sign in text for sign in _INSIDE_SIGNS) and _INSIDE.search(text):
        return True
    if number < HEAD and (_DATE_LINE.fullmatch(text) or _BYLINE.fullmatch(text) or (title and _plain(text) == title)):
        return True
    return text[-1] not in _STOPS and _CREDIT_AT_END.search(text, max(0, len(text) - 200)) is not None


def _bylines(texts: Sequence[str], titled: bool) -> set[int]:
    """The blocks at the top that name the authors and, behind them, whom they write for."""
    found: set[int] = set()
    for number, text in enumerate(texts[1:], 1):
        if (
            len(text) <= 80
            and _OUTLET.fullmatch(text)
            and (titled or number > 1)
            and _NAMES.fullmatch(texts[number - 1])
        ):
            found |= {number - 1, number}
    return found


def _trimmed(span: Span, text: str) -> Span | None:
    """The block less what is glued to its ends, or None where nothing is left."""
    leading = _LEADING.match(text) if "|" in text[:300] or text[:1] in "AMS" else None
    start = leading.end() if leading else 0
    tail = text[max(start, len(text) - 700) :]
    signed = any(sign in tail for sign in _TRAILING_SIGNS)
    trailing = _TRAILING.search(text, max(start, len(text) - 700)) if signed else None
    end = trailing.start() if trailing else len(text)
    return Span(span.start + start, span.start + end) if start < end else None


def _plain(text: str) -> str:
    return _PLAIN.sub(" ", text).strip().casefold()


def _rebuilt(body: Body, kept: Sequence[tuple[int, Span]]) -> Body:
    """A body of the kept parts; what stood between two blocks stays between them."""
    pieces: list[str] = []
    blocks: list[Block] = []
    moves: list[tuple[Span, int]] = []
    at, before = 0, -1
    for number, span in kept:
        if pieces:
            gap = (
                body.text[body.blocks[before].span.end : body.blocks[number].span.start]
                if number == before + 1
                else "\n\n"
            )
            pieces.append(gap)
            at += len(gap)
        pieces.append(span.of(body.text))
        blocks.append(replace(body.blocks[number], span=Span(at, at + len(span))))
        moves.append((span, at - span.start))
        at, before = at + len(span), number
    return Body("".join(pieces), tuple(blocks), tuple(_moved(body.links, moves)))


def _moved(links: Sequence[Link], moves: Sequence[tuple[Span, int]]) -> Iterator[Link]:
    """The links that lie in a kept part, where they lie now."""
    for link in links:
        for span, by in moves:
            if span.holds(link.span):
                yield Link(Span(link.span.start + by, link.span.end + by), link.url)
                break
