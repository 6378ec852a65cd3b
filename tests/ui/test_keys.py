"""The table of actions: complete, without clashes, rebindable, and the page made from it is current."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom_library import newsroom_app

from tui.config import Config
from tui.errors import ConfigError
from tui.ui import keys
from tui.ui.hints import HINTS

PRESETS = ("default", "newsboat")


def bound(scope: str, preset: str) -> list[str]:
    """All keys of a scope."""
    return [key for a in keys.ACTIONS if a.scope == scope for key in keys.split(a.preset(preset))]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_key_means_two_things_where_both_are_heard(preset) -> None:
    heard = bound("move", preset) + bound("newsroom", preset) + bound("app", preset)
    assert len(heard) == len(set(heard)), sorted(k for k in heard if heard.count(k) > 1)


@pytest.mark.parametrize("action", keys.ACTIONS, ids=lambda a: a.name)
def test_every_action_is_there_to_be_called(action, library) -> None:
    from tui.ui.app import WireroomApp
    from tui.ui.screens.entity import EntityPage
    from tui.ui.screens.newsroom import Newsroom
    from tui.ui.screens.story import StoryPage
    from tui.ui.widgets.article_list import ArticleList
    from tui.ui.widgets.developments import Developments
    from tui.ui.widgets.dossier import Dossier
    from tui.ui.widgets.reader import Reader
    from tui.ui.widgets.sidebar import Sidebar

    owners = {
        "move": (ArticleList, Sidebar, Reader, Developments, Dossier),
        "newsroom": (Newsroom,),
        "sidebar": (Sidebar,),
        "story": (StoryPage,),
        "name": (EntityPage,),
    }
    for owner in owners.get(action.scope, (WireroomApp,)):
        assert callable(getattr(owner, f"action_{action.name}", None)), owner


def test_every_hint_names_actions_with_keys() -> None:
    for hints in HINTS.values():
        for names, label in hints:
            assert label
            assert all(keys.BY_NAME[name].keys for name in names.split())


def test_docs_keys_md_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "keys.md"
    assert page.read_text("utf8") == keys.page(), "run: python -m tui.ui.keys > docs/keys.md"


def test_the_config_wins_over_the_preset() -> None:
    found = keys.keymap(Config(keys="newsboat", bindings={"star": "x, ctrl+s"}))
    assert found["star"] == "x,ctrl+s"
    assert found["write_file"] == "s"


@pytest.mark.parametrize(
    ("bindings", "said"),
    [
        ({"fly": "f"}, "fly"),
        ({"star": "hyper+q+w"}, "'hyper+q+w'"),
        ({"star": "nokey"}, "'nokey'"),
        ({"star": " , "}, "empty"),
        ({"mark_above_read": "x"}, "mark_above_read"),
    ],
)
def test_a_binding_that_cannot_be_is_named_with_its_file(bindings, said) -> None:
    with pytest.raises(ConfigError, match=r"wireroom\.toml") as error:
        keys.keymap(Config(bindings=bindings), Path("wireroom.toml"))
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+d", "Ctrl+D"), ("enter", "⏎"), ("G", "G"), ("alt+left", "Alt+←"), ("f1", "F1"), ("+", "+"), ("|", "|")],
)
def test_keys_are_shown_as_people_write_them(key, shown) -> None:
    assert keys.shown(key) == shown


def test_a_chord_is_shown_twice_and_an_action_without_keys_as_palette() -> None:
    assert keys.all_shown("top_chord", {}) == "gg"
    assert keys.all_shown("mark_above_read", {}) == ""


async def test_a_rebound_key_acts_and_the_old_one_does_not(newsroom) -> None:
    async with newsroom((120, 36), Config(bindings={"toggle_read": "X"})) as room:
        await room.press("m")
        assert not room.screen.list.headline(0).read
        await room.press("X")
        assert room.screen.list.headline(0).read


async def test_the_newsboat_preset_is_bound_and_shown(library) -> None:
    app = newsroom_app(library[0], Config(keys="newsboat"))
    async with app.run_test(size=(160, 45)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("g", "o")
        assert app.newsroom.view.sort == "oldest"
        assert ("toggle_read", "N", "read/unread") in app.newsroom.key_bar.hints(160)
