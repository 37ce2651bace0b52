"""Explorations: a published model, a picture of it, and things to move.

Each is a module with `TITLE`, `FIGURE`, `build()` and `show()`; docs/explorations.md says how one is written.
"""

from __future__ import annotations

import importlib
from types import ModuleType

from peacetalks.explorations import book as book

IDS = (
    "bargaining-range",
    "multi-issue",
    "two-level-game",
    "ripeness",
    "mediator-bias",
    "alternating-offers",
    "arms-race",
    "trust-under-noise",
    "costly-signals",
    "inspection",
    "stakeholders",
    "spoilers",
    "sanctions",
    "outcome-tree",
    "timeline",
    "agreements",
    "who-is-at-the-table",
)
"""Ids of all explorations, as the book's `{exploration}` directive takes them."""


def load(exploration: str) -> ModuleType:
    """Return the module of the exploration with this id.

    Raises
    ------
    ValueError
        When there is none; the sentence lists those that there are.
    """
    if exploration not in IDS:
        raise ValueError(f"There is no exploration {exploration!r}; there are: {', '.join(IDS)}.")
    return importlib.import_module(f"{__name__}.{exploration.replace('-', '_')}")
