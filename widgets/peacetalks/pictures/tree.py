"""A tree of what may happen, drawn downwards: each branch is as wide as it is probable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peacetalks.pictures import palette, svg
from peacetalks.pictures.scale import Scale

ROOT = 6.0
HEADING = 20.0
BAR = 19.0


@dataclass(frozen=True)
class Branch:
    """One way on from a fork.

    Parameters
    ----------
    chance
        Probability, given that the fork is reached; those of one fork add up to 1.
    words
        What may be written in it, the best first: the first that fits is. The last branch of a row may have the very
        best written to its right.
    lost
        Whether it is hatched and stands to the right of all that isn't lost.
    strength
        How strongly it is filled, from 0 to 1.
    branches
        The fork at its end, if there is one.
    """

    chance: float
    words: Sequence[str] = ()
    lost: bool = False
    strength: float = 0.4
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A branch with its place: probabilities from the root, `low` to `high` in its own row, `out` where it forked."""

    branch: Branch
    low: float
    high: float
    out: float


def rows(root: Sequence[Branch]) -> list[list[Piece]]:
    """Return the branches row by row from the root down, each row from left to right without a gap.

    Raises
    ------
    ValueError
        When the chances of one fork don't add up to 1.
    """
    found: list[list[Piece]] = []
    forks = [(0.0, 1.0, tuple(root))]
    while forks:
        grown = []
        for start, share, branches in forks:
            total = sum(one.chance for one in branches)
            if abs(total - 1) > 1e-9:
                raise ValueError(f"branches must have chances that add up to 1, got {total:g}")
            out = start
            for one in sorted(branches, key=lambda branch: branch.lost):
                grown.append((one, share * one.chance, out))
                out += share * one.chance
        pieces, low = [], 0.0
        for branch, share, out in sorted(grown, key=lambda grew: grew[0].lost):
            pieces.append(Piece(branch, low, low + share, out))
            low += share
        found.append(pieces)
        forks = [(one.low, one.high - one.low, one.branch.branches) for one in pieces if one.branch.branches]
    return found


def height(count: int) -> float:
    """Return how tall a tree with that many rows is, in the picture's units."""
    return ROOT + count * (HEADING + BAR)


def draw(root: Sequence[Branch], headings: Sequence[str], x: Scale, top: float) -> str:
    """Return a tree as SVG: a full bar for the root, then a heading and a row of bars for each fork in turn.

    Parameters
    ----------
    root
        The first fork.
    headings
        What each row from the root down asks.
    x
        Probability, from 0 to 1, across.
    top
        Where the root's bar begins.
    """
    parts = [svg.rect(x(0), top, x(1) - x(0), ROOT, palette.RANGE, fill_opacity=0.4)]
    ribbons: dict[str, list[str]] = {palette.WAR: [], palette.RANGE: []}
    written = []
    foot = top + ROOT
    for heading, pieces in zip(headings, rows(root), strict=True):
        above, foot = foot, foot + HEADING + BAR
        bar = above + HEADING
        for piece in pieces:
            left, right = x(piece.low), x(piece.high)
            if right - left < 0.05:
                continue
            ribbons[_colour(piece.branch)].append(_ribbon(piece, x, above, bar))
            parts.append(_bar(piece.branch, left, bar, right - left))
            written.append(_words(piece.branch.words, left, right, bar, x(1) if piece is pieces[-1] else right))
        written.append(svg.text(x(0), bar - 5, heading, anchor="start"))
    flows = [svg.path("".join(ones), fill=colour, fill_opacity=0.12) for colour, ones in ribbons.items() if ones]
    return "".join((*flows, *parts, *written))


def _words(words: Sequence[str], left: float, right: float, top: float, end: float) -> str:
    y = top + BAR / 2 + 5.5
    fitting = [one for one in words if svg.text_width(one) <= right - left - 2]
    if words and words[0] not in fitting and svg.text_width(words[0]) <= end - right - 4:
        return svg.text(right + 5, y, words[0], anchor="start")
    return svg.text((left + right) / 2, y, fitting[0]) if fitting else ""


def _colour(branch: Branch) -> str:
    return palette.WAR if branch.lost else palette.RANGE


def _bar(branch: Branch, left: float, top: float, width: float) -> str:
    outline = {"stroke": _colour(branch), "stroke_width": 1.5}
    if branch.lost:
        hatching = svg.tag("g", svg.hatch(left, top, width, BAR, palette.WAR), opacity=0.6)
        return hatching + svg.rect(left, top, width, BAR, "none", **outline)
    return svg.rect(left, top, width, BAR, palette.RANGE, fill_opacity=branch.strength, **outline)


def _ribbon(piece: Piece, x: Scale, above: float, below: float) -> str:
    share = piece.high - piece.low
    ends = [x(piece.out), x(piece.low), x(piece.high), x(piece.out + share)]
    a, b, c, d = (svg.number(one) for one in ends)
    start, middle, end = (svg.number(one) for one in (above, (above + below) / 2, below))
    return f"M{a} {start}C{a} {middle} {b} {middle} {b} {end}H{c}C{c} {middle} {d} {middle} {d} {start}Z"
