"""Says rows of the fact base in words: their dates and their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peacetalks.explorations import words
from peacetalks.facts.records import PartialDate, Precision, Source

SAID = words.load("common")["rows"]


def date_words(date: PartialDate) -> str:
    """Return a date as it is read: 14 October 1962, August 1905, or 1775."""
    first = date.first
    if date.precision is Precision.YEAR:
        return str(first.year)
    month = f"{SAID['months'][first.month - 1]} {first.year}"
    return month if date.precision is Precision.MONTH else f"{first.day} {month}"


def dates_words(start: PartialDate, end: PartialDate | None) -> str:
    """Return from when to when something lasted; one date when both are the same."""
    if end is None or end.text == start.text:
        return date_words(start)
    return f"{date_words(start)} to {date_words(end)}"


def source_words(source: Source) -> str:
    """Return who said it, under which title, in which year, and how it was checked."""
    who = source.author or source.publisher
    return str(
        SAID["source" if who else "title"].format(
            who=who, title=source.title, year=source.year or SAID["undated"], checked=SAID[source.checked]
        )
    )


def sources_words(keys: Sequence[str], sources: Mapping[str, Source]) -> str:
    """Return the sources of a row, joined by semicolons."""
    return "; ".join(source_words(sources[key]) for key in keys)


def addresses(keys: Sequence[str], sources: Mapping[str, Source]) -> str:
    """Return the addresses of a row's sources, as far as they have one."""
    return " ".join(sources[key].url for key in keys if sources[key].url)
