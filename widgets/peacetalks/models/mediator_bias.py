r"""Whose warning is believed: a mediator's bias and the credibility of what it says.

Whose bad news do you believe?

Sides 1 and 2 quarrel over a prize worth 1. War gives it to side 1 with probability :math:`p` and costs the sides
:math:`c_1` and :math:`c`; side 2 is tough (:math:`c = c_{\text{low}}`) or else weak (:math:`c = c_{\text{high}}`), and
alone knows which. A mediator sees a signal of the type and says "tough" or "weak". Side 1 then demands a share
:math:`x` once; side 2 accepts when :math:`1 - x \ge 1 - p - c`, that is :math:`x \le p + c`, else there is war.

*Belief.* Side 2 is tough with probability :math:`\pi` before, and the signal is right with probability :math:`\alpha`.
By Bayes' rule side 2 is tough, after the signals "tough" and "weak", with probability

.. math::

    t_{\text{tough}} = \frac{\pi \alpha}{\pi \alpha + (1 - \pi)(1 - \alpha)}, \qquad
    t_{\text{weak}} = \frac{\pi (1 - \alpha)}{\pi (1 - \alpha) + (1 - \pi) \alpha}.

*Side 1.* Only two demands can be best: the safe :math:`p + c_{\text{low}}`, which both types accept, and the risky
:math:`p + c_{\text{high}}`, which only the weak type accepts. (A demand between them loses to the risky one, one above
to the safe one.) When side 1 holds that side 2 is tough with probability :math:`t`, risky is better if and only if

.. math::

    (1 - t)(p + c_{\text{high}}) + t (p - c_1) > p + c_{\text{low}}, \quad\text{that is}\quad
    t < \frac{c_{\text{high}} - c_{\text{low}}}{c_{\text{high}} + c_1}.

A mediator can matter only when this threshold lies between the beliefs after its two signals: it is *relevant* when
side 1, told the truth, makes the risky demand after "weak" and the safe one after "tough".

*The mediator.* It values peace at :math:`\beta x` and war at :math:`\beta p - c_m`: a bias :math:`\beta` above 0 is for
side 1, below 0 for side 2, and 0 is impartial. Suppose side 1 believes it, and let :math:`t` be the chance of toughness
after its signal. Saying "weak" instead of "tough" replaces the safe demand by the risky one, which is worth to the
mediator

.. math::

    \beta D(t) - t c_m, \qquad D(t) = (1 - t) c_{\text{high}} - c_{\text{low}}.

(:math:`p` drops out.) It tells the truth when this is at least 0 after the signal "weak" and at most 0 after "tough".
When it is relevant, :math:`D(t_{\text{weak}}) > t_{\text{weak}} c_1 \ge 0`, so that the two conditions bound the bias:

.. math::

    \frac{t_{\text{weak}} c_m}{D(t_{\text{weak}})} \le \beta \le \frac{t_{\text{tough}} c_m}{D(t_{\text{tough}})},

the upper one only if :math:`D(t_{\text{tough}}) > 0`. The lower bound is above 0 as long as the signal can be wrong and
the mediator dislikes war: an impartial mediator would cry "tough" always, to be on the safe side, and is not believed.
With a perfect signal the bound is exactly 0, which is a knife edge. Relevance also says
:math:`D(t_{\text{tough}}) \le t_{\text{tough}} c_1`, so that :math:`c_m / c_1` lies within the bounds: a mediator with
side 1's own trade-off is believed.

Conventions
-----------
Side 1 makes the safe demand when indifferent, and an indifferent mediator tells the truth. One that is not credible is
ignored, and the outcome is the one without it.

Limits
------
Partly informative equilibria are not searched. Where the mediator's knowledge comes from is left open: if it only
repeats what side 2 tells it, nothing is gained over talking directly (Fey and Ramsay 2010). That an impartial mediator
is not believed, and one "on your side" is, is Kydd's result (2003), built on the theory of cheap talk (Crawford and
Sobel 1982) and the single demand of Fearon (1995). The game with two types and the inequalities above are this course's
own reduction; the article's model and notation differ.

References
----------
Crawford, V. P., and J. Sobel (1982). Strategic Information Transmission. Econometrica 50(6): 1431-1451.
Fearon, J. D. (1995). Rationalist Explanations for War. International Organization 49(3): 379-414.
Fey, M., and K. W. Ramsay (2010). When Is Shuttle Diplomacy Worth the Commute? Information Sharing through Mediation.
    World Politics.
Kydd, A. (2003). Which Side Are You On? Bias, Credibility, and Mediation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, at_least, number

MAX_BIAS = 10.0


@dataclass(frozen=True)
class Posterior:
    r"""What a truthful report of the signal does to the belief that side 2 is tough.

    Attributes
    ----------
    prob_tough_signal
        The chance that the signal says "tough".
    after_tough, after_weak
        :math:`t_{\text{tough}}`, :math:`t_{\text{weak}}`: the chance that side 2 is tough after each signal.
    """

    prob_tough_signal: float
    after_tough: float
    after_weak: float


@dataclass(frozen=True)
class Demand:
    """Side 1's best demand when nobody tells it anything.

    Attributes
    ----------
    kind
        "safe" when both types accept, "risky" when only the weak one does.
    demand
        The share that side 1 demands, from 0 to 1.
    prob_war
        The chance of war.
    payoff_1
        Side 1's expected payoff, in shares of the prize.
    threshold
        The chance of toughness below which the risky demand is better, above 0 and at most 1.
    """

    kind: Literal["safe", "risky"]
    demand: float
    prob_war: float
    payoff_1: float
    threshold: float


@dataclass(frozen=True)
class Mediation:
    """Whether the mediator is believed, and what that changes.

    Attributes
    ----------
    relevant
        Whether a truthful report changes what side 1 demands.
    credible
        Whether the mediator is relevant and has no reason to lie after either signal.
    truth_gain_weak, truth_gain_tough
        What a mediator that is believed gains by the truth over the lie after the signals "weak" and "tough"; negative
        when it would lie.
    bias_lower, bias_upper
        The least and the largest bias that is credible. Both None when the mediator is not relevant; the upper one
        also None when no bias is too large.
    prob_war_without, prob_war_with
        The chance of war without the mediator and with it.
    payoff_1_without, payoff_1_with
        Side 1's expected payoff without the mediator and with it, in shares of the prize.
    """

    relevant: bool
    credible: bool
    truth_gain_weak: float
    truth_gain_tough: float
    bias_lower: float | None
    bias_upper: float | None
    prob_war_without: float
    prob_war_with: float
    payoff_1_without: float
    payoff_1_with: float


def posterior(prior_tough: float, accuracy: float) -> Posterior:
    r"""Return the beliefs about side 2 after each signal, by Bayes' rule.

    Parameters
    ----------
    prior_tough
        :math:`\pi`: probability that side 2 is tough, above 0 and below 1.
    accuracy
        :math:`\alpha`: probability that the signal is right, from 0.5 (worth nothing) to 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    prior_tough = number("prior_tough", prior_tough, 0, 1, low_open=True, high_open=True)
    accuracy = number("accuracy", accuracy, 0.5, 1)
    prob_tough_signal = prior_tough * accuracy + (1 - prior_tough) * (1 - accuracy)
    prob_weak_signal = prior_tough * (1 - accuracy) + (1 - prior_tough) * accuracy
    return Posterior(
        prob_tough_signal=prob_tough_signal,
        after_tough=prior_tough * accuracy / prob_tough_signal,
        after_weak=prior_tough * (1 - accuracy) / prob_weak_signal,
    )


