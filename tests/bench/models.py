"""How long the models take: for each, its slowest function on the first of its reference values."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from typing import Any

from tests.models.reference_cases import MODULES, call, cases

BAR = 1.0
# These go through every package of a negotiation and every branch of a tree.
LARGER = {"multi_issue": 10.0, "outcome_tree": 10.0}


def fastest(compute: Callable[[], Any]) -> float:
    """Return the milliseconds of one call, the least of several runs."""
    timer = timeit.Timer(compute)
    calls = max(1, timer.autorange()[0] // 5)
    return min(timer.repeat(5, calls)) / calls * 1000


def measure() -> dict[str, dict[str, Any]]:
    """Return one figure for each model."""
    figures = {}
    for model, (name, *_) in MODULES.items():
        first: dict[str, Callable[[], Any]] = {}
        for case in cases(model):
            if "raises" not in case:
                first.setdefault(case["function"], call(model, case))
        times = {function: fastest(compute) for function, compute in first.items()}
        slowest = max(times, key=lambda function: times[function])
        bar = LARGER.get(name, BAR)
        figures[f"{name}.{slowest}"] = {"value": round(times[slowest], 3), "unit": "ms", "bar": bar}
    return figures
