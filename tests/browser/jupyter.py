"""A real Jupyter server for tests, with what a learner and an instructor do in it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from peacetalks_quizzes.release import nbgrader
from tests.quizzes.course import Course

SAVED = re.compile(r"^Saved at \d\d:\d\d\.$")
PATIENCE = 60_000
"""How long a browser waits for Jupyter at most, in milliseconds; a test machine may be slow."""


@dataclass
class Jupyter:
    """A running server; `home` is the folder that it shows, and its config's course is `home / "course"`."""

    address: str
    home: Path

    def request(self, path: str, method: str = "GET", body: Any = None) -> Any:
        """Call the server's own API."""
        asked = urllib.request.Request(f"{self.address}{path}", method=method)
        asked.add_header("Authorization", "token test")
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(asked, data=data, timeout=60) as reply:
            text = reply.read()
        return json.loads(text) if text else None

    def stop_kernels(self) -> None:
        """End every kernel, as when a learner shuts the computer down."""
        for session in self.request("api/sessions"):
            self.request(f"api/sessions/{session['id']}", "DELETE")


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which Jupyter sees no settings of the machine's user."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    own = {name: str(folder / name.lower()) for name in names}
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **own, "IPYTHONDIR": str(folder / "ipython"), "HOME": str(folder), "PATH": path}


