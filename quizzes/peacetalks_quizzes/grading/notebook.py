"""What the hidden tests of a quiz notebook call while nbgrader runs it."""

from __future__ import annotations

from collections.abc import Iterable

from peacetalks.cards import answers
from peacetalks_quizzes import kinds
from peacetalks_quizzes.grading.feedback import block
from peacetalks_quizzes.grading.scheme import question_html, scheme_html
from peacetalks_quizzes.kinds.base import Key

_keys: dict[str, Key] = {}


def keys(items: Iterable[Key]) -> None:
    """Make the keys of a quiz known, each as `kinds` makes it with the address of its section under `link`."""
    _keys.update({key["id"]: key for key in items})


def _show(html: str) -> None:
    from IPython.display import HTML, display

    display(HTML(html))  # type: ignore[no-untyped-call]


def mark(name: str) -> float:
    """Show the feedback on the learner's answer to one item and return its points.

    nbgrader takes the number that a test cell returns as the cell's score.
    """
    key = _keys[name]
    record = answers.current(name)
    answer = record["answer"] if record else None
    scored = kinds.score(key, answer)
    _show(block(key, answer, scored))
    worth: float = key["points"]
    return round(scored.fraction * worth, 4)


def scheme(name: str) -> None:
    """Show an essay's question and how it is marked, to the marker and in feedback."""
    # Two outputs: in feedback the learner's essay stands between them.
    _show(question_html(_keys[name]))
    _show(scheme_html(_keys[name]))
