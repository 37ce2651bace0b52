r"""The tree of a settlement's outcomes: how probable each end is, and what the whole is worth.

Four events in a row, each with a probability given those before it, lead to five ends. With :math:`r` for `ratify`,
:math:`g` for `guarantee`, :math:`a` for `hold_guaranteed` and :math:`b` for `hold_bare` the ends have the probabilities

.. math::

    \begin{array}{ll}
    \text{not ratified (no deal)} & 1 - r \\
    \text{ratified, guarantees, the ceasefire holds} & r g a \\
    \text{ratified, guarantees, it collapses} & r g (1 - a) \\
    \text{ratified, no guarantees, it holds} & r (1 - g) b \\
    \text{ratified, no guarantees, it collapses} & r (1 - g) (1 - b)
    \end{array}

which add up to 1; the settlement is worth the values of the ends weighted by them. That sum is linear in each single
probability: with :math:`V_0` and :math:`V_1` the worth when one event is impossible and when it is certain, the worth
at its probability :math:`x` is :math:`V_0 + x (V_1 - V_0)`. So the target :math:`T` is met, the break-even, at

.. math::

    x = \frac{T - V_0}{V_1 - V_0}

if that is a probability.

Limits
------
Trees, expected values and break-even probabilities are those of Raiffa (1968); the four questions are this course's.

References
----------
Raiffa, H. (1968). Decision Analysis: Introductory Lectures on Choices under Uncertainty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from peacetalks.models.checks import TIE, at_least, number

EVENTS = ("ratify", "guarantee", "hold_guaranteed", "hold_bare")
LEAVES = ("no_deal", "guaranteed_peace", "guaranteed_collapse", "bare_peace", "bare_collapse")
MAX_VALUE = 1000.0


@dataclass(frozen=True)
class SettlementTree:
    """What a settlement is worth.

    Attributes
    ----------
    expected_value
        :math:`V`: the values of the ends weighted by their probabilities, in points.
    leaf_probs
        The probability of each of the five ends; they add up to 1.
    prob_peace
        Probability that the ceasefire holds, with guarantees or without.
    prob_peace_if_ratified
        The same given ratification, or None when ratification is impossible.
    """

    expected_value: float
    leaf_probs: dict[str, float]
    prob_peace: float
    prob_peace_if_ratified: float | None


@dataclass(frozen=True)
class Breakeven:
    """How probable one event must be.

    Attributes
    ----------
    probability
        The probability at which the settlement is worth the target, or None when there is none or all are.
    at_zero, at_one
        :math:`V_0`, :math:`V_1`: what it is worth when the event is impossible, and when it is certain, in points.
    """

    probability: float | None
    at_zero: float
    at_one: float


def _table(name: str, table: Mapping[str, float], keys: Sequence[str], low: float, high: float) -> tuple[float, ...]:
    """Return a checked table's numbers in the order of the keys."""
    if not isinstance(table, Mapping) or set(table) != set(keys):
        given = list(table) if isinstance(table, Mapping) else table
        raise ValueError(f"{name} must have exactly the keys {', '.join(keys)}, got {given!r}")
    return tuple(number(f"{name} {key}", table[key], low, high) for key in keys)


def checked_probabilities(name: str, table: Mapping[str, float]) -> tuple[float, ...]:
    """Return the probabilities of the events in their order, or raise a `ValueError` that names what is wrong."""
    return _table(name, table, EVENTS, 0, 1)


def checked_values(table: Mapping[str, float]) -> tuple[float, ...]:
    """Return the values of the ends in their order, or raise a `ValueError` that names what is wrong."""
    return _table("values", table, LEAVES, -MAX_VALUE, MAX_VALUE)


def _leaf_probs(probs: Sequence[float]) -> tuple[float, ...]:
    r, g, a, b = probs
    return 1 - r, r * g * a, r * g * (1 - a), r * (1 - g) * b, r * (1 - g) * (1 - b)


def worth(probs: Sequence[float], values: Sequence[float]) -> float:
    """Return the expected value of the tree, in points, from checked numbers in the order of events and ends."""
    return fsum(prob * value for prob, value in zip(_leaf_probs(probs), values, strict=True))


def settlement_tree(probs: Mapping[str, float], values: Mapping[str, float]) -> SettlementTree:
    """Return the probabilities of the five ends and what the settlement is worth (Raiffa 1968).

    Parameters
    ----------
    probs
        The probability of each event of `EVENTS`, given that the tree reaches it, from 0 to 1.
    values
        The learner's own value of each end of `LEAVES`, in points, from -1000 to 1000.

    Raises
    ------
    ValueError
        When a table has other keys, or an entry is no finite number in its range.
    """
    chances, points = checked_probabilities("probs", probs), checked_values(values)
    leaves = _leaf_probs(chances)
    r, g, a, b = chances
    return SettlementTree(
        expected_value=worth(chances, points),
        leaf_probs=dict(zip(LEAVES, leaves, strict=True)),
        prob_peace=r * (g * a + (1 - g) * b),
        prob_peace_if_ratified=g * a + (1 - g) * b if r > 0 else None,
    )


def breakeven(event: str, probs: Mapping[str, float], values: Mapping[str, float], target: float) -> Breakeven:
    """Return how probable one event must be for the settlement to be worth the target (Raiffa 1968).

    Parameters
    ----------
    event
        The event whose own entry in `probs` does not matter, one of `EVENTS`.
    probs, values
        As in `settlement_tree`.
    target
        :math:`T`: the worth that is wanted, from -1000 to 1000.

    Raises
    ------
    ValueError
        As in `settlement_tree`, when there is no such event, or the target is no finite number in its range.
    """
    if event not in EVENTS:
        raise ValueError(f"event must be one of {', '.join(EVENTS)}, got {event!r}")
    place = EVENTS.index(event)
    chances, points = checked_probabilities("probs", probs), checked_values(values)
    target = number("target", target, -MAX_VALUE, MAX_VALUE)
    at_zero, at_one = (worth([*chances[:place], end, *chances[place + 1 :]], points) for end in (0.0, 1.0))
    slope = at_one - at_zero
    wanted = (target - at_zero) / slope if abs(slope) > TIE else None
    if wanted is not None:
        wanted = min(1.0, max(0.0, wanted)) if at_least(wanted, 0) and at_least(1, wanted) else None
    return Breakeven(wanted, at_zero, at_one)
