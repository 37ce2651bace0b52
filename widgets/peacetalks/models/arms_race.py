# ruff: noqa: E741 - `l` is Richardson's letter for Y's reaction
r"""Richardson's arms race: when it settles, when it runs away, and what a cut can do.

When does restraint spread?

Two sides hold levels of arms :math:`x` and :math:`y`. Each adds to its own in answer to the other's (reaction
:math:`k`, :math:`l`), is held back by its own burden (fatigue :math:`a`, :math:`b`), and is moved by grievance or,
below zero, goodwill (:math:`g`, :math:`h`), per year:

.. math::

    \frac{dz}{dt} = M z + c, \quad\text{with}\quad z = \begin{pmatrix} x \\ y \end{pmatrix}, \quad
    M = \begin{pmatrix} -a & k \\ l & -b \end{pmatrix}, \quad c = \begin{pmatrix} g \\ h \end{pmatrix}

or :math:`dx/dt = k y - a x + g` and :math:`dy/dt = l x - b y + h`. The equations, the condition of stability and the
reading of negative levels as cooperation that exceeds arms are Richardson's (1960).

*Stability.* Deviations grow at the two eigenvalues of :math:`M`, whose sum is :math:`-(a + b)` and whose product is the
margin :math:`m = a b - k l`; the fast one is not above zero, hence the slow one is below zero (stable) if :math:`m > 0`
and above (unstable) if :math:`m < 0`. Unless :math:`m` is zero there is one point at rest, :math:`x = (b g + k h) / m`,
:math:`y = (l g + a h) / m`. Both reactions times :math:`\sqrt{a b / (k l)}` make :math:`m` zero.

*Runs.* A difference between two runs obeys :math:`dz/dt = M z`, and so does the speed of one run: both grow by
:math:`E(t) = e^{M t}`. With :math:`v = M z(0) + c`, the speed at the start, therefore

.. math::

    z(t) = z(0) + J(t) v, \qquad J(t) = \int_0^t E(s) ds,

and a cut is worth :math:`E(t)` times itself at the time :math:`t`, whatever the grievances and the levels. No entry of
:math:`E` is negative: a cut never raises a level later, and one side's cut lowers the other's, if that one reacts.
:math:`E` and :math:`J` are exact, not stepped: see `linear_pair`.

*Turning cut.* With :math:`\sigma` the slow rate, :math:`w = (l, \sigma + a)`, scaled to add up to 1, is its left
eigenvector: :math:`w M = \sigma w`. Hence :math:`u = w \cdot z + w \cdot c / \sigma` obeys :math:`du/dt = \sigma u`. In
an unstable pair the sign of :math:`u` at the start, the *score*, decides for ever: above zero both levels rise without
bound, below zero they fall, at zero the pair comes to rest. Cutting both levels by the share :math:`s` leaves
:math:`(1 - s) w \cdot z + w \cdot c / \sigma`, which is zero at :math:`s = u / (w \cdot z)`. That is below 1 if and
only if :math:`w \cdot c < 0`: without goodwill no cut short of disarmament turns a race.

Conventions
-----------
A margin within 1e-12 of zero counts as zero, which is neutral: neither stable nor unstable.

Limits
------
The coefficients stay what they are for ever; levels may fall below zero; and nobody plans: each side only reacts. The
turning cut is the dividing line of Richardson's equations, worked out here.

References
----------
Richardson, L. F. (1960). Arms and Insecurity: A Mathematical Study of the Causes and Origins of War. Edited by
    N. Rashevsky and E. Trucco. Boxwood Press.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, number, whole
from peacetalks.models.linear_pair import LinearPair

MAX_COEFFICIENT = 5.0
MAX_GRIEVANCE = 100.0
MAX_LEVEL = 1000.0
MAX_YEARS = 100.0
MAX_STEPS = 2000


@dataclass(frozen=True)
class Equilibrium:
    r"""Where a race leads and how fast.

    Attributes
    ----------
    kind
        "stable" when runs approach the point at rest, "unstable" when they leave it, "neutral" in between.
    x, y
        The point at rest, or None when the pair is neutral; may be negative.
    margin
        :math:`m`: `a b - k l`, per year squared; its sign decides `kind`, and within 1e-12 it counts as zero.
    rate_slow, rate_fast
        :math:`\sigma`, :math:`\rho`: the two rates of growth, per year; negative ones fade.
    half_life
        Years in which the slower deviation halves, when stable, else None.
    doubling_time
        Years in which the growing deviation doubles, when unstable, else None.
    critical_scale
        The factor on both reactions that makes the pair neutral, above 1 when stable; None when `k l` is 0.
    """

    kind: Literal["stable", "unstable", "neutral"]
    x: float | None
    y: float | None
    margin: float
    rate_slow: float
    rate_fast: float
    half_life: float | None
    doubling_time: float | None
    critical_scale: float | None


@dataclass(frozen=True)
class Trajectory:
    """The levels `x` and `y` at the times `t` in years: tuples of `n + 1` numbers, from the start to `t_end`."""

    t: tuple[float, ...]
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class CutEffect:
    """By how much a cut lowers each level at the times `t` in years: tuples of `n + 1` numbers, never negative."""

    t: tuple[float, ...]
    x_saved: tuple[float, ...]
    y_saved: tuple[float, ...]


@dataclass(frozen=True)
class TurningCut:
    """Whether an unstable race escalates, and the joint cut that would turn it.

    Attributes
    ----------
    direction
        "escalates", "disarms" or "balanced" in an unstable pair, "settles" in a stable one, else "neutral".
    score
        :math:`u`: the distance above the dividing line, as a weighted mean of the levels; None when the pair is not
        unstable.
    share
        :math:`s`: the smallest share, from 0 to 1, by which both levels must be cut at once for the race not to
        escalate; None when the pair is not unstable or not even a cut to zero is enough.
    """

    direction: Literal["escalates", "disarms", "balanced", "settles", "neutral"]
    score: float | None
    share: float | None


def _pair(k: float, l: float, a: float, b: float) -> LinearPair:
    return LinearPair(
        number("k", k, 0, MAX_COEFFICIENT),
        number("l", l, 0, MAX_COEFFICIENT),
        number("a", a, 0, MAX_COEFFICIENT),
        number("b", b, 0, MAX_COEFFICIENT),
    )


def _grievances(g: float, h: float) -> tuple[float, float]:
    return number("g", g, -MAX_GRIEVANCE, MAX_GRIEVANCE), number("h", h, -MAX_GRIEVANCE, MAX_GRIEVANCE)


def _times(t_end: float, n: int) -> tuple[float, ...]:
    t_end, n = number("t_end", t_end, 0, MAX_YEARS, low_open=True), whole("n", n, 1, MAX_STEPS)
    return tuple(t_end * i / n for i in range(n + 1))


def _kind(pair: LinearPair) -> Literal["stable", "unstable", "neutral"]:
    if above(pair.margin, 0):
        return "stable"
    return "unstable" if above(0, pair.margin) else "neutral"


def equilibrium(k: float, l: float, a: float, b: float, g: float, h: float) -> Equilibrium:
    """Return where the race leads and how fast (Richardson 1960).

    Parameters
    ----------
    k, l
        :math:`k`, :math:`l`: reaction of X to Y's level and of Y to X's, per year, from 0 to 5.
    a, b
        :math:`a`, :math:`b`: fatigue of X and of Y, per year, from 0 to 5.
    g, h
        :math:`g`, :math:`h`: grievance of X and of Y, in levels per year, from -100 to 100; goodwill when negative.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    pair = _pair(k, l, a, b)
    g, h = _grievances(g, h)
    kind = _kind(pair)
    at_rest = None
    if kind != "neutral":
        # Adding 0.0 turns a negative zero into zero.
        at_rest = (pair.b * g + pair.k * h) / pair.margin + 0.0, (pair.l * g + pair.a * h) / pair.margin + 0.0
    product = pair.k * pair.l
    return Equilibrium(
        kind=kind,
        x=at_rest[0] if at_rest else None,
        y=at_rest[1] if at_rest else None,
        margin=pair.margin,
        rate_slow=pair.slow,
        rate_fast=pair.fast,
        half_life=math.log(2) / -pair.slow if kind == "stable" else None,
        doubling_time=math.log(2) / pair.slow if kind == "unstable" else None,
        critical_scale=math.sqrt(pair.a * pair.b) / math.sqrt(product) if product > 0 else None,
    )


