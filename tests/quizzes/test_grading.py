"""From release to feedback through stock nbgrader, with scores worked out by hand."""

import re

import pytest

from tests.quizzes.course import ESSAY, released

POINTS = {"wbf-g01": 1, "wbf-g02": 1, "wbf-g03": 1, "wbf-g04": 1, "wbf-g05": 2, "wbf-g06": 2}
POINTS |= {"wbf-g07": 3, "wbf-g08": 2, "wbf-g09": 2, "wbf-g10": 2}
HOSTILE = ["zz", 1e400, {"a": ["b"]}, True, "x" * 100_000, [[[[]]]], -1, "<script>alert(1)</script>", {"": ""}, "NaN"]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A class of five after stock autograde, an essay marked by hand, and feedback."""
    course = released(tmp_path_factory.mktemp("a course"))
    right = course.right()
    course.hand_in("diligent", right, ESSAY)
    course.hand_in("nothing", {})
    course.hand_in("half", half_right(course))
    # The last click on the first question came after the notebook was saved: only the file beside it has it.
    course.hand_in("changed", {**right, "wbf-g01": wrong(course, "wbf-g01")}, beside={"wbf-g01": (right["wbf-g01"], 2)})
    course.hand_in("hostile", dict(zip(right, HOSTILE, strict=False)), "<script>alert('essay')</script> fine")
    course.run("autograde", course.quiz, "--create")
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("wbf-g11", course.quiz, course.quiz, "diligent")
        grade.manual_score = 6
        gradebook.db.commit()
    course.run("generate_feedback", course.quiz)
    return course


def wrong(course, item):
    """Return a wrong option of a single-choice item."""
    return next(option["id"] for option in course.keys()[item]["options"] if not option["correct"])


def half_right(course):
    """Answer five items: two right, one wrong, one of two right options, one swap in the order."""
    right, keys = course.right(), course.keys()
    order = right["wbf-g08"]
    return {
        "wbf-g01": right["wbf-g01"],
        "wbf-g02": wrong(course, "wbf-g02"),
        "wbf-g05": [option["id"] for option in keys["wbf-g05"]["options"] if option["correct"]][:1],
        "wbf-g08": [order[1], order[0], *order[2:]],
        "wbf-g09": 0.5,
    }


def test_diligent_learner_gets_everything(course):
    scores = course.scores("diligent")
    assert {name: scores[name] for name in POINTS} == POINTS
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(course.quiz, "diligent")
        assert (submission.score, submission.max_score) == (17 + 6, 17 + 8)


def test_half_the_questions_earn_what_the_rules_say(course):
    # 1 + 0 + half of 2 + (10 pairs, one of them wrong: (9 - 1) / 10 of 2) + 2
    expected = {name: 0 for name in POINTS} | {"wbf-g01": 1, "wbf-g05": 1, "wbf-g08": 1.6, "wbf-g09": 2}
    scores = course.scores("half")
    assert {name: scores[name] for name in POINTS} == expected


def test_nothing_answered_is_nothing_earned(course):
    scores = course.scores("nothing")
    assert all(scores[name] == 0 for name in POINTS)
    assert scores["wbf-g11"] == 0


def test_newer_answer_beside_the_notebook_counts(course):
    assert course.scores("changed")["wbf-g01"] == 1


def test_hostile_records_score_nothing_and_stop_nothing(course):
    scores = course.scores("hostile")
    assert all(scores[name] == 0 for name in POINTS)
    assert scores["wbf-g11"] is None


def test_grading_again_changes_nothing(course):
    before = {student: course.scores(student) for student in ("diligent", "half", "changed")}
    course.run("autograde", course.quiz, "--force")
    assert {student: course.scores(student) for student in before} == before
    with course.gradebook() as gradebook:
        assert gradebook.find_submission(course.quiz, "diligent").score == 23


def feedback(course, student):
    return (course.folder / "feedback" / student / course.quiz / f"{course.quiz}.html").read_text(encoding="utf-8")


def test_feedback_teaches(course):
    page = feedback(course, "half")
    assert "5.6 of 25 points" in page
    section = re.search(r'<section id="wbf-g02">.*?</section>', page, re.S)[0]
    options = {option["correct"]: option for option in course.keys()["wbf-g02"]["options"]}
    assert "0 of 1 points" in section
    assert "Your answer, and not right" in section
    right = re.search(r'pt-missed">.*?</li>', section, re.S)[0]
    assert options[True]["text"].replace("'", "&#x27;") in right
    assert options[True]["why"].replace("'", "&#x27;") in right
    assert 'href="http://127.0.0.1:8000/book/part-1-why-talk/why-bargaining-fails.html#the-puzzle"' in section
    assert "Not answered." in re.search(r'<section id="wbf-g03">.*?</section>', page, re.S)[0]


def test_feedback_on_the_essay_shows_rubric_and_model_answer(course):
    page = feedback(course, "diligent")
    assert "Your essay: 6 of 8 points" in page
    assert ESSAY in page
    essay = course.bank.items[10]
    assert all(criterion.criterion.replace("'", "&#x27;") in page for criterion in essay.rubric)
    assert "The texts point first to commitment." in page


def test_feedback_runs_nothing_of_the_learners(course):
    page = feedback(course, "hostile")
    assert "<script>alert" not in page
    assert "import " not in page
