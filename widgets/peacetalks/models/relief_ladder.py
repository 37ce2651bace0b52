r"""Phased relief and snapback: how a ladder of relief and concessions must be built to be climbed to the end.

At step :math:`i` the sender pays :math:`r_i` and the target owes a concession that costs it :math:`d_i`; :math:`R_i` is
all relief up to then. Found out in cheating with probability :math:`p`, the target loses the share :math:`s` of all
relief, and the process ends. From the last step backwards, with :math:`V` the value of what follows (0 after the last),
its choices are worth

.. math::

    \begin{array}{ll}
    \text{comply} & r_i - d_i + \delta V_{i+1} \\
    \text{stop, keeping past relief} & 0 \\
    \text{cheat} & r_i - p s R_i + (1 - p) \delta V_{i+1}
    \end{array}

When all later steps are complied with, worth :math:`W_{i+1}` where :math:`W_i = r_i - d_i + \delta W_{i+1}`, complying
beats cheating when

.. math::

    d_i \le p (s R_i + \delta W_{i+1}).

The largest :math:`d_i / (s R_i + \delta W_{i+1})` of all steps that cost something is therefore the detection that the
whole ladder needs. It also needs every :math:`W_i \ge 0`, or the target stops there.

Limits
------
The ladder is worked out here; only the target can cheat in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, at_least, number, numbers

MAX_UTILITY = 100.0
MAX_STEPS = 12

Action = Literal["comply", "stop", "cheat"]


@dataclass(frozen=True)
class PhasedRelief:
    """What the target does on a ladder of relief and concessions.

    Attributes
    ----------
    actions, values
        Its best action at each step and what the ladder is worth to it from there, each as if the step were reached.
    completes
        Whether it complies at every step.
    value
        What the whole ladder is worth to it, at least 0.
    critical_detection
        The least probability of detection with which it complies at every step, or None when no probability is enough.
    """

    actions: tuple[Action, ...]
    values: tuple[float, ...]
    completes: bool
    value: float
    critical_detection: float | None


def phased_relief(
    relief: Sequence[float], step_cost: Sequence[float], p_detect: float, snapback: float, discount: float
) -> PhasedRelief:
    r"""Return what a target does on a ladder of relief and concessions, by backward induction.

    When two actions are worth the same it complies rather than stops, and stops rather than cheats.

    Parameters
    ----------
    relief, step_cost
        :math:`r_i`, :math:`d_i`: relief paid, and cost of the concession asked, at each of 1 to 12 steps, from 0 to
        100.
    p_detect
        :math:`p`: probability that cheating at a step is found out, from 0 to 1.
    snapback
        :math:`s`: share of all relief so far that is lost when it is, from 0 to 1.
    discount
        :math:`\delta`: weight of the next step against this one, above 0 and at most 1.

    Raises
    ------
    ValueError
        When an argument is no finite number, or list of them, in its range, or the lists differ in length.
    """
    paid = numbers("relief", relief, 0, MAX_UTILITY, MAX_STEPS)
    asked = numbers("step_cost", step_cost, 0, MAX_UTILITY, MAX_STEPS)
    if len(asked) != len(paid):
        raise ValueError(f"step_cost must have one number for each of the {len(paid)} steps, got {len(asked)}")
    p, s = number("p_detect", p_detect, 0, 1), number("snapback", snapback, 0, 1)
    discount = number("discount", discount, 0, 1, low_open=True)
    actions: list[Action] = []
    values: list[float] = []
    following = all_comply = needed = 0.0
    possible = True
    for step in reversed(range(len(paid))):
        at_risk = s * sum(paid[: step + 1])
        comply = paid[step] - asked[step] + discount * following
        cheat = paid[step] - p * at_risk + (1 - p) * discount * following
        best = max(comply, 0.0, cheat)
        actions.append("comply" if at_least(comply, best) else "stop" if at_least(0.0, best) else "cheat")
        following = best
        values.append(best)
        if above(asked[step], 0):
            to_lose = at_risk + discount * all_comply
            needed = max(needed, asked[step] / to_lose) if above(to_lose, 0) else math.inf
        all_comply = paid[step] - asked[step] + discount * all_comply
        possible = possible and at_least(all_comply, 0)
    enough = possible and at_least(1, needed)
    return PhasedRelief(
        actions=tuple(reversed(actions)),
        values=tuple(reversed(values)),
        completes=all(action == "comply" for action in actions),
        value=following,
        critical_detection=min(1.0, needed) if enough else None,
    )
