"""The types of the fact base's rows: what each column means and which values it may have."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

KEY_MOMENTS = tuple(f"H{number}" for number in range(1, 10))
"""Rows of the course's outline on history that an event can stand for."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class EventKind(StrEnum):
    """What sort of event it was."""

    AGREEMENT = "agreement"
    TALKS = "talks"
    CRISIS = "crisis"
    WAR = "war"
    SANCTIONS = "sanctions"
    INSTITUTION = "institution"
    RECOGNITION = "recognition"
    EXCHANGE = "exchange"
    STATEMENT = "statement"
    CYBER = "cyber"


class AgreementStatus(StrEnum):
    """What became of an agreement."""

    IN_FORCE = "in force"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    NEVER_IN_FORCE = "never in force"
    NON_BINDING = "non-binding"


class Country(StrEnum):
    """Whose nuclear warheads are counted."""

    UNITED_STATES = "United States"
    SOVIET_UNION_OR_RUSSIA = "Soviet Union/Russia"


class PlayerKind(StrEnum):
    """What sort of player it is."""

    STATE = "state"
    LEADER = "leader"
    ENVOY = "envoy"
    ORGANISATION = "organisation"
    GROUP = "group"


class Role(StrEnum):
    """What a player does in the talks; one player can have several roles."""

    PARTY = "party"
    MEDIATOR = "mediator"
    FACILITATOR = "facilitator"
    GUARANTOR = "guarantor"
    MONITOR = "monitor"
    ASSISTANT = "assistant"
    INTERESTED_PARTY = "interested party"


class Checked(StrEnum):
    """How a source was checked: read, quoted in something that was read, or a standard reference not opened."""

    SEEN = "seen"
    CITED = "cited"
    KNOWN = "known"


@dataclass(frozen=True)
class PartialDate:
    """A date of the Gregorian calendar as far as it is known.

    Attributes
    ----------
    text
        As the table writes it: `1780`, `1780-03` or `1780-03-10`.
    precision
        What `text` gives.
    first, last
        The first and the last day that `text` can mean.
    """

    text: str
    precision: Precision
    first: datetime.date
    last: datetime.date


@dataclass(frozen=True)
class Source:
    """Where a fact was found.

    Attributes
    ----------
    key
        The name by which tables cite it; the same as in `book/references.bib` where it stands there too.
    title, author, publisher
        As the source gives them; author and publisher may be empty.
    year
        Year of publication, None where the source gives none.
    url
        Its address, empty where none was seen.
    checked
        How it was checked.
    note
        What was read.
    """

    key: str
    title: str
    author: str
    year: int | None
    publisher: str
    url: str
    checked: Checked
    note: str


@dataclass(frozen=True)
class Event:
    """A dated event between 1775 and the last day that the course covers.

    Attributes
    ----------
    id
        Unique in its table.
    date, end_date
        First and last day; `end_date` is None for an event of one date.
    precision
        How exactly `date` is known.
    title
        A label of at most 70 characters.
    summary
        What happened, in a sentence or two.
    kind
        Its sort.
    actors
        Who took part.
    place
        Where; empty where it had no one place.
    key_moment
        The row of the outline it stands for (`KEY_MOMENTS`), or empty.
    sources
        Keys of sources, at least one.
    """

    id: str
    date: PartialDate
    end_date: PartialDate | None
    precision: Precision
    title: str
    summary: str
    kind: EventKind
    actors: tuple[str, ...]
    place: str
    key_moment: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Agreement:
    """A treaty, or a text that is often taken for one.

    Attributes
    ----------
    id, title, short
        Unique id, full title and the name in daily use.
    signed, in_force, ended
        Dates, None where it never came to that.
    status
        What became of it.
    parties
        Who signed or joined it.
    limits, verification, fate, lesson
        What it limits, how that is checked, what happened to it and what it teaches; each may be empty.
    sources
        Keys of sources, at least one.
    """

    id: str
    title: str
    short: str
    signed: PartialDate | None
    in_force: PartialDate | None
    ended: PartialDate | None
    status: AgreementStatus
    parties: tuple[str, ...]
    limits: str
    verification: str
    fate: str
    lesson: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Stockpile:
    """An estimate of the nuclear warheads in one country's military stockpile in one year.

    Attributes
    ----------
    year
        From 1945.
    country
        Whose.
    warheads
        Their number, without warheads retired and waiting to be taken apart.
    sources
        Keys of sources, at least one.
    """

    year: int
    country: Country
    warheads: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Player:
    """Who takes part in the talks or wants to.

    Attributes
    ----------
    id, name
        Unique id and name.
    kind
        What it is.
    role
        Its roles, at least one.
    claim
        What it says it wants or does.
    channel
        How it talks to others; may be empty.
    start, end
        From when to when it had these roles; None where open.
    sources
        Keys of sources, at least one.
    """

    id: str
    name: str
    kind: PlayerKind
    role: tuple[Role, ...]
    claim: str
    channel: str
    start: PartialDate | None
    end: PartialDate | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    """Two players who talk to each other; the order of the two means nothing.

    Attributes
    ----------
    id
        Unique in its table.
    from_player, to_player
        Ids of two different players.
    channel
        By what channel.
    start, end
        From when to when; None where open.
    evidence
        What shows it, in one sentence.
    sources
        Keys of sources, at least one.
    """

    id: str
    from_player: str
    to_player: str
    channel: str
    start: PartialDate | None
    end: PartialDate | None
    evidence: str
    sources: tuple[str, ...]
