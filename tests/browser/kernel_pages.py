"""Small sites around the page kernel, for tests that bring explorations of their own."""

from __future__ import annotations

import contextlib
import html
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from peacetalks.page import policy
from peacetalks.page.serve import server
from tests.serving import running

BUILT = Path("_build/page/static/peacetalks")
LIVE_WITHIN = 60_000

PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="icon" href="{static}/icon.svg">
<link rel="stylesheet" href="{static}/peacetalks/page.css">
<script type="application/json" id="sources">{sources}</script>
<script type="module" src="{static}/adopt.mjs"></script>
</head>
<body>
<h1>{title}</h1>
{body}
</body>
</html>
"""

FIGURE = """\
<figure class="pt-exploration" id="{name}">
<div class="pt-stage">{still}</div>
<div class="pt-status" role="status"></div>
</figure>
"""

ADOPT = """\
import { adopt } from "./peacetalks/page.mjs";
const sources = JSON.parse(document.querySelector("#sources").textContent);
for (const [name, source] of Object.entries(sources)) {
  const element = document.getElementById(name);
  // Marked only now: the kernel itself adopts what a page marks, as an exploration of the book.
  Object.assign(element.dataset, { exploration: name, state: "still" });
  adopt(element, source);
}
"""


def figure(name: str, still: str = "") -> str:
    """Return the markup of an exploration that isn't live yet."""
    return FIGURE.format(name=name, still=still)


def page(title: str, sources: Mapping[str, str], body: str | None = None, static: str = "_static") -> str:
    """Return a page on which each source is an exploration."""
    drawn = "".join(map(figure, sources)) if body is None else body
    data = json.dumps(dict(sources)).replace("<", "\\u003c")
    return PAGE.format(title=html.escape(title), sources=data, body=drawn, static=static)


def write_site(folder: Path, built: Path, pages: Mapping[str, str]) -> Path:
    """Write a site of these pages, with the page kernel's files, a sheet of policy and all."""
    static = folder / "_static"
    shutil.copytree(built, static / "peacetalks", dirs_exist_ok=True)
    (static / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (static / "adopt.mjs").write_text(ADOPT, encoding="utf-8")
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    policy.write(folder)
    return folder


@contextlib.contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site as `make serve` does; yields its address."""
    with running(server(site)) as address:
        yield address


def exploration(page: Page, name: str) -> Locator:
    """Return the element of an exploration."""
    return page.locator(f'[data-exploration="{name}"]')


def wait_for(page: Page, name: str, state: str = "live") -> Locator:
    """Wait until an exploration has reached the state; return its element."""
    found = exploration(page, name)
    expect(found).to_have_attribute("data-state", re.compile(f"{state}|failed"), timeout=LIVE_WITHIN)
    assert found.get_attribute("data-state") == state, found.locator(".pt-status").inner_text()
    return found
