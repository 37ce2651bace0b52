"""A number with a unit and a tolerance, usually obtained with an exploration."""

from __future__ import annotations

import math
from random import Random
from typing import Annotated, Any, Literal

from pydantic import Field, FiniteFloat, model_validator

from peacetalks_quizzes.kinds.base import (
    MALFORMED,
    UNANSWERED,
    ItemBase,
    Key,
    Line,
    Public,
    Sample,
    Score,
    Strict,
    Text,
    unreadable,
)


class Wrong(Strict):
    """A number that a known misconception leads to."""

    value: FiniteFloat
    why: Text
    misconception: Text | None = None


class Item(ItemBase):
    """A numeric question."""

    kind: Literal["numeric"]
    answer: FiniteFloat
    tolerance: Annotated[FiniteFloat, Field(gt=0)]
    unit: Text
    exploration: Text | None = None
    setting: Text | None = None
    why: Text
    wrong: list[Wrong] = []

    @model_validator(mode="after")
    def _wrong_is_wrong(self) -> Item:
        if any(abs(wrong.value - self.answer) <= self.tolerance for wrong in self.wrong):
            raise ValueError("wrong: a value there lies within the tolerance of the answer")
        return self


def make(item: Item, _: Random) -> tuple[Public, Key]:
    """Return the card's item and the key."""
    public = {**item.common(), "unit": item.unit, "exploration": item.exploration, "setting": item.setting}
    key = {
        **item.common(),
        "answer": item.answer,
        "tolerance": item.tolerance,
        "unit": item.unit,
        "why": item.why,
        "wrong": [{"value": wrong.value, "why": wrong.why} for wrong in item.wrong],
    }
    return public, key


def _number(answer: Any) -> float | None:
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return None
    try:
        return float(answer) if math.isfinite(answer) else None
    except OverflowError:
        return None


def _within(value: float, target: float, tolerance: float) -> bool:
    # A tolerance of 0.01 includes an answer that is exactly 0.01 away, whatever binary fractions make of it.
    return abs(value - target) <= tolerance * (1 + 1e-9)


def score(key: Key, answer: Any) -> Score:
    """Return 1 within the tolerance, else 0."""
    if answer is None:
        return Score(0.0, UNANSWERED)
    given = _number(answer)
    if given is None:
        return unreadable("a number")
    return Score(float(_within(given, key["answer"], key["tolerance"])))


def explain(key: Key, answer: Any) -> list[Line]:
    """Return a line for the right number and one for the learner's, if that is wrong."""
    given = _number(answer)
    right = f"{key['answer']:g} (± {key['tolerance']:g}) {key['unit']}"
    if given is not None and _within(given, key["answer"], key["tolerance"]):
        return [Line(right, key["why"], "right")]
    lines = [Line(right, key["why"], "missed")]
    if given is not None:
        known = [wrong["why"] for wrong in key["wrong"] if _within(given, wrong["value"], key["tolerance"])]
        lines.append(Line(f"{given:g} {key['unit']}", known[0] if known else "", "wrong"))
    return lines


def samples(key: Key) -> list[Sample]:
    """Return answers with the fractions they earn."""
    answer, tolerance = key["answer"], key["tolerance"]
    numbers = [one for one in MALFORMED if isinstance(one, bool) or not isinstance(one, int | float)]
    odd = [math.nan, math.inf, 10**400]
    return [
        Sample("right", answer, 1.0),
        Sample("right", answer + tolerance, 1.0),
        Sample("wrong", answer + 2 * tolerance, 0.0),
        *(Sample("wrong", wrong["value"], 0.0) for wrong in key["wrong"]),
        Sample("empty", None, 0.0),
        *(Sample("malformed", one, 0.0) for one in (*numbers, *odd)),
    ]
