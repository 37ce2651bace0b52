"""Releases a quiz: from the bank to nbgrader's source and release notebooks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import nbformat

from peacetalks_quizzes.bank import Bank
from peacetalks_quizzes.notebook import source_notebook
from peacetalks_quizzes.practice import write_whole

QUIZZES = Path(__file__).resolve().parent.parent
CONFIG = QUIZZES / "nbgrader_config.py"


class ReleaseError(Exception):
    """A quiz that can't be released; the message is one sentence."""


def nbgrader(course: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of nbgrader's commands in a course folder, with the programs of this environment on the path."""
    scripts = sysconfig.get_path("scripts")
    # nbgrader calls alembic by its bare name.
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ.get('PATH', '')}"}
    command = [sys.executable, "-m", "nbgrader", *arguments]
    return subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)


def prepare_course(course: Path) -> None:
    """Make the course folder, with its own copy of the configuration, if it isn't there."""
    course.mkdir(parents=True, exist_ok=True)
    if not (course / "nbgrader_config.py").exists():
        shutil.copy(CONFIG, course / "nbgrader_config.py")


def release(bank: Bank, course: Path, *, seed: int, book: str) -> Path:
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

    Raises
    ------
    ReleaseError
        When there is nothing to release, or nbgrader refuses the notebook.
    """
    if not bank.used_for("graded"):
        raise ReleaseError(f"The chapter {bank.chapter} has no graded items to release.")
    course = course.resolve()
    prepare_course(course)
    notebook = source_notebook(bank, seed, book)
    write_whole(course / "source" / bank.chapter / f"{bank.chapter}.ipynb", nbformat.writes(notebook) + "\n")
    done = nbgrader(course, "generate_assignment", bank.chapter, "--force", "--create")
    folder = course / "release" / bank.chapter
    if done.returncode or not folder.is_dir():
        errors = [line for line in done.stderr.splitlines() if "ERROR" in line]
        said = errors[-1].partition("] ")[2] if errors else "it gave no reason"
        raise ReleaseError(f"nbgrader refused the quiz {bank.chapter}: {said}")
    return folder
