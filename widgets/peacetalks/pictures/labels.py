"""Labels that don't collide: each is written as near to its point as the others leave room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peacetalks.pictures import palette, svg

LINE_HEIGHT = 18.0
GAP = 5.0
FAR = 14.0


@dataclass(frozen=True)
class Label:
    """Words for a point of a picture.

    Parameters
    ----------
    x, y
        The point, in the picture's units.
    words
        One line.
    fill
        Colour, from `palette`.
    side
        Where it stands if it can: `above`, `below`, `left` or `right` of the point.
    """

    x: float
    y: float
    words: str
    fill: str = palette.INK
    side: str = "above"


@dataclass(frozen=True)
class Box:
    """A rectangle in the picture's units."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)


def box_of(x: float, y: float, words: str, anchor: str = "middle") -> Box:
    """Return the room that one line of text takes whose baseline is at `y`."""
    width = svg.text_width(words)
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Box(left, y - 13.0, left + width, y + 4.0)


def place(labels: Sequence[Label], within: Box, taken: Iterable[Box] = ()) -> str:
    """Write labels, the first ones nearest to where they want to be.

    A label that has to stand far from its point is joined to it by a thin line. When there is no free room at all it
    stands where it hides least.

    Parameters
    ----------
    labels
        Most important first.
    within
        The room for them; none leaves it.
    taken
        Room that other things need.
    """
    boxes = list(taken)
    written = []
    for label in labels:
        best, hidden = None, float("inf")
        for left, y in _candidates(label, within):
            box = Box(left, y - 13.0, left + svg.text_width(label.words), y + 4.0)
            covered = sum(box.overlap(other) for other in boxes)
            if covered < hidden:
                best, hidden = box, covered
            if not covered:
                break
        assert best is not None  # there is always a first candidate
        boxes.append(best)
        written.append(_written(label, best))
    return "".join(written)


def _candidates(label: Label, within: Box) -> Iterable[tuple[float, float]]:
    width = svg.text_width(label.words)
    middle = label.y + 4.5
    spots = {
        "above": (label.x - width / 2, label.y - GAP - 4.0),
        "below": (label.x - width / 2, label.y + GAP + 13.0),
        "left": (label.x - width - GAP - 2, middle),
        "right": (label.x + GAP + 2, middle),
    }
    order = [label.side, *(side for side in spots if side != label.side)]
    for step in range(9):
        # Rows farther and farther away, first to the side that was asked for.
        for direction in (-1, 1) if label.side != "below" else (1, -1):
            for side in order:
                left, y = spots[side]
                moved = y + direction * step * LINE_HEIGHT
                kept = min(max(left, within.left), within.right - width)
                yield kept, min(max(moved, within.top + 13.0), within.bottom - 4.0)


def _written(label: Label, box: Box) -> str:
    middle = (box.top + box.bottom) / 2
    near_x = min(max(label.x, box.left), box.right)
    near_y = box.top if label.y < box.top else box.bottom if label.y > box.bottom else middle
    words = svg.text(box.left, box.bottom - 4.0, label.words, label.fill, "start")
    if abs(near_x - label.x) + abs(near_y - label.y) <= FAR + LINE_HEIGHT / 2:
        return words
    return svg.line(near_x, near_y, label.x, label.y, palette.MUTED, 1) + words
