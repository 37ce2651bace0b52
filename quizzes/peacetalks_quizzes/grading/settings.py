"""The settings by which stock nbgrader releases, marks and gives back these quizzes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from nbconvert.exporters import HTMLExporter
from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    DeduplicateIds,
    Execute,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from peacetalks_quizzes.grading.preprocessors import KeepAnswersOnly

QUESTIONS_TAG = "peacetalks-questions"
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


class FeedbackExporter(HTMLExporter):
    """Writes the page that a learner gets back."""


def configure(c: Any) -> None:
    """Set what a course's `nbgrader_config.py` needs.

    Parameters
    ----------
    c
        The configuration that `get_config()` gives in that file.
    """
    c.ClearSolutions.text_stub = "*Write your answer here.*"
    # nbgrader's own lists, with KeepAnswersOnly in the place of ClearOutput.
    c.Autograde.sanitize_preprocessors = [
        DeduplicateIds,
        OverwriteKernelspec,
        OverwriteCells,
        KeepAnswersOnly,
        CheckCellMetadata,
    ]
    c.Autograde.autograde_preprocessors = [
        Execute,
        IgnorePattern,
        ClearMetadataPreprocessor,
        LimitOutput,
        SaveAutoGrades,
        AssignLatePenalties,
        CheckCellMetadata,
    ]
    # A file such as peacetalks.py, handed in with the notebook, must not be imported in the place of the real one.
    os.environ["PYTHONSAFEPATH"] = "1"
    # Formgrader's pages needn't begin with the program that holds all questions and keys.
    c.TagRemovePreprocessor.enabled = True
    c.TagRemovePreprocessor.remove_cell_tags = {QUESTIONS_TAG}
    # An exporter of its own, for formgrader's pages come from HTMLExporter too.
    c.GenerateFeedback.exporter_class = FeedbackExporter
    c.FeedbackExporter.extra_template_basedirs = [str(TEMPLATES)]
    c.FeedbackExporter.template_name = "peacetalks_feedback"
