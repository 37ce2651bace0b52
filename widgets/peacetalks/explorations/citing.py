"""Dates and sources of the fact base as a reader wants them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping

from peacetalks.facts.records import Checked, PartialDate, Precision, Source


def dated(date: PartialDate) -> str:
    """Return a date in words: `27 October 1962`, `October 1962` or `1962`."""
    month = f"{calendar.month_name[date.first.month]} {date.first.year}"
    if date.precision is Precision.DAY:
        return f"{date.first.day} {month}"
    return month if date.precision is Precision.MONTH else str(date.first.year)


def lasting(start: PartialDate | None, end: PartialDate | None, words: Mapping[str, str]) -> str:
    """Return a span in words.

    Parameters
    ----------
    start, end
        None where open.
    words
        `on` says one date, `from` a `{start}` and an `{end}`, `since` a `{start}` alone, `until` an `{end}` alone.
    """
    if start is None:
        return words["until"].format(end=dated(end)) if end else ""
    if end is None:
        return words["since"].format(start=dated(start))
    if start == end:
        return words["on"].format(start=dated(start))
    return words["from"].format(start=dated(start), end=dated(end))


def cited(keys: Iterable[str], sources: Mapping[str, Source], unopened: str) -> str:
    """Return sources in words: who published them, when, and the title.

    Parameters
    ----------
    keys
        Of the sources, in the order in which they are told.
    sources
        All sources by key.
    unopened
        What is added to one that was quoted elsewhere and not opened.
    """
    return "; ".join(_one(sources[key], unopened) for key in keys)


def _one(source: Source, unopened: str) -> str:
    who = source.author or source.publisher
    year = f" ({source.year})" if source.year else ""
    return f"{who}{year}, “{source.title}”{'' if source.checked is Checked.SEEN else unopened}".lstrip(", ")
