"""Rows and columns of cells, each filled by what stands in it: who talks to whom, or a thousand sorted cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from peacetalks.pictures import palette, svg
from peacetalks.pictures.labels import LINE_HEIGHT, Box

MARGIN = 2.0
NARROW = 14.0
"""Cells narrower than this are hatched with one stroke instead of three."""


@dataclass(frozen=True)
class Fill:
    """How cells of one kind are filled, so that they differ in more than their colour.

    Parameters
    ----------
    colour
        From `palette`.
    pattern
        `solid`, `hatched`, `outlined`, `dot`, `ring`, `cross` or `slash`.
    strength
        From 0, not to be seen, to 1.
    size
        The part of the cell's side that the mark takes, above 0 and at most 1.
    """

    colour: str
    pattern: str = "solid"
    strength: float = 1.0
    size: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a pattern that isn't there, and sizes and strengths beyond a cell."""
        if self.pattern not in PATTERNS:
            raise ValueError(f"pattern must be one of {', '.join(PATTERNS)}, got {self.pattern!r}")
        if not 0 < self.size <= 1:
            raise ValueError(f"size must be above 0 and at most 1, got {self.size!r}")
        if not 0 <= self.strength <= 1:
            raise ValueError(f"strength must be from 0 to 1, got {self.strength!r}")


PATTERNS = ("solid", "hatched", "outlined", "dot", "ring", "cross", "slash")


def shades(colour: str, count: int, least: float = 0.35) -> tuple[Fill, ...]:
    """Return `count` fills for amounts that rise, told apart by strength and by size; `count` is at least 2."""
    parts = [index / (count - 1) for index in range(count)]
    return tuple(Fill(colour, strength=0.35 + 0.65 * part, size=least + (1 - least) * part) for part in parts)


