"""Answer records: their shape, where they are kept, and which of two records is newer.

A record is what a card writes into its cell's output as `application/vnd.peacetalks.answer+json`:

    {"version": 1, "quiz": …, "item": …, "kind": …, "answer": …, "counter": 3, "saved": "2026-11-24T14:02:11+00:00"}

`counter` rises with every change of that item's answer, so of two records for an item the higher counter is newer. The
same records are kept in a file beside the notebook, which has the last click even when the notebook was not saved.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

MIME = "application/vnd.peacetalks.answer+json"
VERSION = 1
MAX_BYTES = 5_000_000
MAX_COUNTER = 2**53

Record: TypeAlias = dict[str, Any]


def new(quiz: str, item: str, kind: str, answer: Any, counter: int) -> Record:
    """Return a record of an answer given now."""
    saved = datetime.now(UTC).isoformat(timespec="seconds")
    return {
        "version": VERSION,
        "quiz": quiz,
        "item": item,
        "kind": kind,
        "answer": answer,
        "counter": counter,
        "saved": saved,
    }


def is_record(thing: Any) -> bool:
    """Return whether something read from a file has a record's shape."""
    return (
        isinstance(thing, Mapping)
        and isinstance(thing.get("quiz"), str)
        and isinstance(thing.get("item"), str)
        and "answer" in thing
        and isinstance(thing.get("counter"), int)
        and not isinstance(thing["counter"], bool)
        and 0 <= thing["counter"] <= MAX_COUNTER
    )


def saved_at(record: Mapping[str, Any]) -> str:
    """Return the local time of a record as "14:02", or "" if it holds none that can be read."""
    try:
        return datetime.fromisoformat(record["saved"]).astimezone().strftime("%H:%M")
    except (KeyError, TypeError, ValueError, OverflowError):
        return ""


def merge(*sources: Iterable[Any]) -> dict[str, Record]:
    """Return the newest record of each item; what is no record is left out, and of equals the first stays."""
    newest: dict[str, Record] = {}
    for source in sources:
        for record in source:
            if not is_record(record):
                continue
            known = newest.get(record["item"])
            if known is None or record["counter"] > known["counter"]:
                newest[record["item"]] = dict(record)
    return newest


def sidecar_name(quiz: str) -> str:
    """Return the name of the file beside the notebook."""
    return f"{quiz}.answers.json"


def _load(path: Path) -> Any:
    if path.stat().st_size > MAX_BYTES:
        raise ValueError("too large")
    return json.loads(path.read_text(encoding="utf-8"))


def _load_list(path: Path) -> list[Any]:
    found = _load(path)
    if not isinstance(found, list):
        raise ValueError("not a list")
    return found


def read(path: Path) -> dict[str, Record]:
    """Return the records of a file; a file that is missing or damaged holds none."""
    try:
        return merge(_load_list(path))
    except (OSError, ValueError, RecursionError):
        return {}


def is_kept_in(output: Any) -> bool:
    """Return whether an output of a notebook's cell holds a record."""
    return isinstance(output, Mapping) and isinstance(data := output.get("data"), Mapping) and MIME in data


def _outputs(notebook: Any) -> Iterator[Any]:
    for cell in notebook["cells"]:
        yield from cell.get("outputs", [])


def read_notebook(path: Path) -> dict[str, Record]:
    """Return the records in a saved notebook's outputs; a file that is no notebook holds none."""
    try:
        return merge(output["data"][MIME] for output in _outputs(_load(path)) if is_kept_in(output))
    except (OSError, ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return {}


def put_aside_if_damaged(path: Path) -> str:
    """Rename a file that can't be read, so that nothing is written over it, and return a sentence about it, or ""."""
    try:
        _load_list(path)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, RecursionError):
        number = 1
        while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
            number += 1
        try:
            path.rename(aside)
        except OSError:
            return f"The file {path.name} can't be read; show it to your instructor."
        return f"The file {path.name} could not be read and is now called {aside.name}; show it to your instructor."
    return ""


def write(path: Path, records: Mapping[str, Record]) -> None:
    """Write records so that the file is at any moment either the old one or the new one, whole.

    Raises
    ------
    OSError
        When the folder can't be written to or the disk is full; the old file is then untouched.
    """
    text = json.dumps(list(records.values()), ensure_ascii=False, indent=1) + "\n"
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
