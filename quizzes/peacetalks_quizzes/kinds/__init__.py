"""The kinds of questions: one module each, with the same few functions (see `base`)."""

from __future__ import annotations

from types import ModuleType
from typing import Annotated, Any, TypeAlias

from pydantic import Field

from peacetalks_quizzes.kinds import essay, match, multiple, numeric, order, single
from peacetalks_quizzes.kinds.base import Key, Line, Score

Item: TypeAlias = Annotated[
    single.Item | multiple.Item | match.Item | order.Item | numeric.Item | essay.Item, Field(discriminator="kind")
]

AUTOGRADED: dict[str, ModuleType] = {
    "single": single,
    "multiple": multiple,
    "match": match,
    "order": order,
    "numeric": numeric,
}
"""The kinds that are marked without a person, by name."""


def score(key: Key, answer: Any) -> Score:
    """Return the score of an answer, whatever the record holds; it never raises."""
    scored: Score = AUTOGRADED[key["kind"]].score(key, answer)
    return scored


def explain(key: Key, answer: Any) -> list[Line]:
    """Return the lines of feedback for an answer, whatever the record holds; it never raises."""
    lines: list[Line] = AUTOGRADED[key["kind"]].explain(key, answer)
    return lines
