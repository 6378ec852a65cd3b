"""The arguments of every command. Nothing is imported here that a command needs only when it runs."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tui import __version__

_WITH_QUERY = frozenset({"articles", "searches"})
"""The commands that take a query."""
_UNWANTED = re.compile(r"-(?!h$)[^-]")
"""A word with one minus; of options only -h has one."""


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """The arguments of a command, by default the process's own. In a QUERY a word may begin with a minus."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not _WITH_QUERY.isdisjoint(words):
        # Behind a blank it is no option to argparse; a query is the same with it.
        words = [f" {word}" if _UNWANTED.match(word) else word for word in words]
    return build().parse_args(words)


def build() -> argparse.ArgumentParser:
    """The parser; each command sets ``command_function`` to "module:function" in tui.cli."""
    root = argparse.ArgumentParser(
        prog="wireroom", description="A news reader for the terminal that reads the story, not the feed."
    )
    root.add_argument("--version", action="version", version=f"wireroom {__version__}")
    root.add_argument("--library", type=Path, metavar="FILE", help="the library (also WIREROOM_LIBRARY)")
    root.add_argument("--config", type=Path, metavar="FILE", help="the settings (also WIREROOM_CONFIG)")
    root.add_argument("--sample", action="store_true", help="the bundled sample edition, instead of the library")
    root.set_defaults(command_function="newsroom:open_newsroom")
    commands = root.add_subparsers(title="commands", metavar="COMMAND")
    _feeds(commands)
    _articles(commands)
    _analysis(commands)
    _names(commands)
    _library(commands)
    return root


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    function: str,
    text: str,
    *,
    json: bool = True,
) -> argparse.ArgumentParser:
    """A command with its function, its help and, for those that print, ``--json``."""
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(command_function=function)
    if json:
        command.add_argument("--json", action="store_true", help="print JSON (docs/json.md)")
    return command


def _feeds(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """add, feeds, remove, edit, refresh, preview, and those about lists of feeds."""
    add = _command(commands, "add", "feeds:add", "subscribe to addresses or files; finds the feed of a web page")
    add.add_argument("addresses", nargs="+", metavar="URL|FILE")
    add.add_argument("--folder", default="", help="the folder that they go into")
    _command(commands, "feeds", "feeds:list_feeds", "list the subscriptions and their health")
    remove = _command(commands, "remove", "feeds:remove", "unsubscribe")
    remove.add_argument("feeds", nargs="+", metavar="FEED", help="a number, an address, or a part of a title")
    edit = _command(commands, "edit", "feeds:edit", "change a subscription's title, folder, address or settings")
    edit.add_argument("feed", metavar="FEED")
    edit.add_argument("--title")
    edit.add_argument("--folder")
    edit.add_argument("--url")
    edit.add_argument("--every", metavar="2h", help='how often it is looked at; "" is as it is learned')
    edit.add_argument("--keep", metavar="N", help='how many articles are kept, besides unread and starred; "" is all')
    edit.add_argument("--headers", metavar="TEXT", help='"Name: value; Name: $SECRET", sent with each request')
    for name, what in (
        ("full-text", "fetch the pages of its articles"),
        ("mute", "leave it out"),
        ("notify", "tell"),
        ("preferred", "of the same text in several feeds show this one’s"),
    ):
        edit.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, default=None, help=what)
    refresh = _command(commands, "refresh", "feeds:refresh", "fetch now what is new")
    refresh.add_argument("feeds", nargs="*", metavar="FEED")
    depth = refresh.add_mutually_exclusive_group()
    depth.add_argument(
        "--no-stories", action="store_true", help="end when new articles are in the lists; stories follow next time"
    )
    depth.add_argument("--deep", action="store_true", help="also read every new article with the language model")
    preview = _command(commands, "preview", "feeds:preview", "show what a feed holds, without subscribing")
    preview.add_argument("sources", nargs="+", metavar="FILE|URL")
    _lists(commands)


