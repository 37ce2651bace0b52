"""Rows of agreements and of stockpiles, made ready to be drawn: bars over time, yearly numbers and their peaks."""

from __future__ import annotations

from functools import lru_cache

from peacetalks import facts
from peacetalks.facts.records import Agreement, AgreementStatus, Country
from peacetalks.pictures.spans import Span
from peacetalks.pictures.time_axis import year_of

AGREEMENTS = tuple(
    sorted(facts.load_agreements(), key=lambda one: (one.signed or one.ended).first)  # type: ignore[union-attr]
)
SOURCES = facts.load_sources()
INDEX = {one.id: index for index, one in enumerate(AGREEMENTS)}
TODAY = 2026.775
"""10 October 2026, the last corroborated day."""

STATUS = {
    "in_force": (AgreementStatus.IN_FORCE,),
    "ran_out": (AgreementStatus.EXPIRED, AgreementStatus.SUPERSEDED),
    "left": (AgreementStatus.TERMINATED, AgreementStatus.SUSPENDED),
    "never": (AgreementStatus.NEVER_IN_FORCE,),
    "promise": (AgreementStatus.NON_BINDING,),
}
GROUP = {status: name for name, found in STATUS.items() for status in found}


def _stocks(country: Country) -> dict[int, int]:
    return {row.year: row.warheads for row in facts.load_stockpiles() if row.country is country}


US, RU = _stocks(Country.UNITED_STATES), _stocks(Country.SOVIET_UNION_OR_RUSSIA)
TOGETHER = {year: US[year] + RU[year] for year in sorted(US.keys() & RU.keys())}
PEAKS = {
    f"{name}{part}": value
    for name, stocks in (("us", US), ("ru", RU), ("sum", TOGETHER))
    for part, value in (("_year", max(stocks, key=stocks.__getitem__)), ("", max(stocks.values())))
} | {"last_year": max(TOGETHER), "last": TOGETHER[max(TOGETHER)]}


def _span(index: int, one: Agreement) -> Span:
    start = year_of((one.signed or one.ended).first)  # type: ignore[union-attr]
    held = year_of(one.in_force.first) if one.in_force else None
    end = year_of(one.ended.last) if one.ended else None
    return Span(start, held, end, GROUP[one.status], index)


SPANS = tuple(_span(index, one) for index, one in enumerate(AGREEMENTS))


@lru_cache(maxsize=32)
def shown(status: str, since: int) -> tuple[int, ...]:
    """Return the places of the agreements that were made or still held after a year and became what was chosen."""
    return tuple(span.pick for span in SPANS if status in ("all", span.look) and (span.end is None or span.end > since))
