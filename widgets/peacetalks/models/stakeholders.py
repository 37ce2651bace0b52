r"""Who is at the table: where stakeholders on one axis press, what beats what, and who can block.

Whom does one more chair at the table move?

Every actor has a position :math:`x_i` on one axis from 0 to 100 and likes an outcome less the farther it lies from
there. It gives the issue a share of its attention, its salience :math:`s_i`, and has so much to bring to bear, its
capability :math:`c_i`; the product is its weight, :math:`w_i = s_i c_i`, and :math:`W` the sum of the weights.

*Centre.* The mean is :math:`\sum_i w_i x_i / W`. The median is where the cumulative weight, from the left, passes
:math:`W / 2`; when some position has exactly half of the weight up to it, every outcome between it and the next is a
median, and the middle of that interval is reported.

*Pairwise contest.* Of two outcomes each actor backs the nearer one with its weight; who stands in the middle abstains.
If the median :math:`m` is a single point, the weight on either side of it is below :math:`W / 2`. Against an outcome to
its left, everybody from :math:`m` rightwards backs :math:`m`, and that is more than :math:`W / 2`; likewise on the
right. So :math:`m` beats every other outcome: the median voter theorem of Black (1948), with weights for votes.

*Influence.* How far an actor pulls the centre is the centre with it minus the centre without it, which is also what
happens when it joins the others.

*Core and winset.* :math:`n` members vote, one vote each, on changing a status quo :math:`z`; a change needs :math:`q`
votes, more than half, and every veto. A small step to the right finds as many votes as there are ideal points right of
:math:`z`. The :math:`q` rightmost all lie there exactly when the smallest of them, :math:`p_{n-q+1}` in ascending
order, does; the vetoes all do exactly when the leftmost veto :math:`v_1` does. So no step to the right is possible from
:math:`L` on, none to the left up to :math:`H`, which with the rightmost veto :math:`v_2` is

.. math::

    L = \min(p_{n-q+1}, v_1), \qquad H = \max(p_q, v_2),

and a status quo between them, in the core, stays. From outside, say :math:`z < L`, an outcome :math:`y > z` is at least
as good as :math:`z` for those with an ideal point from :math:`(y + z) / 2` rightwards, so it passes exactly when
:math:`(y + z) / 2 \le L`: the winset reaches from :math:`z` to :math:`2 L - z`. Core and winset are those of Tsebelis
(2002).

Limits
------
There is one axis, and nobody bargains: this is the first, static step of the method of Bueno de Mesquita, Newman and
Rabushka (1985) and Bueno de Mesquita (1997), without their offers, perceptions and rounds. The winset may reach beyond
the axis. A quota together with vetoes, in one dimension, is worked out here.

References
----------
Black, D. (1948). On the Rationale of Group Decision-making. Journal of Political Economy 56(1): 23-34.
Bueno de Mesquita, B. (1997). A Decision Making Model: Its Structure and Form. International Interactions 23(3-4):
    235-266.
Bueno de Mesquita, B., Newman, D. and Rabushka, A. (1985). Forecasting Political Events: The Future of Hong Kong.
Tsebelis, G. (2002). Veto Players: How Political Institutions Work. Princeton: Princeton University Press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import fsum

from peacetalks.models.checks import above, at_least, number, numbers, whole

AXIS_END = 100.0
MAX_CAPABILITY = 100.0
MAX_ACTORS = 50
MAX_OPTIONS = 50
MAX_MEMBERS = 200


@dataclass(frozen=True)
class GroupCentre:
    """Where the actors' pressure balances, in points on the axis.

    Attributes
    ----------
    mean
        The weighted mean position.
    median
        :math:`m`: the middle of the weighted medians.
    median_low, median_high
        The ends of the interval of medians; equal unless some position has exactly half of the weight up to it.
    total_weight
        :math:`W`: the sum of salience times capability, above 0.
    """

    mean: float
    median: float
    median_low: float
    median_high: float
    total_weight: float


@dataclass(frozen=True)
class PairwiseContest:
    """Each outcome against each other one.

    Attributes
    ----------
    options
        The outcomes in ascending order, each once.
    margins
        `margins[i][j]` is the weight behind option i minus the weight behind option j, when the two are compared.
    winner
        The outcome that beats every other one (Condorcet winner), or None.
    unbeaten
        The outcomes that lose to none.
    """

    options: tuple[float, ...]
    margins: tuple[tuple[float, ...], ...]
    winner: float | None
    unbeaten: tuple[float, ...]


@dataclass(frozen=True)
class Influence:
    """How far each actor moves the centre, in points on the axis and in the order of the actors.

    Attributes
    ----------
    mean_pull, median_pull
        The mean, or median, with everybody minus the same without that actor; None when nobody else has weight.
    """

    mean_pull: tuple[float | None, ...]
    median_pull: tuple[float | None, ...]


@dataclass(frozen=True)
class VetoCore:
    """What cannot be changed, and what could replace the status quo, in points on the axis.

    Attributes
    ----------
    core_low, core_high
        :math:`L`, :math:`H`: the ends of the core: a status quo between them stays.
    core_size
        `core_high - core_low`, at least 0.
    win_low, win_high
        The ends of the winset: the outcomes that quota and vetoes find at least as good as the status quo. Both are
        the status quo itself when it is stable; otherwise the far end may lie beyond the axis.
    stable
        Whether the status quo lies in the core; its edges count.
    """

    core_low: float
    core_high: float
    core_size: float
    win_low: float
    win_high: float
    stable: bool


def _actors(
    positions: Sequence[float], salience: Sequence[float], capability: Sequence[float]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the positions and the weights of checked actors."""
    places = numbers("positions", positions, 0, AXIS_END, MAX_ACTORS)
    attention = numbers("salience", salience, 0, 1, MAX_ACTORS)
    means = numbers("capability", capability, 0, MAX_CAPABILITY, MAX_ACTORS)
    for name, values in (("salience", attention), ("capability", means)):
        if len(values) != len(places):
            raise ValueError(f"{name} must have one number for each of the {len(places)} positions, got {len(values)}")
    weights = tuple(share * power for share, power in zip(attention, means, strict=True))
    if not any(weights):
        raise ValueError(f"salience times capability must be above 0 for some actor, got salience {salience!r}")
    return places, weights


