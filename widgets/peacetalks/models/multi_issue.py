r"""Negotiation over several issues: packages, the frontier, four ideas of a fair choice, and logrolling.

How does a second issue create room?

Two sides, A and B, must settle several issues, each by one of a few options. Option :math:`j` of issue :math:`i` is
worth :math:`v_i(j)` points to a side, to which the issue matters with the weight :math:`w_i`. A package :math:`P` picks
one option per issue and is worth :math:`u(P) = \sum_i w_i v_i(P_i) / \sum_i w_i` to each side, with its own weights and
points (the additive utility of Keeney and Raiffa 1976, Raiffa's scoring of 1982). A side signs nothing worth less than
its best alternative to an agreement, its BATNA :math:`d` (Fisher and Ury 1981), so the zone of agreement :math:`Z` is
the packages with :math:`u_A \ge d_A` and :math:`u_B \ge d_B`. A package is on the Pareto frontier when no other is at
least as good for both and better for one.

*Why trading across issues pays.* Let a step on issue :math:`i` be worth :math:`a_i` points to A and cost B :math:`b_i`.
Giving A that step and B one on issue :math:`j` changes the utilities, over the sums of weights, by
:math:`w_{Ai} a_i - w_{Aj} a_j` and :math:`w_{Bj} b_j - w_{Bi} b_i`. Both rise when A cares relatively more for
:math:`i`, B for :math:`j`: the value comes from the difference in priorities. Where the weights are proportional and
the points of every option add up to 100, :math:`u_A + u_B = 100` for every package: one gains what the other loses.

*Four choices.* With the gains :math:`g = u - d`, and :math:`M` the largest gain of a side in :math:`Z`, take the
package of :math:`Z` with the largest first criterion, then the largest second:

.. math::

    \begin{array}{lll}
    \text{Nash (1950)} & g_A g_B & g_A + g_B \\
    \text{Kalai and Smorodinsky (1975)} & \min(g_A / M_A, g_B / M_B) & \max(g_A / M_A, g_B / M_B) \\
    \text{egalitarian (Kalai 1977)} & \min(g_A, g_B) & \max(g_A, g_B) \\
    \text{utilitarian} & g_A + g_B & -\lvert g_A - g_B \rvert
    \end{array}

Each choice is on the frontier: if :math:`Q` dominates :math:`P` it is in :math:`Z` with :math:`P`, its product, smaller
gain and sum are at least as large, and where they are equal the second criterion is larger.

*Logrolling.* The split takes each issue by itself, without weights: the option with the largest :math:`\min(v_A, v_B)`,
then the largest :math:`\max(v_A, v_B)`, then the first. The package is Nash's choice when the split is both sides'
alternative.

Limits
------
Points add up: no option is worth more because of what another issue brings. Both sides' points are known. The first
three papers choose from convex sets, with lotteries between packages; on a finite table criteria and ties are this
course's convention, not their theorems. Only the first two choices are free of the unit of a side's points (Nash's
unless its product is tied). Utilities are compared to 9 decimals: one that is short of a BATNA by no more than 1e-9
reaches it. A side whose :math:`M` is zero counts with a relative gain of 1. What is still tied goes to the package
whose options come first.

References
----------
Fisher, R., and W. Ury (1981). Getting to Yes.
Kalai, E. (1977). Proportional Solutions to Bargaining Situations: Interpersonal Utility Comparisons.
    Econometrica 45(7): 1623-1630.
Kalai, E., and M. Smorodinsky (1975). Other Solutions to Nash's Bargaining Problem. Econometrica 43(3): 513-518.
Keeney, R. L., and H. Raiffa (1976). Decisions with Multiple Objectives: Preferences and Value Tradeoffs. Wiley.
Nash, J. F. (1950). The Bargaining Problem. Econometrica 18(2): 155-162.
Raiffa, H. (1982). The Art and Science of Negotiation. Harvard University Press.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from peacetalks.models.checks import listed, number

Values = Sequence[Sequence[float]]
Weights = Sequence[float]
Criteria = Callable[[float, float], tuple[float, float]]

MOST_POINTS = 100.0
MOST_PACKAGES = 20_000
DECIMALS = 9
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Package:
    """One way to settle all issues.

    Attributes
    ----------
    options
        The index of the option taken, issue by issue.
    u_a, u_b
        :math:`u_A`, :math:`u_B`: what the package is worth to each side, in points from 0 to 100.
    """

    options: tuple[int, ...]
    u_a: float
    u_b: float


@dataclass(frozen=True)
class Solutions:
    """What four ideas of fairness choose from the zone of agreement; all are None when the zone is empty."""

    nash: Package | None
    kalai_smorodinsky: Package | None
    egalitarian: Package | None
    utilitarian: Package | None


@dataclass(frozen=True)
class Logrolling:
    """What trading across issues adds to splitting each of them.

    Attributes
    ----------
    split
        The package that takes each issue by itself.
    package
        Nash's choice from the packages at least as good as the split for both.
    gain_a, gain_b
        How much better the package is than the split, in points, at least 0.
    joint_gain
        The two together.
    """

    split: Package
    package: Package
    gain_a: float
    gain_b: float
    joint_gain: float


def _points(name: str, values: Values, like: Values | None = None) -> list[list[float]]:
    """Return the points as floats, of the same shape as `like` where that is given."""
    if like is not None and len(listed(name, values, "issue")) != len(like):
        raise ValueError(f"{name} must have as many issues as values_a ({len(like)}), got {len(values)}")
    for i, row in enumerate(listed(name, values, "issue")):
        options = len(listed(f"{name}[{i}]", row, "option"))
        if like is not None and options != len(like[i]):
            raise ValueError(f"{name}[{i}] must have as many options as values_a[{i}] ({len(like[i])}), got {options}")
    count = math.prod(len(row) for row in values)
    if count > MOST_PACKAGES:
        raise ValueError(f"{name} must make at most {MOST_PACKAGES} packages, got {count}")
    return [[number(f"{name}[{i}][{j}]", v, 0, MOST_POINTS) for j, v in enumerate(row)] for i, row in enumerate(values)]


def _weights(name: str, weights: Weights, issues: int) -> list[float]:
    """Return the weights, scaled by a power of two so that the largest is from 0.5 to 1, which loses no digit."""
    if len(listed(name, weights, "weight")) != issues:
        raise ValueError(f"{name} must have one weight for each of the {issues} issues, got {len(weights)}")
    given = []
    for i, weight in enumerate(weights):
        try:
            given.append(number(f"{name}[{i}]", weight, 0, math.inf))
        except ValueError:
            raise ValueError(f"{name}[{i}] must be a finite number of at least 0, got {weight!r}") from None
    if not any(given):
        raise ValueError(f"{name} must have at least one weight above 0, got {weights!r}")
    exponent = math.frexp(max(given))[1]
    return [math.ldexp(weight, -exponent) for weight in given]


def packages(values_a: Values, values_b: Values, weights_a: Weights, weights_b: Weights) -> tuple[Package, ...]:
    """Return every package with its worth to each side (Keeney and Raiffa 1976), in the order of its options.

    Parameters
    ----------
    values_a, values_b
        :math:`v_A`, :math:`v_B`: `values[i][j]` is what option `j` of issue `i` is worth to a side, in points, from 0
        to 100. Both sides have the same issues and, for each, the same options; they make at most 20 000 packages.
    weights_a, weights_b
        :math:`w_A`, :math:`w_B`: how much each issue matters to a side, at least 0 and not all 0. Only their ratios
        count.

    Raises
    ------
    ValueError
        When a list or its length is wrong, a number is not finite or not in its range, or there are too many packages.
    """
    points_a = _points("values_a", values_a)
    points_b = _points("values_b", values_b, like=points_a)
    scale_a = _weights("weights_a", weights_a, len(points_a))
    scale_b = _weights("weights_b", weights_b, len(points_a))
    total_a, total_b = math.fsum(scale_a), math.fsum(scale_b)
    issues = [
        [(j, w_a * v_a, w_b * v_b) for j, (v_a, v_b) in enumerate(zip(row_a, row_b, strict=True))]
        for w_a, w_b, row_a, row_b in zip(scale_a, scale_b, points_a, points_b, strict=True)
    ]
    found = []
    for picks in product(*issues):
        options, parts_a, parts_b = zip(*picks, strict=True)
        u_a, u_b = math.fsum(parts_a) / total_a, math.fsum(parts_b) / total_b
        found.append(Package(options, min(MOST_POINTS, u_a), min(MOST_POINTS, u_b)))
    return tuple(found)


def zone_of_agreement(
    values_a: Values, values_b: Values, weights_a: Weights, weights_b: Weights, batna_a: float, batna_b: float
) -> tuple[Package, ...]:
    """Return the packages worth at least its BATNA to each side (Fisher and Ury 1981; Raiffa 1982), in order.

    Parameters
    ----------
    values_a, values_b, weights_a, weights_b
        As for `packages`.
    batna_a, batna_b
        :math:`d_A`, :math:`d_B`: what each side has without an agreement, in points, from 0 to 100.

    Raises
    ------
    ValueError
        As for `packages`, or when a BATNA is no finite number in its range.
    """
    every = packages(values_a, values_b, weights_a, weights_b)
    return _zone(every, number("batna_a", batna_a, 0, MOST_POINTS), number("batna_b", batna_b, 0, MOST_POINTS))


def pareto_frontier(values_a: Values, values_b: Values, weights_a: Weights, weights_b: Weights) -> tuple[Package, ...]:
    """Return the packages that no other improves for one side without loss to the other (Raiffa 1982).

    They come in the order of `u_a`, rising; packages of the same worth to both all stay, in the order of their options.
    The parameters and errors are those of `packages`.
    """
    return _undominated(packages(values_a, values_b, weights_a, weights_b))


def bargaining_solutions(
    values_a: Values, values_b: Values, weights_a: Weights, weights_b: Weights, batna_a: float, batna_b: float
) -> Solutions:
    """Return the choices of Nash (1950), Kalai and Smorodinsky (1975), Kalai (1977), and of the largest sum.

    The parameters and errors are those of `zone_of_agreement`.
    """
    efficient = _undominated(zone_of_agreement(values_a, values_b, weights_a, weights_b, batna_a, batna_b))
    if not efficient:
        return Solutions(None, None, None, None)
    best_a, best_b = (max(gains) for gains in zip(*(_gains(one, batna_a, batna_b) for one in efficient), strict=True))

    def relative(gain_a: float, gain_b: float) -> tuple[float, float]:
        ratios = (gain_a / best_a if best_a > TOLERANCE else 1.0), (gain_b / best_b if best_b > TOLERANCE else 1.0)
        return min(ratios), max(ratios)

    return Solutions(
        nash=_choice(efficient, batna_a, batna_b, _product_and_sum),
        kalai_smorodinsky=_choice(efficient, batna_a, batna_b, relative),
        egalitarian=_choice(
            efficient, batna_a, batna_b, lambda gain_a, gain_b: (min(gain_a, gain_b), max(gain_a, gain_b))
        ),
        utilitarian=_choice(
            efficient, batna_a, batna_b, lambda gain_a, gain_b: (gain_a + gain_b, -abs(gain_a - gain_b))
        ),
    )


def logrolling(values_a: Values, values_b: Values, weights_a: Weights, weights_b: Weights) -> Logrolling:
    """Return what both sides gain when they trade across issues rather than split each (Raiffa 1982).

    The parameters and errors are those of `packages`.
    """
    every = packages(values_a, values_b, weights_a, weights_b)
    options = tuple(_split_issue(*rows) for rows in zip(values_a, values_b, strict=True))
    split = next(one for one in every if one.options == options)
    efficient = _undominated(_zone(every, split.u_a, split.u_b))
    package = _choice(efficient, split.u_a, split.u_b, _product_and_sum)
    gain_a, gain_b = _gains(package, split.u_a, split.u_b)
    return Logrolling(split, package, gain_a, gain_b, gain_a + gain_b)


def _split_issue(row_a: Sequence[float], row_b: Sequence[float]) -> int:
    """Return the option that is best for the side that likes it less."""
    pairs = [(round(v_a, DECIMALS), round(v_b, DECIMALS)) for v_a, v_b in zip(row_a, row_b, strict=True)]
    return max(range(len(pairs)), key=lambda j: (min(pairs[j]), max(pairs[j]), -j))


def _zone(every: Iterable[Package], batna_a: float, batna_b: float) -> tuple[Package, ...]:
    return tuple(one for one in every if one.u_a >= batna_a - TOLERANCE and one.u_b >= batna_b - TOLERANCE)


def _gains(package: Package, batna_a: float, batna_b: float) -> tuple[float, float]:
    """Return both gains over the BATNAs; in the zone a negative one is rounding."""
    return max(0.0, package.u_a - batna_a), max(0.0, package.u_b - batna_b)


def _undominated(every: Iterable[Package]) -> tuple[Package, ...]:
    def worth(one: Package) -> tuple[float, float]:
        return round(one.u_a, DECIMALS), round(one.u_b, DECIMALS)

    kept: list[Package] = []
    last = (math.inf, -math.inf)
    for one in sorted(every, key=worth, reverse=True):
        # None of those before is worth less to A, so that only more for B keeps this one.
        if worth(one) == last or worth(one)[1] > last[1]:
            kept.append(one)
            last = worth(one)
    return tuple(sorted(kept, key=lambda one: (round(one.u_a, DECIMALS), one.options)))


def _product_and_sum(gain_a: float, gain_b: float) -> tuple[float, float]:
    return gain_a * gain_b, gain_a + gain_b


def _choice(efficient: Iterable[Package], batna_a: float, batna_b: float, criteria: Criteria) -> Package:
    """Return the package whose gains have the largest first criterion, then the largest second."""

    def rank(one: Package) -> tuple[float, float, tuple[int, ...]]:
        first, second = criteria(*_gains(one, batna_a, batna_b))
        return -round(first, DECIMALS), -round(second, DECIMALS), one.options

    return min(efficient, key=rank)
