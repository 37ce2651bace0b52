"""Releases a quiz: from the bank to nbgrader's source and release notebooks."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import nbformat
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from peacetalks_quizzes.bank import Bank
from peacetalks_quizzes.notebook import source_notebook
from peacetalks_quizzes.practice import write_whole

QUIZZES = Path(__file__).resolve().parent.parent
CONFIG = QUIZZES / "nbgrader_config.py"


class ReleaseError(Exception):
    """A quiz that can't be released; the message is one sentence."""


def course_config(course: Path) -> Config:
    """Return nbgrader's configuration of a course folder."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    config.CourseDirectory.root = str(course)
    return config


def prepare_course(course: Path) -> None:
    """Make the course folder, with its own copy of the configuration, if it isn't there."""
    course.mkdir(parents=True, exist_ok=True)
    if not (course / "nbgrader_config.py").exists():
        shutil.copy(CONFIG, course / "nbgrader_config.py")


def release(bank: Bank, course: Path, *, seed: int, book: str, page: str) -> Path:
    """Make the quiz of a chapter and return the folder to hand to learners.

    Parameters
    ----------
    bank
        The chapter's items.
    course
        nbgrader's course folder; made when missing.
    seed
        Draws the order of the options.
    book
        Address of the built book, ending in a slash.
    page
        The chapter's page in it.

    Raises
    ------
    ReleaseError
        When there is nothing to release, or nbgrader refuses the notebook.
    """
    if not bank.used_for("graded"):
        raise ReleaseError(f"The chapter {bank.chapter} has no graded items to release.")
    course = course.resolve()
    prepare_course(course)
    notebook = source_notebook(bank, seed, book, page)
    write_whole(course / "source" / bank.chapter / f"{bank.chapter}.ipynb", nbformat.writes(notebook) + "\n")
    api = NbGraderAPI(config=course_config(course))
    log = logging.getLogger("nbgrader.release")
    log.setLevel(logging.ERROR)
    result = api.generate_assignment(bank.chapter, force=True, create=True)
    if not result["success"]:
        said = (result.get("error") or result.get("log") or "").strip().splitlines()
        raise ReleaseError(f"nbgrader refused the quiz {bank.chapter}: {said[-1] if said else 'it gave no reason'}")
    return course / "release" / bank.chapter
