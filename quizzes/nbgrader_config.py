"""nbgrader's settings for a course; `peacetalks release` puts a copy into each course folder."""

import os

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
from peacetalks_quizzes.grading.template import FOLDER

c = get_config()  # noqa: F821  (traitlets puts it here)

c.CourseDirectory.course_id = "peacetalks"
c.ClearSolutions.text_stub = "*Write your answer here.*"

# nbgrader's own list, with KeepAnswersOnly in the place of ClearOutput.
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
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--InteractiveShellApp.ignore_cwd=True"]

c.HTMLExporter.extra_template_basedirs = [str(FOLDER)]
c.HTMLExporter.template_name = "peacetalks_feedback"
