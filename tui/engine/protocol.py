"""The lines between the UI and the engine: wishes go down, news come up, each one JSON object on a line."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, cast, get_args

from tui import news
from tui.drawing import Room

Do = Literal["refresh", "look", "add", "study", "full_text", "pictures", "cancel"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the UI wants done.

    refresh ``feeds`` (none: all); look what is at the address ``text``; add the addresses in the lines of ``text`` to
    ``folder``, under ``title``; study ``article``, or fetch its full_text, or
    draw its pictures (all, or the one with the address ``text``) for ``room``; cancel the job ``text``.
    """

    do: Do
    feeds: tuple[int, ...] = ()
    article: int = 0
    text: str = ""
    folder: str = ""
    title: str = ""
    room: Room | None = None


def wish_to_line(wish: Wish) -> bytes:
    """One line that ``wish_of_line`` reads."""
    fields = {name: getattr(wish, name) for name in Wish.__slots__}
    return json.dumps({name: value for name, value in fields.items() if value}, default=asdict).encode() + b"\n"


def wish_of_line(line: bytes) -> Wish:
    """The wish on a line. Raises ValueError on anything else."""
    data: Any = json.loads(line)
    if not isinstance(data, dict) or data.get("do") not in get_args(Do):
        raise ValueError(f"no such wish: {line[:80]!r}")
    try:
        return Wish(
            do=cast(Do, data["do"]),
            feeds=tuple(int(f) for f in data.get("feeds", ())),
            article=int(data.get("article", 0)),
            text=str(data.get("text", "")),
            folder=str(data.get("folder", "")),
            title=str(data.get("title", "")),
            room=Room(**data["room"]) if "room" in data else None,
        )
    except TypeError as error:
        raise ValueError(f"no such wish: {line[:80]!r}") from error


def news_to_line(item: news.News) -> bytes:
    """One line that ``news_of_line`` reads."""
    return json.dumps(news.to_json(item)).encode() + b"\n"


def news_of_line(line: bytes) -> news.News:
    """The news on a line. Raises ValueError on anything else."""
    try:
        return news.from_json(json.loads(line))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no news: {line[:80]!r}") from error
