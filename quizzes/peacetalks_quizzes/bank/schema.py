"""The schema of one file of the bank."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from peacetalks_quizzes.kinds import Item
from peacetalks_quizzes.kinds.base import Strict, Text


class Bank(Strict):
    """The questions of one chapter."""

    chapter: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Text
    page: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-/][a-z0-9]+)*$")]
    """The chapter's page in the book, as `_toc.yml` names it."""
    items: Annotated[list[Item], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_differ(self) -> Bank:
        twice = [name for name, count in Counter(item.id for item in self.items).items() if count > 1]
        if twice:
            raise ValueError(f"the id {twice[0]} is used twice")
        return self

    def used_for(self, use: str) -> list[Item]:
        """Return the items for `graded` or `practice`, in the order of the file."""
        return [item for item in self.items if item.use == use]
