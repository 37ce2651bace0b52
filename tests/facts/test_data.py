"""The course's own tables: complete, in order, within their dates and with nothing cited or listed in vain."""

import datetime
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from peacetalks import facts
from peacetalks.facts.records import KEY_MOMENTS
from peacetalks.facts.tables import FOLDER
from peacetalks.page import build

FIRST = datetime.date(1775, 1, 1)
LAST = datetime.date(2026, 10, 10)
TABLES: dict[str, Callable[[], tuple[Any, ...]]] = {
    "events.csv": facts.load_events,
    "agreements.csv": facts.load_agreements,
    "stockpiles.csv": facts.load_stockpiles,
    "players.csv": facts.load_players,
    "contacts.csv": facts.load_contacts,
}
PRESENT = [name for name in TABLES if (FOLDER / name).is_file()]


def test_the_events_reach_from_the_revolution_to_the_last_corroborated_day():
    events = facts.load_events()
    assert sum(event.date.first.year < 2022 for event in events) >= 60
    assert sum(event.date.first.year >= 2022 for event in events) >= 60
    assert events[0].date.first.year in (1775, 1776)
    for event in events:
        assert event.date.first >= FIRST, event.id
        assert event.date.first <= LAST, event.id
        assert event.end_date is None or event.end_date.first <= LAST, event.id


def test_the_events_are_in_the_order_of_their_dates():
    dates = [event.date.first for event in facts.load_events()]
    assert dates == sorted(dates)


@pytest.mark.parametrize("moment", KEY_MOMENTS)
def test_each_row_of_the_outline_on_history_has_a_moment(moment):
    assert any(event.key_moment == moment for event in facts.load_events())


def test_titles_fit_a_label_and_summaries_a_note():
    for event in facts.load_events():
        assert len(event.title) <= 70, event.id
        assert len(event.summary) <= 260, event.id
        assert event.summary.endswith("."), event.id


@pytest.mark.parametrize("name", PRESENT)
def test_every_row_has_a_source_that_is_defined(name):
    sources = facts.load_sources()
    for row in TABLES[name]():
        assert row.sources
        assert set(row.sources) <= set(sources)


def test_every_source_is_cited_by_a_row():
    cited = {key for name in PRESENT for row in TABLES[name]() for key in row.sources}
    assert set(facts.load_sources()) == cited


def test_every_source_has_its_own_title_and_says_how_it_was_checked():
    for source in facts.load_sources().values():
        assert not source.title.startswith("["), source.key
        assert source.note, source.key


def test_the_browser_gets_every_table(tmp_path):
    build.pack(tmp_path / "peacetalks.zip")
    packed = set(zipfile.ZipFile(tmp_path / "peacetalks.zip").namelist())
    assert {f"peacetalks/facts/{file.name}" for file in FOLDER.glob("*.csv")} <= packed


def test_the_files_are_utf_8_with_plain_line_ends():
    for file in FOLDER.glob("*.csv"):
        assert b"\r" not in file.read_bytes(), file.name
