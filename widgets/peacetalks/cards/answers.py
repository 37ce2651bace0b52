"""The answers that this kernel knows, kept in memory and in the file beside the notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from peacetalks.cards import records
from peacetalks.cards.records import Record

_known: dict[str, Record] = {}


def current(item: str) -> Record | None:
    """Return the newest record of an item, or None when it was never answered."""
    return _known.get(item)


def load(quiz: str) -> str:
    """Find the answers that were given before; return a sentence about a file that was damaged, or "".

    They are looked for in the file beside the notebook and in the outputs of the notebooks in this folder, so that
    either is enough: the file when the notebook was not saved, the notebook when it came here alone.
    """
    path = Path(records.sidecar_name(quiz))
    trouble = records.put_aside_if_damaged(path)
    in_notebooks = [record for one in sorted(Path().glob("*.ipynb")) for record in records.read_notebook(one).values()]
    found = [record for record in (*records.read(path).values(), *in_notebooks) if record["quiz"] == quiz]
    _known.update(records.merge(_known.values(), found))
    return trouble


def give(quiz: str, item: str, kind: str, answer: Any) -> tuple[Record, str]:
    """Keep a new answer; return its record, and "" or one sentence that says why the file could not be written."""
    path = Path(records.sidecar_name(quiz))
    trouble = records.put_aside_if_damaged(path)
    beside = records.read(path)
    # A copy of the notebook may have written since: the last click is the newest wherever it was made.
    counter = 1 + max((one[item]["counter"] for one in (_known, beside) if item in one), default=0)
    record = _known[item] = records.new(quiz, item, kind, answer, counter)
    mine = [one for one in _known.values() if one["quiz"] == quiz]
    try:
        records.write(path, records.merge(mine, beside.values()))
    except OSError as error:
        return record, f"Not saved to the disk ({error.strerror}). Press Ctrl+S: the notebook keeps your answer."
    return record, trouble
