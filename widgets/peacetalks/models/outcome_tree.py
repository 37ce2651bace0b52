r"""Outcome tree: what a settlement is worth when ratification, guarantees and the ceasefire are all uncertain.

What must go right, and which doubt matters most?

The tree itself, with its four events, five ends and the worth :math:`V` of the whole, is in `settlement`. The worth is
linear in each single probability. Here the probabilities are known only as a low, a middle and a high guess each.

*Tornado.* Each event :math:`i` in turn goes from its low to its high probability, the rest at mid; what the worth does
then is the bar of that event, the widest on top (Howard 1988), with the width

.. math::

    \lvert V(p_i = \text{high}) - V(p_i = \text{low}) \rvert.

The worth changes steadily on the way, so that the ends of a bar are its extremes.

*Credence interval.* Each event is low, mid or high with the given weights :math:`\omega`, independently of the others.
All :math:`3^4 = 81` combinations :math:`s` are counted out, each with the product of its weights; no sampling:

.. math::

    \Pr(s) = \prod_{i=1}^{4} \omega_{s_i}, \qquad \text{mean} = \sum_s \Pr(s) V(s)

0.185, 0.63 and 0.185 are the weights with which the 5th, 50th and 95th percentile stand for a whole distribution
(Keefer and Bodily 1983). A quantile is the smallest worth that leaves at least that weight at or below it. As the worth
is linear in each probability and they are independent, its mean is the worth at the weighted mean probabilities.

Limits
------
The events are guessed independently of each other: a doubt that would move two of them at once is not in the interval.
The values are the learner's own. Numbers from it are no forecast; they show what a judgement hangs on.

References
----------
Howard, R. A. (1988). Decision Analysis: Practice and Promise. Management Science 34(6): 679-695.
Keefer, D. L. and Bodily, S. E. (1983). Three-Point Approximations for Continuous Random Variables. Management Science
    29(5): 595-609.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import accumulate, product
from math import fsum, prod

from peacetalks.models.checks import above, at_least, number, numbers
from peacetalks.models.settlement import (
    EVENTS,
    LEAVES,
    MAX_VALUE,
    Breakeven,
    SettlementTree,
    breakeven,
    checked_probabilities,
    checked_values,
    settlement_tree,
    worth,
)

__all__ = [
    "EVENTS",
    "LEAVES",
    "Breakeven",
    "CredenceInterval",
    "SettlementTree",
    "Tornado",
    "TornadoRow",
    "breakeven",
    "credence_interval",
    "settlement_tree",
    "tornado",
]

PEARSON_TUKEY = (0.185, 0.63, 0.185)
WEIGHT_TIE = 1e-9
"""Weights and worths of combinations closer than this count as equal, so that rounding moves no quantile."""


@dataclass(frozen=True)
class TornadoRow:
    """One event's bar: the worth with it at low and at high and the rest at mid, and the distance between them."""

    event: str
    at_low: float
    at_high: float
    swing: float


@dataclass(frozen=True)
class Tornado:
    """The worth with every event at mid, and the bars, the widest first; equally wide ones in the events' order."""

    base: float
    rows: tuple[TornadoRow, ...]


@dataclass(frozen=True)
class CredenceInterval:
    """How the worth spreads when every event may be low, mid or high, in points.

    Attributes
    ----------
    mean, minimum, maximum
        Of the worths of all combinations with weight.
    lower, median, upper
        Quantiles: the ends of the central interval, and the middle.
    prob_above
        The weight, from 0 to 1, of the combinations that are worth more than the benchmark.
    combinations
        How many combinations have weight, from 1 to 81.
    """

    mean: float
    minimum: float
    maximum: float
    lower: float
    median: float
    upper: float
    prob_above: float
    combinations: int


