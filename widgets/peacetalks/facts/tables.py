"""Loads the tables of the fact base, each row checked.

Every function reads its file once and keeps the result. A module that must also work where the files are gone (the
browser's memory snapshot holds none) calls it while it is imported.

Each raises `ValueError` with one sentence that names the file, the row, the column and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from peacetalks.facts.records import (
    KEY_MOMENTS,
    Agreement,
    AgreementStatus,
    Checked,
    Contact,
    Country,
    Event,
    EventKind,
    Player,
    PlayerKind,
    Precision,
    Role,
    Source,
    Stockpile,
)
from peacetalks.facts.rows import Row, read_rows

FOLDER = Path(str(files("peacetalks.facts")))
"""Where the course's own tables are."""

SOURCES_FILES = "sources*.csv"


def _columns(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _sources(row: Row, folder: Path) -> tuple[str, ...]:
    return row.keys("sources", load_sources(folder), SOURCES_FILES)


@cache
def load_sources(folder: Path = FOLDER) -> Mapping[str, Source]:
    """Return the sources by key, joined from every file whose name begins with `sources`.

    Raises
    ------
    ValueError
        Also when two files define a key differently.
    """
    found: dict[str, Source] = {}
    places = (place for place in folder.iterdir() if re.fullmatch(r"sources\w*\.csv", place.name))
    for file in sorted(places, key=lambda place: place.name):
        for row in read_rows(file, _columns(Source), ("key",)):
            source = _source(row)
            if found.setdefault(source.key, source) != source:
                row.refuse("key", "another file of sources says something else of this key; make them the same")
    return MappingProxyType(found)


def _source(row: Row) -> Source:
    url = row.optional("url")
    if url and not re.fullmatch(r"https?://[^\s/]+\S*", url):
        row.refuse("url", f"{url!r} is no address; begin it with https:// or leave the cell empty")
    key = row.text("key")
    if not re.fullmatch(r"[A-Za-z0-9_]+", key):
        row.refuse("key", "a key has letters, digits and underscores only; rename it")
    return Source(
        key=key,
        title=row.text("title"),
        author=row.optional("author"),
        year=row.whole("year", 1700, 2100) if row.optional("year") else None,
        publisher=row.optional("publisher"),
        url=url,
        checked=row.choice("checked", Checked),
        note=row.optional("note"),
    )


@cache
def load_events(folder: Path = FOLDER) -> tuple[Event, ...]:
    """Return the events in the order of the file."""
    return tuple(_event(row, folder) for row in read_rows(folder / "events.csv", _columns(Event), ("id",)))


def _event(row: Row, folder: Path) -> Event:
    date = row.date("date")
    precision = row.choice("precision", Precision)
    if precision is not date.precision:
        row.refuse("precision", f"{precision} does not fit the date {date.text}; write {date.precision}")
    moment = row.optional("key_moment")
    if moment and moment not in KEY_MOMENTS:
        row.refuse("key_moment", f"{moment!r} is not allowed; leave it empty or write one of {', '.join(KEY_MOMENTS)}")
    return Event(
        id=row.text("id"),
        date=date,
        end_date=row.date_after("end_date", date, "date"),
        precision=precision,
        title=row.text("title"),
        summary=row.text("summary"),
        kind=row.choice("kind", EventKind),
        actors=row.several("actors"),
        place=row.optional("place"),
        key_moment=moment,
        sources=_sources(row, folder),
    )


@cache
def load_agreements(folder: Path = FOLDER) -> tuple[Agreement, ...]:
    """Return the agreements in the order of the file."""
    return tuple(_agreement(row, folder) for row in read_rows(folder / "agreements.csv", _columns(Agreement), ("id",)))


def _agreement(row: Row, folder: Path) -> Agreement:
    signed = row.optional_date("signed")
    in_force = row.date_after("in_force", signed, "signed")
    return Agreement(
        id=row.text("id"),
        title=row.text("title"),
        short=row.text("short"),
        signed=signed,
        in_force=in_force,
        ended=row.date_after("ended", in_force or signed, "in_force" if in_force else "signed"),
        status=row.choice("status", AgreementStatus),
        parties=row.several("parties"),
        limits=row.optional("limits"),
        verification=row.optional("verification"),
        fate=row.optional("fate"),
        lesson=row.optional("lesson"),
        sources=_sources(row, folder),
    )


@cache
def load_stockpiles(folder: Path = FOLDER) -> tuple[Stockpile, ...]:
    """Return the estimates of warheads in the order of the file."""
    rows = read_rows(folder / "stockpiles.csv", _columns(Stockpile), ("year", "country"))
    return tuple(
        Stockpile(
            year=row.whole("year", 1945, 2100),
            country=row.choice("country", Country),
            warheads=row.whole("warheads", 0, 100_000),
            sources=_sources(row, folder),
        )
        for row in rows
    )


@cache
def load_players(folder: Path = FOLDER) -> tuple[Player, ...]:
    """Return the players in the order of the file."""
    return tuple(_player(row, folder) for row in read_rows(folder / "players.csv", _columns(Player), ("id",)))


def _player(row: Row, folder: Path) -> Player:
    start = row.optional_date("start")
    return Player(
        id=row.text("id"),
        name=row.text("name"),
        kind=row.choice("kind", PlayerKind),
        role=row.choices("role", Role),
        claim=row.text("claim"),
        channel=row.optional("channel"),
        start=start,
        end=row.date_after("end", start, "start"),
        sources=_sources(row, folder),
    )


@cache
def load_contacts(folder: Path = FOLDER) -> tuple[Contact, ...]:
    """Return the contacts in the order of the file; both players must stand in the table of players."""
    return tuple(_contact(row, folder) for row in read_rows(folder / "contacts.csv", _columns(Contact), ("id",)))


def _contact(row: Row, folder: Path) -> Contact:
    players = {player.id for player in load_players(folder)}
    start = row.optional_date("start")
    for column in ("from_player", "to_player"):
        if row.text(column) not in players:
            row.refuse(column, f"{row.text(column)!r} is not in players.csv; add it there or correct it")
    if row.text("from_player") == row.text("to_player"):
        row.refuse("to_player", "a player has no contact with itself; name another")
    return Contact(
        id=row.text("id"),
        from_player=row.text("from_player"),
        to_player=row.text("to_player"),
        channel=row.text("channel"),
        start=start,
        end=row.date_after("end", start, "start"),
        evidence=row.text("evidence"),
        sources=_sources(row, folder),
    )
