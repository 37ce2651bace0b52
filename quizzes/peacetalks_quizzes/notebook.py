"""Makes nbgrader's source notebook of a quiz from the bank."""

from __future__ import annotations

import pprint
from hashlib import sha256
from random import Random
from typing import Any

from nbformat import NotebookNode, v4

from peacetalks.cards.asleep import asleep
from peacetalks_quizzes.bank import Bank
from peacetalks_quizzes.grading.feedback import points
from peacetalks_quizzes.grading.settings import QUESTIONS_TAG
from peacetalks_quizzes.kinds import AUTOGRADED
from peacetalks_quizzes.kinds import essay as essays
from peacetalks_quizzes.kinds.base import Key, Public

SCHEMA_VERSION = 3

INTRODUCTION = """# Quiz: {title}

{count} questions, {points} points.

1. Choose **Run ▸ Run All Cells** in the menu. The questions appear as cards.
2. Answer by clicking and typing in the cards. Each answer is saved as you give it; the card says when. You may
   change it until you submit.
3. Write the essay in the cell below its question: double-click the cell, write, then press Shift+Enter.
4. Press **Validate** to see whether a question is still unanswered, save with Ctrl+S, and submit.

If you close the notebook and come back, choose **Run ▸ Run All Cells** again: your answers are still there."""

# The first line is what JupyterLab shows of a collapsed cell, and Validate shows the cell up to its hidden tests.
QUESTIONS = """# The questions of this quiz
from peacetalks.cards import questions
questions({public})
### BEGIN HIDDEN TESTS
from peacetalks_quizzes.grading.notebook import keys
keys({keys})
### END HIDDEN TESTS"""

QUESTION = """# Question {number}
from peacetalks.cards import card
card("{name}")
### BEGIN HIDDEN TESTS
from peacetalks_quizzes.grading.notebook import {show}
{show}("{name}")
### END HIDDEN TESTS"""


def _literal(data: Any) -> str:
    return pprint.pformat(data, width=110, sort_dicts=False)


def _nbgrader(name: str, *, grade: bool, solution: bool, worth: float | None = None) -> dict[str, Any]:
    described = {
        "schema_version": SCHEMA_VERSION,
        "grade_id": name,
        "grade": grade,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    return described if worth is None else {**described, "points": worth}


def _cell(make: Any, source: str, name: str, **nbgrader: Any) -> NotebookNode:
    cell = make(source, metadata={"nbgrader": _nbgrader(name, **nbgrader)})
    # The same quiz is the same bytes, so a cell's id follows from its name.
    cell["id"] = sha256(name.encode()).hexdigest()[:12]
    return cell


def _code(source: str, name: str, worth: float) -> NotebookNode:
    cell = _cell(v4.new_code_cell, source, name, grade=True, solution=False, worth=worth)
    cell.metadata["jupyter"] = {"source_hidden": True}
    return cell


def _question(public: Public) -> list[NotebookNode]:
    """Return the cells of one question: its card, and for an essay the cell to write in."""
    name, number, worth = public["id"], public["number"], public["points"]
    if public["kind"] in AUTOGRADED:
        return [_code(QUESTION.format(number=number, name=name, show="mark"), name, worth)]
    shown = _code(QUESTION.format(number=number, name=name, show="scheme"), f"{name}-question", 0.0)
    return [shown, _cell(v4.new_markdown_cell, "", name, grade=True, solution=True, worth=worth)]


def questions(bank: Bank, seed: int, book: str) -> list[tuple[Public, Key]]:
    """Return what the card gets and what the marking gets, for each graded item of a chapter.

    The parameters are those of `source_notebook`.
    """
    made = []
    for number, item in enumerate(bank.used_for("graded"), start=1):
        module = AUTOGRADED.get(item.kind, essays)
        public, key = module.make(item, Random(f"{seed}/{bank.chapter}/{item.id}"))
        made.append(
            (
                {"quiz": bank.chapter, "number": number, **public},
                {**key, "link": f"{book}{bank.page}.html{item.section}"},
            )
        )
    return made


def source_notebook(bank: Bank, seed: int, book: str) -> NotebookNode:
    """Return the instructor's notebook of all graded items of a chapter.

    Parameters
    ----------
    bank
        The chapter's items.
    seed
        Draws the order of the options; the same seed makes the same notebook.
    book
        Address of the built book, ending in a slash.
    """
    asked = questions(bank, seed, book)
    total = points(sum(public["points"] for public, _ in asked))
    introduction = INTRODUCTION.format(title=bank.title, count=len(asked), points=total)
    public, keys = ([one[side] for one in asked] for side in (0, 1))
    known = _code(QUESTIONS.format(public=_literal(public), keys=_literal(keys)), "questions", 0.0)
    known.metadata["tags"] = [QUESTIONS_TAG]
    cells = [_cell(v4.new_markdown_cell, introduction, "introduction", grade=False, solution=False), known]
    for one in public:
        cells += _question(one)
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "title": bank.title, "widgets": asleep(public)})
