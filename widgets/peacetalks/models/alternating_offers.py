r"""Alternating offers: what patience, somewhere else to go, and a deadline do to a division.

Who can wait?

Two sides divide a pie of 1. Side 1 makes the first offer; whoever has refused one makes the next, a round later. A
share that comes one round later is worth :math:`\delta_1` and :math:`\delta_2` times as much to the sides. Everyone
knows everything, hence the first offer is accepted: the proposer offers just what the other side could get by refusing,
and a side that is indifferent accepts.

*No end* (Rubinstein 1982). Let :math:`x` be the share of side 1 when it offers and :math:`y` the share of side 2 when
it offers. Each answering side is made indifferent to its own offer a round later, :math:`1 - x = \delta_2 y` and
:math:`1 - y = \delta_1 x`, and the two equations have one solution:

.. math::

    x = \frac{1 - \delta_2}{D}, \quad y = \frac{1 - \delta_1}{D}, \qquad
    D = 1 - \delta_1 \delta_2 = (1 - \delta_1) + \delta_1 (1 - \delta_2),

where the second form of :math:`D` loses no digits as patience nears 1. Moving first instead of second is worth
:math:`x - (1 - y) = (1 - \delta_1)(1 - \delta_2) / D`.

*Outside options* (Shaked and Sutton 1984; Binmore, Shaked and Sutton 1989; Osborne and Rubinstein 1990, section 3.12).
A side that has just refused may break off at once, and then the sides get :math:`o_1` and :math:`o_2`:

.. math::

    1 - x = \max(\delta_2 y, o_2), \qquad 1 - y = \max(\delta_1 x, o_1)

One step of this is a contraction by :math:`\delta_1 \delta_2`, hence there is exactly one solution. An option that is
worth no more than waiting changes nothing: the outside option principle. Which options bind is settled at the division
without options: if option 2 exceeds waiting there, it binds, since :math:`o_2 > \delta_2 (1 - \delta_1 (1 - o_2))` is
the same inequality; it then makes waiting worth less to side 1, so that option 1 may bind as well, and is compared
again.

*A deadline* (Ståhl 1972). There are :math:`n` offers, side 1's in rounds 1, 3, 5 and so on. If the last is refused the
sides get :math:`z_1` and :math:`z_2` one round later. Backwards from there, each proposer gives the other its next
value, discounted, and keeps the rest. With :math:`q = \delta_1 \delta_2` side 1 gets

.. math::

    \begin{array}{ll}
    (1 - \delta_2) \frac{1 - q^k}{1 - q} + q^k z_1 & \text{of } n = 2k \text{ offers}, \\
    (1 - \delta_2) \frac{1 - q^k}{1 - q} + q^k (1 - \delta_2 z_2) & \text{of } n = 2k + 1,
    \end{array}

which nears :math:`x` as :math:`k` grows.

*Short rounds* (Binmore, Rubinstein and Wolinsky 1986). With rates of impatience and a time :math:`\Delta` between
offers, :math:`\delta_i = e^{-r_i \Delta}`. As the period shrinks to 0 side 1's share goes to :math:`r_2 / (r_1 + r_2)`,
whoever moves first.

Limits
------
Each side knows the other's patience and options, and so all is agreed at once: delay is what the model rules out.
Nobody is bound by an earlier offer. All results are for side 1 moving first.

References
----------
Binmore, K., A. Rubinstein, and A. Wolinsky (1986). The Nash Bargaining Solution in Economic Modelling. RAND Journal of
    Economics 17(2): 176-188.
Binmore, K., A. Shaked, and J. Sutton (1989). An Outside Option Experiment.
Osborne, M. J., and A. Rubinstein (1990). Bargaining and Markets. Academic Press.
Rubinstein, A. (1982). Perfect Equilibrium in a Bargaining Model. Econometrica 50(1): 97-109.
Shaked, A., and J. Sutton (1984). Involuntary Unemployment as a Perfect Equilibrium in a Bargaining Model. Econometrica
    52(6): 1351-1364.
Ståhl, I. (1972). Bargaining Theory. Economic Research Institute at the Stockholm School of Economics.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import above, number, whole

MAX_ROUNDS = 500
MAX_RATE = 10.0
MAX_PERIOD = 10.0


@dataclass(frozen=True)
class Division:
    """The division that is agreed at once when there is no deadline.

    Attributes
    ----------
    share_1, share_2
        :math:`x`, :math:`1 - x`: the shares when side 1 makes the first offer; they add up to 1.
    counter_share_2
        :math:`y`: side 2's share when it makes the first offer.
    first_mover_gain
        What side 1 gains by moving first instead of second, from 0 to 1.
    """

    share_1: float
    share_2: float
    counter_share_2: float
    first_mover_gain: float


@dataclass(frozen=True)
class OutsideDivision:
    """The division that is agreed at once when a side that has refused may break off.

    Attributes
    ----------
    share_1, share_2
        The shares when side 1 makes the first offer; they add up to 1.
    counter_share_1, counter_share_2
        The shares when side 2 makes the first offer; they add up to 1.
    binding
        Whose option is worth more than waiting: "none", "1", "2" or "both".
    """

    share_1: float
    share_2: float
    counter_share_1: float
    counter_share_2: float
    binding: Literal["none", "1", "2", "both"]


@dataclass(frozen=True)
class Deadline:
    """The division that is agreed at once when the number of offers is limited.

    Attributes
    ----------
    share_1, share_2
        The shares agreed in round 1; they add up to 1.
    offers
        `offers[n]` is side 1's share in the offer that would be made, and accepted, in round `n + 1`.
    """

    share_1: float
    share_2: float
    offers: tuple[float, ...]


def _patience(delta_1: float, delta_2: float) -> tuple[float, float]:
    return number("delta_1", delta_1, 0, 1, high_open=True), number("delta_2", delta_2, 0, 1, high_open=True)


def _rates(rate_1: float, rate_2: float) -> tuple[float, float]:
    return (
        number("rate_1", rate_1, 0, MAX_RATE, low_open=True),
        number("rate_2", rate_2, 0, MAX_RATE, low_open=True),
    )


def _two_shares(name: str, share_1: float, share_2: float) -> tuple[float, float]:
    share_1, share_2 = number(f"{name}_1", share_1, 0, 1), number(f"{name}_2", share_2, 0, 1)
    if above(share_1 + share_2, 1):
        raise ValueError(f"{name}_1 + {name}_2 must be at most 1, got {share_1!r} + {share_2!r}")
    return share_1, share_2


def _division(delta_1: float, delta_2: float, loss_1: float, loss_2: float, period: float) -> Division:
    """Return the division, where `loss_i * period` is `1 - delta_i`, the cost of a round, kept to all its digits."""
    total = loss_1 + delta_1 * loss_2
    counter_share_2 = loss_1 / total
    share_2 = delta_2 * counter_share_2
    return Division(1 - share_2, share_2, counter_share_2, loss_1 * period * (loss_2 / total))


def rubinstein_shares(delta_1: float, delta_2: float) -> Division:
    r"""Return the division when offers may alternate for ever (Rubinstein 1982).

    Parameters
    ----------
    delta_1, delta_2
        :math:`\delta_1`, :math:`\delta_2`: what a share one round later is worth to each side against the same share
        now, at least 0 and below 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    delta_1, delta_2 = _patience(delta_1, delta_2)
    return _division(delta_1, delta_2, 1 - delta_1, 1 - delta_2, 1.0)


