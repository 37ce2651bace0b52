"""The cards in JupyterLab: clean, reachable, legible, and honest about what is saved."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from peacetalks.cards import records
from tests.browser.jupyter import PATIENCE


@pytest.fixture
def page(browser):
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def notebook(classroom, page, request):
    """A fresh copy of the quiz for each test, opened and run."""
    learner = re.sub(r"\W", "-", request.node.name)
    yield classroom.notebook(page, learner).open().run_all()
    classroom.jupyter.stop_kernels()


def test_learner_sees_cards_and_no_program(notebook):
    page = notebook.page
    seen = page.locator(".jp-Notebook").inner_text()
    for word in ("import", "card(", "questions(", "wbf-g", "VBox", "vnd.", "model_id", '"answer"'):
        assert word not in seen
    for number in range(1, 12):
        expect(notebook.card(number)).to_be_attached()
    assert page.locator(".jp-CodeCell .jp-Cell-inputWrapper:visible").count() == 0
    assert page.locator(".jp-OutputArea-output pre:visible").count() == 0


def test_click_is_saved_and_is_there_after_closing_and_a_new_kernel(notebook, classroom, browser):
    before = datetime.now().replace(second=0, microsecond=0)
    notebook.card(1).get_by_role("radio").nth(1).check()
    expect(notebook.status(1)).to_have_text(re.compile(r"^Saved at \d\d:\d\d\.$"), timeout=PATIENCE)
    said = notebook.status(1).inner_text()[9:14]
    minutes = [before + timedelta(minutes=late) for late in range(3)]
    assert said in [minute.strftime("%H:%M") for minute in minutes]
    notebook.save()
    saved = json.loads(notebook.file.read_text())
    data = [output.get("data", {}) for cell in saved["cells"] for output in cell.get("outputs", [])]
    kept = {one[records.MIME]["item"]: one[records.MIME]["answer"] for one in data if records.MIME in one}
    assert kept["wbf-g01"] == "b"
    notebook.page.close()
    classroom.jupyter.stop_kernels()
    page = browser.new_page()
    again = classroom.notebook(page, notebook.path.split("/")[0]).open()
    # The notebook was saved by its learner, so it is trusted and its cards can say what to do.
    expect(page.get_by_text("Question 1: choose Run ▸ Run All Cells in the menu to see it.")).to_be_visible()
    assert "model not found" not in page.locator(".jp-Notebook").inner_text()
    again.run_all()
    expect(again.card(1).get_by_role("radio").nth(1)).to_be_checked()
    expect(again.status(1)).to_have_text(f"Saved at {said}.")
    page.close()


def test_keyboard_alone_answers(notebook):
    page, card = notebook.page, notebook.card(1)
    card.scroll_into_view_if_needed()
    card.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(card.get_by_role("radio").nth(1)).to_be_checked()
    expect(notebook.status(1)).to_have_text(re.compile("^Saved at"))
    page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Clear answer to question 1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(notebook.status(1)).to_have_text(re.compile("^No answer"))
    boxes = notebook.card(5).get_by_role("checkbox")
    boxes.nth(1).focus()
    page.keyboard.press("Space")
    expect(boxes.nth(1)).to_be_checked()
    # Keys that JupyterLab takes elsewhere: X would cut the cell.
    page.keyboard.press("x")
    place = notebook.card(8).get_by_role("combobox").first
    place.focus()
    page.keyboard.press("3")
    expect(place).to_have_value("3")
    notebook.save()
    assert len(json.loads(notebook.file.read_text())["cells"]) == 14


def test_groups_are_named_by_their_question(notebook):
    page = notebook.page
    expect(page.get_by_role("radiogroup", name=re.compile("^Two sides are evenly matched"))).to_be_attached()
    for number in range(1, 11):
        expect(notebook.card(number).locator("[role=radiogroup], [role=group]")).to_have_count(1)
        expect(notebook.status(number)).to_have_text("Not answered yet.")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("width", [1280, 560])
def test_cards_are_accessible_and_fit(notebook, theme, width):
    page = notebook.page
    page.set_viewport_size({"width": width, "height": 900})
    if width < 600:
        page.keyboard.press("Control+b")
    if theme.endswith("Dark"):
        page.get_by_role("menuitem", name="Settings", exact=True).click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Theme", exact=True).hover()
        page.locator(".lm-Menu-itemLabel").get_by_text(theme, exact=True).click()
        page.wait_for_function("document.body.dataset.jpThemeLight === 'false'")
    for number in (1, 5, 7, 8, 9, 11):
        card = notebook.card(number)
        card.scroll_into_view_if_needed()
        expect(card).to_be_visible()
        assert card.evaluate("card => card.scrollWidth <= card.clientWidth + 1"), number
    found = Axe().run(page, context={"include": [".jupyter-widgets.pt-card"]})
    assert found.violations_count == 0, found.generate_report()


def test_card_whose_kernel_was_restarted_takes_no_answer_and_says_why(notebook):
    notebook.card(1).get_by_role("radio").first.check()
    expect(notebook.status(1)).to_have_text(re.compile("^Saved at"))
    notebook.restart_kernel()
    asleep = notebook.page.locator(".pt-card.jupyter-widgets-disconnected").first
    expect(asleep).to_be_attached()
    expect(notebook.card(1).get_by_role("radio")).to_have_count(0)
    assert "This card is asleep" in asleep.evaluate("card => getComputedStyle(card, '::after').content")
    notebook.run_all()
    expect(notebook.card(1).get_by_role("radio").first).to_be_checked()


def test_second_window_shows_the_same_card(notebook, classroom, browser):
    second = browser.new_page()
    other = classroom.notebook(second, notebook.path.split("/")[0]).open().run_all()
    notebook.card(1).get_by_role("radio").nth(2).check()
    expect(other.card(1).get_by_role("radio").nth(2)).to_be_checked()
    other.card(2).get_by_role("radio").first.check()
    expect(notebook.card(2).get_by_role("radio").first).to_be_checked()
    second.close()
