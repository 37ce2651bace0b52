"""Measures and prints a table; a missed bar is said, and is no error."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.bench import book, explorations, lite, models
from tests.bench.host import hosting

ROOT = Path(__file__).resolve().parents[2]


def measure() -> dict[str, dict[str, Any]]:
    """Return all figures: `{name: {"value": …, "unit": …, "bar": … or None}}`."""
    browser = chromium.find()
    html = ROOT / "_build" / "html"
    if not browser or not (html / "index.html").is_file():
        raise SystemExit("There is nothing to measure: run `make bench`, which builds the book and finds a browser.")
    figures = models.measure()
    with sync_playwright() as playwright:
        with hosting(html) as address:
            figures |= book.measure(playwright, browser, address)
            figures |= explorations.measure(playwright, browser, address)
        with hosting(lite.build(ROOT / "_build" / "lite", ROOT, ROOT / ".venv" / "lite-wheels")) as address:
            seconds = lite.measure(playwright, browser, address)
    figures["JupyterLite, cold start"] = {"value": round(seconds, 1), "unit": "s", "bar": None}
    times = round(seconds / figures["cold start"]["value"], 1)
    figures["faster than JupyterLite"] = {"value": times, "unit": "×", "bar": 15, "more is better": True}
    return figures


def missed(figure: dict[str, Any]) -> bool:
    """Tell whether a figure is on the wrong side of its bar."""
    if figure["bar"] is None:
        return False
    return figure["value"] < figure["bar"] if figure.get("more is better") else figure["value"] > figure["bar"]


def row(name: str, figure: dict[str, Any]) -> str:
    """Return one line of the table."""
    bar = "" if figure["bar"] is None else f"{'≥' if figure.get('more is better') else '≤'} {figure['bar']}"
    return f"{name:40}{figure['value']:>9} {figure['unit']:4}{bar:>8}  {'missed' if missed(figure) else ''}".rstrip()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Measure what a reader of the book feels.")
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    figures = measure()
    new = out.with_suffix(".new")
    new.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    new.replace(out)
    print("\n".join(row(name, figure) for name, figure in figures.items()))


if __name__ == "__main__":
    main()
