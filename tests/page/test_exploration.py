"""The `{exploration}` directive, in small Sphinx projects of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sphinx.testing.util import SphinxTestApp

from peacetalks.page import policy

CONF = """
extensions = ["myst_parser", "peacetalks.page"]
html_theme = "basic"
myst_enable_extensions = ["colon_fence"]
peacetalks_stills = {stills!r}
peacetalks_kernel = {kernel!r}
peacetalks_practice = {practice!r}
"""


def build(tmp_path: Path, root: Path, text: str, builder: str = "html") -> SphinxTestApp:
    """Build a project of one page."""
    source = tmp_path / "source"
    source.mkdir(exist_ok=True)
    page = root / "_build" / "page"
    settings = {
        "stills": page / "stills.json",
        "kernel": page / "static",
        "practice": root / "_build" / "practice.json",
    }
    (source / "conf.py").write_text(CONF.format(**{name: str(path) for name, path in settings.items()}))
    (source / "index.md").write_text(f"# Page\n\n{text}\n", encoding="utf-8")
    app = SphinxTestApp(buildername=builder, srcdir=source, builddir=tmp_path / "built")
    app.build()
    return app


@pytest.fixture(autouse=True)
def in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


ONE = ":::{exploration} bargaining-range\n:::\n"
SHORT = ":::{exploration} bargaining-range\n:teaser:\n:::\n"


def test_the_page_holds_the_still_drawing_and_asks_for_the_kernel(tmp_path: Path, root: Path) -> None:
    app = build(tmp_path, root, ONE)
    html = Path(app.outdir, "index.html").read_text(encoding="utf-8")
    assert 'data-exploration="bargaining-range"' in html
    assert 'data-part="build" data-state="still"' in html
    assert html.index('role="status"') > html.index("<svg")
    assert re.search(r'<script async="async" type="module" src="_static/peacetalks/page\.mjs\?v=\w+">', html)
    assert Path(app.outdir, "_static", "peacetalks", "manifest.json").is_file()
    assert Path(app.outdir, policy.FILE).read_text(encoding="utf-8").strip() == policy.POLICY
    app.cleanup()


def test_two_explorations_share_no_id_and_need_no_inline_style(tmp_path: Path, root: Path) -> None:
    app = build(tmp_path, root, ONE + "\n" + SHORT)
    html = Path(app.outdir, "index.html").read_text(encoding="utf-8")
    ids = re.findall(r'\sid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    labels = set(re.findall(r'\sfor="([^"]*)"', html))
    assert labels
    assert labels <= set(ids)
    assert not [figure for figure in re.findall(r"<figure.*?</figure>", html, re.DOTALL) if "style=" in figure]
    assert 'data-part="teaser"' in html
    app.cleanup()


def test_a_page_without_explorations_loads_no_kernel(tmp_path: Path, root: Path) -> None:
    app = build(tmp_path, root, "Only words.")
    assert "peacetalks/page" not in Path(app.outdir, "index.html").read_text(encoding="utf-8")
    app.cleanup()


def test_an_unknown_exploration_is_a_warning_that_says_where(tmp_path: Path, root: Path) -> None:
    app = build(tmp_path, root, ":::{exploration} no-such\n:::\n")
    assert re.search(r"index\.md:3: .*There is no exploration 'no-such' with a part 'build'\.", app.warning.getvalue())
    app.cleanup()


def test_plain_text_says_what_stands_here(tmp_path: Path, root: Path) -> None:
    app = build(tmp_path, root, ONE, builder="text")
    assert "[Exploration: The bargaining range" in Path(app.outdir, "index.txt").read_text(encoding="utf-8")
    app.cleanup()
