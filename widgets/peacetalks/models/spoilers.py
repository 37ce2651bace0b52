r"""Spoilers: what an attack by extremists says about the moderates across the table, and when it ends the talks.

Can a deal outlive sabotage?

A government deals with moderates who are trustworthy or not, and strong or weak, independently of each other; it knows
neither. In each period extremists attack with probability :math:`\rho`, unless they are stopped: trustworthy moderates
stop the share :math:`k_S` of the attacks when strong and :math:`k_W` when weak, others stop none. A monitor may report
that the moderates make an effort, rightly or wrongly.

*Threshold.* Going on pays :math:`P` when the moderates are trustworthy and :math:`B` when not, ending the talks pays
:math:`F`. With trust :math:`t` going on is worth :math:`t P + (1 - t) B`, which is at least :math:`F` exactly when
:math:`t \ge t^* = (F - B) / (P - B)`.

*Update.* The chance of an attack is :math:`a = \rho (1 - k)` for the trustworthy, :math:`\rho` for the others. One
ordered sequence of :math:`A` attacks, :math:`Q` quiet periods, :math:`E` reports of effort and :math:`N` of none has,
for the trustworthy, the likelihood :math:`a^A (1 - a)^Q h^E (1 - h)^N`, and for the others the same with :math:`\rho`
for :math:`a` and :math:`h_0` for :math:`h`. Bayes' rule weighs the four types with prior times likelihood. An attack is
least expected of the trustworthy strong, so it speaks against trust and strength at once; independent before, they are
not so afterwards.

*Violence test.* With :math:`s` the belief in strength, trust after :math:`A` attacks and nothing else is, since
:math:`\rho` cancels,

.. math::

    \frac{t S}{t S + 1 - t}, \qquad S = s (1 - k_S)^A + (1 - s) (1 - k_W)^A.

After one attack :math:`S = 1 - e`, where :math:`e` is the share of attacks that trustworthy moderates are expected to
stop. The deal survives exactly when :math:`t (1 - e) (1 - t^*) \ge t^* (1 - t)`. As :math:`e` rises with :math:`s`,
that means

.. math::

    e \le e^* = 1 - \frac{t^* (1 - t)}{t (1 - t^*)}, \qquad s \le \frac{e^* - k_W}{k_S - k_W}.

Violence works when the moderates are believed strong enough to prevent it, since it then speaks against their good
faith: the main result of Kydd and Walter (2002).

Conventions
-----------
An indifferent government goes on, and :math:`0^0 = 1`.

Limits
------
Mechanism and result are Kydd and Walter's. Here the trustworthy always make the effort, attacks are independent draws,
extremists are no players, and the monitor is added. Spoilers who want no deal at all are the "total" ones of Stedman
(1997), one kind among his.

References
----------
Kydd, A. and Walter, B. F. (2002). Sabotaging the Peace: The Politics of Extremist Violence. International Organization.
Stedman, S. J. (1997). Spoiler Problems in Peace Processes. International Security 22(2): 5-53.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from peacetalks.models.checks import above, at_least, number, whole

MAX_PAYOFF = 100.0
MAX_PERIODS = 50


@dataclass(frozen=True)
class TrustThreshold:
    """The least trust, above 0 and below 1, with which going on is worth at least as much as ending the talks."""

    threshold: float


@dataclass(frozen=True)
class TrustUpdate:
    """What the government believes after what it has seen.

    Attributes
    ----------
    trust, strong
        Probability that the moderates are trustworthy; that they are strong.
    evidence
        Probability, before, of the ordered sequence that was seen; 0 only when it is too small for a float.
    strong_if_trusted
        Probability that they are strong if they are trustworthy, or None when they can't be trustworthy.
    """

    trust: float
    strong: float
    evidence: float
    strong_if_trusted: float | None


@dataclass(frozen=True)
class ViolenceTest:
    """Whether attacks end the talks.

    Attributes
    ----------
    threshold
        :math:`t^*`: the trust that is needed to go on.
    posterior_after_attack
        Trust after one attack; the prior when an attack is impossible.
    expected_control
        :math:`e`: the share of attacks that trustworthy moderates are expected to stop, from 0 to 1.
    survives_quiet, survives_attack
        Whether the government goes on without an attack; after one.
    attack_works
        Whether one attack ends talks that would have gone on.
    critical_strong
        The belief in the moderates' strength, from 0 to 1, above which one attack works; None when the talks do not
        survive quiet, trust is 0 or 1, strength makes no difference, or no belief is the border.
    attacks_to_break
        The least number of attacks in a row that ends the talks: 0 when they end without one, None when as many as
        were tried do not end them.
    """

    threshold: float
    posterior_after_attack: float
    expected_control: float
    survives_quiet: bool
    survives_attack: bool
    attack_works: bool
    critical_strong: float | None
    attacks_to_break: int | None


def _beliefs(
    trust: float, strong: float, reach: float, control_strong: float, control_weak: float
) -> tuple[float, float, float, float, float]:
    trust, strong = number("trust", trust, 0, 1), number("strong", strong, 0, 1)
    reach = number("reach", reach, 0, 1, low_open=True)
    more, less = number("control_strong", control_strong, 0, 1), number("control_weak", control_weak, 0, 1)
    if less > more:
        raise ValueError(f"control_weak must be at most control_strong ({more:g}), got {control_weak!r}")
    return trust, strong, reach, more, less


def _log_power(base: float, count: int) -> float:
    """Return the logarithm of `base ** count`, with `0 ** 0 = 1`: long sequences would underflow."""
    if count == 0:
        return 0.0
    return count * math.log(base) if base > 0 else -math.inf


def _shares(logs: Sequence[float]) -> list[float]:
    """Return the shares of weights that are given by their logarithms, not all of them minus infinity."""
    largest = max(logs)
    weights = [math.exp(log - largest) for log in logs]
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def trust_threshold(peace: float, fight: float, betrayed: float) -> TrustThreshold:
    """Return the trust that a government needs to go on with the talks (Kydd and Walter 2002).

    Parameters
    ----------
    peace, fight, betrayed
        :math:`P`, :math:`F`, :math:`B`: what going on with trustworthy moderates, ending the talks, and going on with
        others is worth, from -100 to 100, the first the most and the last the least.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or they are not in this order.
    """
    best = number("peace", peace, -MAX_PAYOFF, MAX_PAYOFF)
    middle = number("fight", fight, -MAX_PAYOFF, MAX_PAYOFF)
    worst = number("betrayed", betrayed, -MAX_PAYOFF, MAX_PAYOFF)
    if not (above(middle, worst) and above(best, middle)):
        raise ValueError(f"fight must be above betrayed ({worst:g}) and below peace ({best:g}), got {fight!r}")
    return TrustThreshold((middle - worst) / (best - worst))


def update_trust(
    trust: float,
    strong: float,
    reach: float,
    control_strong: float,
    control_weak: float,
    attacks: int,
    quiet: int,
    effort_reports: int = 0,
    no_effort_reports: int = 0,
    report_hit: float = 0.8,
    report_false: float = 0.2,
) -> TrustUpdate:
    r"""Return what the government believes after attacks, quiet periods and reports, by Bayes' rule.

    Parameters
    ----------
    trust, strong
        :math:`t`, :math:`s`: prior probabilities that the moderates are trustworthy and that they are strong, from 0 to
        1.
    reach
        :math:`\rho`: probability of an attack in a period when nobody stops it, above 0 and at most 1.
    control_strong, control_weak
        :math:`k_S`, :math:`k_W`: share of attacks that strong and weak trustworthy moderates stop, from 0 to 1; the
        second is at most the first.
    attacks, quiet
        :math:`A`, :math:`Q`: periods with and without an attack, from 0 to 50.
    effort_reports, no_effort_reports
        :math:`E`, :math:`N`: reports that the moderates make an effort, and that they make none, from 0 to 50.
    report_hit, report_false
        :math:`h`, :math:`h_0`: probability that a report about trustworthy moderates, and about others, says that they
        make an effort, from 0 to 1.

    Raises
    ------
    ValueError
        When an argument is no number in its range, `control_weak` is above `control_strong`, or what was seen is
        impossible (that names `attacks`).
    """
    trust, strong, reach, more, less = _beliefs(trust, strong, reach, control_strong, control_weak)
    attacks, quiet = whole("attacks", attacks, 0, MAX_PERIODS), whole("quiet", quiet, 0, MAX_PERIODS)
    effort = whole("effort_reports", effort_reports, 0, MAX_PERIODS)
    none = whole("no_effort_reports", no_effort_reports, 0, MAX_PERIODS)
    hit, false = number("report_hit", report_hit, 0, 1), number("report_false", report_false, 0, 1)

    def log_weight(trusted: float, strength: float, control: float, reported: float) -> float:
        attack = reach * (1 - control)
        periods = _log_power(attack, attacks) + _log_power(1 - attack, quiet)
        reports = _log_power(reported, effort) + _log_power(1 - reported, none)
        return _log_power(trusted, 1) + _log_power(strength, 1) + periods + reports

    logs = [
        log_weight(trust, strong, more, hit),
        log_weight(trust, 1 - strong, less, hit),
        log_weight(1 - trust, strong, 0.0, false),
        log_weight(1 - trust, 1 - strong, 0.0, false),
    ]
    if max(logs) == -math.inf:
        raise ValueError(
            f"attacks, quiet periods and reports must be possible together, got attacks {attacks}, quiet {quiet}, "
            f"effort_reports {effort}, no_effort_reports {none}"
        )
    trusted_strong, trusted_weak, other_strong, _ = _shares(logs)
    return TrustUpdate(
        trust=min(1.0, trusted_strong + trusted_weak),
        strong=min(1.0, trusted_strong + other_strong),
        evidence=min(1.0, math.fsum(math.exp(log) for log in logs)),
        strong_if_trusted=_shares(logs[:2])[0] if max(logs[:2]) > -math.inf else None,
    )


def violence_test(
    trust: float,
    strong: float,
    reach: float,
    control_strong: float,
    control_weak: float,
    peace: float,
    fight: float,
    betrayed: float,
    max_attacks: int = 20,
) -> ViolenceTest:
    """Return whether attacks end the talks, and how strong the moderates must seem for that (Kydd and Walter 2002).

    Parameters
    ----------
    trust, strong, reach, control_strong, control_weak
        As in `update_trust`; the result does not depend on `reach`.
    peace, fight, betrayed
        As in `trust_threshold`.
    max_attacks
        How many attacks in a row are tried, from 1 to 50.

    Raises
    ------
    ValueError
        As in `update_trust` and `trust_threshold`.
    """
    trust, strong, _, more, less = _beliefs(trust, strong, reach, control_strong, control_weak)
    threshold = trust_threshold(peace, fight, betrayed).threshold
    max_attacks = whole("max_attacks", max_attacks, 1, MAX_PERIODS)

    def posterior(attacks: int) -> float:
        trusted = trust * (strong * (1 - more) ** attacks + (1 - strong) * (1 - less) ** attacks)
        evidence = trusted + (1 - trust)
        return trusted / evidence if evidence > 0 else trust

    survives_quiet, survives_attack = at_least(trust, threshold), at_least(posterior(1), threshold)
    critical = None
    if survives_quiet and 0 < trust < 1 and above(more, less):
        bearable = 1 - threshold * (1 - trust) / (trust * (1 - threshold))
        border = (bearable - less) / (more - less)
        critical = min(1.0, max(0.0, border)) if at_least(border, 0) and at_least(1, border) else None
    breaking = (count for count in range(1, max_attacks + 1) if not at_least(posterior(count), threshold))
    return ViolenceTest(
        threshold=threshold,
        posterior_after_attack=posterior(1),
        expected_control=strong * more + (1 - strong) * less,
        survives_quiet=survives_quiet,
        survives_attack=survives_attack,
        attack_works=survives_quiet and not survives_attack,
        critical_strong=critical,
        attacks_to_break=next(breaking, None) if survives_quiet else 0,
    )
