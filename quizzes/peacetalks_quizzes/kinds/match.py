"""Matching: how many pairs are right beyond what blind matching expects, not below zero.

With n left sides and m right sides to choose from, blind matching gets n / m right on average; the score is
`(right - n / m) / (n - n / m)`.
"""

from __future__ import annotations

from random import Random
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from peacetalks_quizzes.kinds.base import (
    LETTERS,
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


class Pair(Strict):
    """A left side and the right side that belongs to it."""

    left: Text
    right: Text
    why: Text


class Decoy(Strict):
    """A right side that belongs to nothing."""

    text: Text
    why: Text


class Item(ItemBase):
    """A matching question."""

    kind: Literal["match"]
    pairs: Annotated[list[Pair], Field(min_length=3, max_length=6)]
    extra_right: Annotated[list[Decoy], Field(max_length=2)] = []

    @model_validator(mode="after")
    def _sides_differ(self) -> Item:
        distinct([pair.left for pair in self.pairs], "left sides")
        distinct([pair.right for pair in self.pairs] + [decoy.text for decoy in self.extra_right], "right sides")
        return self


def make(item: Item, rng: Random) -> tuple[Public, Key]:
    """Return the card's item and the key."""
    left = shuffled(item.pairs, rng)
    texts = [pair.right for pair in item.pairs] + [decoy.text for decoy in item.extra_right]
    right = shuffled(texts, rng)
    letter_of = {text: letter for letter, text in right}
    sides = [{"id": letter, "text": text} for letter, text in right]
    decoys = {decoy.text: decoy.why for decoy in item.extra_right}
    public = {**item.common(), "left": [{"id": letter, "text": pair.left} for letter, pair in left], "right": sides}
    key = {
        **item.common(),
        "left": [
            {"id": letter, "text": pair.left, "right": letter_of[pair.right], "why": pair.why} for letter, pair in left
        ],
        # A decoy's reason is for the key alone.
        "right": [{**side, "why": decoys[side["text"]]} if side["text"] in decoys else side for side in sides],
    }
    return public, key


def _readable(key: Key, answer: Any) -> dict[str, str] | None:
    if not isinstance(answer, dict):
        return None
    left, right = ({side["id"] for side in key[name]} for name in ("left", "right"))
    if not all(isinstance(one, str) and one in left for one in answer):
        return None
    return answer if all(isinstance(one, str) and one in right for one in answer.values()) else None


def score(key: Key, answer: Any) -> Score:
    """Return the pairs beyond chance, from 0 to 1."""
    if answer is None or answer == {}:
        return Score(0.0, UNANSWERED)
    given = _readable(key, answer)
    if given is None:
        return unreadable("a right side's letter for each left side's")
    pairs = len(key["left"])
    by_chance = pairs / len(key["right"])
    right = sum(given.get(side["id"]) == side["right"] for side in key["left"])
    return Score(max(0.0, (right - by_chance) / (pairs - by_chance)))


def explain(key: Key, answer: Any) -> list[Line]:
    """Return one line for each left side."""
    given = _readable(key, answer) or {}
    sides = {side["id"]: side for side in key["right"]}
    lines = []
    for side in key["left"]:
        chosen, right = given.get(side["id"]), sides[side["right"]]["text"]
        if chosen is None or chosen == side["right"]:
            lines.append(Line(f"{side['text']} — {right}", side["why"], "right" if chosen else "missed"))
        else:
            text = f"{side['text']} — {sides[chosen]['text']}"
            # A decoy has a reason of its own for being wrong.
            why = " ".join(filter(None, [sides[chosen].get("why"), side["why"]]))
            lines.append(Line(text, why, "wrong", instead=right))
    return lines


def samples(key: Key) -> list[Sample]:
    """Return answers with the fractions they earn."""
    right = {side["id"]: side["right"] for side in key["left"]}
    pairs, choices = len(right), len(key["right"])
    first = next(iter(right))
    all_wrong = {left: next(letter for letter in LETTERS if letter != chosen) for left, chosen in right.items()}
    missing_one = {left: chosen for left, chosen in right.items() if left != first}
    by_chance = pairs / choices
    malformed = [Sample("malformed", answer, 0.0) for answer in MALFORMED if answer != {}]
    return [
        Sample("right", right, 1.0),
        Sample("partial", missing_one, (pairs - 1 - by_chance) / (pairs - by_chance)),
        Sample("wrong", all_wrong, 0.0),
        Sample("empty", None, 0.0),
        Sample("empty", {}, 0.0),
        *malformed,
    ]