@contextlib.contextmanager
def serve(home: Path, settings: Path, cwd: Path) -> Iterator[Jupyter]:
    """Run JupyterLab until the block ends.

    Parameters
    ----------
    home
        The folder that it shows.
    settings
        Where its own files go.
    cwd
        Where it is started; nbgrader reads its course's configuration there.
    """
    # The news pop-up would lie over the cards.
    overrides = settings / "jupyter_config_dir" / "labconfig" / "default_setting_overrides.json"
    overrides.parent.mkdir(parents=True, exist_ok=True)
    overrides.write_text(json.dumps({"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}}))
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1"]
    command += ["--ServerApp.port=0", "--IdentityProvider.token=test", f"--ServerApp.root_dir={home}"]
    log = settings / "jupyter.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=cwd, env=environment(settings), stdout=out, stderr=out)
    try:
        yield Jupyter(_address(process, settings / "jupyter_runtime_dir", log), home)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def _address(process: subprocess.Popen[bytes], folder: Path, log: Path) -> str:
    info = folder / f"jpserver-{process.pid}.json"
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()[-3000:]
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(info.read_text())["url"])
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()[-3000:]}")


class Notebook:
    """A quiz notebook in JupyterLab, as its learner uses it."""

    def __init__(self, page: Page, jupyter: Jupyter, path: str) -> None:
        self.page, self.jupyter, self.path = page, jupyter, path
        self.file = jupyter.home / path
        page.set_default_timeout(PATIENCE)

    def open(self, program: str = "lab/tree") -> Notebook:
        """Open the notebook in JupyterLab, or in Notebook 7 (`notebooks`), and wait until its kernel is ready."""
        self.page.goto(f"{self.jupyter.address}{program}/{self.path}?token=test&reset")
        self.page.wait_for_selector(".jp-Notebook h1")
        # JupyterLab calls a kernel idle before it has heard of it, and what is run then is lost.
        deadline = time.monotonic() + PATIENCE / 1000
        while not self._kernel_is_ready():
            assert time.monotonic() < deadline, "the kernel did not start"
            self.page.wait_for_timeout(100)
        expect(self.page.locator('[data-status="idle"]').first).to_be_attached(timeout=PATIENCE)
        return self

    def _kernel_is_ready(self) -> bool:
        kernels = [one["kernel"] for one in self.jupyter.request("api/sessions") if one["path"] == self.path]
        return any(kernel["execution_state"] == "idle" and kernel["connections"] for kernel in kernels)

    def menu(self, menu: str, item: str) -> None:
        """Choose an item of the menu bar."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()

    def run_all(self) -> Notebook:
        """Choose Run ▸ Run All Cells and wait until every card is there and takes answers."""
        self.menu("Run", "Run All Cells")
        expect(self.page.locator(".pt-card[data-complete]:not(.jupyter-widgets-disconnected)")).to_have_count(
            10, timeout=PATIENCE
        )
        return self

    def card(self, number: int) -> Locator:
        """Return the card of a question."""
        head = self.page.locator(".pt-card-number", has_text=re.compile(rf"^Question {number}$"))
        return self.page.locator(".jupyter-widgets.pt-card", has=head)

    def status(self, number: int) -> Locator:
        """Return the line of a card that says whether the answer is saved."""
        return self.card(number).get_by_role("status")

    def answer(self, public: dict[str, Any], answer: Any) -> None:
        """Give an answer, written as its record has it, by what the learner sees, and wait until it is saved."""
        card = self.card(public["number"])
        texts = {one["id"]: one["text"] for one in public.get("options") or public.get("right") or ()}
        match public["kind"]:
            case "single":
                card.get_by_label(texts[answer], exact=True).check()
            case "multiple":
                for key in answer:
                    card.get_by_label(texts[key], exact=True).check()
            case "match":
                for side in public["left"]:
                    card.get_by_label(side["text"], exact=True).select_option(label=texts[answer[side["id"]]])
            case "order":
                for place, key in enumerate(answer, start=1):
                    card.get_by_label(texts[key], exact=True).select_option(label=str(place))
            case "numeric":
                card.get_by_role("textbox").fill(f"{answer:g}")
        expect(self.status(public["number"])).to_have_text(SAVED, timeout=PATIENCE)

    def write_essay(self, text: str) -> None:
        """Write into the last cell."""
        cell = self.page.locator(".jp-MarkdownCell").last
        cell.locator(".jp-RenderedMarkdown").dblclick()
        editor = cell.locator(".cm-content")
        editor.click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Shift+Enter")
        expect(cell.locator(".jp-RenderedMarkdown")).to_contain_text(text[:40])

    def save(self) -> None:
        """Press Ctrl+S and wait until the notebook is written."""
        self.page.keyboard.press("Control+s")
        tab = self.page.locator("#jp-main-dock-panel .lm-TabBar-tab.jp-mod-current")
        expect(tab).not_to_have_class(re.compile("jp-mod-dirty"), timeout=PATIENCE)

    def validate(self) -> str:
        """Press Validate and return what the dialog says."""
        self.page.get_by_role("button", name="Validate").click()
        said = self.page.locator("#validation-message").inner_text(timeout=PATIENCE)
        self.page.locator(".jp-Dialog .jp-mod-accept").click()
        return said

    def restart_kernel(self) -> None:
        """Choose Kernel ▸ Restart Kernel… and confirm."""
        self.menu("Kernel", "Restart Kernel…")
        self.page.locator(".jp-Dialog .jp-mod-accept").click()


@dataclass
class Classroom:
    """A course, its exchange, and the server on which everybody works."""

    jupyter: Jupyter
    course: Course
    exchange: Path

    def nbgrader(self, folder: Path, *arguments: str) -> None:
        """Run one of nbgrader's exchange commands in a learner's or the course's folder; it must succeed."""
        self.exchange.mkdir(exist_ok=True)
        self.exchange.chmod(0o777)
        settings = [f"--Exchange.root={self.exchange}", f"--Exchange.cache={self.exchange.with_name('cache')}"]
        done = nbgrader(folder, *arguments, *settings, "--CourseDirectory.course_id=peacetalks")
        assert done.returncode == 0, done.stderr[-3000:]

    def release(self) -> None:
        """Put the quiz where learners fetch it."""
        self.nbgrader(self.course.folder, "release_assignment", self.course.quiz, "--force")

    def folder(self, learner: str) -> Path:
        """Return a learner's own folder, made when it isn't there."""
        folder = self.jupyter.home / learner
        folder.mkdir(exist_ok=True)
        return folder

    def notebook(self, page: Page, learner: str) -> Notebook:
        """Return a learner's notebook, copied from the release when there is none yet."""
        place = self.folder(learner) / self.course.quiz
        if not place.exists():
            shutil.copytree(self.course.folder / "release" / self.course.quiz, place)
        return Notebook(page, self.jupyter, f"{learner}/{self.course.quiz}/{self.course.quiz}.ipynb")
