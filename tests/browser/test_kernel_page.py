"""The contract of an exploration on a page of the book: still, waking, live; nothing jumps, nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser import kernel_pages, kernel_sources
from tests.browser.kernel_pages import exploration, wait_for

CHAPTER = "book/part-1-why-talk/why-bargaining-fails.html"
OPENING = "book/index.html"
ID = "bargaining-range"
STRENGTH = "A's chance to win a war"
GUESS = "Width of the range"
FAR_DOWN = '<div id="far"></div>' + kernel_pages.figure("counter")
TWO = kernel_pages.figure("first") + kernel_pages.figure("second")
SHIFTS = """\
globalThis.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value, sources }) =>
  [value, sources.map(({ node }) => node?.className ?? "")])))
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture(scope="module")
def small(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small site: `far.html` has an exploration far down, `two.html` two."""
    counter = {"counter": kernel_sources.COUNTER}
    two = dict.fromkeys(("first", "second"), kernel_sources.COUNTER)
    pages = {
        "index.html": kernel_pages.page("One", counter),
        "far.html": kernel_pages.page("Far", counter, FAR_DOWN),
        "two.html": kernel_pages.page("Two", two, TWO),
    }
    folder = tmp_path_factory.mktemp("small")
    site = kernel_pages.write_site(folder, root / kernel_pages.BUILT, pages)
    with (site / "_static" / "peacetalks" / "page.css").open("a", encoding="utf-8") as css:
        css.write("#far { height: 5000px }\n")
    with kernel_pages.serving(site) as address:
        yield address


@contextmanager
def held(context: BrowserContext) -> Iterator[None]:
    """Let the snapshot wait until the block ends, so that explorations stay `waking`."""
    waiting: list[Route] | None = []

    def hold(route: Route) -> None:
        if waiting is None:
            route.continue_()
        else:
            waiting.append(route)

    context.route("**/snapshot-*", hold)
    yield
    routes, waiting = waiting, None
    for route in routes:
        route.continue_()


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("path", [CHAPTER, OPENING])
def test_without_javascript_the_picture_and_its_controls_stand_there(browser: Browser, site: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = open_page(context, site + path)
    still = exploration(page, ID)
    expect(still).to_have_attribute("data-state", "still")
    expect(still.locator("svg[aria-label]").first).to_be_visible()
    expect(still.get_by_role("slider", name=STRENGTH)).to_be_visible()
    expect(still.locator("noscript")).to_be_visible()
    context.close()


def test_from_a_file_the_still_picture_says_in_one_sentence_why(context: BrowserContext, root: Path) -> None:
    page = open_page(context, (root / "_build" / "html" / CHAPTER).as_uri())
    still = exploration(page, ID)
    expect(still).to_have_attribute("data-state", "still")
    expect(still.locator("svg[aria-label]").first).to_be_visible()
    expect(still.locator(".pt-status")).to_contain_text("browsers start no program from a file")


def test_it_sleeps_until_the_reader_scrolls_near(context: BrowserContext, small: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(small + "far.html", wait_until="networkidle")
    assert not [url for url in asked if "snapshot" in url or "worker" in url or "stage" in url]
    expect(exploration(page, "counter")).to_have_attribute("data-state", "still")
    page.mouse.wheel(0, 5000)
    wait_for(page, "counter")


@pytest.mark.parametrize("event", ["pointerdown", "focusin", "keydown"])
def test_it_wakes_when_touched(context: BrowserContext, small: str, event: str) -> None:
    page = open_page(context, small + "far.html")
    expect(exploration(page, "counter")).to_have_attribute("data-state", "still")
    with held(context):
        exploration(page, "counter").dispatch_event(event)
        expect(exploration(page, "counter")).to_have_attribute("data-state", "waking")


def test_a_reader_who_saves_data_touches_first(context: BrowserContext, small: str) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page = context.new_page()
    page.goto(small, wait_until="networkidle")
    expect(exploration(page, "counter")).to_have_attribute("data-state", "still")
    exploration(page, "counter").dispatch_event("focusin")
    wait_for(page, "counter")


def test_progress_is_shown_in_bytes_and_the_page_scrolls_meanwhile(context: BrowserContext, site: str) -> None:
    with held(context):
        page = open_page(context, site + CHAPTER)
        waking = exploration(page, ID)
        waking.scroll_into_view_if_needed()
        expect(waking).to_have_attribute("data-state", "waking")
        expect(waking).to_have_attribute("aria-busy", "true")
        bar = waking.get_by_role("progressbar", name="Loading the model")
        expect(waking.locator(".pt-status")).to_contain_text("MB")
        loaded, total = page.evaluate("bar => [bar.value, bar.max]", bar.element_handle())
        assert 0 < loaded < total
        before = page.evaluate("scrollY")
        page.mouse.move(640, 450)
        page.mouse.wheel(0, 300)
        page.wait_for_function("before => scrollY > before", arg=before)
    live = wait_for(page, ID)
    expect(live.get_by_role("progressbar")).to_have_count(0)
    expect(live).to_have_attribute("aria-busy", "false")


def test_what_is_done_while_it_wakes_takes_effect(context: BrowserContext, site: str) -> None:
    with held(context):
        page = open_page(context, site + CHAPTER)
        slider = exploration(page, ID).get_by_role("slider", name=GUESS)
        slider.press("End")
        exploration(page, ID).get_by_text("What this model leaves out").click()
        slider.focus()
        expect(exploration(page, ID)).to_have_attribute("data-state", "waking")
    live = wait_for(page, ID)
    expect(live.get_by_role("slider", name=GUESS)).to_have_attribute("aria-valuetext", "1.00")
    expect(live.locator("svg[aria-label]").first).to_have_attribute("aria-label", re.compile("Your guess of 1.00"))
    expect(live.get_by_role("slider", name=GUESS)).to_be_focused()
    expect(live.get_by_text("Two sides that each speak with one voice")).to_be_visible()


def test_a_drag_is_never_cut_off(context: BrowserContext, site: str) -> None:
    with held(context):
        page = open_page(context, site + CHAPTER)
        slider = exploration(page, ID).get_by_role("slider", name=GUESS)
        slider.scroll_into_view_if_needed()
        box = slider.bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        expect(exploration(page, ID)).to_have_attribute("data-state", "waking")
    expect(page.locator(".pt-stage-arriving")).to_have_count(1)
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=4)
    expect(exploration(page, ID)).to_have_attribute("data-state", "waking")
    page.mouse.up()
    live = wait_for(page, ID)
    expect(live.get_by_role("slider", name=GUESS)).to_have_attribute("aria-valuetext", "1.00")
    expect(live.locator("svg")).to_contain_text("your guess: 1.00 wide")


def test_one_kernel_serves_all_explorations_of_a_page(context: BrowserContext, small: str) -> None:
    page = open_page(context, small + "two.html")
    first, second = wait_for(page, "first"), wait_for(page, "second")
    assert len(page.workers) == 1
    first.get_by_role("slider").press("End")
    expect(first.locator(".told-number")).to_have_text("10")
    expect(second.locator(".told-number")).to_have_text("0")
    assert page.evaluate("performance.getEntriesByName('peacetalks:kernel').map(({detail}) => detail)") == ["snapshot"]


PLACES = """\
([id]) => {
  const figure = document.querySelector(`[data-exploration="${id}"]`);
  const parts = figure.querySelectorAll("input, button, svg, summary, .pt-reading");
  return [figure, ...parts, figure.nextElementSibling ?? figure].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [element.tagName, ...[x + scrollX, y + scrollY, width, height].map((number) => Math.round(number * 2) / 2)];
  });
}
"""


@pytest.mark.parametrize("path", [CHAPTER, OPENING])
@pytest.mark.parametrize("width", [320, 800, 1280])
def test_nothing_jumps_when_it_wakes(context: BrowserContext, site: str, path: str, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.add_init_script(SHIFTS)
    with held(context):
        page.goto(site + path)
        exploration(page, ID).scroll_into_view_if_needed()
        expect(exploration(page, ID)).to_have_attribute("data-state", "waking")
        page.evaluate("document.fonts.ready")
        before = page.evaluate(PLACES, [ID])
        page.evaluate("shifts.length = 0")
    wait_for(page, ID)
    assert page.evaluate(PLACES, [ID]) == before
    assert page.evaluate("shifts") == []
