"""The block of feedback under one question, as HTML."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from peacetalks_quizzes import kinds
from peacetalks_quizzes.kinds.base import Key, Line, Score

SIGNS = {
    "right": ("✓", "Your answer, and right"),
    "wrong": ("✗", "Your answer, and not right"),
    "missed": ("→", "Right, and not your answer"),
    "plain": ("", "Not your answer, and rightly so"),
}


def inline(text: str) -> str:
    """Return text as HTML, with *emphasis* and **bold** and nothing else."""
    safe = escape(text)
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", safe)


def points(value: float) -> str:
    """Write points without needless decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _line(line: Line) -> str:
    sign, words = SIGNS[line.state]
    why = f'<div class="pt-why">{inline(line.why)}</div>' if line.why else ""
    return (
        f'<li class="pt-line pt-{line.state}"><span class="pt-sign" aria-hidden="true">{sign}</span>'
        f'<div><span class="pt-state">{words}:</span> {inline(line.text)}{why}</div></li>'
    )


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
    got = points(scored.fraction * key["points"])
    return (
        f'<div class="pt-feedback"><p class="pt-stem">{inline(key["stem"])}</p>'
        f'<p class="pt-points">{got} of {points(key["points"])} points</p>{note}'
        f'<ul class="pt-lines">{lines}</ul>'
        f'<p class="pt-link"><a href="{escape(key["link"])}">Read this section again</a></p></div>'
    )
