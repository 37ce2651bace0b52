"""What a reader sees when something breaks, and that *Start again* really does."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser import kernel_pages, kernel_sources
from tests.browser.kernel_pages import exploration, wait_for

SOURCES = {"failing": kernel_sources.FAILING, "counter": kernel_sources.COUNTER}


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    """A site with two explorations, for a test to damage."""
    pages = {"index.html": kernel_pages.page("Two explorations", SOURCES)}
    return kernel_pages.write_site(tmp_path, root / kernel_pages.BUILT, pages)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with kernel_pages.serving(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def start_again(page: Page, name: str) -> None:
    exploration(page, name).get_by_role("button", name="Start again").click()
    wait_for(page, name)


def test_what_raises_says_so_and_starts_again(page: Page, address: str) -> None:
    page.goto(address)
    wait_for(page, "counter")
    failing = wait_for(page, "failing")
    failing.get_by_role("slider", name="Divisor").press("Home")
    wait_for(page, "failing", "failed")
    expect(failing.locator(".pt-status")).to_contain_text("ZeroDivisionError: division by zero")
    expect(exploration(page, "counter")).to_have_attribute("data-state", "live")
    page.get_by_role("slider", name="Number").press("End")
    expect(page.locator(".told-number")).to_have_text("10")

    again = failing.get_by_role("button", name="Start again")
    again.focus()
    again.press("Enter")
    wait_for(page, "failing")
    expect(failing).to_be_focused()
    expect(failing.locator(".told-quotient")).to_have_text("2.0")
    failing.get_by_role("slider", name="Divisor").press("ArrowLeft")
    expect(failing.locator(".told-quotient")).to_have_text("3.0")
    expect(failing.get_by_role("slider")).to_have_count(1)


def test_an_exploration_that_cannot_begin_says_so(page: Page, root: Path, tmp_path: Path) -> None:
    sources = {"wrong": "import no_such_thing", "counter": kernel_sources.COUNTER}
    pages = {"index.html": kernel_pages.page("One is wrong", sources)}
    with kernel_pages.serving(kernel_pages.write_site(tmp_path, root / kernel_pages.BUILT, pages)) as address:
        page.goto(address)
        wrong = wait_for(page, "wrong", "failed")
        expect(wrong.locator(".pt-status")).to_contain_text("No module named 'no_such_thing'")
        wait_for(page, "counter")


def test_python_that_crashed_starts_again(page: Page, address: str) -> None:
    page.goto(address)
    wait_for(page, "counter")
    wait_for(page, "failing").get_by_role("button", name="Crash").click()
    for name in SOURCES:
        wait_for(page, name, "failed")
    for name in SOURCES:
        start_again(page, name)
    page.get_by_role("slider", name="Number").press("End")
    expect(page.locator(".told-number")).to_have_text("10")
    assert len(page.workers) == 1


def test_python_that_never_answers_can_be_stopped(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address)
    wait_for(page, "counter")
    failing = wait_for(page, "failing")
    failing.get_by_role("button", name="Hang").click()
    page.clock.fast_forward(10_000)
    expect(failing.locator(".pt-status")).to_contain_text("Still computing")
    start_again(page, "failing")
    wait_for(page, "counter", "failed")
    start_again(page, "counter")
    page.get_by_role("slider", name="Number").press("End")
    expect(page.locator(".told-number")).to_have_text("10")


@pytest.mark.parametrize("part", ["snapshot-", "pyodide-*.wasm.gz", "pyodide-*.asm.mjs", "worker-", "stage-"])
def test_a_lost_network_is_said_once_and_can_come_back(page: Page, address: str, part: str) -> None:
    broken = f"**/_static/peacetalks/{part}*"
    page.context.route(broken, lambda route: route.abort())
    # Without the snapshot Python starts plainly; here the network is gone for that too.
    page.context.route("**/python_stdlib*", lambda route: route.abort())
    page.goto(address)
    failing = wait_for(page, "failing", "failed")
    said = failing.locator(".pt-status").locator("span").inner_text()
    assert said == "This exploration stopped: the download broke off. Is there a network connection?"
    page.context.unroute_all()
    for name in SOURCES:
        start_again(page, name)


def test_a_renewed_book_asks_for_a_reload(page: Page, folder: Path, address: str) -> None:
    def renew(route: Route) -> None:
        for file in (folder / "_static" / "peacetalks").iterdir():
            if file.name.startswith(("snapshot", "pyodide", "python", "stage")):
                file.unlink()
        route.continue_()

    page.context.route("**/worker-*.mjs", renew)
    page.goto(address)
    status = wait_for(page, "failing", "failed").locator(".pt-status")
    expect(status).to_contain_text("Reload the page")


def flip(snapshot: Path) -> None:
    """Change one byte in the middle."""
    data = bytearray(snapshot.read_bytes())
    data[len(data) // 2] ^= 0xFF
    snapshot.write_bytes(data)


def cut(snapshot: Path) -> None:
    """Lose the second half."""
    data = snapshot.read_bytes()
    snapshot.write_bytes(data[: len(data) // 2])


def replace(snapshot: Path) -> None:
    """Hold something else, well packed."""
    snapshot.write_bytes(gzip.compress(bytes(len(gzip.decompress(snapshot.read_bytes()))), 1))


DAMAGE: list[Callable[[Path], None]] = [flip, cut, replace, Path.unlink]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda made: made.__name__)
def test_without_a_good_snapshot_python_starts_plainly(
    page: Page, folder: Path, address: str, damage: Callable[[Path], None]
) -> None:
    damage(next(folder.glob("_static/peacetalks/snapshot-*")))
    page.goto(address)
    wait_for(page, "counter")
    assert page.evaluate("performance.getEntriesByName('peacetalks:kernel').map(({detail}) => detail)") == ["plain"]
    page.get_by_role("slider", name="Number").press("End")
    expect(page.locator(".told-number")).to_have_text("10")


def test_the_plain_start_refuses_a_changed_wheel(page: Page, folder: Path, address: str) -> None:
    static = folder / "_static" / "peacetalks"
    manifest = json.loads((static / "manifest.json").read_text(encoding="utf-8"))
    (static / manifest["files"]["snapshot"]["path"]).unlink()
    with (static / manifest["wheels"][0]["path"]).open("ab") as wheel:
        wheel.write(b"more")
    page.goto(address)
    wait_for(page, "counter", "failed")
