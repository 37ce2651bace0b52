"""One Chromium for all browser tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from peacetalks.page.serve import server
from tests.browser.jupyter import Classroom, serve
from tests.quizzes.course import released
from tests.serving import running

# The browser's own network is switched off where it can be: a test that passes must not depend on outside hosts.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "Browser tests need Chromium: install Debian's package 'chromium', then run make test again."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(root: Path) -> Iterator[str]:
    """Address of the built book, `http://127.0.0.1:PORT/`, served as `make serve` does."""
    with running(server(root / "_build" / "html")) as address:
        yield address


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    """A released quiz, and one Jupyter server for its learners and its instructor."""
    home = tmp_path_factory.mktemp("a classroom")
    course = released(home / "course")
    with serve(home, tmp_path_factory.mktemp("settings"), course.folder) as jupyter:
        yield Classroom(jupyter, course, home / "exchange")
