"""A picture of a state of two numbers that moves: where it comes from, where it goes, and where it turns."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from peacetalks.pictures import palette, svg
from peacetalks.pictures.plot import Plot
from peacetalks.pictures.scale import Point

HEAD = 4.0


class Plane(Plot):
    """A plot whose two axes are the two numbers of a state; what lies beyond the axes is cut off, not bent."""

    def _size(self) -> tuple[float, float, float, float]:
        x, y = self.x.axis, self.y.axis
        return x.low, x.high, y.low, y.high

    def holds(self, point: Point) -> bool:
        """Say whether a point lies within the axes."""
        left, right, low, high = self._size()
        return left <= point[0] <= right and low <= point[1] <= high

    def within(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """Return the part of a straight line from `start` to `end` that lies within the axes, None when none does."""
        left, right, low, high = self._size()
        dx, dy = end[0] - start[0], end[1] - start[1]
        first, last = 0.0, 1.0
        for move, room in (
            (-dx, start[0] - left),
            (dx, right - start[0]),
            (-dy, start[1] - low),
            (dy, high - start[1]),
        ):
            if move == 0:
                if room < 0:
                    return None
            elif move < 0:
                first = max(first, room / move)
            else:
                last = min(last, room / move)
        if first > last:
            return None
        return (start[0] + first * dx, start[1] + first * dy), (start[0] + last * dx, start[1] + last * dy)

    def until_out(self, points: Sequence[Point]) -> list[Point]:
        """Return a run up to where it first leaves the axes; its first point lies within them."""
        kept = [points[0]]
        for before, after in pairwise(points):
            if self.holds(after):
                kept.append(after)
                continue
            part = self.within(before, after)
            return [*kept, part[1]] if part else kept
        return kept

    def shade_beyond(self, across: float, up: float, least: float, colour: str, strength: float = 0.12) -> None:
        """Shade where `across` times the one number and `up` times the other add up to `least` or more."""
        left, right, low, high = self._size()
        corners = [(left, low), (right, low), (right, high), (left, high)]
        heights = [across * x + up * y - least for x, y in corners]
        kept: list[Point] = []
        for here in range(4):
            after = (here + 1) % 4
            if heights[here] >= 0:
                kept.append(corners[here])
            if (heights[here] >= 0) != (heights[after] >= 0):
                part = heights[here] / (heights[here] - heights[after])
                (x1, y1), (x2, y2) = corners[here], corners[after]
                kept.append((x1 + part * (x2 - x1), y1 + part * (y2 - y1)))
        if kept:
            self.area(kept, (), colour, strength)

    def flow(self, speed: Callable[[float, float], Point], columns: int = 8, rows: int = 6, long: float = 15.0) -> None:
        """Draw small arrows of one length that show where the state moves; where it rests there is none.

        Parameters
        ----------
        speed
            How fast the two numbers change at a point.
        columns, rows
            How many arrows.
        long
            Their length in the picture's units.
        """
        left, right, low, high = self._size()
        wide, tall = (self.x.end - self.x.start) / (right - left), (self.y.end - self.y.start) / (high - low)
        drawn = []
        for column in range(columns):
            for row in range(rows):
                x = left + (right - left) * (column + 0.5) / columns
                y = low + (high - low) * (row + 0.5) / rows
                dx, dy = speed(x, y)
                over, down = dx * wide, dy * tall
                pace = math.hypot(over, down)
                if pace > 1e-9:
                    over, down = over / pace, down / pace
                    drawn.append(_arrow(self.x(x), self.y(y), over, down, long))
        self._marks.append(svg.path("".join(drawn), stroke=palette.LINE, stroke_width=1.2, fill="none", opacity=0.75))

    def head(self, before: Point, end: Point, colour: str) -> None:
        """Put the head of an arrow on `end`, coming from `before`."""
        x, y = self.x(end[0]), self.y(end[1])
        over, down = x - self.x(before[0]), y - self.y(before[1])
        pace = math.hypot(over, down)
        if pace > 0:
            over, down = 2.4 * HEAD * over / pace, 2.4 * HEAD * down / pace
            corners = [(x, y), (x - over - down / 2, y - down + over / 2), (x - over + down / 2, y - down - over / 2)]
            d = "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in corners) + "Z"
            self._marks.append(svg.path(d, fill=colour, stroke=palette.PAPER, stroke_width=1))


def _arrow(x: float, y: float, over: float, down: float, long: float) -> str:
    tip_x, tip_y = x + over * long / 2, y + down * long / 2
    back_x, back_y = tip_x - over * HEAD, tip_y - down * HEAD
    half_x, half_y = -down * HEAD * 0.6, over * HEAD * 0.6
    sides = ((back_x + half_x, back_y + half_y), (back_x - half_x, back_y - half_y))
    barbs = "".join(f"M{side_x:.1f} {side_y:.1f}L{tip_x:.1f} {tip_y:.1f}" for side_x, side_y in sides)
    return f"M{x - over * long / 2:.1f} {y - down * long / 2:.1f}L{tip_x:.1f} {tip_y:.1f}{barbs}"
