"""Two pictures of a pie divided by offers: its height is the pie, A's part lies below and B's above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peacetalks.pictures import palette, svg
from peacetalks.pictures.plot import RIGHT, Plot
from peacetalks.pictures.scale import Axis, Point

TOP, HEIGHT = 30.0, 220.0
ROOM = 0.12
"""Height from which a part of the pie has room for words."""


def _near(points: Sequence[Point], x: float) -> float:
    return min(points, key=lambda point: abs(point[0] - x))[1]


def draw_patience(
    first: Sequence[Point],
    second: Sequence[Point],
    now: Point,
    wait_a: float,
    outside_b: float,
    alt: str,
    labels: Mapping[str, str],
    guess: float | None = None,
) -> str:
    """Draw A's share against what waiting costs B, once for each who may open.

    Parameters
    ----------
    first, second
        What waiting costs B, from near 0 to the end of the axis, with A's share if A opens and if B does.
    now
        The point of the first curve that is the present setting.
    wait_a
        What waiting costs A, where B is as patient as A.
    outside_b
        What B can have elsewhere; none is drawn at 0.
    alt
        Text alternative.
    labels
        Words for `x`, `y`, `a`, `b`, `opens`, `equal`, `guess` and `here`, into which A's share goes.
    guess
        The share that the learner guessed, or None.
    """
    low, high = first[0][0], first[-1][0]
    ticks = tuple(round(high * part / 4, 10) for part in range(5))
    plot = Plot(
        Axis(0, high, labels["x"], ticks, "{:.0%}".format), Axis(0, 1, labels["y"], (0, 0.5, 1)), top=TOP, height=HEIGHT
    )
    top, ground = [(low, 1.0), (high, 1.0)], [(low, 0.0), (high, 0.0)]
    plot.area(top, first, palette.B, 0.22)
    plot.area(second, ground, palette.A, 0.22)
    plot.area(first, second, palette.C, 0.5)
    plot.rule(x=wait_a, colour=palette.LINE, dash="2 4")
    if outside_b > 0:
        plot.rule(y=1 - outside_b, colour=palette.B, dash="2 4")
    plot.line(first, palette.A, 3)
    plot.line(second, palette.B, 2.5, "9 4")
    plot.point(*now, palette.INK)
    plot.keep_free(*now)
    plot.label(*now, labels["here"].format(now[1]))
    upper, lower = _near(first, high * 0.8), _near(second, high * 0.8)
    if lower > 1.5 * ROOM:
        plot.label(high * 0.8, lower / 2 - 0.06, labels["a"], palette.A)
    plot.label(wait_a, 0.02, labels["equal"], palette.MUTED, "right")
    if upper - lower > 1.5 * ROOM:
        plot.label(high * 0.8, (upper + lower) / 2 - 0.06, labels["opens"])
    if guess is not None:
        plot.guess(y=guess, words=labels["guess"])
    # B's part lies right up to the top, however thin: its name stands above it.
    named = svg.text(RIGHT, TOP - 12, labels["b"], palette.B, "end")
    return svg.picture(plot.bottom + 4, alt, plot.content() + named, share_a=now[1])


def draw_deadline(
    shares: Sequence[float], now: int, free: float, alt: str, labels: Mapping[str, str], guess: float | None = None
) -> str:
    """Draw the pie once for each number of offers, and write into it who makes the last.

    Parameters
    ----------
    shares
        A's share with 1, 2, 3 … offers; A makes the first, hence the last of an odd number.
    now
        The number of offers that is the present setting.
    free
        A's share when no deadline ends the talks.
    alt
        Text alternative.
    labels
        Words for `x`, `y`, `guess` and `here`, into which A's share goes.
    guess
        The share that the learner guessed, or None.
    """
    count = Axis(0.5, len(shares) + 0.5, labels["x"], range(1, len(shares) + 1))
    plot = Plot(count, Axis(0, 1, labels["y"], (0, 0.5, 1)), top=TOP, height=HEIGHT)
    # The grid behind the bars would show through them.
    plot.area([(count.low, 1), (count.high, 1)], [(count.low, 0), (count.high, 0)], palette.PAPER, 1)
    letters = []
    for offers, share in enumerate(shares, 1):
        low, high, strong = offers - 0.38, offers + 0.38, 0.8 if offers == now else 0.3
        plot.area([(low, share), (high, share)], [(low, 0), (high, 0)], palette.A, strong)
        plot.area([(low, 1), (high, 1)], [(low, share), (high, share)], palette.B, strong)
        last, colour, middle = ("A", palette.A, share / 2) if offers % 2 else ("B", palette.B, (1 + share) / 2)
        letters.append(svg.text(plot.x(offers), plot.y(middle) + 5, last, colour))
    plot.rule(y=free, colour=palette.INK, dash="3 4")
    plot.frame(now - 0.45, now + 0.45, 0, 1, palette.INK)
    if guess is not None:
        plot.guess(y=guess, words=labels["guess"])
    here = svg.text(RIGHT, TOP - 12, labels["here"].format(shares[now - 1]), anchor="end")
    return svg.picture(plot.bottom + 4, alt, plot.content() + "".join(letters) + here, share_a=shares[now - 1])
