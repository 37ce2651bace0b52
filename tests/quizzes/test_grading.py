"""From release to feedback through stock nbgrader, with scores worked out by hand."""

import re
from html import unescape

import nbformat
import pytest

from tests.quizzes.course import ESSAY, released

POINTS = {"wbf-g01": 1, "wbf-g02": 1, "wbf-g03": 1, "wbf-g04": 1, "wbf-g05": 2, "wbf-g06": 2}
POINTS |= {"wbf-g07": 3, "wbf-g08": 2, "wbf-g09": 2, "wbf-g10": 2}
HOSTILE = ["zz", 1e400, {"a": ["b"]}, True, "x" * 100_000, [[[[]]]], -1, "<script>alert(1)</script>", {"": ""}, "NaN"]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A class of six after stock autograde, an essay marked by hand, and feedback."""
    course = released(tmp_path_factory.mktemp("a course"))
    right = course.right()
    course.hand_in("diligent", right, ESSAY)
    course.hand_in("nothing", {})
    course.hand_in("half", course.half_right())
    # The last click on the first question came after the notebook was saved: only the file beside it has it.
    course.hand_in("changed", {**right, "wbf-g01": course.wrong("wbf-g01")}, beside={"wbf-g01": (right["wbf-g01"], 2)})
    course.hand_in("hostile", dict(zip(right, HOSTILE, strict=False)), "<script>alert('essay')</script> fine")
    tamper(course.hand_in("tampering", course.half_right()), course)
    course.run("autograde", course.quiz, "--create")
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("wbf-g11", course.quiz, course.quiz, "diligent")
        grade.manual_score = 6
        gradebook.find_comment("wbf-g11", course.quiz, course.quiz, "diligent").manual_comment = "Well argued."
        gradebook.db.commit()
    course.run("generate_feedback", course.quiz)
    return course


def tamper(place, course):
    """Add whatever could give marks that were not earned, each part leaving a trace if it runs."""
    path = place / f"{course.quiz}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    trace = f"open({str(course.folder / 'trace')!r}, 'a').write('ran\\n')"
    cheat = "import peacetalks_quizzes.grading.notebook as n\nn.mark = lambda name: 99.0"
    notebook.cells.insert(0, nbformat.v4.new_code_cell(f"{trace}\n{cheat}"))
    forged = nbformat.v4.new_code_cell(trace, metadata={"nbgrader": dict(notebook.cells[2].metadata.nbgrader)})
    forged.metadata.nbgrader["grade_id"] = "forged"
    notebook.cells.insert(2, forged)
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name == "questions":
            cell.source += f"\n{trace}"
        if name == "wbf-g03":
            cell.source = f"{trace}\n1.0"
            cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "1.0"})]
        if name == "wbf-g04":
            copy = nbformat.from_dict({**cell, "source": trace, "id": "copied"})
    notebook.cells.append(copy)
    nbformat.write(notebook, path)
    for module in ("peacetalks", "peacetalks_quizzes", "ipykernel_launcher", "IPython", "ipykernel", "sitecustomize"):
        (place / f"{module}.py").write_text(trace)
    (place / "ipython_config.py").write_text(trace)


def test_diligent_learner_gets_everything(course):
    scores = course.scores("diligent")
    assert {name: scores[name] for name in POINTS} == POINTS
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(course.quiz, "diligent")
        assert (submission.score, submission.max_score) == (17 + 6, 17 + 8)


# 1 + 0 + half of 2 + (10 pairs, one of them wrong: (9 - 1) / 10 of 2) + 2
HALF = dict.fromkeys(POINTS, 0) | {"wbf-g01": 1, "wbf-g05": 1, "wbf-g08": 1.6, "wbf-g09": 2}


def test_half_the_questions_earn_what_the_rules_say(course):
    scores = course.scores("half")
    assert {name: scores[name] for name in POINTS} == HALF


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


def test_nothing_that_a_learner_wrote_is_run(course):
    scores = course.scores("tampering")
    assert {name: scores[name] for name in POINTS} == HALF
    assert not (course.folder / "trace").exists()


def test_grading_again_changes_nothing(course):
    before = {student: course.scores(student) for student in ("diligent", "half", "changed")}
    course.run("autograde", course.quiz, "--force")
    assert {student: course.scores(student) for student in before} == before
    with course.gradebook() as gradebook:
        assert gradebook.find_submission(course.quiz, "diligent").score == 23


def feedback(course, student):
    path = course.folder / "feedback" / student / course.quiz / f"{course.quiz}.html"
    return path.read_text(encoding="utf-8")


def test_feedback_teaches(course):
    page = unescape(feedback(course, "half"))
    assert "<h1>Why bargaining fails</h1>" in page
    assert "5.6 of 25 points" in page
    section = re.search(r'<section[^>]*id="question-2".*?</section>', page, re.S)[0]
    options = {option["correct"]: option for option in course.keys()["wbf-g02"]["options"]}
    assert "0 of 1 point<" in section
    assert "Your answer, but not right" in section
    right = re.search(r'pt-missed">.*?</li>', section, re.S)[0]
    assert options[True]["text"] in right
    assert options[True]["why"] in right
    assert 'href="http://127.0.0.1:8000/book/part-1-why-talk/why-bargaining-fails.html#the-puzzle"' in section
    assert "Not answered." in re.search(r'<section[^>]*id="question-3".*?</section>', page, re.S)[0]


def test_feedback_on_the_essay_shows_comment_rubric_and_model_answer(course):
    page = unescape(feedback(course, "diligent"))
    section = re.search(r'<section[^>]*id="question-11".*?</section>', page, re.S)[0]
    essay = course.bank.used_for("graded")[-1]
    parts = [essay.stem[:40], ESSAY, "Well argued.", *(one.criterion for one in essay.rubric), essay.model_answer[:60]]
    places = [section.find(part) for part in parts]
    assert places == sorted(places)
    assert places[0] > 0
    assert "6 of 8 points" in section


def test_feedback_runs_nothing_of_the_learners(course):
    page = feedback(course, "hostile")
    assert "<script>" not in page
    assert "&lt;script&gt;alert" in page
    assert "import " not in page
