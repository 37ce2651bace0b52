"""Takes a picture of every exploration, light and dark, wide and narrow: `make gallery`, to look at before a release.

Each is photographed alive, as it opens and once more with its guess shown. `index.html` has them all side by side, and
`contact-sheet.png` is that page as one picture.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from peacetalks import explorations
from peacetalks.explorations.exploration import COMMON
from peacetalks.page.serve import server
from tests import chromium
from tests.browser.conftest import CHROMIUM_ARGS
from tests.serving import running

ROOT = Path(__file__).resolve().parents[1]
HOME = {"bargaining-range": "book/part-1-why-talk/why-bargaining-fails.html"}
WIDTHS = {"wide": 1280, "narrow": 320}
THEMES = ("light", "dark")
PAGE = """\
<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>body {{ font: 15px system-ui; margin: 1rem; }} section {{ display: flex; gap: 0.75rem; align-items: start; }}
img {{ border: 1px solid #999; }} .wide {{ width: 330px; }} .narrow {{ width: 165px; }}</style>
{sections}
</html>
"""


def page_of(exploration: str) -> str:
    """Return the page of the book, below its address, that has the exploration whole."""
    return HOME.get(exploration, f"book/explorations/{exploration}.html")


def photographs(browser: Browser, address: str, exploration: str, out: Path) -> Iterator[tuple[str, Path]]:
    """Yield each photograph of one exploration with the class that the sheet shows it in."""
    for theme in THEMES:
        for name, width in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
            page.goto(f"{address}{page_of(exploration)}#exploration-{exploration}")
            figure = page.locator(f'[data-exploration="{exploration}"]')
            figure.scroll_into_view_if_needed()
            page.wait_for_selector(f'[data-exploration="{exploration}"][data-state="live"]')
            for moment in ("opening", "shown"):
                if moment == "shown":
                    guess = figure.locator(".pt-guess").first
                    if guess.locator("input[type=range]").count() == 0:
                        guess.locator("button, select").first.click()
                    figure.get_by_role("button", name=COMMON["show"]).click()
                    page.wait_for_selector(".pt-verdict p")
                kept = out / f"{exploration}-{theme}-{name}-{moment}.png"
                figure.screenshot(path=kept)
                yield name, kept
            page.close()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Photograph every exploration of the built book.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("only", nargs="*", help="ids of explorations; all unless named")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    sections = []
    with sync_playwright() as playwright, running(server(ROOT / "_build" / "html")) as address:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=CHROMIUM_ARGS)
        for exploration in given.only or explorations.IDS:
            shown = [
                f'<img class="{kind}" src="{kept.name}" alt="{escape(kept.stem)}">'
                for kind, kept in photographs(browser, address, exploration, given.out)
            ]
            sections.append(f"<h2>{escape(exploration)}</h2><section>{''.join(shown)}</section>")
        index = given.out / "index.html"
        index.write_text(PAGE.format(sections="\n".join(sections)), encoding="utf-8")
        sheet = browser.new_page(viewport={"width": 2150, "height": 900})
        sheet.goto(index.resolve().as_uri())
        sheet.screenshot(path=given.out / "contact-sheet.png", full_page=True)
    print(f"The contact sheet: {given.out / 'contact-sheet.png'}")


if __name__ == "__main__":
    main()
