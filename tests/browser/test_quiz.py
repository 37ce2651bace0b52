"""Four learners take the quiz in JupyterLab, hand it in, are marked in formgrader, and read their feedback."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.jupyter import PATIENCE, Classroom
from tests.quizzes.course import ESSAY

COMMENT = "A clear judgement; weigh the other explanation too."


@dataclass
class Term:
    """The classroom after everything is handed in, and what the learners saw on the way."""

    room: Classroom
    validated: dict[str, str]


def take(room, browser, learner, answers, essay=""):
    """Fetch the quiz, answer, validate, save, and return what Validate said."""
    folder = room.folder(learner)
    room.nbgrader(folder, "fetch_assignment", room.course.quiz)
    page = browser.new_page()
    notebook = room.notebook(page, learner).open().run_all()
    for public in room.course.public():
        if public["id"] in answers:
            notebook.answer(public, answers[public["id"]])
    if essay:
        notebook.write_essay(essay)
    said = notebook.validate()
    notebook.save()
    page.close()
    room.jupyter.stop_kernels()
    return said


@pytest.fixture(scope="module")
def term(classroom: Classroom, browser: Browser) -> Term:
    """Everything is fetched, answered, submitted, collected and marked by nbgrader's own commands."""
    room, course = classroom, classroom.course
    room.release()
    right = course.right()
    validated = {
        "diligent": take(room, browser, "diligent", right, ESSAY),
        "half": take(room, browser, "half", course.half_right()),
        "nothing": take(room, browser, "nothing", {}),
        "changed": take(room, browser, "changed", {**course.half_right(), "wbf-g03": course.wrong("wbf-g03")}),
    }
    page = browser.new_page()
    again = room.notebook(page, "changed").open().run_all()
    number = {public["id"]: public for public in course.public()}
    again.answer(number["wbf-g03"], right["wbf-g03"])
    # The notebook isn't saved again: the file beside it has the change.
    page.close()
    room.jupyter.stop_kernels()
    for learner in validated:
        room.nbgrader(room.folder(learner), "submit", course.quiz, f"--student={learner}")
    room.nbgrader(course.folder, "collect", course.quiz)
    course.run("autograde", course.quiz, "--create")
    mark_essays(room, browser)
    course.run("generate_feedback", course.quiz)
    return Term(room, validated)


def mark_essays(room, browser):
    """Give each essay its points in formgrader: six and a comment for the one that was written."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{room.jupyter.address}lab?token=test")
    page.goto(f"{room.jupyter.address}formgrader/gradebook/{room.course.quiz}/{room.course.quiz}")
    waiting = page.locator("tbody tr", has=page.locator(".needs-manual-grade .glyphicon-ok"))
    expect(waiting).to_have_count(1)
    waiting.get_by_role("link").click()
    essay = page.locator(".nbgrader_cell", has_text=ESSAY)
    points = essay.locator("#wbf-g11")
    # Formgrader listens once it has loaded the scores.
    expect(page.locator("#wbf-g01")).to_have_attribute("placeholder", "1")
    with page.expect_response(lambda reply: "/api/grade" in reply.url and reply.request.method == "PUT"):
        points.fill("6")
        points.blur()
    with page.expect_response(lambda reply: "/api/comment" in reply.url and reply.request.method == "PUT"):
        essay.locator("textarea").fill(COMMENT)
        essay.locator("textarea").blur()
    page.reload()
    expect(page.locator("#wbf-g11")).to_have_value("6")
    expect(page.locator("textarea.comment")).to_have_value(COMMENT)
    # What the marker needs to see: the answer that was chosen, and how the essay is marked.
    expect(page.get_by_text("Your answer, and right").first).to_be_visible()
    expect(page.get_by_text("How this essay is marked")).to_be_visible()
    expect(page.get_by_text("A model answer")).to_be_visible()
    expect(page.get_by_text("questions([")).to_have_count(0)
    page.close()


SCORES = {
    # 17 points of the cards and 6 of 8 of the essay
    "diligent": 23,
    # 1 + 0 + half of 2 + (10 pairs of steps, one wrong: (9 - 1) / 10 of 2) + 2
    "half": 5.6,
    "nothing": 0,
    # as half, and the third question, changed from wrong to right after reopening
    "changed": 6.6,
}


@pytest.mark.parametrize("learner", SCORES)
def test_score_is_the_one_worked_out_by_hand(term: Term, learner: str) -> None:
    with term.room.course.gradebook() as gradebook:
        submission = gradebook.find_submission(term.room.course.quiz, learner)
        assert submission.score == pytest.approx(SCORES[learner])
        assert not submission.needs_manual_grade


def test_validate_says_what_is_open_and_nothing_else(term: Term) -> None:
    said = term.validated
    assert "Success" in said["diligent"]
    for number in range(1, 11):
        assert f"Question {number} is not answered yet." in said["nothing"]
        assert (f"Question {number} is not answered yet." in said["half"]) == (number not in (1, 2, 5, 8, 9))
    assert "You did not provide a response." in said["half"]
    for text in said.values():
        assert "Traceback" not in text
        assert "mark(" not in text


def open_feedback(term, browser, learner, **options):
    page = browser.new_page(**options)
    quiz = term.room.course.quiz
    page.goto((term.room.course.folder / "feedback" / learner / quiz / f"{quiz}.html").as_uri())
    return page


def test_learner_reads_what_was_chosen_what_is_right_and_why(term: Term, browser: Browser) -> None:
    page = open_feedback(term, browser, "half")
    assert page.title() == "Feedback: Why bargaining fails"
    expect(page.get_by_text("You have 5.6 of 25 points.")).to_be_visible()
    page.get_by_role("link", name="Question 2: 0 of 1").click()
    question = page.get_by_role("region", name="Question 2")
    course = term.room.course
    options = {option["id"]: option for option in course.keys()["wbf-g02"]["options"]}
    given, best = options[course.wrong("wbf-g02")], options[course.right()["wbf-g02"]]
    chosen = question.get_by_role("listitem").filter(has_text="Your answer, but not right")
    right = question.get_by_role("listitem").filter(has_text="Right, but not chosen")
    expect(chosen).to_contain_text(given["text"])
    expect(chosen).to_contain_text(given["why"])
    expect(right).to_contain_text(best["text"])
    expect(right).to_contain_text(best["why"])
    link = question.get_by_role("link", name="Read this section again").get_attribute("href")
    assert link == "http://127.0.0.1:8000/book/part-1-why-talk/why-bargaining-fails.html#the-puzzle"
    page.close()


def test_learner_reads_the_comment_on_the_essay(term: Term, browser: Browser) -> None:
    page = open_feedback(term, browser, "diligent")
    essay = page.get_by_role("region", name="Question 11")
    for text in ("6 of 8 points", ESSAY, COMMENT, "How this essay is marked"):
        expect(essay.get_by_text(text)).to_be_visible()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_feedback_is_accessible_and_fits_a_phone(term: Term, browser: Browser, scheme: str) -> None:
    page = open_feedback(term, browser, "half", color_scheme=scheme, viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.close()
