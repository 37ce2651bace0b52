"""Ordering: Kendall's tau between the learner's order and the right one, not below zero.

Each pair of steps in the right order counts one for, each in the wrong order one against, divided by the number of
pairs; a blind order expects nothing before the cut at zero (Kendall 1938).
"""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

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
    distinct,
    shuffled,
    unreadable,
)


class Step(Strict):
    """One step; they stand in the right order in the bank."""

    text: Text
    why: Text


class Item(ItemBase):
    """An ordering question."""

    kind: Literal["order"]
    steps: Annotated[list[Step], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def _steps_differ(self) -> Item:
        distinct([step.text for step in self.steps], "steps")
        return self


def make(item: Item, rng: Random) -> tuple[Public, Key]:
    """Return the card's item and the key."""
    drawn = shuffled(item.steps, rng)
    # The order shown is nobody's answer, so it may not be the right one.
    while [step for _, step in drawn] == item.steps:
        drawn = shuffled(item.steps, rng)
    letter_of = {step.text: letter for letter, step in drawn}
    public = {**item.common(), "options": [{"id": letter, "text": step.text} for letter, step in drawn]}
    steps = [{"id": letter_of[step.text], "text": step.text, "why": step.why} for step in item.steps]
    return public, {**item.common(), "steps": steps}


def _readable(key: Key, answer: Any) -> list[str] | None:
    if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
        return None
    return answer if sorted(answer) == sorted(step["id"] for step in key["steps"]) else None


def score(key: Key, answer: Any) -> Score:
    """Return Kendall's tau, at least 0."""
    if answer is None:
        return Score(0.0, UNANSWERED)
    given = _readable(key, answer)
    if given is None:
        return unreadable("every step's letter once")
    pairs = list(combinations([step["id"] for step in key["steps"]], 2))
    concordant = sum(given.index(first) < given.index(second) for first, second in pairs)
    return Score(max(0.0, (2 * concordant - len(pairs)) / len(pairs)))


def explain(key: Key, answer: Any) -> list[Line]:
    """Return one line for each step, in the right order."""
    given = _readable(key, answer)
    lines = []
    for place, step in enumerate(key["steps"]):
        text = f"{place + 1}. {step['text']}"
        if given is None:
            lines.append(Line(text, step["why"], "missed"))
        elif given[place] == step["id"]:
            lines.append(Line(text, step["why"], "right"))
        else:
            lines.append(Line(f"{text} (your place: {given.index(step['id']) + 1})", step["why"], "wrong"))
    return lines


def samples(key: Key) -> list[Sample]:
    """Return answers with the fractions they earn."""
    right = [step["id"] for step in key["steps"]]
    pairs = len(right) * (len(right) - 1) // 2
    swapped = [right[1], right[0], *right[2:]]
    malformed = [Sample("malformed", answer, 0.0) for answer in (*MALFORMED, right[1:], [*right, right[0]])]
    return [
        Sample("right", right, 1.0),
        Sample("partial", swapped, (pairs - 2) / pairs),
        Sample("wrong", right[::-1], 0.0),
        Sample("empty", None, 0.0),
        *malformed,
    ]
