"""A second page takes from the browser's cache what the first one brought."""

from pathlib import Path

from playwright.sync_api import Browser

from tests import chromium
from tests.bench.book import CHAPTER, OPENING, profile, visit
from tests.bench.host import hosting

MB = 1_000_000


def test_next_page_brings_little_and_the_first_not_too_much(browser: Browser, root: Path) -> None:
    html = root / "_build" / "html"
    with hosting(html) as address, profile(browser.browser_type, chromium.find()) as context:
        page, _, first = visit(context, address + OPENING)
        page.close()
        _, seen, second = visit(context, address + CHAPTER)
    assert seen["live"]
    # Without what Python starts from, nothing would have been measured.
    assert 5 * MB < first <= 16 * MB
    assert second <= 0.3 * MB
