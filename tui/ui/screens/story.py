"""The page of a story: its time line beside its summary, who spoke, who reports it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.model import Story
from tui.ui import keys, story_rows
from tui.ui.dossier import Place, Row
from tui.ui.screens.dossier import DossierPage
from tui.ui.story_rows import Coverage
from tui.ui.view_names import Keys

Wish = Literal["follow", "mute", "rename", "split", "join"]
"""What can be done with a story."""


class StoryPage(DossierPage):
    """A story from all its articles; gives the place to read."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "close", "Close", show=False), *keys.bindings("story")]
    heading = "Story"
    hints = (
        ("follow_story", "follow"), ("mute_story", "mute"), ("rename_story", "title"), ("split_story", "part"),
        ("join_story", "join"),
    )  # fmt: skip

    class Wished(Message):
        """Something is to be done with the story; ``development`` is the one under the cursor, 0 if there is none."""

        def __init__(self, story: Story, what: Wish, development: int) -> None:
            super().__init__()
            self.story, self.what, self.development = story, what, development

    def __init__(self, told: Coverage, now: float, key: Keys) -> None:
        super().__init__(key)
        self._told, self._now = told, now

    @property
    def story(self) -> int:
        """The number of the story."""
        return self._told.story.id

    def show(self, told: Coverage, now: float) -> None:
        """The story has changed: show it as it is now; the cursor stays."""
        self._told, self._now = told, now
        self.show_rows()

    def rows_left(self, width: int) -> Sequence[Row]:
        """What it is, and how it went on."""
        told, now = self._told, self._now
        return story_rows.head(told, width, now) + story_rows.time_line(told, width, now)

    def rows_right(self, width: int) -> Sequence[Row]:
        """What there is to know, and from whom; the gap before the first heading is not wanted at the top."""
        told, now = self._told, self._now
        rows = story_rows.news(told, width, now) + story_rows.summary(told, width, now)
        return (rows + story_rows.speakers(told, width, now) + story_rows.sources(told, width))[1:]

    def rows(self, width: int) -> Sequence[Row]:
        """All of it, what is told before who tells it."""
        told, now = self._told, self._now
        rows = story_rows.head(told, width, now) + story_rows.news(told, width, now)
        rows += story_rows.summary(told, width, now) + story_rows.time_line(told, width, now)
        return rows + story_rows.speakers(told, width, now) + story_rows.sources(told, width)

    def action_follow_story(self) -> None:
        """Follow it, or no longer."""
        self._wish("follow")

    def action_mute_story(self) -> None:
        """Mute it, or no longer."""
        self._wish("mute")

    def action_rename_story(self) -> None:
        """Give it another title."""
        self._wish("rename")

    def action_split_story(self) -> None:
        """Make the development under the cursor a story of its own."""
        self._wish("split")

    def action_join_story(self) -> None:
        """Make another story a part of it."""
        self._wish("join")

    def _wish(self, what: Wish) -> None:
        """Tell the newsroom, which lies below all pages."""
        place = (self.right if self.right.has_focus else self.left).target
        article = place.article if isinstance(place, Place) else 0
        development = next((h.development for h in self._told.members if h.id == article), None)
        self.app.screen_stack[0].post_message(self.Wished(self._told.story, what, development or 0))
