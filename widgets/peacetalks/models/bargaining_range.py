r"""The bargaining range: why a costly war leaves something to agree on, and two reasons why agreement may yet fail.

Why fight when a deal costs less?

Two sides, A and B, quarrel over a prize worth 1. War gives the prize to A with probability :math:`p` and costs the
sides :math:`c_A` and :math:`c_B`. War, and a split that gives A the share :math:`x`, are worth

.. math::

    W_A = p - c_A, \quad W_B = 1 - p - c_B, \qquad u_A(x) = x^{r_A}, \quad u_B(x) = (1 - x)^{r_B}.

Each side accepts a split that is worth at least its war:

.. math::

    \max(0, W_A)^{1/r_A} \le x \le 1 - \max(0, W_B)^{1/r_B}

With :math:`r_A = r_B = 1` and no clipping that is :math:`p - c_A \le x \le p + c_B`, as wide as the two costs together:
since war is costly there is always something to agree on (Fearon 1995). Two reasons why agreement may still not come:

*Private information.* B's cost :math:`c` is known to B alone, uniform from :math:`c_{\text{low}}` to
:math:`c_{\text{high}}`. A demands :math:`x` once, and B accepts when :math:`1 - x \ge 1 - p - c`. A maximises
:math:`x \Pr(c \ge x - p) + (p - c_A) \Pr(c < x - p)`. Between the ends the derivative is zero at
:math:`x - p = (c_{\text{high}} - c_A) / 2`; below :math:`p + c_{\text{low}}` a higher demand is free. Hence the best
demand is

.. math::

    x^* = \min\left(1, \max\left(p + c_{\text{low}}, p + \frac{c_{\text{high}} - c_A}{2}\right)\right),

which runs a risk of war when :math:`c_{\text{high}} > 2 c_{\text{low}} + c_A`.

*Commitment.* The prize is a flow of 1 in each period for ever, discounted by :math:`\delta`; after today A's chance
rises from :math:`p` to :math:`p + s`, and from tomorrow A makes the offers. B can fight today, or take what peace can
give at the most: the whole of today's flow and, since A can't promise away its later advantage, :math:`V_{B2}` from
tomorrow on. There is a preventive war when

.. math::

    W_{B1} = \frac{1 - p}{1 - \delta} - c_B \;>\; 1 + \delta V_{B2},
    \qquad V_{B2} = \max\left(0, \frac{1 - p - s}{1 - \delta} - c_B\right).

With the floor at zero inactive this is Fearon's :math:`\delta (p + s) - p > c_B (1 - \delta)^2`, which Powell (2006)
reads generally: a shift larger than all that can be conceded today.

Limits
------
There is one prize, which can be divided at any point, and each side acts as one. War settles the matter for good. Where
B's cost is hidden, A makes one demand and nobody speaks before it. The range and the inequality are Fearon's and
Powell's; the uniform distribution, the power utilities and the floor at zero are the usual textbook specialisation. Who
is indifferent accepts, and does not attack; payoffs closer than 1e-12 count as equal.

References
----------
Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3): 379-414.
Powell, R. (2006). War as a Commitment Problem. International Organization 60(1): 169-203.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import TIE, above, at_least, number

MAX_COST = 10.0
MAX_RISK_EXPONENT = 5.0


@dataclass(frozen=True)
class BargainingRange:
    """The splits that both sides prefer to war.

    Attributes
    ----------
    lower, upper
        The smallest and the largest share of A in the range, from 0 to 1.
    width
        `upper - lower`; negative when no split pleases both.
    exists
        Whether there is such a split; a single point counts.
    midpoint
        The middle of the range, or None when it is empty.
    war_value_a, war_value_b
        :math:`W_A`, :math:`W_B`: what war is worth to each, in shares of the prize; may be negative.
    """

    lower: float
    upper: float
    width: float
    exists: bool
    midpoint: float | None
    war_value_a: float
    war_value_b: float


@dataclass(frozen=True)
class OfferResult:
    """What becomes of one proposed split; the utilities are those of the split in peace, of the lottery in war."""

    a_accepts: bool
    b_accepts: bool
    outcome: Literal["peace", "war"]
    utility_a: float
    utility_b: float


@dataclass(frozen=True)
class Demand:
    """A's best single demand when B's cost is hidden.

    Attributes
    ----------
    demand
        :math:`x^*`: the share that A demands, from 0 to 1.
    prob_war
        The chance that B's cost is so low that it refuses, from 0 to below 1.
    payoff_a, payoff_b
        Expected payoffs, in shares of the prize.
    expected_loss
        What war is expected to destroy; the three add up to 1.
    kind
        "risky" when a war is possible, else "safe".
    """

    demand: float
    prob_war: float
    payoff_a: float
    payoff_b: float
    expected_loss: float
    kind: Literal["safe", "risky"]


@dataclass(frozen=True)
class PreventiveWar:
    r"""Whether a coming shift of power makes the declining side B attack today.

    Attributes
    ----------
    preventive_war
        True when B attacks.
    war_value_b
        :math:`W_{B1}`: B's present value of fighting today.
    best_peace_value_b
        :math:`1 + \delta V_{B2}`: the most that B can be given in peace, as a present value.
    max_share_today
        The largest share of today's flow that A may take without being attacked; negative means war, and it may be
        above 1.
    payoff_a, payoff_b
        Present values of what happens.
    threshold_shift
        The shift above which there is war, or None when no shift can cause one.
    """

    preventive_war: bool
    war_value_b: float
    best_peace_value_b: float
    max_share_today: float
    payoff_a: float
    payoff_b: float
    threshold_shift: float | None


def _shared(p: float, c_a: float, c_b: float) -> tuple[float, float, float]:
    return number("p", p, 0, 1), number("c_a", c_a, 0, MAX_COST), number("c_b", c_b, 0, MAX_COST)


def _exponents(r_a: float, r_b: float) -> tuple[float, float]:
    return (
        number("r_a", r_a, 0, MAX_RISK_EXPONENT, low_open=True),
        number("r_b", r_b, 0, MAX_RISK_EXPONENT, low_open=True),
    )


def bargaining_range(p: float, c_a: float, c_b: float, r_a: float = 1.0, r_b: float = 1.0) -> BargainingRange:
    """Return the splits that both sides prefer to war (Fearon 1995).

    Parameters
    ----------
    p
        :math:`p`: probability that A wins, from 0 to 1.
    c_a, c_b
        :math:`c_A`, :math:`c_B`: cost of war to each side, in shares of the prize, from 0 to 10.
    r_a, r_b
        :math:`r_A`, :math:`r_B`: risk exponents, where 1 is neutral, less averse to risk and more acceptant; above 0
        and at most 5.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    p, c_a, c_b = _shared(p, c_a, c_b)
    r_a, r_b = _exponents(r_a, r_b)
    war_a, war_b = p - c_a, 1 - p - c_b
    lower = max(0.0, war_a) ** (1 / r_a)
    upper = 1 - max(0.0, war_b) ** (1 / r_b)
    exists = at_least(upper, lower)
    return BargainingRange(
        lower=lower,
        upper=upper,
        width=upper - lower,
        exists=exists,
        midpoint=(lower + upper) / 2 if exists else None,
        war_value_a=war_a,
        war_value_b=war_b,
    )


