"""Bars below each other that say how far each of several doubts moves one number: a tornado diagram."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from peacetalks.pictures import palette, svg
from peacetalks.pictures.scale import Scale

ROW = 22.0
THICK = 14.0


class Swing(NamedTuple):
    """How far one doubt moves a number: what it is at the doubt's low and at its high end."""

    words: str
    at_low: float
    at_high: float


def swings(bars: Sequence[Swing], base: float, x: Scale, top: float) -> str:
    """Return bars as SVG, `ROW` units each, and the line of the number from which they swing.

    What is lost against `base` is hatched, what is gained is filled. The words of a bar stand on its roomier side.

    Parameters
    ----------
    bars
        From the top down.
    base
        The number without any of them.
    x
        The number's scale.
    top
        Where the first row begins.
    """
    parts, written = [], []
    for place, bar in enumerate(bars):
        y = top + place * ROW + (ROW - THICK) / 2
        low, high = sorted((x(bar.at_low), x(bar.at_high)))
        middle = min(max(x(base), low), high)
        parts.append(_side(low, middle, y, lost=True))
        parts.append(_side(middle, high, y, lost=False))
        words_y = y + THICK / 2 + 5.5
        if x.end - high >= low - x.start:
            written.append(svg.text_after(high + 6, words_y, bar.words, x.end))
        else:
            written.append(svg.text_before(low - 6, words_y, bar.words, x.start))
    parts.append(svg.line(x(base), top, x(base), top + len(bars) * ROW, palette.INK, 2))
    return "".join((*parts, *written))


def _side(left: float, right: float, top: float, lost: bool) -> str:
    if right - left < 0.05:
        return ""
    colour = palette.WAR if lost else palette.RANGE
    fill = "none" if lost else colour
    outline = svg.rect(left, top, right - left, THICK, fill, fill_opacity=0.4, stroke=colour, stroke_width=1.5)
    return (svg.hatch(left, top, right - left, THICK, colour, gap=5) if lost else "") + outline
