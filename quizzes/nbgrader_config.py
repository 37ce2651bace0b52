"""nbgrader's settings for a course; `peacetalks release` puts a copy into each course folder."""

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

from peacetalks_quizzes.grading.preprocessors import KeepAnswers, RestoreAnswers
from peacetalks_quizzes.grading.template import FOLDER

c = get_config()  # noqa: F821  (traitlets puts it here)

c.CourseDirectory.course_id = "peacetalks"

# nbgrader's own lists, with KeepAnswers in the place of ClearOutput and RestoreAnswers before the notebook runs.
c.Autograde.sanitize_preprocessors = [
    KeepAnswers,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
c.Autograde.autograde_preprocessors = [
    RestoreAnswers,
    Execute,
    IgnorePattern,
    ClearMetadataPreprocessor,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]

c.HTMLExporter.extra_template_basedirs = [str(FOLDER)]
c.HTMLExporter.template_name = "peacetalks_feedback"
