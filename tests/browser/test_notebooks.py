"""An exploration in JupyterLab and in Notebook 7, as `from peacetalks.explorations import …` shows it."""

from __future__ import annotations

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


@pytest.mark.parametrize("program", ["lab/tree", "notebooks"])
def test_exploration_answers_to_the_keyboard(classroom, page, exploration, program):
    Notebook(page, classroom.jupyter, exploration).open(program).menu("Run", "Run All Cells")
    frame = page.locator(".pt-frame")
    picture, words = frame.get_by_role("img").first, frame.locator(".pt-reading")
    expect(picture).to_be_visible()
    before = picture.get_attribute("aria-label"), words.inner_text()
    slider = frame.locator(".noUi-handle").first
    slider.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    expect(frame.locator(".widget-readout").first).to_have_text("0.55")
    expect(picture).not_to_have_attribute("aria-label", before[0])
    expect(words).not_to_have_text(before[1])
    assert "0.55" in picture.get_attribute("aria-label")
    frame.get_by_role("button", name="Reset").click()
    expect(frame.locator(".widget-readout").first).to_have_text("0.50")
    expect(picture).to_have_attribute("aria-label", before[0])
