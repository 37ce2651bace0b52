r"""Inspection: how many inspections deter a violation, and how many detect one.

How many monitors are enough?

*The inspection game.* An inspectee complies or violates, an inspector inspects or not, neither knowing what the other
does. An inspection costs :math:`e` and finds a violation with chance :math:`d`; the inspector loses :math:`a` by a
violation that is caught and 1 by one that is not; the inspectee gains :math:`g` by the latter and loses :math:`f` by
the former. Inspector and inspectee get

.. math::

    \begin{array}{lcc}
    & \text{not inspected} & \text{inspected} \\
    \text{complies} & 0, \; 0 & -e, \; 0 \\
    \text{violates} & -1, \; g & -e - a d - (1 - d), \; g (1 - d) - f d
    \end{array}

An inspected violation does not pay, *deterrable*, when :math:`d (g + f) > g`; an inspection of a violator does,
*worthwhile*, when :math:`d (1 - a) > e`. When both hold there is no equilibrium without chance: the inspector inspects
just often enough that a violation is worth 0, and the inspectee violates just often enough that an inspection pays for
itself, with the chances

.. math::

    i = \frac{g}{d (g + f)}, \qquad v = \frac{e}{d (1 - a)}.

So each side's frequency is set by the *other* side's payoffs: a harsher penalty means fewer inspections, not fewer
violations. If a violation is not deterrable, it is the better choice whatever the inspector does; if an inspection is
not worthwhile, never to inspect is, and then again a violation.

*Announcing it.* An inspector that can bind itself to :math:`i` in public (Maschler 1966) makes the inspectee, which is
now indifferent, comply; a hair more makes it prefer to. That costs :math:`e i`, less than the :math:`v` that the mixed
equilibrium costs the inspector, since :math:`i < 1 < 1 / (d (1 - a))`.

*Attribute sampling.* Of :math:`N` sites :math:`k` hide a violation; :math:`n` are drawn without return, and a visit to
such a site finds it with probability :math:`s`. The number :math:`j` of violating sites visited is hypergeometric, and
nothing is found with probability

.. math::

    \sum_j \frac{\binom{k}{j} \binom{N - k}{n - j}}{\binom{N}{n}} (1 - s)^j.

Conventions
-----------
On a border the inspectee is not deterred and the inspection not worthwhile.

Limits
------
The game is that of Avenhaus and others (1996; the later survey is Avenhaus, von Stengel and Zamir 2002) with a
probability of detection added. With :math:`d = 1`, the whole loss from a caught violation :math:`A = a + e`, and
:math:`b = f / g` its equilibrium is theirs: :math:`1 / (1 + b)` and :math:`e / (1 - A + e)`. It is played once. There
are no false alarms here; what an alarm is worth when there are is the subject of `monitoring`.

References
----------
Avenhaus, R., M. Canty, D. M. Kilgour, B. von Stengel and S. Zamir (1996). Inspection Games in Arms Control.
Avenhaus, R., B. von Stengel and S. Zamir (2002). Inspection Games. In: R. J. Aumann and S. Hart (eds.), Handbook of
    Game Theory with Economic Applications, vol. 3, pp. 1947-1987. Amsterdam: Elsevier.
Maschler, M. (1966). A Price Leadership Method for Solving the Inspector's Non-Constant-Sum Game. Naval Research
    Logistics Quarterly 13: 11-33.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, at_least, number, whole

MAX_GAIN = 10.0
MAX_PENALTY = 100.0
MAX_SITES = 1000


@dataclass(frozen=True)
class InspectionEquilibrium:
    """The equilibrium of the inspection game, and what announcing an inspection rate would bring.

    Attributes
    ----------
    kind
        "mixed", "violate_inspected" (violation always, inspection always) or "violate_uninspected".
    inspect, violate
        :math:`i`, :math:`v`: the chances of an inspection and of a violation, from 0 to 1.
    undetected
        The chance of a violation that is not found, from 0 to 1.
    payoff_inspector, payoff_inspectee
        Expected payoffs; an undetected violation costs the inspector 1.
    commit_inspect
        The smallest announced rate of inspection with which complying is a best reply, or None when none is.
    commit_payoff
        The inspector's payoff from announcing it, or None.
    """

    kind: Literal["mixed", "violate_inspected", "violate_uninspected"]
    inspect: float
    violate: float
    undetected: float
    payoff_inspector: float
    payoff_inspectee: float
    commit_inspect: float | None
    commit_payoff: float | None


@dataclass(frozen=True)
class Detection:
    """What random visits find.

    Attributes
    ----------
    detection
        Probability that at least one violation is found, from 0 to 1.
    expected_visits
        Expected number of visits to sites with a violation.
    coverage
        Share of the sites that are visited, from 0 to 1.
    """

    detection: float
    expected_visits: float
    coverage: float


@dataclass(frozen=True)
class InspectionsNeeded:
    """The smallest number of `inspections` that reaches a target, or None; and their probability of `detection`.

    Without such a number `detection` is that of visiting every site.
    """

    inspections: int | None
    detection: float


def inspection_equilibrium(
    cost: float, harm: float, gain: float, penalty: float, detect: float
) -> InspectionEquilibrium:
    """Return the equilibrium of the inspection game (Avenhaus and others 1996; Maschler 1966 for the commitment).

    On a border the inspectee is not deterred and the inspection not worthwhile.

    Parameters
    ----------
    cost
        :math:`e`: inspector's cost of an inspection, above 0 and at most 1, where an undetected violation costs it 1.
    harm
        :math:`a`: inspector's loss from a violation that is caught, at least 0 and below 1.
    gain
        :math:`g`: inspectee's gain from an undetected violation, above 0 and at most 10.
    penalty
        :math:`f`: inspectee's loss when caught, from 0 to 100.
    detect
        :math:`d`: probability that an inspection finds a violation, above 0 and at most 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    cost = number("cost", cost, 0, 1, low_open=True)
    harm = number("harm", harm, 0, 1, high_open=True)
    gain = number("gain", gain, 0, MAX_GAIN, low_open=True)
    penalty = number("penalty", penalty, 0, MAX_PENALTY)
    detect = number("detect", detect, 0, 1, low_open=True)
    deterrable, worthwhile = above(detect * (gain + penalty), gain), above(detect * (1 - harm), cost)
    deterring = gain / (detect * (gain + penalty)) if deterrable else None
    commit = None if deterring is None else -cost * deterring
    if deterring is not None and worthwhile:
        violate = cost / (detect * (1 - harm))
        undetected = violate * (1 - deterring * detect)
        return InspectionEquilibrium("mixed", deterring, violate, undetected, -violate, 0.0, deterring, commit)
    if worthwhile:
        inspector, inspectee = -cost - harm * detect - (1 - detect), gain * (1 - detect) - penalty * detect
        return InspectionEquilibrium("violate_inspected", 1.0, 1.0, 1 - detect, inspector, inspectee, deterring, commit)
    return InspectionEquilibrium("violate_uninspected", 0.0, 1.0, 1.0, -1.0, gain, deterring, commit)