def _ranges(
    low: Mapping[str, float], mid: Mapping[str, float], high: Mapping[str, float]
) -> list[tuple[float, float, float]]:
    """Return low, mid and high of each event, which must be in this order."""
    columns = [checked_probabilities(name, table) for name, table in (("low", low), ("mid", mid), ("high", high))]
    ranges = list(zip(*columns, strict=True))
    for event, (least, middle, most) in zip(EVENTS, ranges, strict=True):
        if not (at_least(middle, least) and at_least(most, middle)):
            raise ValueError(f"mid {event} must be between low ({least:g}) and high ({most:g}), got {middle!r}")
    return ranges


def tornado(
    low: Mapping[str, float], mid: Mapping[str, float], high: Mapping[str, float], values: Mapping[str, float]
) -> Tornado:
    """Return how much the worth depends on each event alone (Howard 1988).

    Parameters
    ----------
    low, mid, high
        :math:`p_i`: three probabilities of each event of `EVENTS`, from 0 to 1 and in this order.
    values
        As in `settlement_tree`.

    Raises
    ------
    ValueError
        As in `settlement_tree`, or when an event's three probabilities are not in order.
    """
    ranges, points = _ranges(low, mid, high), checked_values(values)
    middle = [mid for _, mid, _ in ranges]

    def row(place: int) -> TornadoRow:
        at_low, at_high = (
            worth([*middle[:place], end, *middle[place + 1 :]], points) for end in (ranges[place][0], ranges[place][2])
        )
        return TornadoRow(EVENTS[place], at_low, at_high, abs(at_high - at_low))

    def order(one: TornadoRow, other: TornadoRow) -> int:
        return above(other.swing, one.swing) - above(one.swing, other.swing)

    rows = sorted((row(place) for place in range(len(EVENTS))), key=cmp_to_key(order))
    return Tornado(worth(middle, points), tuple(rows))


def credence_interval(
    low: Mapping[str, float],
    mid: Mapping[str, float],
    high: Mapping[str, float],
    values: Mapping[str, float],
    weights: Sequence[float] = PEARSON_TUKEY,
    level: float = 0.8,
    benchmark: float | None = None,
) -> CredenceInterval:
    r"""Return how the worth spreads when each event is low, mid or high independently (Keefer and Bodily 1983).

    Parameters
    ----------
    low, mid, high, values
        As in `tornado`.
    weights
        :math:`\omega`: the weights of low, mid and high for every event, each from 0 to 1, adding up to 1.
    level
        The central share of the interval, above 0 and below 1.
    benchmark
        The worth to beat, from -1000 to 1000; None for the value of no deal.

    Raises
    ------
    ValueError
        As in `tornado`, or when another argument is no finite number, or list of them, in its range.
    """
    ranges, points = _ranges(low, mid, high), checked_values(values)
    is_triple = isinstance(weights, list | tuple) and len(weights) == 3
    given = numbers("weights", weights, 0, 1, 3) if is_triple else ()
    if abs(fsum(given) - 1) > WEIGHT_TIE:
        raise ValueError(f"weights must be 3 numbers that add up to 1, got {weights!r}")
    level = number("level", level, 0, 1, low_open=True, high_open=True)
    beat = points[0] if benchmark is None else number("benchmark", benchmark, -MAX_VALUE, MAX_VALUE)
    shares = [weight / fsum(given) for weight in given]
    combined = sorted(
        (worth([ranges[event][state] for event, state in enumerate(states)], points), weight)
        for states in product(range(3), repeat=len(EVENTS))
        if (weight := prod(shares[state] for state in states)) > 0
    )
    worths = [value for value, _ in combined]
    passed = list(accumulate(weight for _, weight in combined))

    def quantile(q: float) -> float:
        return next((value for value, up_to in zip(worths, passed, strict=True) if up_to >= q - WEIGHT_TIE), worths[-1])

    return CredenceInterval(
        mean=fsum(value * weight for value, weight in combined),
        minimum=worths[0],
        maximum=worths[-1],
        lower=quantile((1 - level) / 2),
        median=quantile(0.5),
        upper=quantile((1 + level) / 2),
        prob_above=min(1.0, fsum(weight for value, weight in combined if value > beat + WEIGHT_TIE)),
        combinations=len(combined),
    )
