r"""Costly signals: sinking costs against tying hands, in a game small enough to solve by hand.

What makes a promise believable?

A sender wants to keep something. With probability :math:`\pi` it is *resolved* and would fight for it, else it is
*unresolved* and would give in; it alone knows which. It sends a signal of a given size :math:`m`, or none. The receiver
is *tough* with probability :math:`q` and challenges in any case, else *soft*. Unchallenged, the sender keeps the issue,
worth :math:`v_L` to the unresolved and :math:`v_H` to the resolved; challenged, it fights (worth :math:`w_L` or
:math:`w_H`) or gives in (0), with :math:`w_L < 0 \le w_H \le v_H`. The soft receiver gets 0 when it backs off, 1 when
the sender gives in and :math:`-\lambda` in war. A *sunk* signal costs :math:`m` whatever follows (mobilised troops); a
*tied* one costs :math:`m` only to a sender that is challenged and then gives in (a public pledge).

*A signal that separates.* If only the resolved sends, the soft receiver backs off from a signal and challenges silence.
Signalling instead of silence, or bluffing, then brings the resolved and the unresolved more by

.. math::

    \begin{array}{lll}
    & \text{resolved} & \text{unresolved, by a bluff} \\
    \text{sunk} & (1 - q)(v_H - w_H) - m & (1 - q) v_L - m \\
    \text{tied} & (1 - q)(v_H - w_H) & (1 - q) v_L + q \max(w_L, -m)
    \end{array}

(a tied one that is challenged fights once that is better than to pay :math:`m`). The signal separates when the first is
not below 0 and the second not above: sunk, from :math:`(1 - q) v_L` to :math:`(1 - q)(v_H - w_H)`; tied, from
:math:`(1 - q) v_L / q` without upper limit, provided that :math:`(1 - q) v_L + q w_L \le 0`. A tied signal costs the
resolved nothing, so at their smallest it gets more from tying by exactly :math:`(1 - q) v_L`. But a bluff in words must
sometimes be called: with :math:`q = 0` tied hands show nothing.

*Every other size.* The soft receiver backs off from the belief :math:`b^* = 1 / (1 + \lambda)` on that the sender would
fight, where :math:`(1 - b) - b \lambda` is 0.

- silent: if signalling does not pay the resolved, nobody sends. Silence says nothing, so the soft receiver goes by
  :math:`\pi`; a signal would be taken for a bluff.
- locked in: a bluff pays, tied, and :math:`m \ge -w_L`: both send and both would fight, the unresolved because it
  promised. The soft receiver backs off; the tough one gets a war with either.
- pooling: a bluff pays and :math:`\pi \ge b^*`: both send, and the soft receiver backs off.
- semi: a bluff pays and :math:`\pi < b^*`. The unresolved sends just often enough, with the chance
  :math:`\pi \lambda / (1 - \pi)`, that the belief is :math:`b^*`, and the soft receiver backs off just often enough
  that a bluff is worth 0: the chance :math:`s` of no challenge solves :math:`s v_L = m` (sunk) or
  :math:`s v_L = (1 - s) m` (tied), which is less than :math:`1 - q`. The resolved gets :math:`s v_H + (1 - s) w_H`,
  less :math:`m` if sunk; if silence is better, which happens with :math:`v_L > v_H - w_H`, the outcome is silent.

*Lock-in* (Fearon 1994). In a public crisis the cost of backing down grows as :math:`r t`. A side with :math:`w < 0`
fights rather than backs down from :math:`t = -w / r` on: the stronger the audience, the sooner.

Limits
------
The distinction, and the result that tying pays a resolved sender more, are Fearon's (1997); binding oneself as a means
of conviction is Schelling's (1960). Fearon's senders come in a continuum of types and choose the size of the signal,
and then nobody bluffs; with two types and a given size some do. In his model tying hands makes war likelier; in this
one the two kinds, when they separate, bring war equally often. Silence is read as weakness when nobody or only the
unresolved should be silent: with a kinder reading other equilibria exist. How large audience costs are is disputed
(Snyder and Borghard 2011; Trachtenberg 2012).

References
----------
Fearon, J. D. (1994). Domestic Political Audiences and the Escalation of International Disputes. American Political
    Science Review 88(3): 577-592.
Fearon, J. D. (1997). Signaling Foreign Policy Interests: Tying Hands versus Sinking Costs. Journal of Conflict
    Resolution 41(1): 68-90.
Schelling, T. C. (1960). The Strategy of Conflict. Cambridge, MA: Harvard University Press.
Snyder, J., and E. D. Borghard (2011). The Cost of Empty Threats: A Penny, Not a Pound. American Political Science
    Review 105(3): 437-456.
Trachtenberg, M. (2012). Audience Costs: An Historical Analysis. Security Studies 21(1): 3-42.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, at_least, number, one_of

KINDS = ("sunk", "tied")
MAX_VALUE = 10.0
MAX_SIGNAL = 20.0


@dataclass(frozen=True)
class Thresholds:
    """Which signals separate the resolved from the unresolved.

    Attributes
    ----------
    sunk_min, sunk_max
        The smallest sunk signal that deters a bluff, and the largest that the resolved would send; at least 0.
    sunk_separates
        Whether some sunk signal separates: `sunk_min` is at most `sunk_max`.
    sunk_payoff
        What the smallest separating sunk signal leaves the resolved, or None when none separates.
    tied_min
        The smallest tied signal that separates (every larger one does too), or None when none does.
    tied_separates
        Whether some tied signal separates.
    tied_payoff
        What a separating tied signal leaves the resolved, or None when none separates.
    silent_payoff
        What the resolved gets when everyone challenges it.
    lock_in
        The size of a tied signal from which on even the unresolved would fight.
    """

    sunk_min: float
    sunk_max: float
    sunk_separates: bool
    sunk_payoff: float | None
    tied_min: float | None
    tied_separates: bool
    tied_payoff: float | None
    silent_payoff: float
    lock_in: float


@dataclass(frozen=True)
class SignalOutcome:
    """What becomes of a signal of a given size.

    Attributes
    ----------
    outcome
        "separating", "semi", "pooling", "locked_in" or "silent".
    send_low, send_high
        The chance that an unresolved and a resolved sender send it, from 0 to 1.
    soft_challenge
        The chance that the soft receiver challenges the signal (in "silent": silence), from 0 to 1.
    belief
        :math:`b`: the soft receiver's belief that the sender is resolved, after the signal (in "silent": after
        silence).
    prob_war
        The chance of war, from 0 to 1.
    payoff_low, payoff_high
        What the unresolved and the resolved sender can expect.
    """

    outcome: Literal["separating", "semi", "pooling", "locked_in", "silent"]
    send_low: float
    send_high: float
    soft_challenge: float
    belief: float
    prob_war: float
    payoff_low: float
    payoff_high: float


@dataclass(frozen=True)
class LockIn:
    """When a side is locked in: the `time` from which on it fights rather than backs down, or None for never."""

    time: float | None


def _sides(v_low: float, v_high: float, w_low: float, w_high: float, q: float) -> tuple[float, ...]:
    v_low = number("v_low", v_low, 0, MAX_VALUE, low_open=True)
    v_high = number("v_high", v_high, 0, MAX_VALUE, low_open=True)
    w_low = number("w_low", w_low, -MAX_VALUE, 0, high_open=True)
    w_high = number("w_high", w_high, 0, MAX_VALUE)
    if w_high > v_high:
        raise ValueError(f"w_high must be at most v_high ({v_high:g}), got {w_high!r}")
    return v_low, v_high, w_low, w_high, number("q", q, 0, 1)


def signal_thresholds(v_low: float, v_high: float, w_low: float, w_high: float, q: float) -> Thresholds:
    """Return which sunk and which tied signals separate the two types of sender (after Fearon 1997).

    Parameters
    ----------
    v_low, v_high
        :math:`v_L`, :math:`v_H`: what keeping the issue is worth to the unresolved and to the resolved, above 0 and at
        most 10.
    w_low
        :math:`w_L`: what war is worth to the unresolved, from -10 to below 0.
    w_high
        :math:`w_H`: what war is worth to the resolved, from 0 to `v_high`.
    q
        :math:`q`: probability that the receiver is tough, from 0 to 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    v_low, v_high, w_low, w_high, q = _sides(v_low, v_high, w_low, w_high, q)
    sunk_min, sunk_max = (1 - q) * v_low, (1 - q) * (v_high - w_high)
    kept = (1 - q) * v_high + q * w_high
    sunk = at_least(sunk_max, sunk_min)
    # A bluff that is never called deters nobody, however little the unresolved has to gain.
    tied = above(q, 0) and at_least(0, sunk_min + q * w_low)
    return Thresholds(
        sunk_min=sunk_min,
        sunk_max=sunk_max,
        sunk_separates=sunk,
        sunk_payoff=kept - sunk_min if sunk else None,
        tied_min=sunk_min / q if tied else None,
        tied_separates=tied,
        tied_payoff=kept if tied else None,
        silent_payoff=w_high,
        lock_in=-w_low,
    )


