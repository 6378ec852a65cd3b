"""Pictures of the reader and the developments pane: dark, light and without colours, from small to large."""

from collections.abc import Callable

import pytest
from reader_app import ReaderApp, related
from reader_sample import LANDING, article
from textual.pilot import Pilot

Compare = Callable[..., bool]

pytestmark = pytest.mark.usefixtures("as_pictured")


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
