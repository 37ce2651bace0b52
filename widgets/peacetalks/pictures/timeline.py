"""Events over a time axis: lanes in which they are stacked, and flags that name some of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from peacetalks.pictures import palette, svg
from peacetalks.pictures.flags import FLAG_ROW, FLAG_ROWS, Flag, hang, rows_of
from peacetalks.pictures.scale import Axis, Scale

LEFT, RIGHT = 8.0, 392.0
PITCH = 8.5
DOT = 7.0
STEP = 8.0
TITLE_ROOM = 17.0
TRIED = 24


@dataclass(frozen=True)
class Lane:
    """A row of the picture: its title, its colour, and how tall it is without the title."""

    title: str
    colour: str
    height: float = 34.0


class Moment(NamedTuple):
    """An event: when, in which lane, and what picks it.

    Parameters
    ----------
    at, until
        Its first and last year with part; the same for an event of one day.
    lane
        Index of its lane.
    pick
        The number that a control has when the event is chosen.
    key
        Whether it is marked with a diamond.
    """

    at: float
    until: float
    lane: int
    pick: int
    key: bool = False


class Timeline:
    """Lanes below each other over one time axis.

    Events that are near each other stand in a column, the earliest lowest. A column with more than a lane can show
    becomes a solid one with its number above it.

    Parameters
    ----------
    axis
        From when to when, in years.
    lanes
        From the top down.
    marks
        What `time_axis.ticks` gave.
    top
        Where the room for flags begins.
    of
        Name of the control that a click on an event moves.
    apart
        Up to so many events each can be picked by itself; of more, a column is picked, one event after the other.
    size
        How large the marks are, 1 as they suit narrow lanes.
    """

    def __init__(
        self,
        axis: Axis,
        lanes: Sequence[Lane],
        marks: Sequence[tuple[float, str]],
        top: float = 2.0,
        of: str = "event",
        apart: int = 60,
        size: float = 1.0,
    ) -> None:
        self.x = Scale(axis, LEFT, RIGHT)
        self.lanes, self.marks, self.of, self.apart = lanes, marks, of, apart
        self.top = top
        self.pitch, self.step, self.dot, self.half = (size * one for one in (PITCH, STEP, DOT, DOT / 2))
        self.head = top + FLAG_ROWS * FLAG_ROW + 4
        feet, foot = [], self.head
        for lane in lanes:
            foot += TITLE_ROOM + lane.height
            feet.append(foot)
        self.feet, self.foot = feet, foot
        self.places: dict[int, tuple[float, float]] = {}
        self._below: list[str] = []
        self._above: list[str] = []
        self._flags: list[str] = []
        self._hung: list[Flag] = []

    def events(self, moments: Sequence[Moment], chosen: int | None) -> None:
        """Lay events out; the `chosen` one, by its `pick`, has a ring and a line down to the axis."""
        columns: dict[tuple[int, int], list[Moment]] = {}
        for moment in moments:
            spot = min(self.x(moment.at), RIGHT - 0.01)
            columns.setdefault((moment.lane, int((spot - LEFT) / self.pitch)), []).append(moment)
        alone = len(moments) <= self.apart
        parts: list[list[str]] = [[] for _ in self.lanes]
        full: dict[tuple[int, int], int] = {}
        for (lane, column), found in columns.items():
            x, foot = LEFT + (column + 0.5) * self.pitch, self.feet[lane]
            if len(found) > self._room(lane):
                full[lane, column] = len(found)
                parts[lane].append(self._bar(x, foot, self._room(lane), found, chosen))
            else:
                parts[lane] += self._dots(x, foot, found, chosen, alone)
        for lane, drawn in enumerate(parts):
            self._spans(lane, [moment for moment in moments if moment.lane == lane])
            if drawn:
                look = {"stroke": self.lanes[lane].colour, "stroke_width": self.dot, "stroke_linecap": "round"}
                self._above.append(svg.tag("g", "".join(drawn), fill=self.lanes[lane].colour, **look))
        self._numbers(full)
        if chosen in self.places:
            self._ring(*self.places[chosen])

    def _picked(self, found: Sequence[Moment], chosen: int | None) -> int:
        """Return what a click on a column picks: its first event, or the one after the chosen one."""
        picks = [moment.pick for moment in found]
        return picks[(picks.index(chosen) + 1) % len(picks)] if chosen in picks else picks[0]

    def _dots(self, x: float, foot: float, found: Sequence[Moment], chosen: int | None, alone: bool) -> Iterable[str]:
        drawn, h = [], self.half
        for place, moment in enumerate(found):
            y = foot - self.half - 1.5 - place * self.step
            self.places[moment.pick] = (x, y)
            diamond = f"M{x:g} {y - h:g}l{h:g} {h:g}l-{h:g} {h:g}l-{h:g} -{h:g}Z"
            drawn.append(diamond if moment.key else f"M{x:g} {y:g}h0")
        if alone:
            return [self._pick(d, moment.pick, moment.key) for d, moment in zip(drawn, found, strict=True)]
        pick = self._picked(found, chosen)
        keys = "".join(d for d, moment in zip(drawn, found, strict=True) if moment.key)
        dots = "".join(d for d, moment in zip(drawn, found, strict=True) if not moment.key)
        return [self._pick(d, pick, key) for d, key in ((dots, False), (keys, True)) if d]

    def _room(self, lane: int) -> int:
        return int(self.lanes[lane].height / self.step)

    def _bar(self, x: float, foot: float, room: int, found: Sequence[Moment], chosen: int | None) -> str:
        for moment in found:
            self.places[moment.pick] = (x, foot - room * self.step / 2)
        d = f"M{x:g} {foot - 1:g}V{foot - room * self.step:g}"
        look = {"stroke_linecap": "butt", "stroke_width": self.pitch}
        return svg.path(d, **look, data_pick=self._picked(found, chosen), data_of=self.of)

    def _pick(self, d: str, pick: int, key: bool) -> str:
        # Written by hand: there are more of these than of all other elements together.
        look = ' stroke-width="2"' if key else ""
        return f'<path d="{d}"{look} data-pick="{pick}" data-of="{self.of}"></path>'

    def _numbers(self, full: dict[tuple[int, int], int]) -> None:
        """Write above each run of solid columns how many events it stands for."""
        for lane, column in sorted(full):
            if (lane, column - 1) in full:
                continue
            last = column
            while (lane, last + 1) in full:
                last += 1
            count = str(sum(full[lane, one] for one in range(column, last + 1)))
            left = LEFT + svg.text_width(self.lanes[lane].title)
            middle = LEFT + (column + last + 1) / 2 * self.pitch
            y = self.feet[lane] - self._room(lane) * self.step - 4
            self._above.append(svg.text_near(middle, y, count, left, 398))

    def _spans(self, lane: int, moments: Iterable[Moment]) -> None:
        """Draw how long those events lasted that are wider than a dot."""
        y = svg.number(self.feet[lane] - 1)
        ends = ((self.x(moment.at), self.x(moment.until)) for moment in moments)
        d = "".join(f"M{svg.number(left)} {y}H{svg.number(right)}" for left, right in ends if right - left > self.pitch)
        if d:
            self._below.append(svg.path(d, stroke=self.lanes[lane].colour, stroke_width=3, opacity=0.5))

    def _ring(self, x: float, y: float) -> None:
        self._below.append(svg.line(x, y, x, self.foot + 6, palette.INK, 1.5))
        for colour, width in ((palette.PAPER, 6), (palette.INK, 2.5)):
            ring = {"cx": x, "cy": y, "r": self.dot / 2 + 4, "fill": "none", "stroke": colour}
            self._above.append(svg.tag("circle", **ring, stroke_width=width))  # type: ignore[arg-type]

    def flags(self, named: Iterable[tuple[int, str]], most: int = 12) -> tuple[int, ...]:
        """Name events above the lanes, as many as there is room for.

        Parameters
        ----------
        named
            Events by their `pick`, with a few words; the most important first.
        most
            How many at most.

        Returns
        -------
        tuple
            The picks of those that are named.
        """
        hung = [*self._hung]
        for pick, words in islice(named, TRIED):
            if len(hung) == most:
                break
            flag = hang(*self.places[pick], pick, words)
            if rows_of([*hung, flag]) is not None:
                hung.append(flag)
        for flag, row in zip(hung, rows_of(hung) or (), strict=True):
            foot = self.head - 6 - row * FLAG_ROW
            self._below.append(svg.line(flag.x, foot + 4, flag.x, flag.y, palette.LINE, 1))
            colour = palette.INK if flag.pick >= 0 else palette.GUESS
            self._flags.append(svg.text(flag.left, foot, flag.words, colour, "start"))
        return tuple(flag.pick for flag in hung if flag.pick >= 0)

    def guess(self, at: float, words: str, reach: tuple[float, float]) -> None:
        """Draw the learner's guess at a year, which can be dragged between two others; ask for it before flags."""
        ends = (self.x(reach[0]), self.x(reach[1]))
        self._above.append(svg.guess_line(self.x(at), self.head, self.foot, ends))
        self._hung.append(hang(self.x(at), self.head, -1, words))

    def bars(self, lane: int, counts: Iterable[tuple[float, float, int]]) -> None:
        """Stand bars in a lane, each from one year to another and as high as its number, which stands above it."""
        counts = [one for one in counts if one[1] > self.x.axis.low and one[0] < self.x.axis.high]
        most = max((count for _, _, count in counts), default=1)
        foot, colour = self.feet[lane], self.lanes[lane].colour
        for start, end, count in counts:
            left, right = self.x(start), self.x(end)
            height = (self.lanes[lane].height - TITLE_ROOM) * count / most
            self._below.append(svg.rect(left + 0.5, foot - height, right - left - 1, height, colour, fill_opacity=0.6))
            if right - left > 2:
                self._above.append(svg.text_near((left + right) / 2, foot - height - 4, str(count), 2, 398))

    def content(self, chosen: int | None = None, date: str = "") -> str:
        """Return everything as SVG; `date` is written below the axis, under the chosen event."""
        parts = []
        for at, _ in self.marks:
            parts.append(f"M{svg.number(self.x(at))} {svg.number(self.head)}V{svg.number(self.foot)}")
        drawn = [svg.path("".join(parts), stroke=palette.HAIR, stroke_width=1, fill="none")] if parts else []
        edges = "".join(f"M{LEFT:g} {svg.number(foot)}H{RIGHT:g}" for foot in self.feet)
        drawn.append(svg.path(edges, stroke=palette.LINE, stroke_width=1, fill="none"))
        drawn += self._below
        for lane, foot in zip(self.lanes, self.feet, strict=True):
            drawn.append(svg.text(LEFT - 4, foot - lane.height - 4, lane.title, palette.MUTED, "start"))
        edge = 0.0
        for at, words in self.marks:
            width = svg.text_width(words) / 2
            middle = min(max(self.x(at), width + 2), 398 - width)
            if middle - width >= edge:
                drawn.append(svg.text(middle, self.foot + 18, words, palette.MUTED))
                edge = middle + width + 4
        if chosen in self.places:
            drawn.append(svg.text_near(self.places[chosen][0], self.foot + 37, date, 2, 398))
        return "".join((*drawn, *self._above, *self._flags))


def height(field: float) -> float:
    """Return how tall a picture is whose lanes, with their titles, have together `field` units."""
    return 2 + FLAG_ROWS * FLAG_ROW + 4 + field + 44
