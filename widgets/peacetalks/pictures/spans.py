"""Bars over a time axis, one row each: from when to when something held, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from peacetalks.pictures import palette, svg
from peacetalks.pictures.labels import Box
from peacetalks.pictures.scale import Scale

THICK = 12.0
SHORTEST = 3.0


@dataclass(frozen=True)
class Look:
    """How bars of one sort are drawn.

    Parameters
    ----------
    colour
        From `palette`.
    dash
        Dashes along the bar, for whom colours tell nothing; none for a whole one.
    part
        How thick, as a part of the row, or of 12 units where rows are taller.
    end
        What stands at the end of a bar that has one: `tick`, `cross`, or nothing.
    """

    colour: str
    dash: str = ""
    part: float = 0.62
    end: str = "tick"


class Span(NamedTuple):
    """One row.

    Parameters
    ----------
    start
        Year from which it was there.
    held
        Year from which it held, None when it never did: until then the bar is a thin line.
    end
        Year in which it ended, None when it didn't.
    look
        Name of its look.
    pick
        The option that a click on the row chooses.
    """

    start: float
    held: float | None
    end: float | None
    look: str
    pick: int


class Spans:
    """Rows of bars from the earliest, on top, to the latest.

    Parameters
    ----------
    x
        The time axis, which other panels may share.
    top, height
        Where the rows begin, and how much room they have together.
    looks
        The sorts of bars, by name.
    of
        Name of the list from which a click chooses.
    """

    def __init__(self, x: Scale, top: float, height: float, looks: dict[str, Look], of: str) -> None:
        self.x, self.top, self.height, self.looks, self.of = x, top, height, looks, of
        self.rows: dict[int, float] = {}
        self.pitch = height
        self.thick = THICK
        self._marks: list[str] = []
        self._picks = ""
        self._labels: list[str] = []
        self._boxes: list[Box] = []
        self._left: dict[int, float] = {}

    def bars(self, spans: Sequence[Span], chosen: int | None = None) -> None:
        """Draw all rows; the `chosen` one, by its `pick`, lies on a band of its own."""
        self.pitch = self.height / max(1, len(spans))
        self.thick = min(self.pitch, THICK)
        now = self.x.axis.high
        bodies: dict[str, list[str]] = {}
        ticks: dict[str, list[str]] = {}
        thin, gaps, picks = [], [], []
        for row, span in enumerate(spans):
            y = self.top + (row + 0.5) * self.pitch
            self.rows[span.pick] = y
            at = svg.number(y)
            start, end = self.x(span.start), self.x(now if span.end is None else span.end)
            held = start if span.held is None else self.x(span.held)
            self._left[span.pick] = start
            if held > start:
                thin.append(f"M{svg.number(start)} {at}H{svg.number(held)}")
            bodies.setdefault(span.look, []).append(f"M{svg.number(held)} {at}H{svg.number(max(end, held + SHORTEST))}")
            if span.end is not None:
                gaps.append(f"M{svg.number(end + 3)} {at}H{svg.number(self.x(now))}")
                ticks.setdefault(span.look, []).append(self._end(span.look, end, y))
            picks.append(f'<path d="M2 {at}H398" data-pick="{span.pick}" data-of="{self.of}"></path>')
        if chosen in self.rows:
            self._marks.append(svg.rect(2, self.rows[chosen] - self.thick / 2 - 1, 396, self.thick + 2, palette.HAIR))
        self._marks.append(svg.path("".join(gaps), stroke=palette.LINE, stroke_width=1, stroke_dasharray="1 4"))
        self._marks.append(svg.path("".join(thin), stroke=palette.LINE, stroke_width=1.5))
        for name, drawn in bodies.items():
            look = self.looks[name]
            dash = {"stroke_dasharray": look.dash} if look.dash else {}
            width = round(self.thick * look.part, 2)
            self._marks.append(svg.path("".join(drawn), stroke=look.colour, stroke_width=width, **dash))
            if name in ticks:
                self._marks.append(svg.path("".join(ticks[name]), stroke=look.colour, stroke_width=1.8, fill="none"))
        self._picks = svg.tag("g", "".join(picks), stroke="transparent", stroke_width=round(self.pitch, 2))

    def _end(self, look: str, x: float, y: float) -> str:
        half = max(2.5, self.thick / 2)
        left, right, up, down = (svg.number(one) for one in (x - half, x + half, y - half, y + half))
        if self.looks[look].end == "cross":
            return f"M{left} {up}L{right} {down}M{right} {up}L{left} {down}"
        return f"M{svg.number(x)} {up}V{down}" if self.looks[look].end else ""

    def label(self, pick: int, words: str, colour: str = palette.INK) -> bool:
        """Write words before a bar, if there is room; ask for the most important first. Return whether there was.

        The words hang from the bar, since the bars below it begin later.
        """
        right = self._left[pick] - 5
        foot = self.rows[pick] - self.thick * 0.3 + 12
        box = Box(right - svg.text_width(words), foot - 13, right, foot + 4)
        if box.left < 2 or any(box.overlap(other) > 0 for other in self._boxes):
            return False
        self._boxes.append(box)
        self._labels.append(svg.text(right, foot, words, colour, "end"))
        return True

    def content(self) -> str:
        """Return the rows as SVG, with what catches a click above them."""
        return "".join((*self._marks, *self._labels, self._picks))