def trajectory(
    k: float, l: float, a: float, b: float, g: float, h: float, x0: float, y0: float, t_end: float, n: int
) -> Trajectory:
    """Return the run that starts at the levels `x0` and `y0` (Richardson 1960); negative levels are kept.

    Parameters
    ----------
    k, l, a, b, g, h
        As in `equilibrium`.
    x0, y0
        Levels at the start, from -1000 to 1000.
    t_end
        Length of the run in years, above 0 and at most 100.
    n
        Number of equal steps at whose ends the run is given, a whole number from 1 to 2000.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or `n` is no whole number.
    """
    pair = _pair(k, l, a, b)
    g, h = _grievances(g, h)
    x0, y0 = number("x0", x0, -MAX_LEVEL, MAX_LEVEL), number("y0", y0, -MAX_LEVEL, MAX_LEVEL)
    times = _times(t_end, n)
    speed_x, speed_y = pair.k * y0 - pair.a * x0 + g, pair.l * x0 - pair.b * y0 + h
    matrices = [pair.accumulated_growth(t) for t in times]
    return Trajectory(
        t=times,
        x=tuple(x0 + (xx * speed_x + xy * speed_y) for xx, xy, _, _ in matrices),
        y=tuple(y0 + (yx * speed_x + yy * speed_y) for _, _, yx, yy in matrices),
    )