def demand_without_mediation(p: float, c_1: float, c_low: float, c_high: float, prior_tough: float) -> Demand:
    r"""Return side 1's best demand when it knows only how likely side 2 is to be tough; it is safe when indifferent.

    Parameters
    ----------
    p
        :math:`p`: probability that side 1 wins a war, from 0 to 1.
    c_1
        :math:`c_1`: side 1's cost of war, in shares of the prize, from 0 to 1.
    c_low, c_high
        :math:`c_{\text{low}}`, :math:`c_{\text{high}}`: side 2's cost of war when it is tough and when it is weak, from
        0 to 1, with `c_low` below `c_high` and `p + c_high` at most 1.
    prior_tough
        Probability that side 2 is tough, above 0 and below 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, `c_low` is not below `c_high` (costs closer than 1e-12 count
        as equal), or `p + c_high` is above 1.
    """
    p, c_1 = number("p", p, 0, 1), number("c_1", c_1, 0, 1)
    c_low, c_high = number("c_low", c_low, 0, 1), number("c_high", c_high, 0, 1)
    prior_tough = number("prior_tough", prior_tough, 0, 1, low_open=True, high_open=True)
    if not above(c_high, c_low):
        raise ValueError(f"c_low must be below c_high ({c_high:g}), got {c_low!r}")
    if above(p + c_high, 1):
        raise ValueError(f"c_high must be at most 1 - p ({1 - p:g}), got {c_high!r}")
    threshold = (c_high - c_low) / (c_high + c_1)
    if above(threshold, prior_tough):
        return Demand(
            kind="risky",
            demand=min(1.0, p + c_high),
            prob_war=prior_tough,
            payoff_1=(1 - prior_tough) * (p + c_high) + prior_tough * (p - c_1),
            threshold=threshold,
        )
    return Demand(kind="safe", demand=p + c_low, prob_war=0.0, payoff_1=p + c_low, threshold=threshold)


