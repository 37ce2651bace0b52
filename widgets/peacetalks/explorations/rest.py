"""Waits until a slider rests."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

SECONDS = 0.25
"""So long without a move is rest."""


class Rest:
    """Does something once nothing has been asked of it for a while; in a script, which has no later, at once."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None

    def then(self, act: Callable[[], None]) -> None:
        """Do this at rest, in place of what was to be done."""
        if self._timer is not None:
            self._timer.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            act()
        else:
            self._timer = loop.call_later(SECONDS, act)
