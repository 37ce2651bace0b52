"""The events of the timeline: their places, which of them a choice shows, and the agreements of each decade."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from peacetalks import facts
from peacetalks.explorations import rows
from peacetalks.facts.records import Agreement, Event
from peacetalks.pictures import palette
from peacetalks.pictures.time_axis import year_of
from peacetalks.pictures.timeline import Moment

EVENTS = facts.load_events()
SOURCES = facts.load_sources()
INDEX = {event.id: index for index, event in enumerate(EVENTS)}
FIRST, LAST = 1775, 2026
TODAY = 2026.775
"""10 October 2026, the last corroborated day."""

STEPS = 3
"""Steps of the slider to an event: the two between say from which side a step comes, so that the next event that is
shown can be told from the one before."""

LANES = {
    "agreements": (palette.RANGE, ("agreement",)),
    "talks": (palette.INK, ("talks", "exchange", "recognition")),
    "bodies": (palette.C, ("institution", "statement")),
    "conflict": (palette.WAR, ("crisis", "war", "sanctions", "cyber")),
}
LANE_OF = {kind: lane for lane, (_, kinds) in enumerate(LANES.values()) for kind in kinds}
KINDS = ("all", "key", *LANE_OF)
FIELD = 204.0
EUROPE = ("European Union", "France", "Germany", "Poland", "Denmark", "Finland", "Italy", "Malta", "Netherlands")
ACTORS = {
    "all": (),
    "us": ("United States",),
    "russia": ("Russia", "Soviet Union"),
    "ukraine": ("Ukraine",),
    "un": ("UN ", "United Nations", "International Court of Justice"),
    "osce": ("OSCE",),
    "nato": ("NATO",),
    "europe": EUROPE,
    "hosts": ("Türkiye", "Turkey", "United Arab Emirates", "Saudi Arabia", "Qatar"),
}
"""How the names begin of those who count as one in the list."""


def _fits(event: Event, kind: str, actor: str) -> bool:
    named = actor == "all" or any(one.startswith(ACTORS[actor]) for one in event.actors)
    return named and (kind in ("all", event.kind) or (kind == "key" and bool(event.key_moment)))


def _moment(index: int, event: Event) -> Moment:
    start = (year_of(event.date.first) + year_of(event.date.last)) / 2
    end = year_of(event.end_date.last) if event.end_date else start
    return Moment(start, max(start, end), LANE_OF[event.kind], STEPS * index, bool(event.key_moment))


MOMENTS = tuple(_moment(index, event) for index, event in enumerate(EVENTS))
YEARS = tuple(event.date.first.year for event in EVENTS)
DATES = tuple(rows.dates_words(event.date, event.end_date) for event in EVENTS)


def _both(agreement: Agreement) -> bool:
    """Whether both are parties; a party may stand in a phrase such as `NATO and its members, among them …`."""
    parties = ";".join(agreement.parties)
    return "United States" in parties and any(name in parties for name in ("Russia", "Soviet Union"))


SIGNED = Counter(
    one.signed.first.year // 10 * 10 for one in facts.load_agreements() if one.signed is not None and _both(one)
)
MOST = max(sorted(SIGNED), key=SIGNED.__getitem__)


@lru_cache(maxsize=128)
def shown(start: int, end: int, kind: str, actor: str) -> tuple[int, ...]:
    """Return the places in the table of the events that begin in these years and fit the kind and the actor."""
    return tuple(
        index for index, event in enumerate(EVENTS) if start <= YEARS[index] <= end and _fits(event, kind, actor)
    )


def nearest(value: int, found: Sequence[int], stepped: bool) -> int:
    """Return the place of the shown event that a place of the slider stands for."""
    index, side = divmod(value, STEPS)
    after = bisect_left(found, index + 1 if side else index)
    if stepped and side:
        # The first step up from an event leads to the next one shown, the first one down to the one before.
        return found[min(after, len(found) - 1)] if side == 1 else found[max(0, after - 1)]
    near = [found[place] for place in (after - 1, after) if 0 <= place < len(found)]
    return min(near, key=lambda place: abs(STEPS * place - value))
