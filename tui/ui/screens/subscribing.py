"""Feeds: adding and reloading them; and what the engine tells meanwhile."""

from __future__ import annotations

from time import monotonic

from textual import events, on
from textual.message import Message

from tui.model import View
from tui.news import (
    Analysed,
    Failed,
    FeedAdded,
    FeedChecked,
    Finished,
    Imported,
    Looked,
    News,
    Pictured,
    Placed,
    Progress,
)
from tui.text import count_of
from tui.text import line as one_line
from tui.ui import keys
from tui.ui.screens.tending import Tending
from tui.ui.widgets.status_bar import StatusBar, Step

_STEP_SECONDS = 1.0
"""While somebody types, the progress of work is shown so often."""

_STOPPED = {"deep": "Reading is stopped until the next start; what you open is read all the same"}
"""What is told of a job that was stopped, where that is more than the word."""

_PASTED = 100_000
"""Characters of a pasted text that are looked at."""


class NewsArrived(Message):
    """The engine tells something."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.news = news


class Subscribing(Tending):
    """Subscriptions, and the engine's news."""

    def start_subscribing(self) -> None:
        """Nothing is under way."""
        self._additions: list[FeedAdded] = []
        self._asked_for_refresh = False
        self._step: Step | None = None
        self._step_shown = 0.0

    def on_news_arrived(self, event: NewsArrived) -> None:
        """Show what the engine tells; the lists follow by themselves, at most once a second."""
        match event.news:
            case Progress(job, done, total):
                self._step = (job, done, total) if done < total else None
                self._show_step()
            case Finished(job, message):
                self._finished(job, message)
            case Failed(job, message):
                self._failed(job, message)
            case Analysed(article):
                self.analysed(article)
            case Pictured():
                self.pictured(event.news)
            case Looked():
                self._looked(event.news)
            case FeedAdded():
                self._additions.append(event.news)
                self._close_dialog()
                self.changed()
            case FeedChecked():
                self.changed()
                self.feed_tried(event.news.feed)
                self._notify(event.news)
            case Imported():
                self._imported(event.news)
            case Placed():
                self.changed()
                self.relate_to(self.text)

    def _notify(self, news: FeedChecked) -> None:
        """Something new came in a feed of which the user wants to be told."""
        feed = self.sidebar.feed(news.feed) if news.new else None
        if feed is not None and feed.settings.notify:
            self.app.bell()
            self.notify(one_line(f"{feed.title}: {count_of(news.new, 'new article')}"), timeout=10, markup=False)

    def tick(self) -> None:
        """Several times a second."""
        super().tick()
        self._show_step()

    def _show_step(self) -> None:
        """Show how far the work is: at once, but while somebody types not more than once a second.

        The status line would be painted between the answers to keys.
        """
        now = monotonic()
        if self._step != self.status.step and (self.at_rest or now - self._step_shown >= _STEP_SECONDS):
            self.status.step = self._step
            self._step_shown = now

    def _begin_step(self, step: Step | None) -> None:
        """The user began or stopped work, or it has ended: that is shown at once."""
        self._step = self.status.step = step

    def _dialog(self) -> object:
        """The dialog on top of the newsroom, if there is one."""
        return self.app.screen if self.app.screen is not self else None

    def _failed(self, job: str, message: str) -> None:
        """A wish could not be fulfilled: the dialog says so if it is still there, else a toast."""
        from tui.ui.screens.add_feed import AddFeed

        if job == "engine":
            self.errands_ended()
        if job == "full_text":
            self.full_text_failed()
        elif job == "pictures":
            self.pictures_failed()
        else:
            self._begin_step(None)
        dialog = self._dialog()
        if job in ("add", "look", "engine") and isinstance(dialog, AddFeed) and dialog.is_mounted:
            dialog.failed(message)
        elif job != "look":  # whoever closed the dialog no longer wants to know
            self.notify(one_line(message), severity="warning", markup=False)

    def _looked(self, news: Looked) -> None:
        """Something is at the address that the dialog asked for."""
        from tui.ui.screens.add_feed import AddFeed

        dialog = self._dialog()
        if isinstance(dialog, AddFeed) and dialog.is_mounted:
            dialog.looked(news)

    def _close_dialog(self) -> None:
        """Something was added: the dialog has done its work, unless it is for something that is still to be wished."""
        from tui.ui.screens.add_feed import AddFeed

        dialog = self._dialog()
        if isinstance(dialog, AddFeed) and dialog.adding:
            dialog.dismiss(None)

    def _finished(self, job: str, message: str) -> None:
        """A job has ended: sum it up if the user asked for it."""
        self._begin_step(None)
        self.changed()
        self.refresh_digest()
        if job == "add":
            self._sum_up_additions(message)
        elif job == "refresh" and self._asked_for_refresh:
            self._asked_for_refresh = False
            self.tell(one_line(message) or "Reloaded")

    def _sum_up_additions(self, message: str) -> None:
        """One feed was added: name it, and show its articles. Many: how many."""
        added, self._additions = self._additions, []
        if len(added) == 1:
            news = added[0]
            title = one_line(news.title or news.url)
            self.tell(f"{title} was there already" if news.known else f"{title}: {count_of(news.new, 'article')}")
            if self.pane in ("list", "sidebar"):
                self.open_view(View("feed", str(news.feed)))
        elif added:
            self.tell(one_line(message))

    def _imported(self, outcome: Imported) -> None:
        """A list was brought in: say what came of it, and how its marks are taken back; it sums up its feeds itself."""
        self._additions = []
        self._close_dialog()
        self.changed()
        message, undo = one_line(str(outcome)), keys.keys_of("undo", self.services.keymap)
        if undo and (outcome.read or outcome.starred):
            message += f" · {keys.shown(undo[0])} takes the marks back"
        self.notify(message, timeout=10, markup=False)

    # Reloading

    def action_reload_feed(self) -> None:
        """Fetch this feed, or those of the folder under the cursor."""
        row = self.sidebar.current if self.pane == "sidebar" else None
        if row and row.kind == "folder":
            wanted = [feed.id for feed in self.sidebar.feeds if feed.folder == row.label]
        else:
            feed = self.feed_here()
            wanted = [feed.id] if feed else []
        if wanted:
            self._begin_step(("refresh", 0, len(wanted)))
            self._asked_for_refresh = True
            self.services.engine.refresh(wanted)

    def action_reload_all(self) -> None:
        """Fetch all feeds."""
        if self.sidebar.feeds:
            self._begin_step(("refresh", 0, len(self.sidebar.feeds)))
            self._asked_for_refresh = True
            self.services.engine.refresh()
        else:
            self.tell_no_feeds()

    def on_digest_page_reload_wished(self) -> None:
        """All feeds are to be fetched, from the digest, which lies over the status line."""
        self.action_reload_all()
        if self.status.step is not None:
            self.tell("Reloading all feeds …")

    def action_stop_reload(self) -> None:
        """Stop what the status line shows."""
        if self.stop_errand():
            self.tell("Stopped")
        elif self.status.step is not None:
            job = self.status.step[0]
            self.services.engine.cancel(job)
            self._begin_step(None)
            self._asked_for_refresh = False
            self.tell(_STOPPED.get(job, "Stopped"))
        else:
            self.tell("Nothing is under way")

    @on(StatusBar.Clicked)
    def _bar_clicked(self) -> None:
        """A click on the progress bar stops it."""
        self.action_stop_reload()

    # Subscriptions

    def action_add_feed(self) -> None:
        """Ask for an address, and subscribe to what is there."""
        self._add_feed()

    def _add_feed(self, address: str = "") -> None:
        """Open the dialog, on an address if there is one already."""
        from tui.ui.screens.add_feed import AddFeed

        row = self.sidebar.current if self.pane == "sidebar" else None
        folder = row.label if row and row.kind == "folder" else row.feed.folder if row and row.feed else ""
        now = self.services.clock()
        self.app.push_screen(AddFeed(self.services.engine, now, self.folders(), folder, address))

    def on_paste(self, event: events.Paste) -> None:
        """Addresses that are pasted into the newsroom are wanted as feeds."""
        from tui.ui.screens.add_feed import addresses

        event.stop()
        wanted = addresses(event.text[:_PASTED])
        if len(wanted) > 1 or "." in "".join(wanted):
            self._add_feed(" ".join(wanted))
