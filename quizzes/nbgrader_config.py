"""nbgrader's settings for a course; `peacetalks release` puts a copy into each course folder, to be added to there."""

from peacetalks_quizzes.grading.settings import configure

c = get_config()  # noqa: F821  (traitlets puts it here)

c.CourseDirectory.course_id = "peacetalks"
configure(c)
