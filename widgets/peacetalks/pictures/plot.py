"""A picture with two axes, onto which marks are laid: bands, areas, lines, points, bars, rules and labels."""

from __future__ import annotations

from collections.abc import Sequence

from peacetalks.pictures import palette, svg
from peacetalks.pictures.labels import Box, Label, box_of, place
from peacetalks.pictures.scale import Axis, Point, Scale

DASHED = "6 4"
LEFT, RIGHT = 44.0, 388.0


class Plot:
    """One panel of a picture; its numbers are those of its axes.

    Marks lie in the order in which they are laid, labels above them all. Several plots stand below each other in one
    picture when each begins at another `top`; with the same x axis they share it by eye, and all but the lowest leave
    out its title.

    Parameters
    ----------
    x, y
        What across and up mean. The title of `y` stands above the plot, where it can be read without turning the head.
    top, height
        Where the panel's field begins, and how tall it is, in the picture's units. `bottom` is where its words end.
    left, right
        The field's other two sides.
    """

    def __init__(
        self, x: Axis, y: Axis, top: float = 30.0, height: float = 190.0, left: float = LEFT, right: float = RIGHT
    ) -> None:
        self.x = Scale(x, left, right)
        self.y = Scale(y, top + height, top)
        self.top, self.foot = top, top + height
        self.left, self.right = left, right
        self.bottom = self.foot + (42.0 if x.title else 22.0 if x.ticks else 6.0)
        self._marks: list[str] = []
        self._labels: list[Label] = []
        self._taken: list[Box] = []

    def _path(self, points: Sequence[Point]) -> str:
        return "M" + "L".join(f"{svg.number(self.x(x))} {svg.number(self.y(y))}" for x, y in points)

    def line(self, points: Sequence[Point], colour: str, width: float = 2.5, dash: str = "") -> None:
        """Join points by a line; `dash` tells it from another where colour alone would."""
        more = {"stroke_dasharray": dash} if dash else {}
        d = self._path(points)
        self._marks.append(svg.path(d, stroke=colour, stroke_width=width, fill="none", stroke_linejoin="round", **more))

    def area(self, upper: Sequence[Point], lower: Sequence[Point], colour: str, strength: float = 0.25) -> None:
        """Fill what lies between two lines; `strength` from 0, not to be seen, to 1."""
        d = self._path([*upper, *reversed(lower)]) + "Z"
        self._marks.append(svg.path(d, fill=colour, fill_opacity=strength))

    def band(self, x_from: float, x_to: float, y_from: float, y_to: float, colour: str, hatched: bool = False) -> None:
        """Fill a rectangle, or hatch it: hatching stands for war and for what is lost."""
        left, right = sorted((self.x(x_from), self.x(x_to)))
        top, bottom = sorted((self.y(y_from), self.y(y_to)))
        if hatched:
            hatching = svg.hatch(left, top, right - left, bottom - top, colour)
            self._marks.append(svg.tag("g", hatching, opacity=0.45))
        else:
            self._marks.append(svg.rect(left, top, right - left, bottom - top, colour, fill_opacity=0.25))

    def frame(self, x_from: float, x_to: float, y_from: float, y_to: float, colour: str) -> None:
        """Draw the outline of a rectangle around what it marks out."""
        left, right = sorted((self.x(x_from), self.x(x_to)))
        top, bottom = sorted((self.y(y_from), self.y(y_to)))
        self._marks.append(svg.rect(left, top, right - left, bottom - top, "none", stroke=colour, stroke_width=3))

    def bar(self, x: float, height: float, colour: str, width: float = 22.0, hatched: bool = False) -> None:
        """Stand a bar `width` units wide on the lowest number of the y axis, or on 0 when the axis passes it."""
        ground = max(self.y.axis.low, min(0.0, self.y.axis.high))
        top, bottom = sorted((self.y(height), self.y(ground)))
        left = self.x(x) - width / 2
        if hatched:
            self._marks.append(svg.hatch(left, top, width, bottom - top, colour))
            self._marks.append(svg.rect(left, top, width, bottom - top, "none", stroke=colour, stroke_width=2))
        else:
            self._marks.append(svg.rect(left, top, width, bottom - top, colour))

    def point(self, x: float, y: float, colour: str, shape: str = "round", size: float = 7.0) -> None:
        """Mark a point with a shape of its own: `round`, `square`, `diamond`, `triangle` or `cross`."""
        self._marks.append(svg.mark(self.x(x), self.y(y), colour, shape, size))

    def rule(self, x: float | None = None, y: float | None = None, colour: str = palette.INK, dash: str = "") -> None:
        """Draw a line right across at one number of either axis."""
        more = {"stroke_dasharray": dash} if dash else {}
        if x is not None:
            self._marks.append(svg.line(self.x(x), self.top, self.x(x), self.foot, colour, 2, **more))
        if y is not None:
            self._marks.append(svg.line(self.left, self.y(y), self.right, self.y(y), colour, 2, **more))

    def guess(self, x: float | None = None, y: float | None = None, words: str = "") -> None:
        """Draw the learner's guess, in its own colour and dashes, at one number of either axis; it can be dragged.

        The range of the prediction must be the whole axis.
        """
        if x is not None:
            self._marks.append(svg.guess_line(self.x(x), self.top, self.foot, (self.left, self.right)))
            above = self.top + (16 if self.y.axis.title else 0)
            self._labels.append(
                Label(self.x(x), above, words, palette.GUESS, "right" if self.y.axis.title else "above")
            )
        elif y is not None:
            self._marks.append(svg.guess_line(self.y(y), self.left, self.right, (self.foot, self.top), "y"))
            self._labels.append(Label(self.right - 4, self.y(y), words, palette.GUESS, "above"))

    def label(self, x: float, y: float, words: str, colour: str = palette.INK, side: str = "above") -> None:
        """Write words at a point, on the side asked for if the other labels leave room there."""
        self._labels.append(Label(self.x(x), self.y(y), words, colour, side))

    def keep_free(self, x: float, y: float, room: float = 8.0) -> None:
        """Let no label stand on a point."""
        at_x, at_y = self.x(x), self.y(y)
        self._taken.append(Box(at_x - room, at_y - room, at_x + room, at_y + room))

    def content(self) -> str:
        """Return the whole panel as SVG."""
        field = Box(2.0, self.top - (4.0 if self.y.axis.title else 24.0), 398.0, self.foot)
        labels = place(self._labels, field, self._taken)
        return "".join((self._field(), *self._marks, self._frame(), labels))

    def _field(self) -> str:
        width, height = self.right - self.left, self.foot - self.top
        grid = [svg.rect(self.left, self.top, width, height, palette.PAPER)]
        for tick in self.x.axis.ticks:
            grid.append(svg.line(self.x(tick), self.top, self.x(tick), self.foot, palette.HAIR, 1))
        for tick in self.y.axis.ticks:
            grid.append(svg.line(self.left, self.y(tick), self.right, self.y(tick), palette.HAIR, 1))
        return "".join(grid)

    def _frame(self) -> str:
        x, y = self.x.axis, self.y.axis
        parts = [
            svg.line(self.left, self.top, self.left, self.foot, palette.LINE, 1.5),
            svg.line(self.left, self.foot, self.right, self.foot, palette.LINE, 1.5),
        ]
        edge = 0.0
        for tick in x.ticks:
            words = x.says(tick)
            box = box_of(self.x(tick), self.foot + 16, words)
            if box.left >= edge:  # numbers that would touch are left out
                parts.append(svg.text_near(self.x(tick), self.foot + 16, words, 2, 398, palette.MUTED))
                edge = box.right + 4
        for tick in y.ticks:
            parts.append(svg.text(self.left - 6, self.y(tick) + 5, y.says(tick), palette.MUTED, "end"))
        if x.title:
            parts.append(svg.text_near((self.left + self.right) / 2, self.foot + 36, x.title, 2, 398))
        if y.title:
            parts.append(svg.text(2, self.top - 12, y.title, anchor="start"))
        return "".join(parts)


def draw(plots: Sequence[Plot], alt: str, **data: float) -> str:
    """Return one picture of plots below each other.

    Parameters
    ----------
    plots
        From the top down; each was given its own `top`.
    alt
        The text alternative, with the numbers that the picture shows.
    data
        Numbers that the picture shows, for whoever reads it by machine.
    """
    return svg.picture(plots[-1].bottom + 4, alt, "".join(plot.content() for plot in plots), **data)
