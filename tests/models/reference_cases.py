"""Reads reference values that were computed apart from the models."""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "reference"


def cases(model: str) -> list[dict[str, Any]]:
    """Return the cases of one model, such as "E01"."""
    return json.loads((HERE / f"{model}.json").read_text(encoding="utf-8"))["cases"]


def same(got: object, expected: object, tolerance: float) -> bool:
    """Compare as the reference files mean it: the tolerance is relative above 1, lists and tables entry by entry."""
    if isinstance(expected, dict):
        entries = got if isinstance(got, dict) else vars(got)
        return entries.keys() == expected.keys() and all(
            same(entries[key], expected[key], tolerance) for key in entries
        )
    if isinstance(expected, list):
        if not isinstance(got, list | tuple) or len(got) != len(expected):
            return False
        return all(same(mine, theirs, tolerance) for mine, theirs in zip(got, expected, strict=True))
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return got == expected
    return isinstance(got, int | float) and abs(got - expected) <= tolerance * max(1, abs(expected))