def cut_effect(k: float, l: float, a: float, b: float, cut_x: float, cut_y: float, t_end: float, n: int) -> CutEffect:
    """Return by how much a one-off cut at the start lowers both levels later, whatever the levels and the grievances.

    Parameters
    ----------
    k, l, a, b
        As in `equilibrium`.
    cut_x, cut_y
        The cuts, in levels, from 0 to 1000.
    t_end, n
        As in `trajectory`.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or `n` is no whole number.
    """
    pair = _pair(k, l, a, b)
    cut_x, cut_y = number("cut_x", cut_x, 0, MAX_LEVEL), number("cut_y", cut_y, 0, MAX_LEVEL)
    times = _times(t_end, n)
    matrices = [pair.growth(t) for t in times]
    return CutEffect(
        t=times,
        x_saved=tuple(xx * cut_x + xy * cut_y for xx, xy, _, _ in matrices),
        y_saved=tuple(yx * cut_x + yy * cut_y for _, _, yx, yy in matrices),
    )


def turning_cut(k: float, l: float, a: float, b: float, g: float, h: float, x0: float, y0: float) -> TurningCut:
    """Return whether an unstable race escalates from the levels `x0` and `y0`, and what joint cut would turn it.

    Parameters
    ----------
    k, l, a, b, g, h
        As in `equilibrium`.
    x0, y0
        Levels at the start, from 0 to 1000.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    pair = _pair(k, l, a, b)
    g, h = _grievances(g, h)
    x0, y0 = number("x0", x0, 0, MAX_LEVEL), number("y0", y0, 0, MAX_LEVEL)
    kind = _kind(pair)
    if kind != "unstable":
        return TurningCut("settles" if kind == "stable" else "neutral", None, None)
    total = pair.l + pair.slow_plus_a
    weight_x, weight_y = pair.l / total, pair.slow_plus_a / total
    level = weight_x * x0 + weight_y * y0
    line = -(weight_x * g + weight_y * h) / pair.slow
    score = level - line
    if above(score, 0):
        if above(0, line):
            return TurningCut("escalates", score, None)
        return TurningCut("escalates", score, min(1.0, score / level) if above(line, 0) else 1.0)
    return TurningCut("disarms" if above(0, score) else "balanced", score, 0.0)
