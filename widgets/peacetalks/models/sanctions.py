r"""Sanctions: what a threat does unseen, and what imposition adds.

When does relief buy anything?

*One target.* It holds a policy worth :math:`v`, its stake, to it. Sanctions will cost it :math:`c`, which is
:math:`c_H` with probability :math:`\rho`, otherwise :math:`c_L`; imposition shows which. A share :math:`\varepsilon` of
the cost is borne before it can react. It then gives in when the rest of the cost is more than the stake,
:math:`v < (1 - \varepsilon) c`, so that facing sanctions is worth

.. math::

    -\sum_c \Pr(c) \left(\varepsilon c + \min(v, (1 - \varepsilon) c)\right).

Giving in to the threat is worth :math:`-v`, and a target that believes the threat does it when that is at least as
much.

*Game.* The sender does not know the stake, uniform from :math:`v_L` to :math:`v_H`. With :math:`C` the expected cost, a
stake below :math:`(1 - \varepsilon) c_L` loses :math:`\varepsilon C + v` by waiting, a stake above
:math:`\ell = (1 - \varepsilon) c_H` loses :math:`C`, and one between loses
:math:`\varepsilon C + (1 - \rho)(1 - \varepsilon) c_L + \rho v`. Setting the last equal to the stake gives the border
type,

.. math::

    v^* = \frac{\varepsilon C}{1 - \rho} + (1 - \varepsilon) c_L,

or :math:`C` when that is not below :math:`\ell` (as when :math:`\rho = 1`). Stakes up to it give in to the threat, the
share :math:`P_1` of all. The others all have more at stake than :math:`(1 - \varepsilon) c_L`; of them those below
:math:`\ell` give in once the cost turns out to be high, so the share :math:`P_2` of imposed sanctions that succeed is
:math:`\rho` times their share. To the sender, whose gain is :math:`G` and whose cost is :math:`K`, imposing is worth

.. math::

    I = P_2 (G - \varepsilon K) - (1 - P_2) K,

and backing down :math:`-B`: the threat is credible when :math:`I \ge -B`. A credible threat is made when
:math:`P_1 G + (1 - P_1) I` is above 0. Those who would give in do so before anything is imposed, and the rest are a
stubborn group: the selection effect of Drezner (2003), and the reason why Morgan, Bapat and Kobayashi (2014) record
threats as well as impositions. How relief must be phased once sanctions are in place is the model in `relief_ladder`.

Conventions
-----------
When every type gives in to a believed threat, a target that resists is unexpected, and the sender takes it for the one
with the most at stake. It gives in later at either cost when :math:`v_H < (1 - \varepsilon) c_L`, at the high cost
alone when :math:`v_H < \ell`, else never: :math:`P_2` is 1, :math:`\rho` or 0 in :math:`I`, though no sanctions are
ever seen.

Limits
------
Two levels of cost and uniform stakes are a specialisation. The threat is made once, and its size is given. Costs to
people in the target country, and to third states, are not in it.

References
----------
Drezner, D. W. (2003). The Hidden Hand of Economic Coercion. International Organization 57(3): 643-659.
Morgan, T. C., Bapat, N. and Kobayashi, Y. (2014). Threat and Imposition of Economic Sanctions 1945-2005: Updating the
    TIES Dataset. Conflict Management and Peace Science 31(5): 541-558.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, at_least, number
from peacetalks.models.relief_ladder import PhasedRelief, phased_relief

__all__ = ["PhasedRelief", "SanctionGame", "TargetChoice", "phased_relief", "sanction_game", "target_choice"]

MAX_UTILITY = 100.0
MIN_SPREAD = 1e-9


@dataclass(frozen=True)
class TargetChoice:
    """What one target does, in its utility.

    Attributes
    ----------
    at_threat
        "concede" or "resist"; a target that does not believe the threat resists.
    late_if_low, late_if_high
        Whether it gives in under sanctions that turn out to cost little; much. The indifferent hold out.
    value_concede, value_imposed
        What giving in to the threat, and facing sanctions, is worth.
    value
        What it gets: the better of the two, or 0 when the threat is not credible and nothing happens.
    """

    at_threat: Literal["concede", "resist"]
    late_if_low: bool
    late_if_high: bool
    value_concede: float
    value_imposed: float
    value: float


@dataclass(frozen=True)
class SanctionGame:
    r"""What a sender achieves against targets that it can't tell apart.

    Attributes
    ----------
    threshold
        :math:`v^*`: the stake up to which a target gives in to a believed threat.
    late_limit
        :math:`\ell`: the stake below which a target gives in to sanctions that turn out to be costly.
    concede_at_threat
        :math:`P_1`: the share of targets that give in to the threat; 0 when it is not credible.
    concede_when_imposed
        :math:`P_2`: the share of imposed sanctions that succeed, or None when every target gives in to a believed
        threat.
    impose_payoff
        :math:`I`: what imposing sanctions is worth to the sender against a target that resists.
    credible, threaten
        Whether the sender would impose rather than back down; whether it makes a credible threat.
    prob_imposed, prob_success
        How often sanctions are imposed, and how often the target gives in early or late; 0 without a threat.
    sender_payoff
        What the sender expects, 0 without a threat.
    cost_ratio
        The target's expected cost for one of the sender's, or None when the sender has none.
    """

    threshold: float
    late_limit: float
    concede_at_threat: float
    concede_when_imposed: float | None
    impose_payoff: float
    credible: bool
    threaten: bool
    prob_imposed: float
    prob_success: float
    sender_payoff: float
    cost_ratio: float | None


def _costs(cost_low: float, cost_high: float, prob_high: float, early: float) -> tuple[float, float, float, float]:
    low, high = number("cost_low", cost_low, 0, MAX_UTILITY), number("cost_high", cost_high, 0, MAX_UTILITY)
    if low > high:
        raise ValueError(f"cost_low must be at most cost_high ({high:g}), got {cost_low!r}")
    return low, high, number("prob_high", prob_high, 0, 1), number("early", early, 0, 1)


def target_choice(
    stake: float, cost_low: float, cost_high: float, prob_high: float, early: float, credible: bool = True
) -> TargetChoice:
    r"""Return what a target with a known stake does under a threat and under sanctions, by backward induction.

    Parameters
    ----------
    stake
        :math:`v`: what the disputed policy is worth to it, from 0 to 100.
    cost_low, cost_high
        :math:`c_L`, :math:`c_H`: full cost of sanctions to it at the two levels, from 0 to 100, the first at most the
        second.
    prob_high
        :math:`\rho`: probability of the high cost, from 0 to 1.
    early
        :math:`\varepsilon`: share of the cost borne before it can react, from 0 to 1.
    credible
        Whether it believes the threat, one of True, False.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, `cost_low` is above `cost_high`, or `credible` is no bool.
    """
    stake = number("stake", stake, 0, MAX_UTILITY)
    low, high, rho, early = _costs(cost_low, cost_high, prob_high, early)
    if not isinstance(credible, bool):
        raise ValueError(f"credible must be True or False, got {credible!r}")
    late = 1 - early
    loss_low, loss_high = (early * cost + min(stake, late * cost) for cost in (low, high))
    imposed = 0.0 - (rho * loss_high + (1 - rho) * loss_low)
    conceded = 0.0 - stake
    concedes = at_least(conceded, imposed)
    return TargetChoice(
        at_threat="concede" if credible and concedes else "resist",
        late_if_low=above(late * low, stake),
        late_if_high=above(late * high, stake),
        value_concede=conceded,
        value_imposed=imposed,
        value=0.0 if not credible else conceded if concedes else imposed,
    )


def sanction_game(
    stake_low: float,
    stake_high: float,
    cost_low: float,
    cost_high: float,
    prob_high: float,
    early: float,
    sender_gain: float,
    sender_cost: float,
    backdown: float,
) -> SanctionGame:
    """Return whether a sender threatens, and how often the threat and the sanctions succeed (Drezner 2003).

    Parameters
    ----------
    stake_low, stake_high
        :math:`v_L`, :math:`v_H`: ends of the uniform distribution of stakes, from 0 to 100, more than 1e-9 apart.
    cost_low, cost_high, prob_high, early
        As in `target_choice`; `early` is also the share of its cost that the sender bears before a late concession.
    sender_gain, sender_cost, backdown
        :math:`G`, :math:`K`, :math:`B`: the sender's gain from a concession, full cost of sanctions, and cost of an
        empty threat, from 0 to 100.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or a lower end is not below its upper end.
    """
    bottom, top = number("stake_low", stake_low, 0, MAX_UTILITY), number("stake_high", stake_high, 0, MAX_UTILITY)
    if not top - bottom > MIN_SPREAD:
        raise ValueError(f"stake_low must be below stake_high ({top:g}) by more than 1e-9, got {stake_low!r}")
    low, high, rho, early = _costs(cost_low, cost_high, prob_high, early)
    gain, cost = number("sender_gain", sender_gain, 0, MAX_UTILITY), number("sender_cost", sender_cost, 0, MAX_UTILITY)
    backdown = number("backdown", backdown, 0, MAX_UTILITY)

    def share_up_to(stake: float) -> float:
        return min(1.0, max(0.0, (stake - bottom) / (top - bottom)))

    expected_cost = rho * high + (1 - rho) * low
    late_limit = (1 - early) * high
    threshold = expected_cost
    if rho < 1:
        between = early * expected_cost / (1 - rho) + (1 - early) * low
        threshold = between if above(late_limit, between) else expected_cost
    at_once = share_up_to(threshold)
    if everybody := at_least(at_once, 1):
        at_once = 1.0
        if above((1 - early) * low, top):
            late = 1.0
        else:
            late = rho if above(late_limit, top) else 0.0
    else:
        late = rho * max(0.0, share_up_to(late_limit) - at_once) / (1 - at_once)
    impose = late * (gain - early * cost) - (1 - late) * cost
    credible = at_least(impose, -backdown)
    payoff = at_once * gain + (1 - at_once) * impose
    threaten = credible and above(payoff, 0)
    return SanctionGame(
        threshold=threshold,
        late_limit=late_limit,
        concede_at_threat=at_once if credible else 0.0,
        concede_when_imposed=None if everybody else late,
        impose_payoff=impose,
        credible=credible,
        threaten=threaten,
        prob_imposed=1 - at_once if threaten else 0.0,
        prob_success=at_once + (1 - at_once) * late if threaten else 0.0,
        sender_payoff=payoff if threaten else 0.0,
        cost_ratio=expected_cost / cost if above(cost, 0) else None,
    )
