"""Pictures of the reader and the developments pane: dark, light and without colours, from small to large."""

import time
from collections.abc import Callable, Iterator

import pytest
from reader_app import ReaderApp, related
from reader_sample import LANDING, article
from textual.pilot import Pilot

Compare = Callable[..., bool]


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hours are local on the screen, and colours are as the terminal wants them."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        patch.delenv("NO_COLOR", raising=False)
        time.tzset()
        yield
    time.tzset()


async def reading(pilot: Pilot[None]) -> None:
    """Open the article at its second passage, with what relates to it."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    app.reader.show(article())
    app.reader.go_to_passage(1)
    if not app.alone:
        app.pane.show_article(article())
        app.pane.show_related(related(), LANDING + 3000)
    await pilot.pause()


@pytest.mark.parametrize("theme", ["wireroom-dark", "wireroom-light"])
def test_both_panes_at_120_columns(snap_compare: Compare, theme: str) -> None:
    assert snap_compare(ReaderApp(theme=theme), run_before=reading, terminal_size=(120, 36))


def test_the_reader_at_80_columns(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(alone=True), run_before=reading, terminal_size=(80, 24))


def test_the_reader_in_the_middle_of_160_columns(snap_compare: Compare) -> None:
    assert snap_compare(ReaderApp(alone=True), run_before=reading, terminal_size=(160, 45))


def test_without_colours(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ReaderApp(), run_before=reading, terminal_size=(120, 36))
