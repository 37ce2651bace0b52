"""Makes nbgrader's source notebook of a quiz from the bank."""

from __future__ import annotations

import pprint
from hashlib import sha256
from random import Random
from typing import Any

from nbformat import NotebookNode, v4

from peacetalks_quizzes.bank import Bank
from peacetalks_quizzes.grading.feedback import points
from peacetalks_quizzes.kinds import AUTOGRADED
from peacetalks_quizzes.kinds import essay as essays
from peacetalks_quizzes.kinds.base import Key, Public

SCHEMA_VERSION = 3

INTRODUCTION = """# Quiz: {title}

{count} questions, {points} points.

1. Choose **Run ▸ Run All Cells** in the menu. The questions appear as cards.
2. Answer by clicking and typing in the cards. Each answer is saved as you give it; the card says when. You may change it
   until you submit.
3. Write the essay in the cell below its question: double-click the cell, write, then press Shift+Enter.
4. Press **Validate** to see whether a question is still unanswered, save with Ctrl+S, and submit.

If you close the notebook and come back, choose **Run ▸ Run All Cells** again: your answers are still there."""

HIDDEN = """### BEGIN HIDDEN TESTS
from peacetalks_quizzes.grading.notebook import mark
mark({key})
### END HIDDEN TESTS"""


def _literal(data: dict[str, Any]) -> str:
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


def _question(public: Public, key: Key) -> NotebookNode:
    source = f"from peacetalks.cards import card\ncard({_literal(public)})\n" + HIDDEN.format(key=_literal(key))
    cell = _cell(v4.new_code_cell, source, key["id"], grade=True, solution=False, worth=key["points"])
    cell.metadata["jupyter"] = {"source_hidden": True}
    cell.metadata["tags"] = ["peacetalks-card"]
    return cell


def _essay(public: Public, key: Key) -> list[NotebookNode]:
    criteria = "\n".join(f"- {one['criterion']} ({points(one['points'])} points)" for one in public["criteria"])
    worth = points(public["points"])
    question = f"## Question {public['number']} · {worth} points\n\n{public['stem']}\n\nWhat counts:\n\n{criteria}"
    scheme = {"rubric": key["rubric"], "model_answer": key["model_answer"], "link": key["link"]}
    # The scheme is a hidden test too: the release loses it, the marker and the feedback show it.
    source = (
        "### BEGIN HIDDEN TESTS\nfrom peacetalks_quizzes.grading.scheme import show_scheme\n"
        f"show_scheme({_literal(scheme)})\n### END HIDDEN TESTS"
    )
    name = public["id"]
    answer = _cell(
        v4.new_markdown_cell, "*Write your answer here.*", name, grade=True, solution=True, worth=public["points"]
    )
    marking = _cell(v4.new_code_cell, source, f"{name}-scheme", grade=True, solution=False, worth=0.0)
    marking.metadata["jupyter"] = {"source_hidden": True}
    marking.metadata["tags"] = ["peacetalks-scheme"]
    return [_cell(v4.new_markdown_cell, question, f"{name}-question", grade=False, solution=False), answer, marking]


def questions(bank: Bank, seed: int, book: str, page: str) -> list[tuple[Public, Key]]:
    """Return what the card gets and what the marking gets, for each graded item of a chapter.

    The parameters are those of `source_notebook`.
    """
    made = []
    for number, item in enumerate(bank.used_for("graded"), start=1):
        module = AUTOGRADED.get(item.kind, essays)
        public, key = module.make(item, Random(f"{seed}/{bank.chapter}/{item.id}"))
        made.append(
            ({"quiz": bank.chapter, "number": number, **public}, {**key, "link": f"{book}{page}{item.section}"})
        )
    return made


def source_notebook(bank: Bank, seed: int, book: str, page: str) -> NotebookNode:
    """Return the instructor's notebook of all graded items of a chapter.

    Parameters
    ----------
    bank
        The chapter's items.
    seed
        Draws the order of the options; the same seed makes the same notebook.
    book
        Address of the built book, ending in a slash.
    page
        The chapter's page in it, such as `book/part-1-why-talk/why-bargaining-fails.html`.
    """
    asked = questions(bank, seed, book, page)
    total = points(sum(public["points"] for public, _ in asked))
    introduction = INTRODUCTION.format(title=bank.title, count=len(asked), points=total)
    cells = [_cell(v4.new_markdown_cell, introduction, "introduction", grade=False, solution=False)]
    for public, key in asked:
        cells += [_question(public, key)] if key["kind"] in AUTOGRADED else _essay(public, key)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    return v4.new_notebook(cells=cells, metadata=kernel)