def mediation(
    p: float, c_1: float, c_low: float, c_high: float, prior_tough: float, accuracy: float, bias: float, c_m: float
) -> Mediation:
    r"""Return whether the mediator is believed and what that changes (after Kydd 2003).

    Parameters
    ----------
    bias
        :math:`\beta`: the mediator's value for side 1's share, from -10 to 10; negative for a friend of side 2.
    c_m
        :math:`c_m`: the mediator's own cost of war, in shares of the prize, from 0 to 1.

    The other parameters are those of `posterior` and `demand_without_mediation`.

    Raises
    ------
    ValueError
        As in `posterior` and `demand_without_mediation`, and when `bias` or `c_m` is no finite number in its range.
    """
    without = demand_without_mediation(p, c_1, c_low, c_high, prior_tough)
    beliefs = posterior(prior_tough, accuracy)
    # Those two calls have checked these; here they only become floats.
    p, c_1, c_low, c_high, prior_tough, accuracy = map(float, (p, c_1, c_low, c_high, prior_tough, accuracy))
    bias, c_m = number("bias", bias, -MAX_BIAS, MAX_BIAS), number("c_m", c_m, 0, 1)
    after_weak, after_tough = beliefs.after_weak, beliefs.after_tough
    share_gain_weak = (1 - after_weak) * c_high - c_low
    share_gain_tough = (1 - after_tough) * c_high - c_low
    truth_gain_weak = bias * share_gain_weak - after_weak * c_m
    truth_gain_tough = after_tough * c_m - bias * share_gain_tough
    relevant = above(without.threshold, after_weak) and at_least(after_tough, without.threshold)
    credible = relevant and at_least(truth_gain_weak, 0) and at_least(truth_gain_tough, 0)
    prob_war_with, payoff_1_with = without.prob_war, without.payoff_1
    if credible:
        prob_war_with = prior_tough * (1 - accuracy)
        payoff_after_weak = (1 - after_weak) * (p + c_high) + after_weak * (p - c_1)
        q = beliefs.prob_tough_signal
        payoff_1_with = q * (p + c_low) + (1 - q) * payoff_after_weak
    return Mediation(
        relevant=relevant,
        credible=credible,
        truth_gain_weak=truth_gain_weak,
        truth_gain_tough=truth_gain_tough,
        bias_lower=after_weak * c_m / share_gain_weak if relevant else None,
        bias_upper=after_tough * c_m / share_gain_tough if relevant and above(share_gain_tough, 0) else None,
        prob_war_without=without.prob_war,
        prob_war_with=prob_war_with,
        payoff_1_without=without.payoff_1,
        payoff_1_with=payoff_1_with,
    )
