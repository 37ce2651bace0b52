r"""The two-level game: what two leaders agree on when both must ratify, and when a tied hand wins.

Who ratifies, and who gains from a tied hand?

An agreement is a point on a line from 0 to 1 that must be ratified on each side (Putnam 1988). The module
`ratification` derives a side's *win-set*, the agreements that pass there. Where both win-sets overlap is the *zone*.

*What is agreed.* Leaders with the ideals :math:`n_A` and :math:`n_B` settle on the point of the zone that minimises

.. math::

    \pi (x - n_A)^2 + (1 - \pi) (x - n_B)^2,

where :math:`\pi` is A's power. The derivative is zero at the compromise :math:`\pi n_A + (1 - \pi) n_B`, and the
parabola is symmetric around it, so they take the point of the zone nearest to the compromise. Without a zone the status
quo stays: anything the leaders signed would fail at home, in what Putnam calls involuntary defection.

*The tied hand.* Schelling (1960) conjectured that a negotiator who is bound at home may get more, and Putnam that a
smaller win-set may be an advantage, but makes it likelier that nothing is agreed. The effect on A's leader is how much
nearer to its ideal things end, at :math:`x`, than at :math:`x_0`, where every agreement passed in A's country (which is
the win-set at the hurdle -1):

.. math::

    \lvert x_0 - n_A \rvert - \lvert x - n_A \rvert

While there is a zone, A's win-set can only push the agreement away from the compromise. That is an advantage when it
brings the agreement nearer to A's ideal, and a burden when A's ratifiers want less than their leader, or so much more
that the agreement goes past the leader's ideal. In games of offers Iida (1993) finds that domestic constraints may or
may not strengthen a negotiator, and Mo (1994) that they may also weaken one.

Limits
------
The compromise, which stands in for a game of offers, is this course's simplification. Leaders have no veto of their own
here: one may sign what is worse for it than the status quo, and a breakdown may then leave it better off. There is one
issue, and both leaders know what passes on either side.

References
----------
Iida, K. (1993). When and How Do Domestic Constraints Matter? Two-Level Games with Uncertainty. Journal of Conflict
    Resolution 37(3): 403-426.
Mo, J. (1994). The Logic of Two-Level Games with Endogenous Domestic Coalitions. Journal of Conflict Resolution 38(3):
    402-422.
Putnam, R. D. (1988). Diplomacy and Domestic Politics: The Logic of Two-Level Games. International Organization 42(3):
    427-460.
Schelling, T. C. (1960). The Strategy of Conflict. Harvard University Press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import number
from peacetalks.models.ratification import Interval, overlap, ratification_probability, win_set, win_set_of_side

__all__ = [
    "Interval",
    "Outcome",
    "SchellingEffect",
    "Zone",
    "agreement_zone",
    "negotiated_outcome",
    "ratification_probability",
    "schelling_effect",
    "win_set",
]

Binding = Literal["none", "a", "b", "both"]
Effect = Literal["no_deal_anyway", "breakdown", "advantage", "burden", "irrelevant"]

SAME_GAIN = 1e-9
EVERYTHING_PASSES = -1.0
"""The hurdle at which a ratifier approves every agreement on the line."""


@dataclass(frozen=True)
class Zone:
    """What each side can ratify, and what both can."""

    win_set_a: Interval
    win_set_b: Interval
    zone: Interval


@dataclass(frozen=True)
class Outcome:
    """What two leaders agree on.

    Attributes
    ----------
    agreement
        Whether anything can be ratified on both sides.
    x
        :math:`x`: the agreement, from 0 to 1, or None; then the status quo stays.
    compromise
        What the leaders would agree on if both were free, from 0 to 1.
    loss_a, loss_b
        How far what happens is from each leader's ideal point, from 0 to 1.
    binding
        Whose win-set excludes the compromise.
    """

    agreement: bool
    x: float | None
    compromise: float
    loss_a: float
    loss_b: float
    binding: Binding


@dataclass(frozen=True)
class SchellingEffect:
    """What the need to ratify does for A's leader.

    Attributes
    ----------
    x_free, x_constrained
        :math:`x_0`, :math:`x`: the agreement when A needs no ratification and when it does; None where the status quo
        stays.
    gain_a
        How much nearer to its ideal the constraint brings A's leader, from -1 to 1.
    effect
        "no_deal_anyway" when B can ratify nothing; "breakdown" when the constraint leaves nothing to agree on, whatever
        that is worth to the leader; otherwise "advantage", "burden" or "irrelevant" by the sign of `gain_a`.
    """

    x_free: float | None
    x_constrained: float | None
    gain_a: float
    effect: Effect


def agreement_zone(
    ideals_a: Sequence[float],
    quota_a: int,
    ideals_b: Sequence[float],
    quota_b: int,
    status_quo: float,
    hurdle_a: float = 0.0,
    hurdle_b: float = 0.0,
) -> Zone:
    """Return the agreements that both sides can ratify; the parameters and errors are those of `win_set`, per side."""
    win_set_a = win_set_of_side("_a", ideals_a, quota_a, status_quo, hurdle_a)
    win_set_b = win_set_of_side("_b", ideals_b, quota_b, status_quo, hurdle_b)
    return Zone(win_set_a, win_set_b, overlap(win_set_a, win_set_b))


def negotiated_outcome(
    leader_a: float,
    leader_b: float,
    ideals_a: Sequence[float],
    quota_a: int,
    ideals_b: Sequence[float],
    quota_b: int,
    status_quo: float,
    hurdle_a: float = 0.0,
    hurdle_b: float = 0.0,
    power_a: float = 0.5,
) -> Outcome:
    r"""Return what the leaders agree on: the point of the zone nearest to their compromise.

    Parameters
    ----------
    leader_a, leader_b
        :math:`n_A`, :math:`n_B`: the leaders' own ideal points, from 0 to 1.
    ideals_a, quota_a, ideals_b, quota_b, status_quo, hurdle_a, hurdle_b
        As for `win_set`, per side.
    power_a
        :math:`\pi`: A's weight in the compromise, from 0 to 1.

    Raises
    ------
    ValueError
        As for `win_set`, or when a leader's ideal or the power is no finite number in its range.
    """
    leader_a, leader_b = number("leader_a", leader_a, 0, 1), number("leader_b", leader_b, 0, 1)
    sets = agreement_zone(ideals_a, quota_a, ideals_b, quota_b, status_quo, hurdle_a, hurdle_b)
    power = number("power_a", power_a, 0, 1)
    compromise = power * leader_a + (1 - power) * leader_b
    x = sets.zone.nearest(compromise)
    happens = status_quo if x is None else x
    passes = sets.win_set_a.holds(compromise), sets.win_set_b.holds(compromise)
    binding: dict[tuple[bool, bool], Binding] = {
        (True, True): "none",
        (False, True): "a",
        (True, False): "b",
        (False, False): "both",
    }
    return Outcome(x is not None, x, compromise, abs(happens - leader_a), abs(happens - leader_b), binding[passes])


def schelling_effect(
    leader_a: float,
    leader_b: float,
    ideals_a: Sequence[float],
    quota_a: int,
    ideals_b: Sequence[float],
    quota_b: int,
    status_quo: float,
    hurdle_a: float = 0.0,
    hurdle_b: float = 0.0,
    power_a: float = 0.5,
) -> SchellingEffect:
    """Return whether A's leader gains from having to ratify (Schelling 1960; Putnam 1988).

    The parameters and errors are those of `negotiated_outcome`.
    """
    constrained = negotiated_outcome(
        leader_a, leader_b, ideals_a, quota_a, ideals_b, quota_b, status_quo, hurdle_a, hurdle_b, power_a
    )
    free = negotiated_outcome(
        leader_a, leader_b, ideals_a, quota_a, ideals_b, quota_b, status_quo, EVERYTHING_PASSES, hurdle_b, power_a
    )
    gain = free.loss_a - constrained.loss_a
    effect: Effect = "irrelevant"
    if not free.agreement:
        effect = "no_deal_anyway"
    elif not constrained.agreement:
        effect = "breakdown"
    elif abs(gain) > SAME_GAIN:
        effect = "advantage" if gain > 0 else "burden"
    return SchellingEffect(free.x, constrained.x, gain, effect)
