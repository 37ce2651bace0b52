"""The answers of the cards that this kernel has shown, kept in memory and in the file beside the notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from peacetalks.cards import records
from peacetalks.cards.records import Record

_shown: dict[str, Record] = {}


def current(item: str) -> Record | None:
    """Return the newest record of an item whose card has been shown, or None."""
    return _shown.get(item)


def restore(quiz: str, item: str, kind: str) -> tuple[Record, str]:
    """Return the record of an item as the file or this kernel has it, and a sentence if the file was damaged."""
    path = Path(records.sidecar_name(quiz))
    trouble = records.put_aside_if_damaged(path)
    _shown.update(records.merge(_shown.values(), records.read(path).values()))
    if item not in _shown:
        _shown[item] = records.new(quiz, item, kind, None, 0)
    return _shown[item], trouble


def give(quiz: str, item: str, kind: str, answer: Any) -> tuple[Record, str]:
    """Keep a new answer; return its record, and "" or one sentence that says why the file could not be written."""
    counter = _shown[item]["counter"] + 1 if item in _shown else 1
    record = _shown[item] = records.new(quiz, item, kind, answer, counter)
    path = Path(records.sidecar_name(quiz))
    mine = [one for one in _shown.values() if one.get("quiz") == quiz]
    try:
        records.write(path, records.merge(mine, records.read(path).values()))
    except OSError as error:
        return record, f"Not saved to the disk ({error.strerror}). Press Ctrl+S: the notebook keeps your answer."
    return record, ""
