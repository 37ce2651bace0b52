"""Formulas, set in small Sphinx projects of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

CONF = """
extensions = ["myst_parser", "peacetalks.page"]
html_theme = "basic"
html_math_renderer = "peacetalks"
myst_enable_extensions = ["dollarmath"]
peacetalks_kernel = {kernel!r}
peacetalks_mathematics = "mathematics.json"
"""


@pytest.fixture
def build(tmp_path: Path, root: Path, monkeypatch):
    """Return a function that builds a page and returns the application and the page."""
    found = root / ".venv" / "node" / "bin" / "node"
    monkeypatch.setenv("PEACETALKS_NODE", str(found))

    def built(text: str) -> tuple[SphinxTestApp, str]:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        (source / "conf.py").write_text(CONF.format(kernel=str(root / "_build" / "page" / "static")))
        (source / "index.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
        app = SphinxTestApp(buildername="html", srcdir=source, builddir=tmp_path / "built")
        app.build()
        app.cleanup()
        return app, (Path(app.outdir) / "index.html").read_text(encoding="utf-8")

    return built


def test_a_formula_is_a_drawing_with_words(build):
    app, page = build("So ($W_A = p - c_A$), and\n\n$$\nx = \\frac{1}{2}\n$$")
    assert app.warning.getvalue() == ""
    words = re.findall(r'role="img" aria-label="([^"]+)"', page)
    assert words == ["W sub A equals p minus c sub A", "x equals one half"]
    drawn = "".join(re.findall(r"<svg.*?</svg>", page))
    assert drawn.count("<svg") == 2
    assert "style=" not in drawn
    assert not re.search(r"<script[^>]*mathjax", page, re.IGNORECASE)
    assert 'href="_static/mathematics.css' in page
    assert re.search(r'<span class="pt-together">\(<span.*</span>\),</span>', page)


def test_ids_are_unique_and_every_glyph_that_is_used_is_there(build):
    _, page = build("## On $x$\n\n$x + x$ and $y + x$")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    used = set(re.findall(r'<use href="#([^"]+)"', page))
    assert used
    assert used <= set(ids)


def test_bad_tex_is_one_warning_at_its_place(build):
    app, page = build("Good $x$.\n\nBad $\\wrong{x}$.")
    (warning,) = app.warning.getvalue().strip().splitlines()
    assert "index.md:5: " in warning
    assert "MathJax can set: Undefined control sequence \\wrong" in warning
    assert "<code>\\wrong{x}</code>" in page


def test_a_wide_formula_can_be_reached_and_scrolled(build):
    long = " + ".join("abcdefghij")
    _, page = build(f"$$x$$\n\n$${long}$$\n\nIn a line ${long}$.")
    assert page.count('tabindex="0"') == 2


def test_what_is_set_is_kept_and_what_is_gone_is_forgotten(build, monkeypatch, tmp_path):
    build("$x$ $y$")
    monkeypatch.setenv("PEACETALKS_NODE", "/nowhere/node")
    app, page = build("$x$")
    assert app.warning.getvalue() == ""
    assert 'aria-label="x"' in page
    assert len(json.loads((tmp_path / "source" / "mathematics.json").read_text())) == 1
    app, _ = build("$z$")
    assert "Formulas need Node, and /nowhere/node can't be run" in app.warning.getvalue()


def test_a_page_without_formulas_needs_nothing(build, monkeypatch):
    monkeypatch.setenv("PEACETALKS_NODE", "/nowhere/node")
    app, page = build("Words.")
    assert app.warning.getvalue() == ""
    assert "mathematics.css" not in page