def _centre(places: Sequence[float], weights: Sequence[float]) -> GroupCentre:
    total = fsum(weights)
    mean = fsum(place * weight for place, weight in zip(places, weights, strict=True)) / total
    ordered = sorted((place, weight) for place, weight in zip(places, weights, strict=True) if weight > 0)
    shares = [passed / total for passed in accumulate(weight for _, weight in ordered)]
    low = next(place for (place, _), share in zip(ordered, shares, strict=True) if at_least(share, 0.5))
    high = next((place for (place, _), share in zip(ordered, shares, strict=True) if above(share, 0.5)), low)
    return GroupCentre(mean, (low + high) / 2, low, high, total)


def group_centre(positions: Sequence[float], salience: Sequence[float], capability: Sequence[float]) -> GroupCentre:
    """Return the weighted mean and median of the actors' positions (Bueno de Mesquita et al. 1985; Black 1948).

    Parameters
    ----------
    positions
        :math:`x_i`: the preferred outcome of each of 1 to 50 actors, from 0 to 100.
    salience
        :math:`s_i`: the share of its attention that each gives the issue, from 0 to 1.
    capability
        :math:`c_i`: what each could bring to bear, from 0 to 100. An actor with salience or capability 0 counts
        nowhere.

    Raises
    ------
    ValueError
        When an argument is no list of finite numbers in its range, the lists differ in length, or no actor has weight.
    """
    return _centre(*_actors(positions, salience, capability))


