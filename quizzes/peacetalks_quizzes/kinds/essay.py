"""An essay with an analytic rubric; a person gives the points."""

from __future__ import annotations

from random import Random
from typing import Annotated, Literal

from pydantic import Field, model_validator

from peacetalks_quizzes.kinds.base import ItemBase, Key, Public, Strict, Text


class Level(Strict):
    """What earns this many points of one criterion."""

    points: Annotated[float, Field(ge=0)]
    text: Text


class Criterion(Strict):
    """One thing that is looked for, with its levels from worst to best."""

    criterion: Text
    levels: Annotated[list[Level], Field(min_length=2)]

    @model_validator(mode="after")
    def _levels_rise(self) -> Criterion:
        points = [level.points for level in self.levels]
        if points != sorted(set(points)) or points[0] != 0:
            raise ValueError("levels: points must start at 0 and rise")
        return self


class Item(ItemBase):
    """An essay question."""

    kind: Literal["essay"]
    use: Literal["graded"]
    rubric: Annotated[list[Criterion], Field(min_length=2)]
    model_answer: Text

    @model_validator(mode="after")
    def _rubric_adds_up(self) -> Item:
        best = sum(criterion.levels[-1].points for criterion in self.rubric)
        if best != self.points:
            raise ValueError(f"rubric: its top levels add up to {best:g}, points says {self.points:g}")
        return self


def make(item: Item, _: Random) -> tuple[Public, Key]:
    """Return what the learner reads, with the criteria's names, and what the marker reads."""
    criteria = [{"criterion": criterion.criterion, "points": criterion.levels[-1].points} for criterion in item.rubric]
    public = {**item.common(), "criteria": criteria}
    rubric = [criterion.model_dump() for criterion in item.rubric]
    return public, {**item.common(), "rubric": rubric, "model_answer": item.model_answer}
