"""Single choice: one right option; guessing blindly among k options earns 1/k."""

from __future__ import annotations

from random import Random
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

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
    shuffled,
    unreadable,
)


class Item(ItemBase):
    """A single-choice question."""

    kind: Literal["single"]
    options: Annotated[list[Option], Field(min_length=3, max_length=4)]

    @model_validator(mode="after")
    def _one_key(self) -> Item:
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("options: exactly one must be correct")
        if any(option.misconception is None for option in self.options if not option.correct):
            raise ValueError("options: every wrong option needs a misconception")
        distinct([option.text for option in self.options], "options")
        return self


def make(item: Item, rng: Random) -> tuple[Public, Key]:
    """Return the card's item and the key."""
    options = shuffled(item.options, rng)
    public = {**item.common(), "options": [{"id": letter, "text": option.text} for letter, option in options]}
    key = {
        **item.common(),
        "options": [
            {"id": letter, "text": option.text, "why": option.why, "correct": option.correct}
            for letter, option in options
        ],
    }
    return public, key


def score(key: Key, answer: Any) -> Score:
    """Return 1 for the right option, else 0."""
    if answer is None:
        return Score(0.0, UNANSWERED)
    chosen = [option for option in key["options"] if isinstance(answer, str) and option["id"] == answer]
    if not chosen:
        return unreadable("the letter of an option")
    return Score(float(chosen[0]["correct"]))


def explain(key: Key, answer: Any) -> list[Line]:
    """Return one line for each option."""
    lines = []
    for option in key["options"]:
        chosen = isinstance(answer, str) and option["id"] == answer
        state: Literal["right", "wrong", "missed", "plain"]
        if option["correct"]:
            state = "right" if chosen else "missed"
        else:
            state = "wrong" if chosen else "plain"
        lines.append(Line(option["text"], option["why"], state))
    return lines


def samples(key: Key) -> list[Sample]:
    """Return answers with the fractions they earn."""
    right = next(option["id"] for option in key["options"] if option["correct"])
    wrong = next(option["id"] for option in key["options"] if not option["correct"])
    malformed = [Sample("malformed", answer, 0.0) for answer in MALFORMED]
    return [Sample("right", right, 1.0), Sample("wrong", wrong, 0.0), Sample("empty", None, 0.0), *malformed]
