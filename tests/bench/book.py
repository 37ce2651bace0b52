"""What a reader of the book feels: the way to the first live slider, each move, memory and the wire."""

from __future__ import annotations

import contextlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import BrowserContext, BrowserType, Page, Playwright

from tests.bench.host import Counter
from tests.browser.conftest import CHROMIUM_ARGS

OPENING = "book/index.html"
CHAPTER = "book/part-1-why-talk/why-bargaining-fails.html#exploration-bargaining-range"
VISITS = 3
MOVES = 200
PATIENCE = 120_000

WATCH = """\
globalThis.seen = { live: 0, longest: 0 };
addEventListener("peacetalks:state", ({ detail }) => { if (detail === "live") seen.live ||= performance.now(); });
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
}).observe({ type: "longtask", buffered: true });
"""

MOVE = """\
async (moves) => {
  const figure = document.querySelector("[data-exploration]");
  const sliders = [...figure.querySelectorAll(".pt-slider:not(.pt-guess) input")];
  const lists = [...figure.querySelectorAll("select")];
  const controls = sliders.length ? sliders : lists;
  const times = [];
  for (let move = 0; move < moves; move++) {
    const before = figure.querySelector("svg");
    const begun = performance.now();
    const redrawn = new Promise((resolve) => {
      const watcher = new MutationObserver(() => {
        if (figure.querySelector("svg") === before) return;
        watcher.disconnect();
        // The browser lays the picture out before it answers.
        figure.querySelector("svg").getBoundingClientRect();
        resolve(performance.now() - begun);
      });
      watcher.observe(figure, { subtree: true, childList: true });
      // A move that changes nothing in the picture isn't drawn.
      setTimeout(() => (watcher.disconnect(), resolve(null)), 400);
    });
    const control = controls[Math.floor(move / 20) % controls.length];
    const part = 0.2 + 0.6 * ((move * 37) % 100) / 100;
    if (sliders.length) {
      const old = control.value;
      control.value = Number(control.min) + (control.max - control.min) * part;
      if (control.value === old) control.stepUp();
    } else control.selectedIndex = Math.floor(part * control.options.length);
    control.dispatchEvent(new Event(sliders.length ? "input" : "change", { bubbles: true }));
    const time = await redrawn;
    if (time !== null) times.push(time);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }
  return times;
}
"""


@contextlib.contextmanager
def profile(kind: BrowserType, chromium: str) -> Iterator[BrowserContext]:
    """A browser that nobody has used yet, with a cache on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        context = kind.launch_persistent_context(folder, executable_path=chromium, args=CHROMIUM_ARGS)
        context.add_init_script(WATCH)
        try:
            yield context
        finally:
            context.close()


def visit(context: BrowserContext, address: str) -> tuple[Page, dict[str, float], int]:
    """Open a page and wait for its exploration; return it, what it has seen, and the bytes that came."""
    sent = Counter.total
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("seen.live", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    return page, page.evaluate("seen"), Counter.total - sent


def resident(context: BrowserContext) -> float:
    """Return the memory in MB of the largest page process of a browser: its own share, and of what it shares."""
    browser = context.browser
    assert browser
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pages = [process["id"] for process in processes if process["type"] == "renderer"]
    shares = [Path(f"/proc/{page}/smaps_rollup").read_text(encoding="ascii") for page in pages]
    return max(int(match[1]) for share in shares if (match := re.search(r"^Pss:\s+(\d+)", share, re.MULTILINE))) / 1024


def measure(playwright: Playwright, chromium: str, address: str) -> dict[str, dict[str, Any]]:
    """Return every figure of the book."""
    cold, warm, longest, wire, next_wire = [], [], [], [], []
    for _ in range(VISITS):
        with profile(playwright.chromium, chromium) as context:
            page, seen, bytes_sent = visit(context, address + OPENING)
            cold.append(seen["live"])
            longest.append(seen["longest"])
            wire.append(bytes_sent)
            page.close()
            page, seen, bytes_sent = visit(context, address + CHAPTER)
            warm.append(seen["live"])
            next_wire.append(bytes_sent)
    browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
    context = browser.new_context()
    context.add_init_script(WATCH)
    page, _, _ = visit(context, address + OPENING)
    times = page.evaluate(MOVE, MOVES)
    memory = resident(context)
    browser.close()
    cuts = quantiles(times, n=100)
    return {
        "cold start": {"value": round(median(cold) / 1000, 2), "unit": "s", "bar": 3},
        "warm start": {"value": round(median(warm) / 1000, 2), "unit": "s", "bar": 1.5},
        "longest task while waking": {"value": round(median(longest)), "unit": "ms", "bar": None},
        "move to picture, p50": {"value": round(cuts[49], 1), "unit": "ms", "bar": None},
        "move to picture, p95": {"value": round(cuts[94], 1), "unit": "ms", "bar": 16},
        "move to picture, p99": {"value": round(cuts[98], 1), "unit": "ms", "bar": None},
        "first visit": {"value": round(median(wire) / 1e6, 2), "unit": "MB", "bar": 16},
        "next page": {"value": round(median(next_wire) / 1e6, 3), "unit": "MB", "bar": 0.3},
        "memory of the page": {"value": round(memory), "unit": "MB", "bar": None},
    }
