"""The block of feedback under one question, as HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from peacetalks.cards.markup import inline
from peacetalks_quizzes import kinds
from peacetalks_quizzes.kinds.base import Key, Line, Score

STATES = {
    "right": "✓ Your answer, and right",
    "wrong": "✗ Your answer, but not right",
    "missed": "→ Right, but not chosen",
    "plain": "Not chosen, and not right",
}


def points(value: float) -> str:
    """Write points without needless decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _line(line: Line) -> str:
    why = f'<div class="pt-why">{inline(line.why)}</div>' if line.why else ""
    state = f'<div class="pt-state"><strong>{STATES[line.state]}</strong></div>'
    right = f"<div>Right: {inline(line.instead)}</div>" if line.instead else ""
    return f'<li class="pt-line pt-{line.state}">{state}<div>{inline(line.text)}</div>{right}{why}</li>'


def block(key: Key, answer: Any, scored: Score) -> str:
    """Return the feedback on one answer.

    Parameters
    ----------
    key
        The key of the item, with `link`, the address of the section that teaches it.
    answer
        What the learner's record holds, or None.
    scored
        What it earned.
    """
    lines = "".join(_line(line) for line in kinds.explain(key, answer))
    note = f'<p class="pt-note">{escape(scored.note)}</p>' if scored.note else ""
    return (
        f'<div class="pt-feedback"><p class="pt-stem">{inline(key["stem"])}</p>{note}<ul class="pt-lines">{lines}</ul>'
        f'<p class="pt-link"><a href="{escape(key["link"])}">Read this section again</a></p></div>'
    )
