"""How long the models take: for each, its slowest function on the first of its reference values."""

from __future__ import annotations

import importlib
import timeit
from typing import Any

from tests.models.reference_cases import MODULES, cases

BAR = 1.0
# These go through every package of a negotiation and every branch of a tree.
LARGER = {"multi_issue": 10.0, "outcome_tree": 10.0}


def fastest(function: Any, arguments: dict[str, Any]) -> float:
    """Return the milliseconds of one call, the least of several runs."""
    timer = timeit.Timer(lambda: function(**arguments))
    calls, _ = timer.autorange()
    return min(timer.repeat(5, max(1, calls // 5))) / max(1, calls // 5) * 1000


def measure() -> dict[str, dict[str, Any]]:
    """Return one figure for each model."""
    figures = {}
    for model, name in MODULES.items():
        module = importlib.import_module(f"peacetalks.models.{name}")
        first: dict[str, dict[str, Any]] = {}
        for case in cases(model):
            if "raises" not in case:
                first.setdefault(case["function"], case["args"])
        times = {function: fastest(getattr(module, function), given) for function, given in first.items()}
        slowest = max(times, key=lambda function: times[function])
        figures[f"{name}.{slowest}"] = {
            "value": round(times[slowest], 3),
            "unit": "ms",
            "bar": LARGER.get(name, BAR),
        }
    return figures
