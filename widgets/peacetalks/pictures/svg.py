"""Small pieces of SVG as text."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import lru_cache
from html import escape

from peacetalks.pictures import palette

TEXT_SIZE = 16
"""Height of a picture's text in its own units; a picture is 400 units wide, 290 px on the narrowest phone.

A page that shows it wider may set a smaller one, so that letters don't grow with the picture.
"""


MINUS_NOTHING = re.compile(r"(?<![\w.])-(?=0(?:\.0+)?(?![\d.]*\d))")
MINUS = re.compile(r"(?<![\w.])-(?=\d)")


def minus(words: str) -> str:
    """Return a text in which what was rounded to nothing has no sign, and negative numbers a true minus."""
    return MINUS.sub("−", MINUS_NOTHING.sub("", words))


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


# While a slider moves most of a picture stays as it was: axes, grids, names.
@lru_cache(maxsize=4096, typed=True)
def tag(name: str, content: str = "", **attributes: Hashable) -> str:
    """Write one element; `data_x` becomes `data-x`, floats are shortened, text is escaped."""
    written = [
        f' {_written(key)}="{number(value) if isinstance(value, float) else _escaped(str(value))}"'
        for key, value in attributes.items()
    ]
    return f"<{name}{''.join(written)}>{content}</{name}>"


# A picture has a few dozen attributes hundreds of times, and is drawn anew while a slider moves.
@lru_cache(maxsize=256)
def _written(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=1024)
def _escaped(value: str) -> str:
    return escape(value)


def rect(x: float, y: float, width: float, height: float, fill: str, **more: Hashable) -> str:
    """Write a rectangle; a negative width becomes zero."""
    return tag("rect", x=float(x), y=float(y), width=float(max(0, width)), height=float(height), fill=fill, **more)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 2, **more: Hashable) -> str:
    """Write a straight line."""
    ends = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    return tag("line", **ends, stroke=stroke, stroke_width=width, **more)


def path(d: str, **more: Hashable) -> str:
    """Write a path."""
    return tag("path", d=d, **more)


def text(x: float, y: float, words: str, fill: str = palette.INK, anchor: str = "middle", **more: Hashable) -> str:
    """Write one line of text, with a rim of the page's colour that keeps it apart from lines behind it."""
    rim = {"stroke": palette.PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return tag("text", escape(minus(words)), x=float(x), y=float(y), fill=fill, text_anchor=anchor, **rim, **more)


def text_near(x: float, y: float, words: str, left: float, right: float, fill: str = palette.INK) -> str:
    """Write text as near to `x` as it can stand between `left` and `right`, whatever its length."""
    half = text_width(words) / 2
    return text(min(max(x, left + half), right - half), y, words, fill)


def text_before(x: float, y: float, words: str, left: float, fill: str = palette.INK) -> str:
    """Write text that ends at `x`, or later when it would begin before `left`."""
    return text(max(x, left + text_width(words)), y, words, fill, "end")


def text_after(x: float, y: float, words: str, right: float, fill: str = palette.INK) -> str:
    """Write text that begins at `x`, or earlier when it would end after `right`."""
    return text(min(x, right - text_width(words)), y, words, fill, "start")


def text_width(words: str) -> float:
    """Return the room that one line of text takes, generous so that a wider fall-back font still fits."""
    return len(words) * TEXT_SIZE * 0.56


SHAPES = {
    "square": "M{l} {t}H{r}V{b}H{l}Z",
    "diamond": "M{x} {t}L{r} {y}L{x} {b}L{l} {y}Z",
    "triangle": "M{x} {t}L{r} {b}H{l}Z",
    "cross": "M{l} {t}L{r} {b}M{r} {t}L{l} {b}",
}


def mark(x: float, y: float, colour: str, shape: str = "round", size: float = 7.0) -> str:
    """Write a mark of about `2 * size` units: `round`, `square`, `diamond`, `triangle` or `cross`."""
    if shape == "round":
        return tag("circle", cx=float(x), cy=float(y), r=float(size), fill=colour, stroke=palette.PAPER, stroke_width=2)
    edges = {"x": x, "y": y, "l": x - size, "r": x + size, "t": y - size, "b": y + size}
    d = SHAPES[shape].format(**{name: number(value) for name, value in edges.items()})
    if shape == "cross":
        return path(d, stroke=colour, stroke_width=3.5, fill="none")
    return path(d, fill=colour, stroke=palette.PAPER, stroke_width=2)


@lru_cache(maxsize=64)
def hatch(x: float, y: float, width: float, height: float, stroke: str, gap: float = 7) -> str:
    """Fill a rectangle with slanted strokes: the sign for war, whatever the colours."""
    strokes = []
    start = x - height
    while start < x + width:
        # The stroke runs from the bottom left to the top right, cut off where the rectangle ends.
        low, high = max(start, x), min(start + height, x + width)
        if high > low:
            foot, head = y + height - (low - start), y + height - (high - start)
            strokes.append(f"M{number(low)} {number(foot)}L{number(high)} {number(head)}")
        start += gap
    return path("".join(strokes), stroke=stroke, stroke_width=1.5, fill="none") if strokes else ""


def guess_line(at: float, start: float, end: float, reach: tuple[float, float], axis: str = "x") -> str:
    """Write the learner's guess as a dashed line with a grip, which a pointer can drag.

    Parameters
    ----------
    at
        Where it stands along the axis.
    start, end
        Its two ends across the axis.
    reach
        Where the guess's lowest and highest values stand.
    axis
        `x` for an upright line that moves sideways, `y` for a level one that moves up and down.
    """
    ends = (at, start, at, end) if axis == "x" else (start, at, end, at)
    grip = (at, start) if axis == "x" else (end, at)
    parts = [
        line(*ends, "transparent", 24),
        line(*ends, palette.GUESS, 3, stroke_dasharray="5 3"),
        mark(*grip, palette.GUESS, "diamond", 8),
    ]
    return tag("g", "".join(parts), data_handle="guess", data_from=reach[0], data_to=reach[1], data_axis=axis)


def picture(height: float, alt: str, content: str, **data: float) -> str:
    """Return a whole picture, 400 units wide.

    Parameters
    ----------
    height
        In the same units.
    alt
        The text alternative, with the numbers that the picture shows.
    content
        The elements.
    data
        Numbers that the picture shows, written as `data-…` for whoever reads it by machine.
    """
    numbers = {f"data_{name}": repr(round(value, 12)) for name, value in data.items()}
    return tag(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 400 {number(height)}",
        width="100%",
        role="img",
        class_="pt-picture",
        font_family="system-ui, sans-serif",
        font_size=TEXT_SIZE,
        aria_label=minus(alt),
        **numbers,
    )
