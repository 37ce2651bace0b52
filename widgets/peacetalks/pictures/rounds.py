"""The rounds of a repeated game as two rows of cells: filled as far as a side cooperates, hatched where it doesn't."""

from __future__ import annotations

from collections.abc import Sequence

from peacetalks.pictures import palette, svg
from peacetalks.pictures.plot import LEFT, RIGHT

ROW = 30.0
GAP = 6.0


class Rounds:
    """A panel that stands above or below plots in one picture.

    Parameters
    ----------
    plays
        For each side its chance of cooperating in each round, from 0 to 1; equally many rounds, at least one.
    colours, names
        Of the sides.
    top
        Where the first row begins, in the picture's units. `bottom` is where the panel's words end.
    title
        Written above, below what `say` writes.
    left, right
        The other two sides of its cells.
    """

    def __init__(
        self,
        plays: Sequence[Sequence[float]],
        colours: Sequence[str],
        names: Sequence[str],
        top: float,
        title: str = "",
        left: float = LEFT,
        right: float = RIGHT,
    ) -> None:
        self.plays, self.colours, self.names = plays, colours, names
        self.top, self.left, self.right, self.title = top, left, right, title
        self.foot = top + len(plays) * (ROW + GAP) - GAP
        self.bottom = self.foot + 18
        self._cell = (right - left) / len(plays[0])
        self._said = ""

    def _x(self, played: float) -> float:
        return self.left + self._cell * (played - 0.5)

    def say(self, played: float, words: str) -> None:
        """Point at a round, counted from 1, and write above it what happens there."""
        x = self._x(played)
        corners = f"M{svg.number(x - 5)} {svg.number(self.top - 10)}h10l-5 7Z"
        self._said += svg.path(corners, fill=palette.INK) + svg.text_near(x, self.top - 14, words, self.left, 398)

    def content(self) -> str:
        """Return the whole panel as SVG."""
        wide = self.right - self.left
        parts = []
        for row, (play, colour, name) in enumerate(zip(self.plays, self.colours, self.names, strict=True)):
            top = self.top + row * (ROW + GAP)
            parts.append(svg.rect(self.left, top, wide, ROW, palette.PAPER))
            parts.append(svg.tag("g", svg.hatch(self.left, top, wide, ROW, palette.WAR, 6), opacity=0.6))
            filled = "".join(
                f"M{svg.number(self.left + played * self._cell)} {svg.number(top + ROW)}h{svg.number(self._cell)}"
                f"v{svg.number(-ROW * chance)}h{svg.number(-self._cell)}Z"
                for played, chance in enumerate(play)
                if chance > 0
            )
            parts.append(svg.path(filled, fill=colour) if filled else "")
            parts.append(svg.text(self.left - 8, top + ROW / 2 + 6, name, colour, "end", font_weight=600))
        between = "".join(
            f"M{svg.number(self.left + played * self._cell)} {svg.number(self.top)}V{svg.number(self.foot)}"
            for played in range(1, len(self.plays[0]))
        )
        parts.append(svg.path(between, stroke=palette.PAPER, stroke_width=2))
        for played in (1, *range(5, len(self.plays[0]) + 1, 5)):
            parts.append(svg.text(self._x(played), self.foot + 16, str(played), palette.MUTED))
        if self.title:
            parts.append(svg.text(2, self.top - 34, self.title, anchor="start"))
        return "".join(parts) + self._said
