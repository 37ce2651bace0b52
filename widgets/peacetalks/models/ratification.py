r"""Ratification: which agreements a side can ratify, and how likely it is to when its ratifiers are in doubt.

Agreements are points on a line from 0 to 1 and :math:`q` is the status quo. At least :math:`k` of a side's :math:`n`
ratifiers, more than half, must approve an agreement. A ratifier with the ideal point :math:`m` approves :math:`x` when
it is nearer than the status quo by at least the hurdle :math:`g` (spatial voting against a status quo, as in Romer and
Rosenthal 1978 and Milner 1997):

.. math::

    \lvert x - m \rvert \le \lvert q - m \rvert - g

A negative :math:`g` says that no deal is itself costly. The agreements that enough approve are the side's win-set
(Putnam 1988).

*The win-set is one interval.* With :math:`r = \lvert q - m \rvert - g`, a ratifier approves :math:`[m - r, m + r]` when
:math:`r \ge 0`. For :math:`g > 0` that is :math:`[q + g, 2m - q - g]` if :math:`m \ge q + g`,
:math:`[2m - q + g, q - g]` if :math:`m \le q - g`, and nothing if :math:`m` lies between. So :math:`k` approve an
:math:`x` to the right exactly when the :math:`k`-th largest ideal :math:`R` does, and one to the left when the
:math:`k`-th smallest, :math:`L`, does. Both can't be, since :math:`2k > n`. The win-set is

.. math::

    \begin{array}{ll}
    [q + g, 2R - q - g] & \text{if } g > 0 \text{ and } R \ge q + g, \\
    [2L - q + g, q - g] & \text{if } g > 0 \text{ and } L \le q - g, \\
    \text{empty} & \text{if } g > 0 \text{ otherwise}, \\
    [\min(q + g, 2L - q + g), \max(q - g, 2R - q - g)] & \text{if } g \le 0,
    \end{array}

cut to the line. The last row is the same count on each side of :math:`q`, since for :math:`g \le 0` each ratifier
approves an interval that has :math:`q` in it.

*Doubt.* Let one ratifier be pivotal, its ideal uniform on an interval. How much nearer :math:`x > q` is to it than
:math:`q`, :math:`\lvert q - m \rvert - \lvert x - m \rvert`, rises from :math:`-(x - q)` at :math:`m \le q` with slope
2 to :math:`x - q` at :math:`m \ge x`, and is :math:`g` at :math:`m = (x + q + g) / 2`: the chance of ratification is
the share of the interval from there on, or 1 or 0 when :math:`g` is below or above all of these values. By mirror,
:math:`x < q` passes when :math:`m \le (x + q - g) / 2`.

Conventions
-----------
Ties approve, and comparisons allow 1e-12.

Limits
------
That one number, the hurdle, sums up what signing or not signing costs at home is this course's simplification.

References
----------
Milner, H. V. (1997). Interests, Institutions, and Information: Domestic Politics and International Relations.
    Princeton University Press.
Putnam, R. D. (1988). Diplomacy and Domestic Politics: The Logic of Two-Level Games. International Organization 42(3):
    427-460.
Romer, T., and H. Rosenthal (1978). Political Resource Allocation, Controlled Agendas, and the Status Quo. Public
    Choice 33: 27-43.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peacetalks.models.checks import above, at_least, listed, number, whole


@dataclass(frozen=True)
class Interval:
    """A set of agreements from `lower` to `upper`, both from 0 to 1 and in the set, or nothing.

    Attributes
    ----------
    empty
        Whether there is nothing in it; then the ends are None.
    lower, upper
        The ends, which may be the same point.
    width
        `upper - lower`, or 0 when empty.
    """

    empty: bool
    lower: float | None
    upper: float | None
    width: float

    def holds(self, x: float) -> bool:
        """Return whether `x` is in it, ends included."""
        return self.lower is not None and self.upper is not None and at_least(x, self.lower) and at_least(self.upper, x)

    def nearest(self, x: float) -> float | None:
        """Return the point of it that is nearest to `x`, or None when it is empty."""
        return None if self.lower is None or self.upper is None else min(max(x, self.lower), self.upper)


NOTHING = Interval(empty=True, lower=None, upper=None, width=0.0)


def _interval(lower: float, upper: float) -> Interval:
    """Return the part of the interval on the line; ends that cross by no more than rounding are one point."""
    lower, upper = min(max(lower, 0.0), 1.0), min(max(upper, 0.0), 1.0)
    if not at_least(upper, lower):
        return NOTHING
    upper = max(lower, upper)
    return Interval(False, lower, upper, upper - lower)


def overlap(one: Interval, other: Interval) -> Interval:
    """Return what lies in both; ends that cross by no more than rounding are one point."""
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return NOTHING
    return _interval(max(one.lower, other.lower), min(one.upper, other.upper))


def win_set(ideals: Sequence[float], quota: int, status_quo: float, hurdle: float = 0.0) -> Interval:
    """Return the agreements that a side can ratify (Putnam 1988; Romer and Rosenthal 1978).

    Parameters
    ----------
    ideals
        :math:`m`: the ideal points of those whose approval is needed, each from 0 to 1, in any order.
    quota
        :math:`k`: how many of them must approve, more than half and at most all.
    status_quo
        :math:`q`: what stays without an agreement, from 0 to 1.
    hurdle
        :math:`g`: how much nearer than the status quo a ratifier wants an agreement, from -1 to 1; negative when no
        deal is itself costly.

    Raises
    ------
    ValueError
        When `ideals` is no list or empty, or an argument is no number in its range.
    """
    return win_set_of_side("", ideals, quota, status_quo, hurdle)


def win_set_of_side(side: str, ideals: Sequence[float], quota: int, status_quo: float, hurdle: float) -> Interval:
    """Return a win-set as `win_set` does; `side` ("_a", "_b" or nothing) ends the arguments' names in a message."""
    name = f"ideals{side}"
    given = sorted(number(f"{name}[{i}]", m, 0, 1) for i, m in enumerate(listed(name, ideals, "ideal point")))
    quota = whole(f"quota{side}", quota, len(given) // 2 + 1, len(given))
    q, g = number("status_quo", status_quo, 0, 1), number(f"hurdle{side}", hurdle, -1, 1)
    left, right = given[quota - 1], given[-quota]
    if g <= 0:
        return _interval(min(q + g, 2 * left - q + g), max(q - g, 2 * right - q - g))
    # A pivotal ratifier whom the hurdle leaves nothing but its own ideal accepts that one point, despite rounding.
    if at_least(right, q + g):
        return _interval(q + g, max(q + g, 2 * right - q - g))
    if at_least(q - g, left):
        return _interval(min(q - g, 2 * left - q + g), q - g)
    return NOTHING


def ratification_probability(
    x: float, ideal_low: float, ideal_high: float, status_quo: float, hurdle: float = 0.0
) -> float:
    """Return the chance that `x` is ratified when the pivotal ideal is uniform on `[ideal_low, ideal_high]`.

    Parameters
    ----------
    x
        :math:`x`: a proposed agreement, from 0 to 1.
    ideal_low, ideal_high
        The ends of the interval, from 0 to 1; the same when the ideal is known.
    status_quo, hurdle
        As for `win_set`.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or `ideal_low` is above `ideal_high`.
    """
    x, low, high = number("x", x, 0, 1), number("ideal_low", ideal_low, 0, 1), number("ideal_high", ideal_high, 0, 1)
    q, g = number("status_quo", status_quo, 0, 1), number("hurdle", hurdle, -1, 1)
    if low > high:
        raise ValueError(f"ideal_low must be at most ideal_high ({high:g}), got {low!r}")
    if at_least(-g, abs(x - q)):
        return 1.0
    if above(g, abs(x - q)):
        return 0.0
    if x < q:
        x, q, low, high = 1 - x, 1 - q, 1 - high, 1 - low
    cut = (x + q + g) / 2
    if low == high:
        return float(at_least(high, cut))
    return min(max((high - cut) / (high - low), 0.0), 1.0)
