"""Exports the practice items, answers included, for the book; graded items never leave this way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from peacetalks_quizzes.bank import Bank


def practice_json(banks: Iterable[Bank]) -> str:
    """Return all practice items as JSON, `{item id: item}`, with the bank's own field names."""
    items = {
        item.id: {"chapter": bank.chapter, **item.model_dump(exclude_none=True)}
        for bank in banks
        for item in bank.used_for("practice")
    }
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that there is at any moment either the old one or the new one, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)