def evaluate_offer(x: float, p: float, c_a: float, c_b: float, r_a: float = 1.0, r_b: float = 1.0) -> OfferResult:
    """Return who accepts a split; an indifferent side accepts.

    Parameters
    ----------
    x
        :math:`x`: A's share, from 0 to 1.

    The other parameters and errors are those of `bargaining_range`.
    """
    x = number("x", x, 0, 1)
    p, c_a, c_b = _shared(p, c_a, c_b)
    r_a, r_b = _exponents(r_a, r_b)
    peace_a, peace_b, war_a, war_b = x**r_a, (1 - x) ** r_b, p - c_a, 1 - p - c_b
    a_accepts, b_accepts = at_least(peace_a, war_a), at_least(peace_b, war_b)
    if a_accepts and b_accepts:
        return OfferResult(a_accepts, b_accepts, "peace", peace_a, peace_b)
    return OfferResult(a_accepts, b_accepts, "war", war_a, war_b)


def optimal_demand(p: float, c_a: float, c_b_low: float, c_b_high: float) -> Demand:
    r"""Return A's best single demand when B's cost is uniform on `[c_b_low, c_b_high]` and known to B alone.

    Parameters
    ----------
    p, c_a
        As in `bargaining_range`.
    c_b_low, c_b_high
        :math:`c_{\text{low}}`, :math:`c_{\text{high}}`: ends of the range of B's cost, from 0 to 10.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or `c_b_low` is above `c_b_high`.
    """
    p, c_a = number("p", p, 0, 1), number("c_a", c_a, 0, MAX_COST)
    low, high = number("c_b_low", c_b_low, 0, MAX_COST), number("c_b_high", c_b_high, 0, MAX_COST)
    if low > high:
        raise ValueError(f"c_b_low must be at most c_b_high ({high:g}), got {low!r}")
    beyond_p = max(low, (high - c_a) / 2)
    demand = min(1.0, p + beyond_p)
    # Not `demand - p`: its rounding error would look large beside a small spread.
    refuses_below = min(max(min(beyond_p, 1 - p), low), high)
    spread = high - low
    prob_war = (refuses_below - low) / spread if spread > 0 else 0.0
    loss_b = (refuses_below**2 - low**2) / (2 * spread) if spread > 0 else 0.0
    payoff_a = demand * (1 - prob_war) + (p - c_a) * prob_war
    loss = prob_war * c_a + loss_b
    return Demand(demand, prob_war, payoff_a, 1 - payoff_a - loss, loss, "risky" if prob_war > TIE else "safe")


def preventive_war(p: float, shift: float, c_a: float, c_b: float, discount: float) -> PreventiveWar:
    r"""Return whether B attacks today because A will be stronger tomorrow (Fearon 1995; Powell 2006).

    Parameters
    ----------
    p
        Probability that A wins a war today, from 0 to 1.
    shift
        :math:`s`: by how much that probability rises after today, from 0 to `1 - p`.
    c_a, c_b
        One-off present cost of war to each, where the flow of one period is 1, from 0 to 10.
    discount
        :math:`\delta`: weight of the next period against this one, at least 0 and below 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or `p + shift` is above 1.
    """
    p, c_a, c_b = _shared(p, c_a, c_b)
    shift = number("shift", shift, 0, 1)
    discount = number("discount", discount, 0, 1, high_open=True)
    if above(p + shift, 1):
        raise ValueError(f"shift must be between 0 and 1 - p ({1 - p:g}), got {shift!r}")
    horizon = 1 - discount
    war_b = (1 - p) / horizon - c_b
    tomorrow_b = max(0.0, (1 - p - shift) / horizon - c_b)
    best_peace_b = 1 + discount * tomorrow_b
    most = best_peace_b - war_b
    war = above(war_b, best_peace_b)
    if war:
        payoff_a, payoff_b = p / horizon - c_a, war_b
    else:
        payoff_b = 1 - min(1.0, most) + discount * tomorrow_b
        payoff_a = 1 / horizon - payoff_b
    threshold = None
    if discount > 0 and p + c_b * horizon < discount:
        threshold = (p + c_b * horizon**2) / discount - p
    return PreventiveWar(war, war_b, best_peace_b, most, payoff_a, payoff_b, threshold)
