"""Reads reference values that were computed apart from the models."""

import importlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peacetalks.models.ripeness import Side

HERE = Path(__file__).parent / "reference"
MODULES = {
    "E01": ("bargaining_range",),
    "E02": ("multi_issue",),
    "E03": ("two_level_game",),
    "E04": ("ripeness",),
    "E05": ("mediator_bias",),
    "E06": ("alternating_offers",),
    "E07": ("arms_race",),
    "E08": ("trust_under_noise",),
    "E09": ("costly_signals",),
    "E10": ("inspection", "monitoring"),
    "E11": ("stakeholders",),
    "E12": ("spoilers",),
    "E13": ("sanctions",),
    "E14": ("outcome_tree",),
}
"""The modules of `peacetalks.models` that each reference file is about."""


def cases(model: str) -> list[dict[str, Any]]:
    """Return the cases of one model, such as "E01"."""
    return json.loads((HERE / f"{model}.json").read_text(encoding="utf-8"))["cases"]


def call(model: str, case: dict[str, Any]) -> Callable[[], Any]:
    """Return what computes a case: its function with its arguments."""
    modules = [importlib.import_module(f"peacetalks.models.{name}") for name in MODULES[model]]
    function = next(found for module in modules if (found := getattr(module, case["function"], None)))
    return lambda: function(**{name: _as_argument(name, value) for name, value in case["args"].items()})


def _as_argument(name: str, value: Any) -> Any:
    # JSON has no dataclass; the one that an argument takes is written as an object.
    return Side(**value) if name.startswith("side") and isinstance(value, dict) else value


def same(got: object, expected: object, tolerance: float) -> bool:
    """Compare as the reference files mean it.

    The tolerance is relative above 1; an object stands for a table with the same keys, or for a dataclass, of which it
    may name only some fields; a list stands for a tuple of the same length and order.
    """
    if isinstance(expected, dict):
        if isinstance(got, dict):
            return got.keys() == expected.keys() and all(same(got[key], expected[key], tolerance) for key in expected)
        return got is not None and all(same(getattr(got, name), value, tolerance) for name, value in expected.items())
    if isinstance(expected, list):
        return (
            isinstance(got, tuple)
            and len(got) == len(expected)
            and all(same(one, other, tolerance) for one, other in zip(got, expected, strict=True))
        )
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return got == expected
    return isinstance(got, int | float) and abs(got - expected) <= tolerance * max(1, abs(expected))
