"""The built book as its readers meet it: narrow, wide, dark, by keyboard, without JavaScript, and on paper."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

CHAPTER = "book/part-1-why-talk/why-bargaining-fails.html"
OPENING = "book/index.html"
MODELS = "book/models.html"
LIVE = '[data-exploration][data-state="live"]'


@pytest.fixture(scope="session")
def pages(root: Path) -> list[str]:
    """Return the addresses of all pages, below the site's."""
    html = root / "_build" / "html"
    found = [path.relative_to(html).as_posix() for path in html.rglob("*.html") if "_static" not in path.parts]
    return sorted(set(found) - {"index.html"})


@pytest.fixture(scope="session")
def practice(root: Path) -> dict[str, Any]:
    """Return the practice items as the book was given them, by id."""
    return json.loads((root / "_build" / "practice.json").read_text(encoding="utf-8"))


@pytest.fixture
def reader(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page for a new reader; at the end no console error and no foreign request."""
    contexts, complaints, foreign = [], [], []

    def watch(page: Page) -> None:
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(site) else foreign.append(request.url))

    def read(path: str, *, live: bool = False, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, **settings})
        contexts.append(context)
        page = context.new_page()
        watch(page)
        if not live:
            # What a reader's browser says who saves data: explorations then start only when touched.
            page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
        page.goto(site + path)
        if live:
            page.locator("[data-exploration]").first.scroll_into_view_if_needed()
            page.wait_for_selector(LIVE)
        return page

    yield read
    for context in contexts:
        context.close()
    assert complaints == []
    assert [address for address in foreign if not address.startswith(("data:", "blob:"))] == []


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, one line for each rule and place."""
    # Without `preload`, with which axe asks for the theme's imported stylesheet at a wrong address.
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


def item(page: Page, name: str) -> Locator:
    """Return the form of a practice item."""
    return page.locator(f'form[data-practice="{name}"]')


def test_no_page_scrolls_sideways_on_the_narrowest_phone(reader, pages: list[str]) -> None:
    for path in pages:
        page = reader(path, viewport={"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_text_at_twice_its_size_still_flows(reader, pages: list[str]) -> None:
    for path in pages:
        page = reader(path, viewport={"width": 1280, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(reader, pages: list[str], theme: str) -> None:
    for path in pages:
        page = reader(path, color_scheme=theme, reduced_motion="reduce")
        assert page.locator("html").get_attribute("data-theme") == theme
        assert violations(page) == [], path


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [OPENING, CHAPTER])
def test_axe_finds_nothing_on_a_live_exploration(reader, path: str, theme: str) -> None:
    page = reader(path, live=True, color_scheme=theme, reduced_motion="reduce")
    assert violations(page) == []


def test_axe_finds_nothing_on_answered_questions(reader) -> None:
    for theme in ("light", "dark"):
        page = reader(CHAPTER, color_scheme=theme, reduced_motion="reduce")
        item(page, "wbf-p01").locator("input").first.check()
        item(page, "wbf-p05").locator("input").fill("0.15")
        for form in page.locator("form.pt-practice").all():
            form.get_by_role("button", name="Check").click()
        assert violations(page) == []


def test_nothing_on_any_page_needs_a_lax_security_policy(root: Path, pages: list[str]) -> None:
    for path in [*pages, "index.html"]:
        text = (root / "_build" / "html" / path).read_text(encoding="utf-8")
        tags = re.findall(r"<[a-z][^>]*>", text)
        assert not [tag for tag in tags if re.search(r"\s(style|on[a-z]+)=", tag)], path
        assert not [tag for tag in tags if tag.startswith("<script") and "src=" not in tag], path
        assert "<style" not in text, path
        assert not [tag for tag in tags if re.search(r"""<(script|link|img|iframe)\b[^>]*["']https?://""", tag)], path


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_the_picture_stands_on_the_first_screen(reader, size: tuple[int, int]) -> None:
    page = reader(OPENING, viewport={"width": size[0], "height": size[1]})
    box = page.locator("svg.pt-picture").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= size[1]


@pytest.mark.parametrize("path", [OPENING, CHAPTER])
@pytest.mark.parametrize("width", [1366, 390])
def test_nothing_jumps_when_an_exploration_wakes(reader, path: str, width: int) -> None:
    page = reader(path, viewport={"width": width, "height": 800})
    figure = page.locator("[data-exploration]").first
    measure = """figure => [...figure.querySelectorAll("[data-path]"), figure].map((part) => {
        const [a, b] = [part, figure].map((one) => one.getBoundingClientRect());
        return [part.dataset.path, ...[a.x - b.x, a.y - b.y, a.width, a.height].map(Math.round)];
    })"""
    still = figure.evaluate(measure)
    figure.locator("figcaption").click()
    page.wait_for_selector(LIVE)
    assert figure.evaluate(measure) == still


def test_a_choice_by_pointer_is_answered_with_reasons(reader, practice) -> None:
    page = reader(CHAPTER)
    form = item(page, "wbf-p01")
    options = {option["correct"]: option for option in practice["wbf-p01"]["options"]}
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_have_text("Choose an answer first.")
    form.get_by_label(options[False]["text"]).check()
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text("Not right.")
    expect(form.get_by_role("status").get_by_role("link")).to_have_attribute("href", "#the-puzzle")
    expect(form.locator(".pt-feedback")).to_have_count(3)
    expect(form.locator('[data-mark="missed"] .pt-feedback')).to_contain_text(options[True]["why"])
    form.get_by_label(options[True]["text"]).check()
    expect(form.locator(".pt-feedback")).to_have_count(0)
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_have_text("Right.")
    expect(form.locator('[data-mark="right"]')).to_have_count(1)


def test_an_item_is_answered_with_the_keyboard_alone(reader) -> None:
    page = reader(CHAPTER)
    form = item(page, "wbf-p04")
    form.locator("input").first.focus()
    for _ in range(4):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Check")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.get_by_role("status")).to_contain_text("2 of 4 options judged rightly.")
    page.keyboard.press("Tab")
    expect(form.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(form.locator("input").first).to_be_focused()
    expect(form.get_by_role("status")).to_be_empty()
    assert form.locator("input:checked").count() == 0
    # A number, sent by Enter from its field.
    number = item(page, "wbf-p05")
    number.locator("input").focus()
    page.keyboard.type("0.35")
    page.keyboard.press("Enter")
    expect(number.get_by_role("status")).to_have_text("Right.")
    # Places, chosen by typing them.
    order = item(page, "wbf-p07")
    order.locator("select").first.focus()
    for place in "1234":
        page.keyboard.type(place)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(order.get_by_role("status")).to_contain_text("of 4 steps in their place.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0.35", "Right."),
        ("0,36", "Right."),
        ("35 %", "Right."),
        (".15", "That is the difference between the costs."),
        ("0.8", "Not right. Try again, or open the answer below."),
        ("a third", "Write a number first"),
        ("", "Write a number first"),
    ],
)
def test_a_number_is_read_as_people_write_it(reader, typed: str, said: str) -> None:
    form = item(reader(CHAPTER), "wbf-p05")
    form.locator("input").fill(typed)
    form.get_by_role("button", name="Check").click()
    expect(form).to_contain_text(said)
    expect(form.locator("details")).to_be_visible(visible=form.get_attribute("data-state") == "wrong")


def test_a_number_leads_to_the_exploration(reader) -> None:
    page = reader(CHAPTER)
    link = item(page, "wbf-p05").get_by_role("link", name="with the exploration")
    target = link.get_attribute("href")
    assert page.locator(f"figure{target}[data-exploration]").count() == 1


def test_matching_counts_what_is_right_and_explains_what_is_left_over(reader, practice) -> None:
    form = item(reader(CHAPTER), "wbf-p06")
    choices = form.locator("select")
    choices.nth(0).select_option(label="Private information")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text("2 still open")
    choices.nth(1).select_option(label="Private information")
    choices.nth(2).select_option(label="Private information")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_contain_text("1 of 3 right.")
    (decoy,) = practice["wbf-p06"]["extra_right"]
    expect(form).to_contain_text(f"Left over: “{decoy['text']}”. {decoy['why']}")


def test_ordering_wants_a_place_for_each_step(reader) -> None:
    form = item(reader(CHAPTER), "wbf-p07")
    for choice in form.locator("select").all():
        choice.select_option("1")
    form.get_by_role("button", name="Check").click()
    expect(form.get_by_role("status")).to_have_text("Give every step a place of its own first.")


def test_answers_survive_a_reload_and_try_again_forgets_them(reader) -> None:
    page = reader(CHAPTER)
    form = item(page, "wbf-p05")
    form.locator("input").fill("0.35")
    form.get_by_role("button", name="Check").click()
    page.reload()
    expect(form.locator("input")).to_have_value("0.35")
    expect(form.get_by_role("status")).to_have_text("Right.")
    form.get_by_role("button", name="Try again").click()
    page.reload()
    expect(form.locator("input")).to_have_value("")
    expect(form.get_by_role("status")).to_be_empty()


def test_an_answer_to_an_older_question_is_not_put_into_a_new_one(reader) -> None:
    page = reader(CHAPTER)
    page.evaluate(
        'localStorage.setItem(\'peacetalks.practice.wbf-p05\', \'{"version": "old", "answer": "7", "checked": true}\')'
    )
    page.evaluate("localStorage.setItem('peacetalks.practice.wbf-p01', 'not JSON')")
    page.reload()
    expect(item(page, "wbf-p05").locator("input")).to_have_value("")
    expect(item(page, "wbf-p01").get_by_role("button", name="Check")).to_be_visible()


def test_without_javascript_answers_open_and_no_dead_button_shows(reader) -> None:
    page = reader(CHAPTER, java_script_enabled=False)
    form = item(page, "wbf-p01")
    assert form.get_by_role("button").count() == 0
    reason = form.get_by_text("The cost that it can impose")
    expect(reason).not_to_be_visible()
    form.locator("summary").click()
    expect(reason).to_be_visible()
    assert page.locator(".pst-js-only:visible").count() == 0
    expect(page.locator("svg.pt-picture").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_the_answers_follow_the_last_question(reader, javascript: bool) -> None:
    page = reader(CHAPTER, java_script_enabled=javascript)
    page.emulate_media(media="print")
    questions = page.locator("form.pt-practice legend")
    answers = page.locator("form.pt-practice .pt-why")
    last_question = max(one.bounding_box()["y"] for one in questions.all())
    assert min(one.bounding_box()["y"] for one in answers.all()) > last_question
    expect(answers.first).to_be_visible()
    expect(page.locator("h1").locator("visible=true")).to_have_count(1)


def test_the_theme_switches_and_stays(reader) -> None:
    page = reader(OPENING, color_scheme="light")
    page.evaluate("document.activeElement.blur()")
    switch = page.locator(".theme-switch-button").first
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    switch.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(switch).to_be_focused()
    assert page.evaluate(paper) != light
    page.goto(page.url.replace("index.html", "glossary.html"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_search_finds_a_term(reader) -> None:
    page = reader("search.html?q=commitment")
    expect(page.locator("#search-results li").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whatever_has_the_focus_shows_it(reader, theme: str) -> None:
    page = reader(CHAPTER, color_scheme=theme, reduced_motion="reduce")
    seen = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        width = page.evaluate("""() => {
            const element = document.activeElement;
            if (element === document.body) return null;
            const style = getComputedStyle(element);
            return style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
        }""")
        if width is None:
            continue
        seen += 1
        assert width >= 2, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
    assert seen > 40


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("javascript", [True, False])
def test_formulas_are_drawn_in_the_colour_of_the_text_without_a_script(reader, theme: str, javascript: bool) -> None:
    page = reader(MODELS, java_script_enabled=javascript, color_scheme=theme)
    drawn = page.evaluate("""() => [...document.querySelectorAll(".pt-formula")].map((formula) => {
        const drawing = formula.querySelector("svg > g");
        const { width, height } = drawing.getBoundingClientRect();
        const inked = getComputedStyle(drawing).fill === getComputedStyle(formula).color;
        return [formula.getAttribute("aria-label"), width * height > 0, inked];
    })""")
    assert len(drawn) > 300
    assert [one for one in drawn if not all(one)] == []


def test_a_wide_formula_scrolls_in_its_own_box_by_keyboard(reader) -> None:
    page = reader(MODELS, viewport={"width": 320, "height": 640})
    wide = page.locator(".pt-formula").evaluate_all("""all => all
        .filter((one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1)
        .map((one) => [one.getAttribute("aria-label"), one.tabIndex])""")
    assert wide
    assert [words for words, reached in wide if reached != 0] == []
    first = page.locator(".pt-formula-block[tabindex]").first
    first.focus()
    page.keyboard.press("ArrowRight")
    assert first.evaluate("""one => new Promise((done) => {
        if (one.scrollLeft) done(true);
        else one.addEventListener("scroll", () => done(one.scrollLeft > 0), { once: true });
    })""")


def test_formulas_print_whole(reader) -> None:
    page = reader(MODELS, viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
