"""A small folder of tables that is right, to be spoilt one cell at a time."""

import csv
from collections.abc import Mapping
from pathlib import Path

GOOD = {
    "sources.csv": {
        "key": "adams1809",
        "title": "Letter to the Secretary of State",
        "author": "Adams, John Quincy",
        "year": "1809",
        "publisher": "",
        "url": "https://example.org/letter",
        "checked": "seen",
        "note": "Read.",
    },
    "events.csv": {
        "id": "ev_1809",
        "date": "1809-07-14",
        "end_date": "1809-11-05",
        "precision": "day",
        "title": "Relations established",
        "summary": "Envoys presented their credentials.",
        "kind": "recognition",
        "actors": "United States;Russia",
        "place": "Washington",
        "key_moment": "H1",
        "sources": "adams1809",
    },
    "agreements.csv": {
        "id": "hotline",
        "title": "Memorandum on a direct link",
        "short": "Hotline",
        "signed": "1963-06-20",
        "in_force": "1963-06-20",
        "ended": "",
        "status": "in force",
        "parties": "United States;Soviet Union",
        "limits": "",
        "verification": "",
        "fate": "",
        "lesson": "",
        "sources": "adams1809",
    },
    "stockpiles.csv": {"year": "1962", "country": "United States", "warheads": "25540", "sources": "adams1809"},
    "players.csv": {
        "id": "usa",
        "name": "United States",
        "kind": "state",
        "role": "mediator;interested party",
        "claim": "Wants a settlement.",
        "channel": "envoys",
        "start": "2025",
        "end": "",
        "sources": "adams1809",
    },
    "contacts.csv": {
        "id": "usa_russia",
        "from_player": "usa",
        "to_player": "russia",
        "channel": "telephone",
        "start": "2025-02",
        "end": "",
        "evidence": "Both published a readout.",
        "sources": "adams1809",
    },
}


def write(folder: Path, name: str, *rows: Mapping[str, str]) -> None:
    """Write a table with the columns of its first row."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def fill(folder: Path) -> Path:
    """Write every table with one good row, and two players."""
    for name, row in GOOD.items():
        write(folder, name, row)
    write(folder, "players.csv", GOOD["players.csv"], GOOD["players.csv"] | {"id": "russia", "role": "party"})
    return folder
