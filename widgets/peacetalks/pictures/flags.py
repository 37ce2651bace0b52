"""Flags: words on stems above a picture, in a few rows, of which none crosses another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from peacetalks.pictures import svg

FLAG_ROW = 18.0
FLAG_ROWS = 4
NARROW = 2.0
GAP = 6.0
MIDDLE = 200.0


class Flag(NamedTuple):
    """Words from `left` to `right` on a stem that stands at `x` and goes down to `y`; `pick` is whose they are."""

    x: float
    y: float
    pick: int
    words: str
    left: float
    right: float


def hang(x: float, y: float, pick: int, words: str) -> Flag:
    """Let words stand beside their stem, towards the middle of the picture."""
    width = svg.text_width(words)
    left = x - 3 if x < MIDDLE else x - width + 3
    left = min(max(left, 2.0), 398.0 - width)
    return Flag(x, y, pick, words, left, left + width)


def rows_of(flags: Sequence[Flag]) -> list[int] | None:
    """Return a row for each flag, counted from below, so that no words or stems cross; None when there is no room.

    Those of the left half go down towards the middle like stairs, and so do those of the right half, so that each
    stem passes beside the words below it.
    """
    rows: dict[Flag, int] = {}
    right = sorted((flag for flag in flags if flag.x >= MIDDLE), key=lambda flag: flag.x)
    left = sorted((flag for flag in flags if flag.x < MIDDLE), key=lambda flag: -flag.x)
    for flag in (*right, *left):
        row = 0
        for other, taken in rows.items():
            beside = flag.left < other.right + GAP and other.left < flag.right + GAP
            if beside and taken >= row:
                row = taken + 1
        if row >= FLAG_ROWS or any(
            taken < row and other.left - NARROW < flag.x < other.right + NARROW for other, taken in rows.items()
        ):
            return None
        rows[flag] = row
    return [rows[flag] for flag in flags]
