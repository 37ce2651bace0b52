"""Where numbers stand along an edge of a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Axis:
    """What one direction of a picture means.

    Parameters
    ----------
    low, high
        The numbers at its two ends, `low` below `high`.
    title
        What it measures, with the unit; written along it.
    ticks
        The numbers that are written at it.
    says
        Writes such a number; `"{:g}".format` unless told.
    """

    low: float
    high: float
    title: str = ""
    ticks: Sequence[float] = ()
    says: Callable[[float], str] = "{:g}".format


@dataclass(frozen=True)
class Scale:
    """Takes the numbers of an axis to the picture's own units, from `start` to `end`."""

    axis: Axis
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a number stands; beyond the axis it stays at the axis's end."""
        axis, start = self.axis, self.start
        low, high = axis.low, axis.high
        kept = low if value < low else high if value > high else value
        return start + (kept - low) / (high - low) * (self.end - start)


def steps(low: float, high: float, count: int) -> tuple[float, ...]:
    """Return `count` numbers evenly spaced from `low` to `high`, both included; `count` is at least 2."""
    last = count - 1
    return tuple((low * (last - index) + high * index) / last for index in range(count))
