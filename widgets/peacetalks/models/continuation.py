r"""Continuing a conflict: what fighting on is worth to one side, and when that side would rather settle.

The stakes are worth 1. In period :math:`t` a side expects to gain :math:`g_t` from fighting on and pays :math:`c_t`.
Those who decide feel the share :math:`\varphi` of that cost, so that the period is worth :math:`n_t` to them:

.. math::

    g_t = g_0 \lambda^t, \qquad c_t = c_0 + r t \;(+\, h \text{ during a shock}), \qquad n_t = g_t - \varphi c_t

A shock is a catastrophe that lasts for :math:`\ell` periods from :math:`s` on. A side that looks :math:`H` periods
ahead, and expects nothing afterwards, values fighting on at

.. math::

    V_t(H) = \sum_{k=0}^{H-1} \delta^k n_{t+k}, \qquad\text{hence}\qquad V_t(H) = n_t + \delta V_{t+1}(H - 1).

If the offer of a settlement stays open, stopping at :math:`\tau` is worth

.. math::

    W_\tau = \sum_{k=0}^{\tau-1} \delta^k n_k + \delta^\tau S,

and the best time is the earliest with the largest value. Waiting one period more changes it by
:math:`\delta^\tau (n_\tau - (1 - \delta) S)`: it pays while the period brings more than the delay of the settlement
costs.

Conventions
-----------
:math:`0^0 = 1`. Differences up to 1e-12 in the worth of stopping count as none.

Limits
------
The equations are this course's own. Stopping as a comparison of values is the idea of Dixit and Pindyck (1994), whose
models are about uncertainty; nothing else is taken from them. Nothing is uncertain here, and neither side reacts to the
other.

References
----------
Dixit, A. K., and R. S. Pindyck (1994). Investment under Uncertainty. Princeton University Press.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from peacetalks.models.checks import at_least, number, whole

MOST_PERIODS = 200
RANGES = {
    "gain0": (0.0, 1.0),
    "gain_decay": (0.0, 1.0),
    "cost0": (0.0, 1.0),
    "cost_growth": (0.0, 0.5),
    "shock_size": (0.0, 1.0),
    "perception": (0.0, 1.0),
    "pain_threshold": (0.0, 1.0),
    "settlement": (-1.0, 1.0),
    "discount": (0.0, 1.0),
}


@dataclass(frozen=True)
class Side:
    r"""What one side expects and feels; gains, costs and the settlement are in shares of the stakes.

    Attributes
    ----------
    gain0
        :math:`g_0`: gain expected from fighting one more period, at the start, from 0 to 1.
    gain_decay
        :math:`\lambda`: factor by which that gain shrinks each period, from 0 to 1.
    cost0
        :math:`c_0`: cost of one period of fighting, at the start, from 0 to 1.
    cost_growth
        :math:`r`: rise of that cost each period, from 0 to 0.5.
    shock_time
        :math:`s`: first period of a catastrophe, from 0 to 200, or None.
    shock_size
        :math:`h`: extra cost during it, from 0 to 1.
    shock_length
        :math:`\ell`: how many periods it lasts, from 1 to 200.
    perception
        :math:`\varphi`: share of the cost that those who decide feel, from 0 to 1.
    pain_threshold
        :math:`\theta`: net pain needed before fighting counts as hurting, from 0 to 1.
    settlement
        :math:`S`: perceived value of the way out on offer, from -1 (the loss of all that is at stake) to 1; 0 is simply
        stopping.
    discount
        :math:`\delta`: weight of the next period against this one, from 0 to 1.

    Raises
    ------
    ValueError
        When a field is no number in its range.
    """

    gain0: float = 0.3
    gain_decay: float = 0.9
    cost0: float = 0.1
    cost_growth: float = 0.03
    shock_time: int | None = None
    shock_size: float = 0.0
    shock_length: int = 1
    perception: float = 1.0
    pain_threshold: float = 0.0
    settlement: float = 0.0
    discount: float = 0.9

    def __post_init__(self) -> None:
        for name, (low, high) in RANGES.items():
            object.__setattr__(self, name, number(name, getattr(self, name), low, high))
        whole("shock_length", self.shock_length, 1, MOST_PERIODS)
        if self.shock_time is not None:
            whole("shock_time", self.shock_time, 0, MOST_PERIODS)


@dataclass(frozen=True)
class Paths:
    """What fighting brings, costs, is felt to cost, and is felt to be worth, period by period, in stakes."""

    gain: tuple[float, ...]
    cost: tuple[float, ...]
    perceived_cost: tuple[float, ...]
    net: tuple[float, ...]


@dataclass(frozen=True)
class Stop:
    r"""When a side would take an offer that stays open.

    Attributes
    ----------
    time
        :math:`\tau`: the earliest of the best periods.
    value
        The largest of `values`.
    values
        :math:`W_\tau`: what stopping is worth at 0, 1, and so on up to the last period, in stakes.
    """

    time: int
    value: float
    values: tuple[float, ...]


def checked_side(name: str, side: Side) -> Side:
    """Return `side` when it is a `Side`; `name` is the argument's, for the message."""
    if not isinstance(side, Side):
        raise ValueError(f"{name} must be a Side, got {side!r}")
    return side


