"""A course in a folder of its own, with learners who have handed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from peacetalks.cards import records
from peacetalks_quizzes import kinds
from peacetalks_quizzes.bank import Bank, load_bank
from peacetalks_quizzes.notebook import questions
from peacetalks_quizzes.release import nbgrader, release

BANK = Path(__file__).resolve().parents[2] / "quizzes" / "bank"
BOOK = "http://127.0.0.1:8000/"
ESSAY = "The difficulty was commitment, because a guarantee that can be vetoed binds nobody."


@dataclass
class Course:
    """A released quiz and what its keys say."""

    folder: Path
    bank: Bank
    seed: int = 1

    @property
    def quiz(self) -> str:
        """The quiz's name."""
        return self.bank.chapter

    def public(self) -> list[dict[str, Any]]:
        """Return what the learner's card gets of each item that is marked without a person."""
        asked = questions(self.bank, self.seed, BOOK)
        return [public for public, _ in asked if public["kind"] in kinds.AUTOGRADED]

    def keys(self) -> dict[str, dict[str, Any]]:
        """Return the key of each item that is marked without a person."""
        asked = questions(self.bank, self.seed, BOOK)
        return {key["id"]: key for _, key in asked if key["kind"] in kinds.AUTOGRADED}

    def right(self) -> dict[str, Any]:
        """Return the right answer to each item."""
        return {
            name: next(one.answer for one in kinds.AUTOGRADED[key["kind"]].samples(key) if one.name == "right")
            for name, key in self.keys().items()
        }

    def hand_in(
        self,
        student: str,
        in_notebook: dict[str, Any],
        essay: str = "",
        beside: dict[str, tuple[Any, int]] | None = None,
    ) -> Path:
        """Put a submission where `nbgrader collect` would: answers as cards record them, and the essay."""
        place = self.folder / "submitted" / student / self.quiz
        place.mkdir(parents=True)
        name = f"{self.quiz}.ipynb"
        notebook = nbformat.read(self.folder / "release" / self.quiz / name, as_version=4)
        for cell in notebook.cells:
            item = cell.metadata.get("nbgrader", {}).get("grade_id")
            if item in in_notebook:
                record = records.new(self.quiz, item, "", in_notebook[item], 1)
                cell.outputs = [nbformat.v4.new_output("display_data", {records.MIME: record})]
            if cell.cell_type == "markdown" and cell.metadata.get("nbgrader", {}).get("solution") and essay:
                cell.source = essay
        nbformat.write(notebook, place / name)
        if beside:
            kept = {item: records.new(self.quiz, item, "", *answer) for item, answer in beside.items()}
            records.write(place / records.sidecar_name(self.quiz), kept)
        return place

    def run(self, *arguments: str) -> None:
        """Run one nbgrader command; it must succeed."""
        done = nbgrader(self.folder, *arguments)
        assert done.returncode == 0, done.stderr[-3000:]

    def half_right(self) -> dict[str, Any]:
        """Answer five items: two right, one wrong, one of two right options, one swap in the order; worth 5.6."""
        right, keys = self.right(), self.keys()
        order = right["wbf-g08"]
        return {
            "wbf-g01": right["wbf-g01"],
            "wbf-g02": self.wrong("wbf-g02"),
            "wbf-g05": [option["id"] for option in keys["wbf-g05"]["options"] if option["correct"]][:1],
            "wbf-g08": [order[1], order[0], *order[2:]],
            "wbf-g09": 0.5,
        }

    def wrong(self, item: str) -> str:
        """Return a wrong option of a single-choice item."""
        return next(option["id"] for option in self.keys()[item]["options"] if not option["correct"])

    def gradebook(self) -> Gradebook:
        """Open the course's own gradebook."""
        return Gradebook(f"sqlite:///{self.folder / 'gradebook.db'}")

    def scores(self, student: str) -> dict[str, float | None]:
        """Return what nbgrader gave each cell without a person."""
        with self.gradebook() as gradebook:
            submission = gradebook.find_submission_notebook(self.quiz, self.quiz, student)
            return {grade.name: grade.auto_score for grade in submission.grades}


def released(folder: Path, bank: Path = BANK / "why-bargaining-fails.yaml") -> Course:
    """Release a quiz into a new course folder."""
    course = Course(folder, load_bank(bank))
    release(course.bank, folder, seed=course.seed, book=BOOK)
    return course
