"""Makes the README's moving picture from the built book: `python -m tests.readme.exploration` after `make book`."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from peacetalks.page.serve import server
from tests.browser.conftest import CHROMIUM_ARGS
from tests.chromium import find
from tests.conftest import ROOT
from tests.serving import running

PICTURES = ROOT / "docs" / "pictures"
FRAME_MS = 90
REST = 12
# Which slider moves to which value: the weaker side grows stronger, war grows dear, and both go back.
STORY = [("What war costs A", 0.40), ("A's chance to win a war", 0.70), ("What war costs A", 0.15)]
STORY += [("A's chance to win a war", 0.50)]


def frames(page: Page) -> Iterator[Image.Image]:
    """Move the sliders as a reader does and yield what the reader sees."""
    exploration = page.locator("[data-exploration]")
    page.locator('[data-exploration][data-state="live"]').wait_for()

    def shot() -> Image.Image:
        return Image.open(io.BytesIO(exploration.screenshot())).convert("RGB")

    for _ in range(REST):
        yield shot()
    for name, end in STORY:
        slider = exploration.get_by_label(name, exact=True)
        picture = exploration.locator("svg")
        while round((end - float(slider.input_value())) * 100):
            step = 0.02 if float(slider.input_value()) < end else -0.02
            value = float(slider.input_value()) + step
            value = min(value, end) if step > 0 else max(value, end)
            before = picture.get_attribute("aria-label")
            slider.fill(f"{value:.2f}")
            expect(picture).not_to_have_attribute("aria-label", before)
            yield shot()
        for _ in range(REST):
            yield shot()


def alike(drawn: list[Image.Image]) -> list[Image.Image]:
    """Give all frames the height of the tallest: the words below the picture differ in length."""
    size = drawn[0].width, max(one.height for one in drawn)
    padded = []
    for one in drawn:
        sheet = Image.new("RGB", size, "white")
        sheet.paste(one)
        padded.append(sheet)
    return padded


def main() -> None:
    """Write `exploration.webp` and, for readers who want no motion, `exploration.png`."""
    with running(server(ROOT / "_build" / "html")) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=CHROMIUM_ARGS)
        page = browser.new_page(viewport={"width": 760, "height": 900})
        page.goto(f"{address}index.html")
        drawn = alike(list(frames(page)))
        browser.close()
    PICTURES.mkdir(exist_ok=True)
    drawn[0].save(PICTURES / "exploration.png", optimize=True)
    drawn[0].save(
        PICTURES / "exploration.webp",
        save_all=True,
        append_images=drawn[1:],
        duration=FRAME_MS,
        loop=0,
        quality=70,
        method=6,
        minimize_size=True,
    )


if __name__ == "__main__":
    main()
