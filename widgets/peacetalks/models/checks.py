"""Checks of a model's arguments that say in one sentence what is wrong."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Integral, Real
from typing import TypeVar

Member = TypeVar("Member")

TIE = 1e-12
"""Two payoffs closer than this count as equal, so that rounding decides no war."""


def number(
    name: str, value: float, low: float, high: float, *, low_open: bool = False, high_open: bool = False
) -> float:
    """Return `value` as a float when it is a finite real number in the range.

    Parameters
    ----------
    name
        The argument's name, for the message.
    value
        What was given.
    low, high
        The ends of the range.
    low_open, high_open
        Whether an end is outside the range.

    Raises
    ------
    ValueError
        When the value is no number (a bool is none), not finite, or outside the range.
    """
    between = f"{'above' if low_open else 'at least'} {low:g} and {'below' if high_open else 'at most'} {high:g}"
    if not (low_open or high_open):
        between = f"between {low:g} and {high:g}"
    sentence = f"{name} must be {between}, got {value!r}"
    if isinstance(value, bool) or not isinstance(value, Real) or not low <= value <= high:
        raise ValueError(sentence)
    try:
        given = float(value)
    except OverflowError:
        given = math.inf
    if not math.isfinite(given):
        raise ValueError(sentence)
    if (low_open and given == low) or (high_open and given == high):
        raise ValueError(sentence)
    return given


def at_least(a: float, b: float) -> bool:
    """Return whether `a` is at least `b`, ties included."""
    return a >= b - TIE


def above(a: float, b: float) -> bool:
    """Return whether `a` is more than `b`, ties excluded."""
    return a > b + TIE


def whole(name: str, value: int, low: int, high: int) -> int:
    """Return `value` as an int when it is a whole number from `low` to `high`.

    Raises
    ------
    ValueError
        When the value is no integer (a bool is none) or outside the range.
    """
    if isinstance(value, bool) or not isinstance(value, Integral) or not low <= value <= high:
        raise ValueError(f"{name} must be a whole number between {low} and {high}, got {value!r}")
    return int(value)


def one_of(name: str, value: str, allowed: Sequence[str]) -> str:
    """Return `value` when it is one of the allowed names.

    Raises
    ------
    ValueError
        When it is none of them, or no text.
    """
    if not isinstance(value, str) or value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, got {value!r}")
    return value


def listed(name: str, value: Sequence[Member], what: str) -> Sequence[Member]:
    """Return `value` when it is a list or tuple with something in it; `what` is the word for one member.

    Raises
    ------
    ValueError
        When the value is no sequence (a text is none) or an empty one.
    """
    if isinstance(value, str | bytes) or not isinstance(value, Sequence) or not value:
        raise ValueError(f"{name} must be a list of at least one {what}, got {value!r}")
    return value


def numbers(name: str, values: Sequence[float], low: float, high: float, longest: int) -> tuple[float, ...]:
    """Return a list or tuple of 1 to `longest` numbers in the range as floats.

    Raises
    ------
    ValueError
        When `values` is no such list, or one of its numbers is bad; the message names its place, counted from 0.
    """
    if not isinstance(values, list | tuple) or not 1 <= len(values) <= longest:
        raise ValueError(f"{name} must be a list of 1 to {longest} numbers, got {values!r}")
    return tuple(number(f"{name}[{place}]", value, low, high) for place, value in enumerate(values))