class Matrix:
    """A field of cells with words at its rows and columns.

    All cells of one kind are one element, so that a thousand of them are still drawn at once.

    Parameters
    ----------
    cells
        The kind of every cell, row by row from the top; "" leaves a cell empty. All rows are equally long.
    fills
        How each kind is filled.
    rows, columns
        Words at each row and above each column; none unless told. Columns' words that would touch each other stand on
        several lines.
    values
        Short words in each cell; "" for none.
    top, height
        Where the words above the columns begin, and how tall the field of cells is, in the picture's units.
    left, right
        The field's sides. `left` makes room for the rows' words unless told.
    gap
        Room between two cells.

    Raises
    ------
    ValueError
        When there are no cells, rows differ in length, a kind has no fill, or there is not one word for each row or
        column.
    """

    def __init__(
        self,
        cells: Sequence[Sequence[str]],
        fills: Mapping[str, Fill],
        rows: Sequence[str] = (),
        columns: Sequence[str] = (),
        values: Sequence[Sequence[str]] | None = None,
        top: float = MARGIN,
        height: float = 200.0,
        left: float | None = None,
        right: float = 400.0 - MARGIN,
        gap: float = 1.5,
    ) -> None:
        _check(cells, fills, rows, columns)
        self.cells, self.fills, self.values = cells, fills, values
        self.rows, self.columns, self.gap = rows, columns, gap
        widest = max((svg.text_width(words) for words in rows), default=-6.0)
        self.left = MARGIN + widest + 6.0 if left is None else left
        self.right = right
        self.width = (self.right - self.left) / len(cells[0])
        self.height = height / len(cells)
        lines = self._lines()
        self.top = top + LINE_HEIGHT * (max(lines) + 1 if lines else 0)
        self.foot = self.top + height
        self._words_at = lines
        self._marks: list[str] = []

    def _lines(self) -> list[int]:
        """Return the line on which each column's words stand, 0 the nearest to the cells."""
        ends: list[float] = []
        lines = []
        for place, words in enumerate(self.columns):
            start, end = self._span(place, words)
            line = next((line for line, edge in enumerate(ends) if edge <= start), len(ends))
            ends[line : line + 1] = [end + 1.0]
            lines.append(line)
        return lines

    def _span(self, column: int, words: str) -> tuple[float, float]:
        half = svg.text_width(words) / 2
        middle = min(max(self.left + (column + 0.5) * self.width, MARGIN + half), 400 - MARGIN - half)
        return middle - half, middle + half

    def box(self, row: int, column: int, rows: int = 1, columns: int = 1) -> Box:
        """Return the room of a cell, or of a block of cells that begins with it, in the picture's units."""
        left, top = self.left + column * self.width, self.top + row * self.height
        return Box(left, top, left + columns * self.width, top + rows * self.height)

    def frame(self, row: int, column: int, colour: str, rows: int = 1, columns: int = 1) -> None:
        """Draw an outline around a cell, or around a block of cells that begins with it."""
        box = self.box(row, column, rows, columns)
        outline = {"stroke": colour, "stroke_width": 2.5}
        self._marks.append(svg.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, "none", **outline))

    def content(self) -> str:
        """Return the whole matrix as SVG."""
        drawn = [self._drawn(kind, fill) for kind, fill in self.fills.items()]
        rim = {"stroke": palette.PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
        words = svg.tag("g", "".join(self._words()), fill=palette.INK, **rim)
        return "".join((*drawn, *self._marks, *self._lines_to_words(), words))

    def _runs(self, kind: str) -> Iterator[tuple[int, int, int]]:
        """Yield row, first column and length of each run of neighbouring cells of one kind."""
        for row, cells in enumerate(self.cells):
            start = 0
            for column in range(len(cells) + 1):
                if column == len(cells) or cells[column] != kind:
                    if column > start:
                        yield row, start, column - start
                    start = column + 1

    def _drawn(self, kind: str, fill: Fill) -> str:
        runs = list(self._runs(kind))
        if not runs:
            return ""
        wide, tall = (self.width - self.gap) * fill.size, (self.height - self.gap) * fill.size
        seen = {"opacity": fill.strength} if fill.strength < 1 else {}
        if fill.pattern == "solid":
            # A run is one thick stroke in dashes: a cell to each dash.
            d = "".join(
                f"M{svg.number(self._x(column) - wide / 2)} {svg.number(self._y(row))}"
                f"h{svg.number((length - 1) * self.width + wide)}"
                for row, column, length in runs
            )
            dashes = f"{svg.number(wide)} {svg.number(self.width - wide)}"
            more = {"stroke_width": round(tall, 2), "stroke_dasharray": dashes, "fill": "none"}
            return svg.path(d, stroke=fill.colour, **more, **seen)
        if fill.pattern in {"dot", "ring"}:
            return self._dots(runs, fill, min(wide, tall), seen)
        one = _shape(fill.pattern, wide, tall, 3 if min(wide, tall) >= NARROW else 1)
        d = "".join(
            f"M{svg.number(self._x(column + step) - wide / 2)} {svg.number(self._y(row) - tall / 2)}{one}"
            for row, column, length in runs
            for step in range(length)
        )
        return svg.path(d, stroke=fill.colour, stroke_width=2 if wide >= NARROW else 1.5, fill="none", **seen)

    def _dots(self, runs: Sequence[tuple[int, int, int]], fill: Fill, across: float, seen: Mapping[str, object]) -> str:
        # Dashes of no length with round ends are dots; the run ends a little later, so that the last one is drawn.
        d = "".join(
            f"M{svg.number(self._x(column))} {svg.number(self._y(row))}"
            f"h{svg.number((length - 1) * self.width + self.width / 2)}"
            for row, column, length in runs
        )
        dotted = {"stroke_dasharray": f"0 {svg.number(self.width)}", "stroke_linecap": "round", "fill": "none"}
        discs = svg.path(d, stroke=fill.colour, stroke_width=round(across, 2), **dotted, **seen)
        if fill.pattern == "dot":
            return discs
        return discs + svg.path(d, stroke=palette.PAPER, stroke_width=round(across * 0.5, 2), **dotted)

    def _x(self, column: int) -> float:
        return self.left + (column + 0.5) * self.width

    def _y(self, row: int) -> float:
        return self.top + (row + 0.5) * self.height

    def _lines_to_words(self) -> Iterator[str]:
        for column, line in enumerate(self._words_at):
            if line:
                foot = self.top - 1 - line * LINE_HEIGHT
                yield svg.line(self._x(column), foot, self._x(column), self.top - 1, palette.HAIR, 1)

    def _words(self) -> Iterator[str]:
        for row, words in enumerate(self.rows):
            yield _text(self.left - 6, self._y(row), words, "end")
        for column, words in enumerate(self.columns):
            start, end = self._span(column, words)
            yield _text((start + end) / 2, self.top - 10.5 - self._words_at[column] * LINE_HEIGHT, words)
        for row, values in enumerate(self.values or ()):
            for column, words in enumerate(values):
                if words:
                    yield _text(self._x(column), self._y(row), words)


def _text(x: float, middle: float, words: str, anchor: str = "middle") -> str:
    return svg.tag("text", escape(svg.minus(words)), x=float(x), y=middle + 5.5, text_anchor=anchor)


def _check(
    cells: Sequence[Sequence[str]], fills: Mapping[str, Fill], rows: Sequence[str], columns: Sequence[str]
) -> None:
    if not cells or not cells[0]:
        raise ValueError(f"cells must have at least one row with one cell, got {cells!r}")
    if len({len(row) for row in cells}) > 1:
        raise ValueError(f"cells must have rows of one length, got {sorted({len(row) for row in cells})}")
    unknown = {kind for row in cells for kind in row} - {"", *fills}
    if unknown:
        raise ValueError(f"fills must have every kind of cell, got none for {sorted(unknown)}")
    for name, words, count in (("rows", rows, len(cells)), ("columns", columns, len(cells[0]))):
        if words and len(words) != count:
            raise ValueError(f"{name} must have one text for each of the {count}, got {len(words)}")


def _shape(pattern: str, wide: float, tall: float, strokes: int) -> str:
    """Return the path of one mark, drawn from the cell's upper left corner."""
    w, h = svg.number(wide), svg.number(tall)
    box = f"h{w}v{h}h-{w}z"
    slash = f"m0 {h}l{w}-{h}"
    if pattern == "outlined":
        return box
    if pattern == "slash":
        return slash
    if pattern == "cross":
        return f"l{w} {h}m-{w} 0l{w}-{h}"
    if strokes == 1:
        return box + slash
    half_w, half_h = svg.number(wide / 2), svg.number(tall / 2)
    return f"{box}m0 {half_h}l{half_w}-{half_h}m{half_w} 0l-{w} {h}m{half_w} 0l{half_w}-{half_h}"
