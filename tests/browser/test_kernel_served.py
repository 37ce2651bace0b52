"""Where the book can be served from, and what it may do there: nothing but what docs/page-kernel.md says."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from peacetalks.page import policy
from tests.browser.kernel_pages import exploration, wait_for
from tests.browser.test_kernel_page import CHAPTER, ID, OPENING, STRENGTH

NEEDED_BY_PAGES = ("script-src", "worker-src", "connect-src", "style-src", "img-src")
VIOLATIONS = """\
globalThis.violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
  violations.push([effectiveDirective, blockedURI, sourceFile, sample].join(" ")));
"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    made.add_init_script(VIOLATIONS)
    yield made
    made.unroute_all(behavior="ignoreErrors")
    made.close()


@contextmanager
def only(context: BrowserContext, address: str) -> Iterator[None]:
    """Block every other origin, and complain of each request that wanted one."""
    left: list[str] = []

    def decide(route: Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            left.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    yield
    assert left == []


@contextmanager
def plain_server(folder: Path) -> Iterator[str]:
    """Serve a folder with `python -m http.server`; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        address = f"http://127.0.0.1:{port}/"
        until = time.monotonic() + 20
        while True:
            try:
                urllib.request.urlopen(address).close()
                break
            except OSError:
                assert time.monotonic() < until, "python -m http.server doesn't answer"
                time.sleep(0.05)
        try:
            yield address
        finally:
            running.terminate()


def move(page: Page) -> None:
    """Move the live exploration, and see that the words under the picture follow."""
    live = wait_for(page, ID)
    # The short form of the opening page asks for no guess.
    for skip in live.get_by_role("button", name="Skip the guess").all():
        skip.click()
    strength = live.get_by_role("slider", name=STRENGTH)
    expect(strength).to_be_enabled()
    strength.press("End")
    expect(exploration(page, ID).locator(".pt-reading")).to_contain_text("and 1.00")


def book_pages(root: Path) -> list[str]:
    html = root / "_build" / "html"
    found = [page.relative_to(html) for page in sorted(html.rglob("*.html"))]
    return [page.as_posix() for page in found if page.parts[0] != "_static"]


def test_every_page_keeps_to_the_policy_and_to_the_site(context: BrowserContext, site: str, root: Path) -> None:
    complaints: list[str] = []
    with only(context, site):
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        for path in book_pages(root):
            answer = page.goto(site + path, wait_until="load")
            assert answer
            assert answer.headers["content-security-policy"] == policy.POLICY
            page.wait_for_load_state("networkidle")
            if path in (CHAPTER, OPENING):
                exploration(page, ID).scroll_into_view_if_needed()
                move(page)
            complaints += [f"{path}: {said}" for said in page.evaluate("violations")]
    assert complaints == []


def test_the_policy_is_the_one_in_the_docs(root: Path) -> None:
    documented = (root / "docs" / "page-kernel.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| `([^`]*)` \|", documented, flags=re.MULTILINE)
    assert dict(rows) == policy.DIRECTIVES


NEEDED = [(directive, source) for directive in NEEDED_BY_PAGES for source in policy.DIRECTIVES[directive].split()]


@pytest.mark.parametrize(("directive", "source"), NEEDED)
def test_nothing_is_allowed_without_need(context: BrowserContext, site: str, directive: str, source: str) -> None:
    """Without any one source of the policy the chapter is not whole or not alive."""
    left = [other for other in policy.DIRECTIVES[directive].split() if other != source]
    stricter = policy.DIRECTIVES | {directive: " ".join(left) or "'none'"}
    header = "; ".join(f"{name} {sources}" for name, sources in stricter.items())

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": header})

    context.route(f"{site}**", answer)
    page = context.new_page()
    if directive == "connect-src":
        # It is the worker that connects, and what a worker is refused isn't heard on the page.
        page.goto(site + CHAPTER)
        exploration(page, ID).scroll_into_view_if_needed()
        wait_for(page, ID, "failed")
        return
    with context.expect_event("console", lambda said: "Content Security Policy" in said.text):
        page.goto(site + CHAPTER)
        exploration(page, ID).scroll_into_view_if_needed()


@pytest.mark.parametrize("folder", ["course", "deep/er course"])
def test_it_works_below_a_path_from_a_plain_server(
    context: BrowserContext, root: Path, tmp_path: Path, folder: str
) -> None:
    place = tmp_path / folder
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(root / "_build" / "html")
    with plain_server(tmp_path) as address, only(context, address):
        page = context.new_page()
        page.goto(f"{address}{folder}/{CHAPTER}")
        exploration(page, ID).scroll_into_view_if_needed()
        move(page)
        assert page.evaluate("performance.getEntriesByName('peacetalks:kernel')[0].detail") == "snapshot"
