"""How fast each exploration follows a slider in the built book: from the input event to the picture laid out."""

from __future__ import annotations

from statistics import quantiles
from typing import Any

from playwright.sync_api import Playwright

from peacetalks import explorations
from peacetalks.explorations.exploration import COMMON
from tests.bench.book import MOVE, PATIENCE, WATCH
from tests.browser.conftest import CHROMIUM_ARGS
from tests.gallery import page_of

MOVES = 200
BAR = 16


def measure(playwright: Playwright, chromium: str, address: str) -> dict[str, dict[str, Any]]:
    """Return median and 95th percentile of each exploration, in ms, all its sliders in view moved in turn."""
    browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
    figures: dict[str, dict[str, Any]] = {}
    for name in explorations.IDS:
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}{page_of(name)}#exploration-{name}")
        page.wait_for_function("seen.live", timeout=PATIENCE)
        page.get_by_role("button", name=COMMON["skip"]).first.click()
        page.wait_for_function("!document.querySelector('.pt-slider:not(.pt-guess) input')?.disabled")
        page.evaluate(MOVE, 40)
        cuts = quantiles(page.evaluate(MOVE, MOVES), n=100)
        figures[f"{name}, p50"] = {"value": round(cuts[49], 1), "unit": "ms", "bar": None}
        figures[f"{name}, p95"] = {"value": round(cuts[94], 1), "unit": "ms", "bar": BAR}
        page.close()
    browser.close()
    return figures
