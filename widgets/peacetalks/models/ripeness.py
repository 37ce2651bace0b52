r"""Ripeness: when fighting hurts both sides, and both see a way out.

When do both sides want out at once?

Zartman (2000) holds that talks start when both sides feel caught in a *mutually hurting stalemate* and sense a *way
out*. Pruitt (2005) looks at each side by itself and lets perceptions vary by degree. The module `continuation` says
what the period :math:`t` is felt to be worth to a side, :math:`n_t`, and what fighting on for some periods is,
:math:`V_t`. A side is *hurting*, and sees a *way out* to a settlement worth :math:`S`, when

.. math::

    -n_t \ge \theta, \qquad S \ge V_t,

where :math:`\theta` is the pain that it takes. When both are hurting there is a stalemate; the moment is *ripe* when
all four conditions hold.

Without a shock the gain never rises and the cost never falls. So :math:`n_t` never rises, nor does :math:`V_t`, a sum
of the later ones with fixed weights, and what holds once holds for good. A shock that passes may close the moment
again. A higher cost, or a larger share of it that is felt, lowers both :math:`n_t` and :math:`V_t`; a better offer
moves only the way out.

*A mediator* can make up what a way out lacks, for each side

.. math::

    \max(0, V_t - S),

but an offer brings no pain: it ripens the moment only if both sides hurt already.

Conventions
-----------
Ties count as hurting and as a way out, and comparisons allow 1e-12. So a side that feels no cost and needs no pain
counts as hurting once its gain has decayed below 1e-12; while it gains more it never does.

Limits
------
Ripeness is a qualitative theory about perceptions; its two conditions are necessary, not sufficient, and no prediction
that the talks succeed. The equations are this course's own, made so that the parts can be moved; no publication gives
them.

References
----------
Pruitt, D. G. (2005). Whither Ripeness Theory? Working Paper 25, Institute for Conflict Analysis and Resolution, George
    Mason University.
Zartman, I. W. (2000). Ripeness: The Hurting Stalemate and Beyond. In P. C. Stern and D. Druckman (eds), International
    Conflict Resolution After the Cold War, chapter 6. National Academies Press.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from peacetalks.models.checks import at_least, whole
from peacetalks.models.continuation import (
    MOST_PERIODS,
    Paths,
    Side,
    Stop,
    best_settlement_time,
    checked_side,
    continuing_value,
    net,
    paths,
)

__all__ = [
    "Gap",
    "Paths",
    "Ripeness",
    "Side",
    "Stop",
    "assess",
    "best_settlement_time",
    "continuing_value",
    "mediator_gap",
    "paths",
]

CONDITIONS = ("hurting_a", "hurting_b", "way_out_a", "way_out_b")


@dataclass(frozen=True)
class Ripeness:
    """Which conditions hold when.

    Attributes
    ----------
    hurting_a, hurting_b, way_out_a, way_out_b
        Whether each condition holds, period by period.
    stalemate
        Whether both sides are hurting.
    ripe
        Whether all four conditions hold.
    first_stalemate, first_ripe
        The first such period, or None.
    windows
        The first and the last period of each unbroken run of ripe ones.
    missing
        For each period the names of the conditions that don't hold, in the order of the fields.
    """

    hurting_a: tuple[bool, ...]
    hurting_b: tuple[bool, ...]
    way_out_a: tuple[bool, ...]
    way_out_b: tuple[bool, ...]
    stalemate: tuple[bool, ...]
    ripe: tuple[bool, ...]
    first_stalemate: int | None
    first_ripe: int | None
    windows: tuple[tuple[int, int], ...]
    missing: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Gap:
    """What a mediator must add so that both sides see a way out.

    Attributes
    ----------
    gap_a, gap_b, total
        What each side's settlement lacks, and both together, in stakes, at least 0.
    can_ripen
        Whether both sides are hurting, so that this would make the moment ripe.
    """

    gap_a: float
    gap_b: float
    total: float
    can_ripen: bool


def _hurting(side: Side, t: int) -> bool:
    return at_least(-net(side, t), side.pain_threshold)


def assess(side_a: Side, side_b: Side, periods: int, horizon: int) -> Ripeness:
    """Return when the conflict is ripe and what is missing when it isn't (after Zartman 2000).

    Parameters
    ----------
    side_a, side_b
        The two sides.
    periods
        How many periods to look at, from 1 to 200.
    horizon
        :math:`H`: how many periods the sides look ahead, from 1 to 200; at late periods they see beyond `periods`.

    Raises
    ------
    ValueError
        When a side is no `Side`, or `periods` or `horizon` no whole number in its range.
    """
    sides = checked_side("side_a", side_a), checked_side("side_b", side_b)
    times = range(whole("periods", periods, 1, MOST_PERIODS))
    hurting_a, hurting_b = (tuple(_hurting(side, t) for t in times) for side in sides)
    way_out_a, way_out_b = (
        tuple(at_least(side.settlement, continuing_value(side, t, horizon)) for t in times) for side in sides
    )
    stalemate = tuple(a and b for a, b in zip(hurting_a, hurting_b, strict=True))
    missing = tuple(
        tuple(name for name, holds in zip(CONDITIONS, conditions, strict=True) if not holds)
        for conditions in zip(hurting_a, hurting_b, way_out_a, way_out_b, strict=True)
    )
    ripe = tuple(not names for names in missing)
    runs = [tuple(run) for is_ripe, run in groupby(times, key=ripe.__getitem__) if is_ripe]
    return Ripeness(
        hurting_a=hurting_a,
        hurting_b=hurting_b,
        way_out_a=way_out_a,
        way_out_b=way_out_b,
        stalemate=stalemate,
        ripe=ripe,
        first_stalemate=stalemate.index(True) if any(stalemate) else None,
        first_ripe=runs[0][0] if runs else None,
        windows=tuple((run[0], run[-1]) for run in runs),
        missing=missing,
    )


def mediator_gap(side_a: Side, side_b: Side, t: int, horizon: int) -> Gap:
    """Return what each settlement lacks at `t` and whether making it up would ripen the moment.

    The parameters and errors are those of `assess` and `continuing_value`.
    """
    sides = checked_side("side_a", side_a), checked_side("side_b", side_b)
    gap_a, gap_b = (max(0.0, continuing_value(side, t, horizon) - side.settlement) for side in sides)
    return Gap(gap_a, gap_b, gap_a + gap_b, all(_hurting(side, t) for side in sides))
