"""Every exploration, whole and alive in the built book: guess, controls, presets, link, numbers, and nothing amiss."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from peacetalks import explorations
from peacetalks.explorations.exploration import COMMON
from tests.browser.kernel_pages import LIVE_WITHIN, wait_for
from tests.browser.test_book import reader, violations  # noqa: F401  (a fixture)
from tests.gallery import page_of

GALLERY = "book/explorations/index.html"

every = pytest.mark.parametrize("name", explorations.IDS)


def fits(page):
    """Hold that no part of an exploration is wider than its page."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@every
def test_a_learner_goes_all_the_way(reader, name, tmp_path):  # noqa: F811
    figure = explorations.load(name).FIGURE
    page = reader(page_of(name), live=True, accept_downloads=True)
    live = wait_for(page, name)
    guess = live.locator(".pt-guess").first
    if guess.locator("input[type=range]").count():
        guess.locator("input[type=range]").press("End")
        expect(live.locator("[data-handle], [stroke*=guess]").first).to_be_attached()
    else:
        guess.locator("button").last.click()
    live.get_by_role("button", name=COMMON["show"]).click()
    expect(live.locator(".pt-verdict")).not_to_be_empty()
    # What has changed is said once everything rests.
    expect(live.locator(".pt-spoken")).not_to_be_empty()
    for slider in live.locator(".pt-slider:not(.pt-guess) input").all():
        slider.press("End")
        slider.press("Home")
        assert slider.get_attribute("aria-valuetext")
    for words in figure.words["presets"].values():
        live.get_by_role("button", name=words["title"], exact=True).click()
        expect(live.locator(".pt-note")).not_to_be_empty()
    live.get_by_role("button", name=COMMON["surprise"]).click()
    live.get_by_role("button", name=COMMON["numbers"]).click()
    with page.expect_download() as download:
        live.get_by_role("link", name=COMMON["download"]).click()
    assert download.value.suggested_filename == f"{figure.module}.csv"
    kept = tmp_path / "numbers.csv"
    download.value.save_as(kept)
    rows = list(csv.reader(kept.open(encoding="utf-8", newline="")))
    assert len(rows) == live.locator(".pt-numbers tr").count()
    assert violations(page) == []
    live.get_by_role("button", name=COMMON["reset"]).click()
    expect(live.locator(".pt-verdict")).to_be_empty()
    expect(live).to_have_attribute("data-state", "live")


@every
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_fits_the_narrowest_phone_and_large_text(reader, name, theme):  # noqa: F811
    page = reader(page_of(name), live=True, viewport={"width": 320, "height": 640}, color_scheme=theme)
    live = wait_for(page, name)
    live.get_by_role("button", name=COMMON["skip"]).first.click()
    live.get_by_role("button", name=COMMON["numbers"]).click()
    for opener in live.get_by_role("button", name=COMMON["assumptions"]).all():
        opener.click()
    fits(page)
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    fits(page)


def copied(page):
    """Return the link that the page gives: copied, or shown where copying isn't allowed."""
    return page.evaluate("navigator.clipboard.readText()")


@every
def test_a_link_opens_the_same_state(reader, name):  # noqa: F811
    page = reader(page_of(name), live=True, permissions=["clipboard-read", "clipboard-write"])
    live = wait_for(page, name)
    live.get_by_role("button", name=COMMON["skip"]).first.click()
    live.get_by_role("button", name=COMMON["surprise"]).click()
    live.get_by_role("button", name=COMMON["link"]).click()
    expect(live.locator(".pt-status")).to_contain_text("copied")
    link = copied(page)
    assert f"#exploration-{name}" in link
    alt = live.locator("svg.pt-picture").get_attribute("aria-label")
    other = page.context.new_page()
    other.goto(link)
    again = wait_for(other, name)
    expect(again.locator("svg.pt-picture")).to_have_attribute("aria-label", alt)
    expect(again).to_be_in_viewport()
    other.evaluate("location.hash = location.hash.split('?')[0] + '?nothing=of-this'")
    expect(again.locator(".pt-note")).to_have_text(COMMON["bad_link"], timeout=LIVE_WITHIN)


def test_where_copying_is_not_allowed_the_link_is_shown(reader):  # noqa: F811
    page = reader(page_of("ripeness"), live=True)
    live = wait_for(page, "ripeness")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    live.get_by_role("button", name=COMMON["link"]).click()
    expect(live.get_by_role("textbox", name="The link")).to_have_value(re.compile("#exploration-ripeness$"))


def test_the_marker_can_be_dragged_in_the_picture(reader):  # noqa: F811
    page = reader(page_of("ripeness"), live=True)
    live = wait_for(page, "ripeness")
    box = live.locator("[data-handle=guess]").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 200, y, steps=5)
    page.mouse.up()
    slider = live.get_by_role("slider", name="First ripe period")
    moved = float(slider.input_value())
    assert moved > 5
    expect(live.locator("svg.pt-picture")).to_have_attribute(
        "aria-label", re.compile(f"Your guess, period {moved:.0f}")
    )
    expect(slider).to_be_focused()


def test_terms_lead_to_the_glossary(reader):  # noqa: F811
    page = reader(page_of("ripeness"), live=True)
    live = wait_for(page, "ripeness")
    live.locator(".pt-reading .pt-term").first.click()
    expect(page.locator("dt:target")).to_have_text(re.compile("ripeness|mutually hurting stalemate"))


def test_the_gallery_shows_every_exploration_alive(reader):  # noqa: F811
    page = reader(GALLERY, live=True)
    for name in explorations.IDS:
        figure = page.locator(f'[data-exploration="{name}"]')
        figure.scroll_into_view_if_needed()
        wait_for(page, name)
        link = figure.locator("figcaption a").get_attribute("href")
        assert link.endswith(Path(page_of(name)).name)
    assert violations(page) == []
    assert len(page.workers) == 1


def test_on_paper_a_picture_stands_with_caption_and_sources(reader):  # noqa: F811
    page = reader(page_of("ripeness"))
    page.emulate_media(media="print")
    figure = page.locator("figure.pt-exploration")
    expect(figure.locator("svg.pt-picture")).to_be_visible()
    expect(figure.locator(".pt-reading")).to_be_visible()
    expect(figure.locator(".pt-caption")).to_contain_text("Zartman")
    expect(figure.get_by_role("button")).to_have_count(0)
    expect(figure.get_by_role("slider")).to_have_count(0)