def signal_outcome(
    kind: str,
    m: float,
    v_low: float,
    v_high: float,
    w_low: float,
    w_high: float,
    q: float,
    prior: float,
    soft_loss: float,
) -> SignalOutcome:
    r"""Return the equilibrium for a signal of size `m`; the module's docstring derives each outcome.

    An indifferent unresolved sender does not bluff, an indifferent resolved one sends, an indifferent soft receiver
    backs off, and an indifferent sender fights.

    Parameters
    ----------
    kind
        Whether the signal costs `m` at once ("sunk") or if the sender is challenged and gives in; one of "sunk",
        "tied".
    m
        :math:`m`: the size of the signal, from 0 to 20; 0 is talk without cost.
    v_low, v_high, w_low, w_high, q
        As in `signal_thresholds`.
    prior
        :math:`\pi`: probability that the sender is resolved, above 0 and below 1.
    soft_loss
        :math:`\lambda`: what war costs the soft receiver, where the prize is worth 1 to it; above 0 and at most 10.

    Raises
    ------
    ValueError
        When `kind` is neither, or another argument no finite number in its range.
    """
    kind = one_of("kind", kind, KINDS)
    m = number("m", m, 0, MAX_SIGNAL)
    v_low, v_high, w_low, w_high, q = _sides(v_low, v_high, w_low, w_high, q)
    prior = number("prior", prior, 0, 1, low_open=True, high_open=True)
    soft_loss = number("soft_loss", soft_loss, 0, MAX_VALUE, low_open=True)
    tied = kind == "tied"
    sunk_cost = 0.0 if tied else m
    need = 1 / (1 + soft_loss)
    bluff = (1 - q) * v_low + (q * max(w_low, -m) if tied else -m)
    worth = (1 - q) * (v_high - w_high) - sunk_cost

    def silent() -> SignalOutcome:
        challenge = 0.0 if at_least(prior, need) else 1.0
        kept = (1 - q) * (1 - challenge)
        resolved = kept * v_high + (1 - kept) * w_high
        return SignalOutcome("silent", 0.0, 0.0, challenge, prior, prior * (1 - kept), kept * v_low, resolved)

    if above(0, worth):
        return silent()
    if at_least(0, bluff):
        return SignalOutcome("separating", 0.0, 1.0, 0.0, 1.0, prior * q, 0.0, w_high + worth)
    if tied and at_least(m, -w_low):
        return SignalOutcome("locked_in", 1.0, 1.0, 0.0, prior, q, bluff, w_high + worth)
    if at_least(prior, need):
        return SignalOutcome("pooling", 1.0, 1.0, 0.0, prior, prior * q, bluff, w_high + worth)
    kept = m / (m + v_low) if tied else m / v_low
    resolved = kept * v_high + (1 - kept) * w_high - sunk_cost
    if above(w_high, resolved):
        return silent()
    return SignalOutcome(
        outcome="semi",
        send_low=prior * soft_loss / (1 - prior),
        send_high=1.0,
        soft_challenge=1 - kept / (1 - q),
        belief=need,
        prob_war=prior * (1 - kept),
        payoff_low=0.0,
        payoff_high=resolved,
    )


def lock_in_time(w: float, rate: float) -> LockIn:
    """Return from when on a side fights rather than backs down in public (Fearon 1994).

    Parameters
    ----------
    w
        :math:`w`: what war is worth to it, from -10 to 10.
    rate
        :math:`r`: by how much its audience costs grow per unit of time, from 0 to 10.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    w, rate = number("w", w, -MAX_VALUE, MAX_VALUE), number("rate", rate, 0, MAX_VALUE)
    if w >= 0:
        return LockIn(0.0)
    time = -w / rate if rate > 0 else math.inf
    return LockIn(time if math.isfinite(time) else None)
