"""What the cells of a quiz notebook call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from importlib import resources
from typing import Any

from peacetalks.cards import answers
from peacetalks.cards.card import Card, record_of, show_record
from peacetalks.cards.choices import still_open

SCRIPT = resources.files(__package__).joinpath("card.js").read_text(encoding="utf-8")

_items: dict[str, dict[str, Any]] = {}
_cards: dict[str, Card] = {}


class Unanswered(AssertionError):
    """A question without an answer, said when the learner presses Validate."""

    def _render_traceback_(self) -> list[str]:
        # Validate shows what a cell printed of its error; the learner needs the sentence, not the program.
        return [str(self)]


def _running_for() -> str:
    """Return "validate" or "autograde" while nbgrader runs the notebook, and "" while a learner does."""
    return os.environ.get("NBGRADER_EXECUTION", "")


def _say(sentence: str) -> None:
    from IPython.display import display

    display({"text/html": f"<p><strong>{escape(sentence)}</strong></p>", "text/plain": sentence}, raw=True)


def questions(items: Sequence[dict[str, Any]]) -> None:
    """Make a quiz's questions known and bring back the answers that were given before.

    Parameters
    ----------
    items
        Public items: each has `quiz`, `id`, `number`, `kind`, `points`, `stem` and what its kind needs, and no key.
    """
    from IPython.display import display

    for item in items:
        if _items.get(item["id"]) != item:
            _items[item["id"]] = item
            _cards.pop(item["id"], None)
    for quiz in sorted({item["quiz"] for item in items}):
        if trouble := answers.load(quiz):
            _say(trouble)
    if not _running_for():
        # Stock widgets leave out the names of groups and the arrow keys; the script adds them.
        display({"text/html": f'<script class="pt-cards-script">{SCRIPT}</script>', "text/plain": ""}, raw=True)


def card(name: str) -> None:
    """Show one question and keep its answer.

    Raises
    ------
    Unanswered
        While nbgrader validates the notebook, when the question has no answer yet.
    """
    item = _items.get(name)
    if item is None:
        _say("Choose Run ▸ Run All Cells in the menu: the questions appear when all cells have run.")
        return
    if not _running_for():
        if name not in _cards:
            _cards[name] = Card(item)
        _cards[name].show()
        return
    show_record(item)
    missing = still_open(item, record_of(item)["answer"])
    if missing and _running_for() == "validate":
        raise Unanswered(f"Question {item['number']} {missing}.")
