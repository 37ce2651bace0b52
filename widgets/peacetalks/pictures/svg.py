"""Small pieces of SVG as text."""

from __future__ import annotations

from html import escape

from peacetalks.pictures import palette

TEXT_SIZE = 16
"""Height of a picture's text in its own units; a picture is 400 units wide, 290 px on the narrowest phone.

A page that shows it wider may set a smaller one, so that letters don't grow with the picture.
"""


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def tag(name: str, content: str = "", **attributes: object) -> str:
    """Write one element; `data_x` becomes `data-x`, floats are shortened, text is escaped."""
    written = []
    for key, value in attributes.items():
        shown = number(value) if isinstance(value, float) else str(value)
        written.append(f' {key.rstrip("_").replace("_", "-")}="{escape(shown)}"')
    return f"<{name}{''.join(written)}>{content}</{name}>"


def rect(x: float, y: float, width: float, height: float, fill: str, **more: object) -> str:
    """Write a rectangle; a negative width becomes zero."""
    return tag("rect", x=float(x), y=float(y), width=float(max(0, width)), height=float(height), fill=fill, **more)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 2, **more: object) -> str:
    """Write a straight line."""
    ends = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    return tag("line", **ends, stroke=stroke, stroke_width=width, **more)


def path(d: str, **more: object) -> str:
    """Write a path."""
    return tag("path", d=d, **more)


def text(x: float, y: float, words: str, fill: str = palette.INK, anchor: str = "middle", **more: object) -> str:
    """Write one line of text, with a rim of the page's colour that keeps it apart from lines behind it."""
    rim = {"stroke": palette.PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    return tag("text", escape(words), x=float(x), y=float(y), fill=fill, text_anchor=anchor, **rim, **more)


def text_near(x: float, y: float, words: str, left: float, right: float, fill: str = palette.INK) -> str:
    """Write text as near to `x` as it can stand between `left` and `right`, whatever its length."""
    half = _width(words) / 2
    return text(min(max(x, left + half), right - half), y, words, fill)


def text_before(x: float, y: float, words: str, left: float, fill: str = palette.INK) -> str:
    """Write text that ends at `x`, or later when it would begin before `left`."""
    return text(max(x, left + _width(words)), y, words, fill, "end")


def text_after(x: float, y: float, words: str, right: float, fill: str = palette.INK) -> str:
    """Write text that begins at `x`, or earlier when it would end after `right`."""
    return text(min(x, right - _width(words)), y, words, fill, "start")


def _width(words: str) -> float:
    # Average width of a letter of a sans-serif face, generous so that a wider fall-back font still fits.
    return len(words) * TEXT_SIZE * 0.56


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
        aria_label=alt,
        **numbers,
    )
