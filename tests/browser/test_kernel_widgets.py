"""Every widget of the contract, in the page: Python in the worker, html-manager on the page, mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import kernel_pages, kernel_sources


@pytest.fixture(scope="module")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    sources = {
        "sliders": kernel_sources.SLIDERS,
        "controls": kernel_sources.CONTROLS,
        "outputs": kernel_sources.OUTPUTS,
    }
    pages = {f"{name}.html": kernel_pages.page(name.title(), {name: source}) for name, source in sources.items()}
    pages["index.html"] = kernel_pages.page("All", sources)
    folder = tmp_path_factory.mktemp("widgets")
    site = kernel_pages.write_site(folder, root / kernel_pages.BUILT, pages)
    with kernel_pages.serving(site) as found:
        yield found


@pytest.fixture(scope="module")
def live(browser: Browser, address: str) -> Iterator[Page]:
    """A page on which all three are live, by one kernel, under the strict policy."""
    page = browser.new_page()
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(address)
    for name in ("sliders", "controls", "outputs"):
        kernel_pages.exploration(page, name).scroll_into_view_if_needed()
        kernel_pages.wait_for(page, name)
    yield page
    page.close()
    assert broken == []


def widget(page: Page, name: str) -> Locator:
    return page.locator(f".test-{name}")


def told(page: Page, name: str) -> Locator:
    return page.locator(f".told-{name}")


@pytest.mark.parametrize(
    ("name", "label", "key", "value", "words"),
    [
        ("int", "Whole", "ArrowRight", "3", "3"),
        ("float", "Part", "ArrowRight", "0.51", "0.51"),
        ("late", "Late", "ArrowRight", "1", "1"),
        ("upright", "Upright", "ArrowUp", "4", "4"),
        ("selection", "Side", "ArrowRight", "'Kyiv'", "Kyiv"),
        ("log", "Scale", "ArrowRight", "100.0", "100"),
    ],
)
def test_sliders_have_names_and_move_by_key(
    live: Page, name: str, label: str, key: str, value: str, words: str
) -> None:
    slider = live.get_by_role("slider", name=label, exact=True)
    slider.press(key)
    expect(told(live, name)).to_have_text(value)
    expect(slider).to_have_attribute("aria-valuetext", words)
    expect(widget(live, name).locator(".widget-readout")).to_have_text(words)


@pytest.mark.parametrize(
    ("name", "label", "value", "words"),
    [("int-range", "Span", "(2, 7)", "7"), ("float-range", "Band", "(0.25, 1.0)", "1.00")],
)
def test_range_sliders_have_two_named_handles(live: Page, name: str, label: str, value: str, words: str) -> None:
    expect(live.get_by_role("slider", name=f"{label}, from")).to_be_visible()
    upper = live.get_by_role("slider", name=f"{label}, to")
    upper.press("ArrowRight")
    expect(told(live, name)).to_have_text(value)
    expect(upper).to_have_attribute("aria-valuetext", words)


def test_a_slider_follows_the_mouse(live: Page) -> None:
    box = live.get_by_role("slider", name="Whole").bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    live.mouse.move(box["x"] + box["width"] / 2, middle)
    live.mouse.down()
    live.mouse.move(box["x"] + box["width"] - 1, middle, steps=4)
    expect(told(live, "int")).to_have_text("10")
    live.mouse.up()


def test_a_late_slider_waits_for_the_end_of_the_drag(live: Page) -> None:
    slider = live.get_by_role("slider", name="Late")
    before = told(live, "late").inner_text()
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    live.mouse.move(box["x"] + box["width"] / 2, middle)
    live.mouse.down()
    live.mouse.move(box["x"] + box["width"] - 1, middle, steps=4)
    expect(widget(live, "late").locator(".widget-readout")).to_have_text("10")
    expect(told(live, "late")).to_have_text(before)
    live.mouse.up()
    expect(told(live, "late")).to_have_text("10")


def test_not_a_number_is_said_and_can_be_left(live: Page) -> None:
    expect(told(live, "nan")).to_have_text("nan")
    expect(widget(live, "nan").locator(".widget-readout")).to_have_text("NaN")
    live.get_by_role("slider", name="Undefined").press("End")
    expect(told(live, "nan")).to_have_text("1.0")


def test_dropdown(live: Page) -> None:
    live.get_by_label("Venue").select_option("Vienna")
    expect(told(live, "dropdown")).to_have_text("'Vienna'")


def test_toggle_buttons_say_which_is_pressed(live: Page) -> None:
    group = live.get_by_role("group", name="Pace")
    fast = group.get_by_role("button", name="fast")
    expect(fast).to_have_attribute("aria-pressed", "false")
    fast.press("Enter")
    expect(told(live, "toggles")).to_have_text("'fast'")
    expect(fast).to_have_attribute("aria-pressed", "true")
    expect(group.get_by_role("button", name="slow")).to_have_attribute("aria-pressed", "false")
    expect(fast).to_be_focused()


def test_toggle_button(live: Page) -> None:
    recess = live.get_by_role("button", name="Recess")
    recess.press("Space")
    expect(told(live, "toggle")).to_have_text("True")
    expect(recess).to_have_attribute("aria-pressed", "true")


def test_radio_buttons_are_one_group(live: Page) -> None:
    group = live.get_by_role("radiogroup", name="Answer")
    group.get_by_role("radio", name="yes").press("ArrowDown")
    expect(told(live, "radio")).to_have_text("'no'")
    expect(group.get_by_role("radio", name="no")).to_be_focused()


def test_tabs(live: Page) -> None:
    live.get_by_role("tab", name="Two").click()
    expect(told(live, "tab")).to_have_text("1")
    live.get_by_label("Agreed").press("Space")
    expect(told(live, "check")).to_have_text("True")
    live.get_by_role("tab", name="One").click()
    expect(told(live, "tab")).to_have_text("0")


def test_accordion(live: Page) -> None:
    expect(live.get_by_text("inside the second")).to_be_hidden()
    widget(live, "accordion").get_by_text("Second", exact=True).click()
    expect(told(live, "accordion")).to_have_text("1")
    expect(live.get_by_text("inside the second")).to_be_visible()


def test_text_and_button(live: Page) -> None:
    name = live.get_by_label("Name")
    name.fill("Anatoly")
    name.press("Tab")
    expect(told(live, "text")).to_have_text("'Anatoly'")
    press = live.get_by_role("button", name="Press")
    press.click()
    press.press("Enter")
    expect(told(live, "button")).to_have_text("pressed 2")


def test_play_moves_what_is_linked_on_the_page(live: Page) -> None:
    play = widget(live, "play")
    expect(play.get_by_role("button", name="Repeat")).to_have_attribute("aria-pressed", "false")
    play.get_by_role("button", name="Play", exact=True).click()
    expect(told(live, "followed")).to_have_text("3")
    play.get_by_role("button", name="Stop and go back to the start").click()
    expect(told(live, "followed")).to_have_text("0")


def test_what_is_printed_and_displayed_stands_below(live: Page) -> None:
    outputs = kernel_pages.exploration(live, "outputs")
    for text in ("printed first", "and a warning", "{'shown': 'as text'}"):
        expect(outputs.get_by_text(text)).to_be_visible()
    expect(outputs.locator("b.shown-html")).to_have_text("bold")
    expect(outputs.locator("svg.shown-svg circle")).to_be_attached()


def test_output_captures_clears_and_keeps_errors(live: Page) -> None:
    captured = widget(live, "captured")
    expect(captured).to_contain_text("captured")
    expect(captured.locator("i")).to_have_text("captured too")
    expect(widget(live, "failing")).to_contain_text("ZeroDivisionError")
    expect(widget(live, "cleared")).to_have_text("stays")


def test_a_task_prints_where_it_belongs(live: Page) -> None:
    live.get_by_role("button", name="Start ticking").click()
    expect(widget(live, "later")).to_have_text("tick 0\ntick 1\ntick 2")


def test_interactive_and_interact(live: Page) -> None:
    expect(widget(live, "interactive")).to_contain_text("the square is 9")
    live.get_by_role("slider", name="side", exact=True).press("ArrowRight")
    expect(widget(live, "interactive")).to_contain_text("the square is 16")
    expect(widget(live, "interactive")).not_to_contain_text("is 9")
    live.get_by_label("word").select_option("peace")
    expect(kernel_pages.exploration(live, "outputs")).to_contain_text("the word is peace")


def test_no_tooltip_says_null(live: Page) -> None:
    expect(live.locator('[title="null"]')).to_have_count(0)


def test_axe_finds_nothing(live: Page) -> None:
    report = Axe().run(live, context=".pt-exploration")
    found = {(rule["id"], node["html"][:160]) for rule in report.response["violations"] for node in rule["nodes"]}
    assert found == set()
