"""What every kind of question shares: its fields in the bank, and the shape of what is made from it.

A kind is one module of this package with a pydantic `Item` and four functions:

`make(item, rng) -> (public, key)`
    What the learner's card gets, and what the marking gets. Only the key knows what is right.
`score(key, answer) -> Score`
    A pure function of the key and of whatever a record holds; it never raises.
`explain(key, answer) -> list[Line]`
    What the feedback says of each option.
`samples(key) -> list[Sample]`
    Right, partial, wrong and malformed answers, for the test-suite.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Key: TypeAlias = dict[str, Any]
Public: TypeAlias = dict[str, Any]

LETTERS = "abcdefghijklmnop"
UNANSWERED = "Not answered."


class Strict(BaseModel):
    """A part of the bank in which no unknown field may stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Strict):
    """One option of a choice; `why` explains it in feedback, `misconception` names what a wrong one rests on."""

    text: Text
    why: Text
    correct: bool = False
    misconception: Text | None = None


class ItemBase(Strict):
    """The fields of every kind."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,8}-[gp]\d{2}$")]
    use: Literal["graded", "practice"]
    objective: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,8}\.\d+$")]
    bloom: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]
    points: Annotated[float, Field(gt=0, le=100)]
    stem: Text
    section: Annotated[str, StringConstraints(pattern=r"^#[a-z0-9-]+$")]
    source: Annotated[list[Text], Field(min_length=1)]

    @model_validator(mode="after")
    def _id_agrees_with_use(self) -> ItemBase:
        letter = "g" if self.use == "graded" else "p"
        if f"-{letter}" not in self.id:
            raise ValueError(f"use is '{self.use}', so the id must have '-{letter}' before its number")
        return self

    def common(self) -> dict[str, Any]:
        """Return what both the card and the marking show."""
        return {"id": self.id, "kind": getattr(self, "kind"), "points": self.points, "stem": self.stem}  # noqa: B009


@dataclass(frozen=True)
class Score:
    """A fraction from 0 to 1, and one sentence when it was not earned by a readable answer."""

    fraction: float
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One line of feedback.

    `state` is `right` (chosen and right), `wrong` (chosen and not right), `missed` (right and not chosen) or `plain`;
    `instead` is what would have been right, where no other line says so.
    """

    text: str
    why: str
    state: Literal["right", "wrong", "missed", "plain"]
    instead: str = ""


@dataclass(frozen=True)
class Sample:
    """An answer and the fraction it must earn."""

    name: Literal["right", "partial", "wrong", "empty", "malformed"]
    answer: Any
    fraction: float


def distinct(texts: list[str], what: str) -> None:
    """Raise `ValueError` when two texts are the same."""
    if len({text.casefold() for text in texts}) != len(texts):
        raise ValueError(f"two {what} are the same")


def shuffled(things: list[Any], rng: Random) -> list[tuple[str, Any]]:
    """Return the things in a drawn order, each with its letter in that order."""
    drawn = rng.sample(things, len(things))
    return list(zip(LETTERS, drawn, strict=False))


def unreadable(expected: str) -> Score:
    """Return the score of a record that doesn't hold what its kind writes."""
    return Score(0.0, f"The recorded answer can't be read: {expected} was expected.")


MALFORMED: tuple[Any, ...] = (
    True,
    -1,
    1.5,
    float("nan"),
    "zz",
    "",
    [],
    ["zz"],
    [["a"]],
    {},
    {"zz": "a"},
    {"a": None},
    "a" * 10_000,
)
"""Answers that no card writes; each kind leaves out those that it does write."""