def _detection(n_sites: int, violations: int, inspections: int, sensitivity: float) -> float:
    innocent, drawn = n_sites - violations, math.comb(n_sites, inspections)
    fewest, most = max(0, inspections - innocent), min(violations, inspections)
    if sensitivity == 1:
        most = min(most, 0)
    nothing_found = []
    draws = math.comb(violations, fewest) * math.comb(innocent, inspections - fewest)
    for hits in range(fewest, most + 1):
        nothing_found.append(draws / drawn * (1 - sensitivity) ** hits)
        # From `C(k, j) C(N - k, n - j)` to the next, in whole numbers without rest.
        draws = draws * (violations - hits) * (inspections - hits) // ((hits + 1) * (innocent - inspections + hits + 1))
    return min(1.0, max(0.0, 1 - math.fsum(nothing_found)))


def detection_probability(n_sites: int, violations: int, inspections: int, sensitivity: float = 1.0) -> Detection:
    """Return what visits to randomly drawn sites find; there are no false alarms here.

    Parameters
    ----------
    n_sites
        :math:`N`: number of sites, a whole number from 1 to 1000.
    violations
        :math:`k`: number of sites with a violation, a whole number from 0 to `n_sites`.
    inspections
        :math:`n`: number of sites visited, drawn at random without return, a whole number from 0 to `n_sites`.
    sensitivity
        :math:`s`: probability that a visit finds the violation of its site, from 0 to 1.

    Raises
    ------
    ValueError
        When an argument is no number of its kind in its range.
    """
    n_sites = whole("n_sites", n_sites, 1, MAX_SITES)
    violations, inspections = whole("violations", violations, 0, n_sites), whole("inspections", inspections, 0, n_sites)
    sensitivity = number("sensitivity", sensitivity, 0, 1)
    found = _detection(n_sites, violations, inspections, sensitivity)
    return Detection(found, inspections * violations / n_sites, inspections / n_sites)


def inspections_needed(n_sites: int, violations: int, target: float, sensitivity: float = 1.0) -> InspectionsNeeded:
    """Return the smallest number of visits whose probability of detection reaches a target.

    Parameters
    ----------
    target
        The probability of detection that is wanted, at least 0 and below 1.

    The other parameters and errors are those of `detection_probability`.
    """
    n_sites = whole("n_sites", n_sites, 1, MAX_SITES)
    violations = whole("violations", violations, 0, n_sites)
    target = number("target", target, 0, 1, high_open=True)
    sensitivity = number("sensitivity", sensitivity, 0, 1)
    # One more visit never finds less, so the numbers that do come after those that don't.
    needed = bisect_left(
        range(n_sites + 1),
        True,
        key=lambda visits: at_least(_detection(n_sites, violations, visits, sensitivity), target),
    )
    if needed > n_sites:
        return InspectionsNeeded(None, _detection(n_sites, violations, n_sites, sensitivity))
    return InspectionsNeeded(needed, _detection(n_sites, violations, needed, sensitivity))
