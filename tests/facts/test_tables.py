"""The loader takes a row that is right and refuses one that isn't, in one sentence that says where and what to do."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks import facts
from peacetalks.facts.records import Country, EventKind, PlayerKind, Precision, Role
from peacetalks.facts.rows import partial_date
from tests.facts.folder import GOOD, fill, write

LOADERS = {
    "sources.csv": facts.load_sources,
    "events.csv": facts.load_events,
    "agreements.csv": facts.load_agreements,
    "stockpiles.csv": facts.load_stockpiles,
    "players.csv": facts.load_players,
    "contacts.csv": facts.load_contacts,
}


def refusal(folder: Path, name: str) -> str:
    with pytest.raises(ValueError) as caught:
        LOADERS[name](folder)
    sentence = str(caught.value)
    assert sentence.startswith(f"{name}: ")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence.removeprefix(f"{name}: ")


def test_every_table_is_read_into_its_types(tmp_path):
    fill(tmp_path)
    event = facts.load_events(tmp_path)[0]
    assert event.date.first == datetime.date(1809, 7, 14)
    assert event.end_date is not None
    assert event.end_date.last == datetime.date(1809, 11, 5)
    assert event.kind is EventKind.RECOGNITION
    assert event.actors == ("United States", "Russia")
    assert event.sources == ("adams1809",)
    assert facts.load_sources(tmp_path)["adams1809"].year == 1809
    assert facts.load_agreements(tmp_path)[0].ended is None
    assert facts.load_stockpiles(tmp_path)[0].country is Country.UNITED_STATES
    assert facts.load_stockpiles(tmp_path)[0].warheads == 25540
    assert facts.load_players(tmp_path)[0].kind is PlayerKind.STATE
    assert facts.load_players(tmp_path)[0].role == (Role.MEDIATOR, Role.INTERESTED_PARTY)
    assert facts.load_contacts(tmp_path)[0].to_player == "russia"


def test_a_table_is_read_once(tmp_path):
    fill(tmp_path)
    first = facts.load_events(tmp_path)
    (tmp_path / "events.csv").unlink()
    assert facts.load_events(tmp_path) is first


def test_a_record_can_not_be_changed(tmp_path):
    fill(tmp_path)
    with pytest.raises(AttributeError):
        facts.load_events(tmp_path)[0].title = "Other"
    with pytest.raises(TypeError):
        facts.load_sources(tmp_path)["other"] = None


def test_the_order_of_columns_and_the_mark_of_spreadsheets_do_not_matter(tmp_path):
    fill(tmp_path)
    write(tmp_path, "events.csv", dict(reversed(GOOD["events.csv"].items())))
    (tmp_path / "events.csv").write_bytes(b"\xef\xbb\xbf" + (tmp_path / "events.csv").read_bytes())
    assert facts.load_events(tmp_path)[0].id == "ev_1809"


WRONG_CELLS = [
    ("events.csv", "title", "", "the cell is empty; fill it in"),
    ("events.csv", "title", "  ", "the cell is empty; fill it in"),
    ("events.csv", "summary", "", "the cell is empty; fill it in"),
    ("events.csv", "actors", "", "the cell is empty; fill it in"),
    ("events.csv", "sources", "", "the cell is empty; fill it in"),
    ("events.csv", "sources", "nobody", "'nobody' is not in sources*.csv; add it there or correct it"),
    ("events.csv", "sources", "adams1809;nobody", "'nobody' is not in sources*.csv; add it there or correct it"),
    ("events.csv", "sources", "adams1809;adams1809", "'adams1809' stands twice; leave it once"),
    ("events.csv", "actors", "Russia;", "'Russia;' has an empty part; write each part between single semicolons"),
    ("events.csv", "date", "14 July 1809", "'14 July 1809' is no date; write it as 1780, 1780-03 or 1780-03-10"),
    ("events.csv", "date", "1809-02-30", "'1809-02-30' is no date; write it as 1780, 1780-03 or 1780-03-10"),
    ("events.csv", "date", "0000", "'0000' is no date; write it as 1780, 1780-03 or 1780-03-10"),
    ("events.csv", "date", "", "the cell is empty; fill it in"),
    ("events.csv", "end_date", "1809-07-13", "1809-07-13 lies before date 1809-07-14; correct one of them"),
    ("events.csv", "precision", "month", "month does not fit the date 1809-07-14; write day"),
    ("events.csv", "precision", "hour", "'hour' is not allowed; write one of day, month, year"),
    (
        "events.csv",
        "kind",
        "summit",
        "'summit' is not allowed; write one of agreement, talks, crisis, war, sanctions, institution, recognition, "
        "exchange, statement, cyber",
    ),
    (
        "events.csv",
        "key_moment",
        "H10",
        "'H10' is not allowed; leave it empty or write one of H1, H2, H3, H4, H5, H6, H7, H8, H9",
    ),
    (
        "agreements.csv",
        "status",
        "dead",
        "'dead' is not allowed; write one of in force, expired, terminated, suspended, superseded, never in force, "
        "non-binding",
    ),
    ("agreements.csv", "in_force", "1963-06-19", "1963-06-19 lies before signed 1963-06-20; correct one of them"),
    ("agreements.csv", "ended", "1962", "1962 lies before in_force 1963-06-20; correct one of them"),
    (
        "players.csv",
        "role",
        "judge",
        "'judge' is not allowed; write one of party, mediator, facilitator, guarantor, "
        "monitor, assistant, interested party",
    ),
    (
        "players.csv",
        "kind",
        "person",
        "'person' is not allowed; write one of state, leader, envoy, organisation, group",
    ),
    ("players.csv", "claim", "", "the cell is empty; fill it in"),
    ("contacts.csv", "to_player", "mars", "'mars' is not in players.csv; add it there or correct it"),
    ("contacts.csv", "to_player", "usa", "a player has no contact with itself; name another"),
    ("contacts.csv", "evidence", "", "the cell is empty; fill it in"),
    ("sources.csv", "checked", "heard", "'heard' is not allowed; write one of seen, cited, known"),
    (
        "sources.csv",
        "url",
        "example.org",
        "'example.org' is no address; begin it with https:// or leave the cell empty",
    ),
    ("sources.csv", "year", "recent", "'recent' is no whole number from 1700 to 2100; correct it"),
]


@pytest.mark.parametrize(("name", "column", "value", "fault"), WRONG_CELLS)
def test_a_wrong_cell_is_refused_with_its_place(tmp_path, name, column, value, fault):
    fill(tmp_path)
    row = GOOD[name] | {column: value}
    write(tmp_path, name, row)
    assert refusal(tmp_path, name) == f"row {row.get('id', row.get('key'))}, column {column}: {fault}."


@pytest.mark.parametrize(("column", "value"), [("warheads", "many"), ("warheads", "-1"), ("year", "1944")])
def test_a_wrong_number_is_refused_with_its_range(tmp_path, column, value):
    fill(tmp_path)
    row = GOOD["stockpiles.csv"] | {column: value}
    write(tmp_path, "stockpiles.csv", row)
    where = f"row {row['year']} {row['country']}, column {column}: "
    assert refusal(tmp_path, "stockpiles.csv").startswith(f"{where}{value!r} is no whole number from ")


@pytest.mark.parametrize("name", LOADERS)
def test_a_row_that_stands_twice_is_refused(tmp_path, name):
    fill(tmp_path)
    write(tmp_path, name, GOOD[name], GOOD[name])
    assert refusal(tmp_path, name).endswith(": another row has the same; give each row its own.")


@pytest.mark.parametrize("name", LOADERS)
def test_a_missing_column_is_refused(tmp_path, name):
    fill(tmp_path)
    column = list(GOOD[name])[-1]
    write(tmp_path, name, {key: value for key, value in GOOD[name].items() if key != column})
    assert refusal(tmp_path, name) == f"column {column} is missing; add it to the first line."


@pytest.mark.parametrize("name", LOADERS)
def test_an_unknown_column_is_refused(tmp_path, name):
    fill(tmp_path)
    write(tmp_path, name, GOOD[name] | {"colour": "red"})
    allowed = ", ".join(GOOD[name])
    assert refusal(tmp_path, name) == f"column 'colour' is unknown; remove it or write one of {allowed}."


def test_a_column_that_stands_twice_is_refused(tmp_path):
    fill(tmp_path)
    (tmp_path / "stockpiles.csv").write_text("year,country,warheads,sources,year\n", encoding="utf-8")
    assert refusal(tmp_path, "stockpiles.csv") == "column year stands twice; leave it once."


@pytest.mark.parametrize("name", [name for name in LOADERS if name != "sources.csv"])
def test_a_missing_file_is_refused(tmp_path, name):
    fill(tmp_path)
    (tmp_path / name).unlink()
    assert refusal(tmp_path, name) == "there is no such file; add it to the fact base."


def test_an_empty_file_is_refused(tmp_path):
    fill(tmp_path)
    (tmp_path / "events.csv").write_text("", encoding="utf-8")
    assert refusal(tmp_path, "events.csv") == "column id is missing; add it to the first line."


def test_a_row_without_a_name_is_refused_by_its_line(tmp_path):
    fill(tmp_path)
    write(tmp_path, "events.csv", GOOD["events.csv"] | {"id": ""})
    assert refusal(tmp_path, "events.csv") == ("the row that ends on line 2, column id: the cell is empty; fill it in.")


def test_a_cell_too_many_is_refused_by_its_line(tmp_path):
    fill(tmp_path)
    (tmp_path / "stockpiles.csv").write_text(
        "year,country,warheads,sources\n1962,United States,25,540,adams1809\n", encoding="utf-8"
    )
    assert refusal(tmp_path, "stockpiles.csv") == (
        "the row that ends on line 2 has 5 cells instead of 4; put a cell with a comma in quotation marks."
    )


def test_a_file_that_is_no_csv_is_refused(tmp_path):
    fill(tmp_path)
    (tmp_path / "stockpiles.csv").write_text('year,country,warheads,sources\n"1962"x,', encoding="utf-8")
    assert re.fullmatch(r"line 2 is not readable as CSV \(.+\); correct it\.", refusal(tmp_path, "stockpiles.csv"))


def test_a_file_in_another_encoding_is_refused(tmp_path):
    fill(tmp_path)
    (tmp_path / "stockpiles.csv").write_bytes("year,país".encode("latin-1"))
    assert refusal(tmp_path, "stockpiles.csv") == "byte 7 is not UTF-8; save the file as UTF-8."


def test_sources_of_two_files_are_joined(tmp_path):
    fill(tmp_path)
    write(tmp_path, "sources_more.csv", GOOD["sources.csv"], GOOD["sources.csv"] | {"key": "dana1781"})
    assert set(facts.load_sources(tmp_path)) == {"adams1809", "dana1781"}


def test_a_key_that_two_files_define_differently_is_refused(tmp_path):
    fill(tmp_path)
    write(tmp_path, "sources_more.csv", GOOD["sources.csv"] | {"title": "Another letter"})
    with pytest.raises(ValueError) as caught:
        facts.load_sources(tmp_path)
    assert str(caught.value) == (
        "sources_more.csv: row adams1809, column key: another file of sources says something else of this key; "
        "make them the same."
    )


@given(st.dates(datetime.date(1775, 1, 1), datetime.date(2026, 10, 10)))
def test_a_date_means_the_days_it_can_mean(day):
    assert partial_date(day.isoformat()).first == partial_date(day.isoformat()).last == day
    month = partial_date(f"{day:%Y-%m}")
    assert month.precision is Precision.MONTH
    assert month.first.day == 1
    assert (month.last + datetime.timedelta(days=1)).day == 1
    year = partial_date(f"{day:%Y}")
    assert year.precision is Precision.YEAR
    assert year.first <= month.first <= day <= month.last <= year.last


@given(st.text())
def test_no_text_breaks_the_reading_of_a_date(text):
    try:
        found = partial_date(text)
    except ValueError:
        return
    assert found.first <= found.last