def _gain(side: Side, t: int) -> float:
    return float(side.gain0 * side.gain_decay**t)


def _cost(side: Side, t: int) -> float:
    shocked = side.shock_time is not None and side.shock_time <= t < side.shock_time + side.shock_length
    return side.cost0 + side.cost_growth * t + (side.shock_size if shocked else 0.0)


def net(side: Side, t: int) -> float:
    """Return what the period `t`, 0 or later, is felt to be worth, in stakes."""
    return _gain(side, t) - side.perception * _cost(side, t)


def paths(side: Side, periods: int) -> Paths:
    """Return what a side expects of fighting on in the periods from 0 to `periods - 1`.

    Parameters
    ----------
    side
        The side.
    periods
        How many periods, from 1 to 200.

    Raises
    ------
    ValueError
        When `side` is no `Side` or `periods` no whole number in its range.
    """
    checked_side("side", side)
    times = range(whole("periods", periods, 1, MOST_PERIODS))
    return Paths(
        gain=tuple(_gain(side, t) for t in times),
        cost=tuple(_cost(side, t) for t in times),
        perceived_cost=tuple(side.perception * _cost(side, t) for t in times),
        net=tuple(net(side, t) for t in times),
    )


def continuing_value(side: Side, t: int, horizon: int) -> float:
    """Return what fighting on for `horizon` periods from `t` is felt to be worth, in stakes at `t`.

    Parameters
    ----------
    side
        The side.
    t
        :math:`t`: the period, from 0 to 200.
    horizon
        :math:`H`: how many periods the side looks ahead, this one included, from 1 to 200.

    Raises
    ------
    ValueError
        When `side` is no `Side`, or `t` or `horizon` no whole number in its range.
    """
    checked_side("side", side)
    whole("t", t, 0, MOST_PERIODS)
    whole("horizon", horizon, 1, MOST_PERIODS)
    return math.fsum(side.discount**k * net(side, t + k) for k in range(horizon))


def best_settlement_time(side: Side, periods: int) -> Stop:
    """Return when a side would best take its settlement if the offer stays open (after Dixit and Pindyck 1994).

    Parameters
    ----------
    side
        The side.
    periods
        The last period in which it may stop, from 1 to 200.

    Raises
    ------
    ValueError
        When `side` is no `Side` or `periods` no whole number in its range.
    """
    checked_side("side", side)
    last = whole("periods", periods, 1, MOST_PERIODS)
    fought = 0.0
    values = []
    for tau in range(last + 1):
        values.append(fought + side.discount**tau * side.settlement)
        fought += side.discount**tau * net(side, tau)
    best = max(values)
    return Stop(next(tau for tau, value in enumerate(values) if at_least(value, best)), best, tuple(values))
