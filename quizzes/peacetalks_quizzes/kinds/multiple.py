"""Multiple select: the share of right options chosen less the share of wrong ones, not below zero.

A reader who ticks each option by the toss of a coin, or ticks all of them, expects nothing before the cut at zero.
"""

from __future__ import annotations

from random import Random
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from peacetalks_quizzes.kinds import single
from peacetalks_quizzes.kinds.base import (
    MALFORMED,
    UNANSWERED,
    ItemBase,
    Key,
    Line,
    Option,
    Public,
    Sample,
    Score,
    distinct,
    unreadable,
)


class Item(ItemBase):
    """A multiple-select question."""

    kind: Literal["multiple"]
    options: Annotated[list[Option], Field(min_length=4, max_length=7)]

    @model_validator(mode="after")
    def _some_of_each(self) -> Item:
        right = sum(option.correct for option in self.options)
        if right < 2 or right > len(self.options) - 2:
            raise ValueError("options: at least two must be correct and at least two must not")
        distinct([option.text for option in self.options], "options")
        return self


def make(item: Item, rng: Random) -> tuple[Public, Key]:
    """Return the card's item and the key."""
    return single.make(item, rng)  # type: ignore[arg-type]  # options are dealt out alike


def _chosen(key: Key, answer: Any) -> set[str] | None:
    if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
        return None
    chosen = set(answer)
    return chosen if chosen <= {option["id"] for option in key["options"]} else None


def score(key: Key, answer: Any) -> Score:
    """Return right chosen / right - wrong chosen / wrong, at least 0."""
    if answer is None or answer == []:
        return Score(0.0, UNANSWERED)
    chosen = _chosen(key, answer)
    if chosen is None:
        return unreadable("a list of options' letters")
    right = {option["id"] for option in key["options"] if option["correct"]}
    wrong = {option["id"] for option in key["options"]} - right
    return Score(max(0.0, len(chosen & right) / len(right) - len(chosen & wrong) / len(wrong)))


def explain(key: Key, answer: Any) -> list[Line]:
    """Return one line for each option."""
    chosen = _chosen(key, answer) or set()
    lines = []
    for option in key["options"]:
        lines += single.explain({"options": [option]}, option["id"] if option["id"] in chosen else None)
    return lines


def samples(key: Key) -> list[Sample]:
    """Return answers with the fractions they earn."""
    right = sorted(option["id"] for option in key["options"] if option["correct"])
    wrong = sorted(option["id"] for option in key["options"] if not option["correct"])
    malformed = [Sample("malformed", answer, 0.0) for answer in MALFORMED if answer != []]
    return [
        Sample("right", right, 1.0),
        Sample("partial", right[:1], 1 / len(right)),
        Sample("wrong", wrong, 0.0),
        Sample("wrong", sorted(right + wrong), 0.0),
        Sample("empty", None, 0.0),
        Sample("empty", [], 0.0),
        *malformed,
    ]