def _lists(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """import, export."""
    lists = _command(
        commands, "import", "lists:import_lists", "subscribe to the feeds of a list, of newsboat's as well"
    )
    lists.epilog = (
        "What a file is shows in it: OPML of any reader; newsboat's urls, which bring the cache.db along that lies"
        " beside them; or a cache.db, from which what was read and flagged is taken over. All marks are undone at once."
    )
    lists.add_argument("files", nargs="+", type=Path, metavar="FILE")
    lists.add_argument("--dry-run", action="store_true", help="only say what would come of it")
    lists.add_argument(
        "--with-secrets",
        action="store_true",
        help="of a whole library: agree that the secrets which the headers of its feeds name are sent",
    )
    export = _command(commands, "export", "lists:export_list", "print the subscriptions as OPML", json=False)
    export.add_argument(
        "--all", action="store_true", help="the whole library as lines of JSON, which `import` brings back without loss"
    )


def _articles(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """articles, searches, read."""
    articles = _command(commands, "articles", "articles:list_articles", "list articles, newest first, or search them")
    articles.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help='words, "a phrase", -not, feed:name, is:unread, within:7d … (docs/query.md)',
    )
    articles.add_argument("--search", metavar="NAME", help="those that the search kept by this name finds")
    articles.add_argument("--unread", action="store_true")
    articles.add_argument("--starred", action="store_true")
    articles.add_argument("--limit", type=_count, default=50, metavar="N", help="at most so many (50); 0 is all")
    searches = _command(commands, "searches", "searches:searches", "list the searches that are kept, or change them")
    searches.epilog = (
        "What a QUERY can say is told in docs/query.md. Each change prints the command that takes it back, as Ctrl+Z in"
        " the newsroom does."
    )
    change = searches.add_mutually_exclusive_group()
    change.add_argument(
        "--keep", nargs=2, metavar=("NAME", "QUERY"), help="keep a search, or another QUERY by a NAME that is kept"
    )
    change.add_argument("--rename", nargs=2, metavar=("NAME", "OTHER"), help="give it another name")
    change.add_argument("--remove", metavar="NAME", help="keep it no longer; its articles stay")
    read = _command(commands, "read", "articles:read", "print an article with its summary, names, quotes and relations")
    read.add_argument("article", type=int, metavar="ID")
    read.add_argument("--plain", action="store_true", help="without colour and layout, for screen readers")


def _analysis(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """analyse, stories, story, digest."""
    analyse = _command(
        commands, "analyse", "analyse:analyse", "say what texts say: summary, entities, quotes, passages"
    )
    analyse.add_argument("sources", nargs="+", metavar="FILE|URL|-", help=".txt, .html, .json with title and text")
    analyse.add_argument("--sentences", type=_count, default=None, metavar="N", help="the length of the summary")
    analyse.add_argument("--model", help="the language model: md, sm, none, or an installed spaCy model")
    analyse.add_argument(
        "--method", choices=["wireroom", "lexrank", "textrank", "luhn", "lsa"], help="how the summary is made"
    )
    stories = _command(commands, "stories", "stories:list_stories", "list the running stories, or mend them")
    stories.epilog = (
        "What you say of a story is kept for good, whatever arrives later. Each change prints the command that takes it"
        " back. The numbers of stories and developments are printed with --json and on their pages."
    )
    stories.add_argument(
        "--since", default="7d", metavar="2d", help="with news in the last 12h, 2d, 3w, or since 2026-11-20 (7d)"
    )
    stories.add_argument("--all", action="store_true", help="every story of the library, those of one article too")
    stories.add_argument("--for", dest="time", metavar="7d", help="with --mute: for so long (for ever)")
    change = stories.add_mutually_exclusive_group()
    change.add_argument("--muted", action="store_true", help="list the stories that are muted")
    change.add_argument("--follow", type=_count, metavar="ID", help="follow a story: it stands first")
    change.add_argument("--unfollow", type=_count, metavar="ID", help="no longer follow it")
    change.add_argument("--mute", type=_count, metavar="ID", help="show nothing of a story; what comes to it is read")
    change.add_argument("--unmute", type=_count, metavar="ID", help="no longer mute it")
    change.add_argument("--rename", nargs=2, metavar=("ID", "TITLE"), help='give it a title of yours; "" takes it back')
    change.add_argument(
        "--merge", nargs=2, type=_count, metavar=("ID", "ID"), help="make the second one part of the first"
    )
    change.add_argument("--split", type=_count, metavar="DEVELOPMENT", help="make a development a story of its own")
    change.add_argument("--undo", action="store_true", help="take back the last change, as Ctrl+Z in the newsroom does")
    story = _command(commands, "story", "story:show", "print a story: summary, time line, who spoke, who reports it")
    story.add_argument("story", type=_count, metavar="ID", help="its number, as `wireroom stories` prints it")
    digest = _command(
        commands, "digest", "digest:digest", "print a briefing: the top stories, what is new, who said what"
    )
    digest.add_argument("--since", default="1d", metavar="1d", help="of the last 12h, 2d, 3w, or since 2026-11-20 (1d)")
    digest.add_argument("--format", choices=["text", "md", "html", "json"], help="text; md is Markdown, html one page")
    digest.add_argument("--limit", type=_count, default=8, metavar="N", help="at most so many stories (8); 0 is all")


def _names(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """names."""
    names = _command(commands, "names", "names:names", "list the people and places of all articles, or say who is who")
    names.epilog = (
        'Spelling variants of a name come together by themselves; what you say here is kept for good. "person:Georgia"'
        " is a name of one kind only. Each change prints the command that takes it back."
    )
    names.add_argument("query", nargs="*", metavar="QUERY", help="a word of the name, or its beginning")
    names.add_argument("--limit", type=_count, default=50, metavar="N", help="at most so many (50); 0 is all")
    change = names.add_mutually_exclusive_group()
    change.add_argument("--merge", nargs=2, metavar=("A", "B"), help="make B a spelling of A")
    change.add_argument("--split", metavar="A", help="take the spelling A out of its name; of a name, all the others")
    change.add_argument("--rename", nargs=2, metavar=("A", "B"), help="let A be known as B, on every page")


def _library(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """doctor."""
    _command(commands, "doctor", "doctor:doctor", "versions, paths, language models, a check of the library")


def _count(words: str) -> int:
    """A whole number from 0. Raises ArgumentTypeError."""
    if not words.isdecimal():
        raise argparse.ArgumentTypeError(f"{words!r} is no whole number from 0")
    return int(words)
