"""Keys typed faster than a dialog opens: they are kept until something in it has the focus, then sent there."""

from __future__ import annotations

from collections import deque
from time import monotonic

from textual import events
from textual.app import App
from textual.screen import Screen

_TRIES = 20
"""Repaints in which a dialog may give the focus to something; then the keys are its own."""

_REMEMBERED = 64
"""Keys of which it is known which screen they were sent to: more than can be typed before a dialog is there."""


class TypeAhead(App[None]):
    """An app in which no key is lost between the one that opens a dialog and the dialog."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: list[events.Key] = []
        self._sent: deque[tuple[events.Key, Screen[object]]] = deque(maxlen=_REMEMBERED)
        self.typed_at = 0.0
        """When a key came in last, by the monotonic clock."""
        self._holder: Screen[object] | None = None
        """The screen that was found to have the focus last; one that is laid over it opens still."""

    async def on_event(self, event: events.Event) -> None:
        """Keep keys while a screen opens: those that come in, and those that were sent to the screen below it."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        self.typed_at = monotonic()
        if self._is_for_another(event) if event.is_forwarded else self._opening():
            self._keep(event)
        else:
            if not event.is_forwarded:
                self._sent.append((event, self.screen))
            await super().on_event(event)

    def _is_for_another(self, event: events.Key) -> bool:
        """Whether a key that nothing had a use for was sent to another screen than the one on top by now."""
        return any(sent is event and screen is not self.screen for sent, screen in self._sent)

    def _opening(self) -> bool:
        """Whether the screen on top has not had the focus so far."""
        if self.focused is not None and not self._typed:
            self._holder = self.screen
        return len(self.screen_stack) > 1 and self.screen is not self._holder

    def _keep(self, event: events.Key) -> None:
        """Keep a key for the screen on top."""
        self._typed.append(event)
        if len(self._typed) == 1:
            self.call_later(self._send, _TRIES)

    def _send(self, tries: int) -> None:
        """Send what was kept as soon as something has the focus."""
        if self.focused is None and tries:
            self.screen.call_after_refresh(self.call_later, self._send, tries - 1)
            return
        self._holder = self.screen
        typed, self._typed = sorted(self._typed, key=lambda event: event.time), []
        for event in typed:
            (self.focused or self.screen)._forward_event(events.Key(event.key, event.character))
