"""What the hidden tests of a quiz notebook call while nbgrader runs it."""

from __future__ import annotations

from peacetalks.cards import answers
from peacetalks_quizzes import kinds
from peacetalks_quizzes.grading.feedback import block
from peacetalks_quizzes.kinds.base import Key


def mark(key: Key) -> float:
    """Show the feedback on the learner's answer to one item and return its points.

    nbgrader takes the number that a test cell returns as the cell's score.

    Parameters
    ----------
    key
        The item's key, as `kinds` makes it, with the address of the section under `link`.
    """
    from IPython.display import HTML, display

    record = answers.current(key["id"])
    answer = record["answer"] if record else None
    scored = kinds.score(key, answer)
    display(HTML(block(key, answer, scored)))
    return round(scored.fraction * key["points"], 4)