def with_outside_options(delta_1: float, delta_2: float, outside_1: float, outside_2: float) -> OutsideDivision:
    """Return the division when a side that has just refused may break off (Shaked and Sutton 1984).

    Parameters
    ----------
    delta_1, delta_2
        As in `rubinstein_shares`.
    outside_1, outside_2
        :math:`o_1`, :math:`o_2`: what the sides get at once when one breaks off, from 0 to 1 and together at most 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, or the options together are above 1.
    """
    delta_1, delta_2 = _patience(delta_1, delta_2)
    outside_1, outside_2 = _two_shares("outside", outside_1, outside_2)
    free = rubinstein_shares(delta_1, delta_2)
    share_1, counter_share_2 = free.share_1, free.counter_share_2
    binds_1, binds_2 = above(outside_1, delta_1 * share_1), above(outside_2, delta_2 * counter_share_2)
    if binds_2:
        share_1 = 1 - outside_2
        binds_1 = above(outside_1, delta_1 * share_1)
        counter_share_2 = 1 - (outside_1 if binds_1 else delta_1 * share_1)
    elif binds_1:
        counter_share_2 = 1 - outside_1
        binds_2 = above(outside_2, delta_2 * counter_share_2)
        share_1 = 1 - (outside_2 if binds_2 else delta_2 * counter_share_2)
    binding: Literal["none", "1", "2", "both"]
    if binds_1 and binds_2:
        binding = "both"
    elif binds_1:
        binding = "1"
    else:
        binding = "2" if binds_2 else "none"
    return OutsideDivision(share_1, 1 - share_1, 1 - counter_share_2, counter_share_2, binding)