def pairwise_contest(
    positions: Sequence[float],
    salience: Sequence[float],
    capability: Sequence[float],
    options: Sequence[float] | None = None,
) -> PairwiseContest:
    """Return how outcomes do against each other when each actor backs the nearer one (Black 1948).

    Parameters
    ----------
    positions, salience, capability
        As in `group_centre`.
    options
        The 1 to 50 outcomes to compare, from 0 to 100; None for the actors' positions, those without weight included.

    Raises
    ------
    ValueError
        As in `group_centre`, or when `options` is no list of numbers in the range.
    """
    places, weights = _actors(positions, salience, capability)
    offered = places if options is None else numbers("options", options, 0, AXIS_END, MAX_OPTIONS)
    outcomes = tuple(sorted(set(offered)))
    total = fsum(weights)
    margins = [[0.0] * len(outcomes) for _ in outcomes]
    for right, there in enumerate(outcomes):
        for left, here in enumerate(outcomes[:right]):
            margin = 0.0
            for place, weight in zip(places, weights, strict=True):
                to_here, to_there = abs(place - here), abs(place - there)
                margin += weight * (above(to_there, to_here) - above(to_here, to_there))
            margins[left][right], margins[right][left] = margin, 0.0 - margin
    wins = [all(above(row[j] / total, 0) for j in range(len(row)) if j != i) for i, row in enumerate(margins)]
    return PairwiseContest(
        options=outcomes,
        margins=tuple(tuple(row) for row in margins),
        winner=next((outcome for outcome, won in zip(outcomes, wins, strict=True) if won), None),
        unbeaten=tuple(
            outcome
            for outcome, row in zip(outcomes, margins, strict=True)
            if all(at_least(margin / total, 0) for margin in row)
        ),
    )


def influence(positions: Sequence[float], salience: Sequence[float], capability: Sequence[float]) -> Influence:
    """Return how far each of at least two actors moves the mean and the median by being there.

    The parameters and errors are those of `group_centre`; a single actor is a `ValueError` that names `positions`.
    """
    places, weights = _actors(positions, salience, capability)
    if len(places) < 2:
        raise ValueError(f"positions must be those of at least 2 actors, got {positions!r}")
    everybody = _centre(places, weights)
    mean_pull: list[float | None] = []
    median_pull: list[float | None] = []
    for actor in range(len(places)):
        others = weights[:actor] + weights[actor + 1 :]
        without = _centre(places[:actor] + places[actor + 1 :], others) if any(others) else None
        mean_pull.append(None if without is None else everybody.mean - without.mean)
        median_pull.append(None if without is None else everybody.median - without.median)
    return Influence(tuple(mean_pull), tuple(median_pull))


def veto_core(
    ideal_points: Sequence[float], status_quo: float, quota: int | None = None, vetoes: Sequence[int] = ()
) -> VetoCore:
    """Return the core and the winset of the status quo under a quota and vetoes (Tsebelis 2002).

    Parameters
    ----------
    ideal_points
        :math:`p_i`: the preferred outcome of each of 1 to 200 members with one vote each, from 0 to 100.
    status_quo
        :math:`z`: what holds if nothing is decided, from 0 to 100.
    quota
        :math:`q`: the votes that a change needs, more than half of the members; None for all of them (consensus).
    vetoes
        The members whose consent is needed besides, as places in `ideal_points`, from 0 on.

    Raises
    ------
    ValueError
        When an argument is no number, or list of numbers, in its range.
    """
    ideals = numbers("ideal_points", ideal_points, 0, AXIS_END, MAX_MEMBERS)
    now = number("status_quo", status_quo, 0, AXIS_END)
    members = len(ideals)
    votes = members if quota is None else whole("quota", quota, members // 2 + 1, members)
    if not isinstance(vetoes, list | tuple):
        raise ValueError(f"vetoes must be a list of places in ideal_points, got {vetoes!r}")
    blocking = [ideals[whole("vetoes", place, 0, members - 1)] for place in vetoes]
    ordered = sorted(ideals)
    low = min([ordered[members - votes], *blocking])
    high = max([ordered[votes - 1], *blocking])
    stable = at_least(now, low) and at_least(high, now)
    win_low = now if stable else min(now, 2 * high - now)
    win_high = now if stable else max(now, 2 * low - now)
    return VetoCore(low, high, high - low, win_low, win_high, stable)
