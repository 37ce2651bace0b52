"""A timeline of the course's events: zoom, filter, and read one event after the other with its sources.

The events are those of `facts/events.csv`; the agreements counted by decade are those of `facts/agreements.csv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from peacetalks.explorations import rows, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Values
from peacetalks.explorations.timeline_events import (
    ACTORS,
    DATES,
    EVENTS,
    FIELD,
    FIRST,
    INDEX,
    KINDS,
    LANE_OF,
    LANES,
    LAST,
    MOMENTS,
    MOST,
    SIGNED,
    SOURCES,
    STEPS,
    TODAY,
    YEARS,
    nearest,
    shown,
)
from peacetalks.explorations.view import Seen, View
from peacetalks.pictures import svg
from peacetalks.pictures import timeline as pictures
from peacetalks.pictures.scale import Axis
from peacetalks.pictures.time_axis import ticks

WORDS = words.load("timeline")
TITLE: str = WORDS["title"]
SAID = WORDS["timeline"]
FLAGS = tuple((INDEX[key], label) for key, label in SAID["moments"].items())
WORDS["controls"]["event"] |= {
    "names": [f"{event.title}, {YEARS[index]}" for index, event in enumerate(EVENTS)],
    "below": [STEPS * index - STEPS / 2 for index in range(1, len(EVENTS))],
}


def mend(values: Values, moved: str | None) -> Values:
    """Keep the years in order, the one that was moved pushing the other, and an event chosen that is shown."""
    start, end = int(values["start"]), int(values["end"])
    if start > end:
        start, end = (end, end) if moved == "end" else (start, start)
    found = shown(start, end, str(values["kind"]), str(values["actor"]))
    event = int(values["event"])
    if found:
        event = STEPS * nearest(event, found, moved == "event")
    return {"start": start, "end": end, "event": event}


FEW = 40
"""Up to so many events in a lane of their own are drawn larger."""


def _lanes(kind: str) -> list[pictures.Lane]:
    room = pictures.TITLE_ROOM
    if kind in ("all", "key"):
        height = FIELD / len(LANES) - room
        return [pictures.Lane(SAID["lanes"][name], colour, height) for name, (colour, _) in LANES.items()]
    title, colour = WORDS["controls"]["kind"]["options"][kind], tuple(LANES.values())[LANE_OF[kind]][0]
    if kind == "agreement":
        return [pictures.Lane(said, colour, FIELD / 2 - room) for said in (title, SAID["signed_lane"])]
    return [pictures.Lane(title, colour, FIELD - room)]


def _draw(found: Sequence[int], start: int, end: int, kind: str, chosen: int | None, guess: float | None) -> str:
    high = min(end + 1.0, TODAY)
    lanes = _lanes(kind)
    marks = ticks(start, high, rows.SAID["short_months"])
    alone = len(lanes) < len(LANES)
    picture = pictures.Timeline(Axis(start, high), lanes, marks, size=1.5 if alone and len(found) <= FEW else 1.0)
    moments = [MOMENTS[index] for index in found]
    picture.events([one._replace(lane=0) for one in moments] if alone else moments, _pick(chosen))
    if kind == "agreement":
        picture.bars(1, [(decade, decade + 10, count) for decade, count in sorted(SIGNED.items())])
    if guess is not None and start <= guess + 5 <= high:
        picture.guess(guess + 5, SAID["guess"], (DECADES.low + 5, DECADES.high + 5))
    visible = set(found)
    picture.flags((STEPS * index, label) for index, label in FLAGS if index in visible)
    return picture.content(_pick(chosen), "" if chosen is None else rows.date_words(EVENTS[chosen].date))


def _pick(chosen: int | None) -> int | None:
    return None if chosen is None else STEPS * chosen


def _alt(at: dict[str, Any], found: Sequence[int], chosen: int | None, guess: float | None) -> str:
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    if chosen is None:
        return str(SAID["alt_none"].format(guessed=guessed, **at))
    lanes = Counter(LANE_OF[EVENTS[index].kind] for index in found)
    counted = ", ".join(f"{name}: {lanes[lane]}" for lane, name in enumerate(SAID["lanes"].values()))
    said = {"title": EVENTS[chosen].title, "dates": DATES[chosen], "count": len(found), "lanes": counted}
    signed = f" {SAID['signed'].format(decades=_decades())}" if at["kind"] == "agreement" else ""
    return str(SAID["alt"].format(signed=signed, guessed=guessed, **said, **at))


def _decades() -> str:
    decade = WORDS["predict"]["value"]
    return ", ".join(f"{decade.format(start)} {count}" for start, count in sorted(SIGNED.items()))


@lru_cache(maxsize=32)
def _tell(chosen: int) -> tuple[str, ...]:
    event = EVENTS[chosen]
    place = SAID["place"].format(place=event.place) if event.place not in ("", "n and a") else ""
    told = SAID["told"].format(title=event.title, dates=DATES[chosen], place=place, summary=event.summary)
    part = SAID["key_moment" if event.key_moment else "taking_part"].format(
        row=SAID["rows"].get(event.key_moment), actors=", ".join(event.actors)
    )
    source = SAID["source" if len(event.sources) == 1 else "sources"]
    return told, part, source.format(sources=rows.sources_words(event.sources, SOURCES))


@cache
def _row(index: int) -> tuple[str, ...]:
    event = EVENTS[index]
    return (
        DATES[index],
        event.title,
        WORDS["controls"]["kind"]["options"][event.kind],
        event.place if event.place not in ("", "n and a") else SAID["nothing"],
        "; ".join(event.actors),
        event.summary,
        SAID["rows"].get(event.key_moment, SAID["nothing"]),
        rows.sources_words(event.sources, SOURCES),
        rows.addresses(event.sources, SOURCES) or SAID["nothing"],
    )


def see(*, event: float, start: float, end: float, kind: str, actor: str, guess: float | None, **_: Any) -> Seen:
    """Show the events of some years, and tell one of them."""
    years = SAID["years" if start < end else "year"].format(start=int(start), end=int(end))
    at = {"years": years, "kind": kind}
    found = shown(int(start), int(end), kind, actor)
    chosen = int(event) // STEPS if int(event) // STEPS in found else None
    scene = _draw(found, int(start), int(end), kind, chosen, guess)
    drawn = svg.picture(pictures.height(FIELD), _alt(at, found, chosen, guess), scene)
    said = {"count": len(found), "all": len(EVENTS), "as_of": rows.SAID["as_of"], **at}
    if chosen is None:
        told = [SAID["none"].format(**said)]
    else:
        told = [*_tell(chosen), SAID["shown" if len(found) > 1 else "shown_one"].format(**said)]

    def numbers() -> Numbers:
        columns = SAID["columns"]
        nothing = (SAID["nothing"], SAID["no_row"], *[SAID["nothing"]] * (len(columns) - 2))
        return Numbers(columns, [_row(index) for index in found] or [nothing])

    return Seen(drawn, told, float(MOST), numbers)


def slot(key: str) -> int:
    """Return the place on the slider of the event with this id."""
    return STEPS * INDEX[key]


DECADES = Number(1780, 2020, 1900, 10)
FIGURE = Figure(
    module="timeline",
    words=WORDS,
    settings={
        "event": Number(0, STEPS * (len(EVENTS) - 1), slot("ev_1962_cuba"), 1),
        "start": Number(FIRST, LAST, FIRST, 1),
        "end": Number(FIRST, LAST, LAST, 1),
        "kind": Choice("all", KINDS, listed=True),
        "actor": Choice("all", tuple(ACTORS), listed=True),
    },
    views={
        "timeline": View(
            see,
            ("event", "start", "end", "kind", "actor"),
            Prediction(DECADES, {"kind": "agreement"}, close=0),
            surprises=("event",),
        )
    },
    presets={
        "portsmouth": {"start": 1900, "end": 1935, "event": slot("ev_1905_portsmouth")},
        "cuba": {"start": 1962, "end": 1963, "event": slot("ev_1962_cuba")},
        "after_cold_war": {"start": 1989, "end": 2002, "kind": "key", "event": slot("ev_1994_budapest")},
        "ukraine": {"start": 2022, "kind": "talks", "actor": "ukraine", "event": slot("ev_2022_03_29_istanbul")},
        "votes": {"start": 2014, "actor": "un", "event": slot("ev_2022_03_02_es11_1")},
    },
    mend=mend,
    facts=True,
)
build, show = FIGURE.build, FIGURE.show