def finite_horizon(
    rounds: int, delta_1: float, delta_2: float, default_1: float = 0.0, default_2: float = 0.0
) -> Deadline:
    """Return the division when there is a last offer (Ståhl 1972).

    Parameters
    ----------
    rounds
        :math:`n`: how many offers can be made, a whole number from 1 to 500.
    delta_1, delta_2
        As in `rubinstein_shares`.
    default_1, default_2
        :math:`z_1`, :math:`z_2`: what the sides get one round after the last refusal, from 0 to 1 and together at most
        1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range, `rounds` is no whole number, or the defaults together are
        above 1.
    """
    rounds = whole("rounds", rounds, 1, MAX_ROUNDS)
    delta_1, delta_2 = _patience(delta_1, delta_2)
    value_1, value_2 = _two_shares("default", default_1, default_2)
    offers = []
    for number_of_round in range(rounds, 0, -1):
        if number_of_round % 2:
            value_2 *= delta_2
            value_1 = 1 - value_2
        else:
            value_1 *= delta_1
            value_2 = 1 - value_1
        offers.append(value_1)
    return Deadline(value_1, value_2, tuple(reversed(offers)))


def shares_from_rates(rate_1: float, rate_2: float, period: float) -> Division:
    r"""Return the division when impatience is a rate and offers are a `period` apart (Binmore and others 1986).

    Parameters
    ----------
    rate_1, rate_2
        :math:`r_1`, :math:`r_2`: impatience per unit of time, above 0 and at most 10.
    period
        :math:`\Delta`: time between two offers, above 0 and at most 10. It may be so short that `exp(-rate * period)`
        rounds to 1.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    rate_1, rate_2 = _rates(rate_1, rate_2)
    period = number("period", period, 0, MAX_PERIOD, low_open=True)

    def loss(rate: float) -> float:
        waited = rate * period
        return rate * (-math.expm1(-waited) / waited if waited > 0 else 1.0)

    return _division(math.exp(-rate_1 * period), math.exp(-rate_2 * period), loss(rate_1), loss(rate_2), period)


def continuous_limit(rate_1: float, rate_2: float) -> float:
    """Return side 1's share as the time between offers shrinks to 0 (Binmore and others 1986).

    Parameters
    ----------
    rate_1, rate_2
        Impatience per unit of time, above 0 and at most 10.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    rate_1, rate_2 = _rates(rate_1, rate_2)
    return rate_2 / (rate_1 + rate_2)
