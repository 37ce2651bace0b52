"""An exploration in JupyterLab and in Notebook 7, as `from peacetalks.explorations import …` shows it."""

from __future__ import annotations

import re

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.jupyter import PATIENCE, Notebook

CELL = "from peacetalks.explorations import bargaining_range\n\nbargaining_range.show()"


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


@pytest.fixture
def exploration(classroom):
    """A notebook with one cell that shows the exploration."""
    path = classroom.folder("reader") / "exploration.ipynb"
    cells = [nbformat.v4.new_markdown_cell("# The bargaining range"), nbformat.v4.new_code_cell(CELL)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    yield "reader/exploration.ipynb"
    classroom.jupyter.stop_kernels()


@pytest.fixture
def frame(classroom, page, exploration, request):
    """The exploration in the program that the test names."""
    Notebook(page, classroom.jupyter, exploration).open(request.param).menu("Run", "Run All Cells")
    frame = page.locator(".pt-frame")
    expect(frame.get_by_role("img").first).to_be_visible()
    return frame


def follows(frame, change):
    """Check that picture and words follow a change of A's chance to 0.55, and that Reset takes it back."""
    picture, words, value = (
        frame.get_by_role("img").first,
        frame.locator(".pt-reading"),
        frame.locator(".widget-readout"),
    )
    frame.get_by_role("button", name="Skip the guess").click()
    expect(frame.locator("[disabled].noUi-target, .noUi-target [disabled]")).to_have_count(0)
    expect(frame.get_by_role("button", name="Surprise me")).to_be_enabled()
    before = picture.get_attribute("aria-label"), words.inner_text()
    change()
    expect(value.nth(1)).to_have_text("0.55")
    expect(picture).to_have_attribute("aria-label", re.compile(r"0\.55"))
    expect(words).not_to_have_text(before[1])
    frame.get_by_role("button", name="Reset").click()
    expect(value.nth(1)).to_have_text("0.50")
    expect(picture).to_have_attribute("aria-label", re.compile(re.escape(before[0])))


@pytest.mark.parametrize("frame", ["lab/tree", "notebooks"], indirect=True)
def test_slider_takes_the_arrow_keys(frame, page):
    def press():
        frame.locator(".noUi-handle").nth(1).focus()
        for _ in range(5):
            page.keyboard.press("ArrowRight")

    follows(frame, press)


@pytest.mark.parametrize("frame", ["lab/tree", "notebooks"], indirect=True)
def test_number_beside_a_slider_can_be_typed(frame, page):
    def write():
        frame.locator(".widget-readout").nth(1).click()
        page.keyboard.press("Control+a")
        page.keyboard.type("0.55")
        page.keyboard.press("Enter")

    follows(frame, write)
