"""Years along an axis: where a day stands, and how a span of any length is marked."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
MONTHS = (1, 2, 3, 6)


def year_of(date: datetime.date) -> float:
    """Return a day as a year with its part: 2 July 2025 is about 2025.5."""
    start = datetime.date(date.year, 1, 1).toordinal()
    length = 366 if date.year % 4 == 0 and (date.year % 100 != 0 or date.year % 400 == 0) else 365
    return date.year + (date.toordinal() - start) / length


def ticks(low: float, high: float, months: Sequence[str], room: int = 6) -> tuple[tuple[float, str], ...]:
    """Return where a time axis is marked, and the words there.

    Parameters
    ----------
    low, high
        Its ends, as years.
    months
        Short names of the twelve months, for spans of a few years.
    room
        How many marks there are at most, save one.

    Returns
    -------
    tuple
        Whole years at a round distance; of a short span also months, January being written as its year.
    """
    span = high - low
    if span > room / 2:
        step = next((step for step in YEARS if span / step <= room), YEARS[-1])
        years = range(math.ceil(low / step) * step, math.floor(high) + 1, step)
        return tuple((float(year), str(year)) for year in years)
    step = next((step for step in MONTHS if span * 12 / step <= room), MONTHS[-1])
    found = range(math.ceil(low * 12 / step) * step, math.floor(high * 12) + 1, step)
    return tuple((month / 12, months[month % 12] if month % 12 else str(month // 12)) for month in found)
