r"""Monitoring: what an alarm says, what silence says, and how much of a ceasefire line is seen.

*Bayes.* :math:`A` alarms and :math:`C` clears, independent given the truth, have probability :math:`x` with a violation
and :math:`y` without. A prior :math:`P` becomes the posterior :math:`P'`:

.. math::

    x = s^A (1 - s)^C, \quad y = (1 - c)^A c^C, \qquad P' = \frac{P x}{P x + (1 - P) y}

*A ceasefire line.* Violations are a Poisson process of :math:`\mu` a day for :math:`D` days; each is observed with
probability :math:`\kappa d`, which is coverage times detection, and an observed one is attributed with probability
:math:`\alpha`, independently. Then violations observed and not observed are independent Poisson processes, so that
having seen nothing says nothing about what was not watched. Some violation is observed, and a line on which none was
observed was truly quiet, with probabilities

.. math::

    1 - e^{-\mu D \kappa d}, \qquad e^{-\mu D (1 - \kappa d)}.

Limits
------
Bayes' rule and the thinned Poisson process are textbook material, put together for this course. Reports don't influence
each other, and violations don't come in bursts. What deters and detects before any report is the subject of
`inspection`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from peacetalks.models.checks import number, whole

MAX_REPORTS = 50
MAX_RATE = 100.0
MAX_DAYS = 3650.0


@dataclass(frozen=True)
class AlarmPosterior:
    """What reports say of a violation.

    Attributes
    ----------
    posterior
        :math:`P'`: probability of a violation after the reports, from 0 to 1.
    evidence
        Probability of this sequence of reports, from 0 to 1.
    likelihood_ratio
        How many times likelier the reports are with a violation than without; None when they are impossible without
        one, or so unlikely that the ratio is beyond the largest float.
    """

    posterior: float
    evidence: float
    likelihood_ratio: float | None


@dataclass(frozen=True)
class MonitoringCoverage:
    """What a mission on a ceasefire line can expect to see, and to prove.

    Attributes
    ----------
    violations, observed, attributed
        Expected numbers in the period.
    prob_any_observed
        Probability that at least one violation is observed, from 0 to 1.
    prob_quiet_if_silent
        Probability that there was no violation at all, given that none was observed, from 0 to 1.
    """

    violations: float
    observed: float
    attributed: float
    prob_any_observed: float
    prob_quiet_if_silent: float


def alarm_posterior(prior: float, sensitivity: float, specificity: float, alarms: int, clears: int) -> AlarmPosterior:
    """Return what independent reports say of a violation, by Bayes' rule.

    Parameters
    ----------
    prior
        :math:`P`: probability of a violation before the reports, from 0 to 1.
    sensitivity
        :math:`s`: probability of an alarm where there is a violation, from 0 to 1.
    specificity
        :math:`c`: probability of no alarm where there is none, from 0 to 1.
    alarms, clears
        :math:`A`, :math:`C`: numbers of reports with and without an alarm, whole numbers from 0 to 50.

    Raises
    ------
    ValueError
        When an argument is no number of its kind in its range, or the reports are impossible.
    """
    prior = number("prior", prior, 0, 1)
    sensitivity, specificity = number("sensitivity", sensitivity, 0, 1), number("specificity", specificity, 0, 1)
    alarms, clears = whole("alarms", alarms, 0, MAX_REPORTS), whole("clears", clears, 0, MAX_REPORTS)
    # Exact, since a hundred unlikely reports are not impossible and yet below the smallest float.
    seen, false, believed = Fraction(sensitivity), 1 - Fraction(specificity), Fraction(prior)
    with_violation = seen**alarms * (1 - seen) ** clears
    without = false**alarms * (1 - false) ** clears
    evidence = believed * with_violation + (1 - believed) * without
    if evidence == 0:
        raise ValueError(f"alarms must be possible with the other arguments, got {alarms!r} with clears {clears!r}")
    try:
        ratio = float(with_violation / without) if without else None
    except OverflowError:
        ratio = None
    return AlarmPosterior(float(believed * with_violation / evidence), float(evidence), ratio)


def monitoring_coverage(
    rate: float, days: float, coverage: float, detection: float, attribution: float
) -> MonitoringCoverage:
    r"""Return what a mission on a ceasefire line can expect to see, with violations as a Poisson process.

    Parameters
    ----------
    rate
        :math:`\mu`: violations per day, from 0 to 100.
    days
        :math:`D`: length of the period, above 0 and at most 3650.
    coverage
        :math:`\kappa`: share of the line, in violations, that is watched, from 0 to 1.
    detection
        :math:`d`: probability that a violation there is observed, from 0 to 1.
    attribution
        :math:`\alpha`: probability that the author of an observed violation is named, from 0 to 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    rate, days = number("rate", rate, 0, MAX_RATE), number("days", days, 0, MAX_DAYS, low_open=True)
    coverage, detection = number("coverage", coverage, 0, 1), number("detection", detection, 0, 1)
    attribution = number("attribution", attribution, 0, 1)
    violations, share = rate * days, coverage * detection
    observed = violations * share
    return MonitoringCoverage(
        violations=violations,
        observed=observed,
        attributed=observed * attribution,
        prob_any_observed=-math.expm1(-observed),
        prob_quiet_if_silent=math.exp(-violations * (1 - share)),
    )
