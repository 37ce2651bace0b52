"""A plot of many dots: what could be, all at once."""

from __future__ import annotations

from collections.abc import Sequence

from peacetalks.pictures import svg
from peacetalks.pictures.plot import Plot
from peacetalks.pictures.scale import Point


class Scatter(Plot):
    """A plot with many dots in one mark, and words above its right end."""

    def dots(self, points: Sequence[Point], colour: str, size: float) -> None:
        """Mark points with round dots, `size` units wide."""
        d = "".join(f"M{svg.number(self.x(x))} {svg.number(self.y(y))}h0" for x, y in points)
        self._marks.append(svg.path(d, stroke=colour, stroke_width=size, stroke_linecap="round", fill="none"))

    def heading(self, words: str, colour: str) -> None:
        """Write words that end above the plot's right end; the title of its y axis must leave room for them."""
        self._marks.append(svg.text(self.right, self.top - 12, words, colour, "end"))
