"""Mathematics of the book, set at build time: each formula an SVG in the page, with what it says in words.

A strict Content-Security-Policy forbids the styles that MathJax writes into a page in the browser. So MathJax runs in
Node (`web/mathematics.mjs`), once for all formulas that are new since the last build, and readers get plain SVG.
"""

from __future__ import annotations

import hashlib
import html
import json
import math
import os
import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

SETTER = Path(__file__).parent / "web" / "mathematics.mjs"
NAME = "peacetalks"
TOO_WIDE = 30.0
"""A formula wider than this, in ex, does not fit the narrowest phone: it can be scrolled, by keyboard as well."""
BOTTOM_STEP = 0.5
"""A formula in a line reaches a multiple of this below it, in ex, so that few classes say where it stands."""
BOTTOM_STEPS = 12
GLYPH = re.compile(r'<path d="([^"]+)"></path>')
OPENING = "([“‘"
CLOSING = ".,;:!?)]’”"


class Formula(NamedTuple):
    """TeX, and whether it is displayed or stands in a line."""

    tex: str
    display: bool

    @property
    def key(self) -> str:
        """What names it in the cache; another version of the program that sets it makes another name."""
        return hashlib.sha256(repr((self, _setter_version())).encode()).hexdigest()[:32]


@cache
def _setter_version() -> str:
    lock = SETTER.parents[4] / "package-lock.json"
    return hashlib.sha256(SETTER.read_bytes() + (lock.read_bytes() if lock.exists() else b"")).hexdigest()


def _formula(node: nodes.math | nodes.math_block) -> Formula:
    return Formula(node.astext().strip(), isinstance(node, nodes.math_block))


def set_formulas(formulas: Iterable[Formula], kept: Path, node: str) -> dict[Formula, dict[str, Any]]:
    """Return how each formula is set, or its `error`; Node is asked once, for those that `kept` doesn't have.

    Raises
    ------
    RuntimeError
        With one sentence when Node or its part can't run.
    """
    wanted = dict.fromkeys(formulas)
    known = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    keys = {formula: formula.key for formula in wanted}
    new = [formula for formula, key in keys.items() if key not in known]
    if new:
        asked = json.dumps([formula._asdict() for formula in new])
        try:
            done = subprocess.run([node, str(SETTER)], input=asked, capture_output=True, text=True, check=False)
        except OSError as error:
            raise RuntimeError(f"Formulas need Node, and {node} can't be run: {error.strerror}.") from error
        if done.returncode:
            lines = [line for line in done.stderr.splitlines() if "Error" in line] or ["Node gives no reason."]
            raise RuntimeError(f"Formulas can't be set; run `make book`, which installs what they need. {lines[0]}")
        known |= {keys[formula]: is_set for formula, is_set in zip(new, json.loads(done.stdout), strict=True)}
    known = {key: known[key] for key in keys.values()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(known), encoding="utf-8")
    return {formula: known[key] for formula, key in keys.items()}


def _set_all(app: Sphinx, _env: object) -> None:
    """Set the formulas of the whole book before any page is written; bad TeX is a warning at its place."""
    if app.builder.format != "html" or app.builder.math_renderer_name != NAME:
        return
    found = [
        (_formula(node), node)
        for page in sorted(app.env.found_docs)
        for node in app.env.get_doctree(page).findall(lambda one: isinstance(one, nodes.math | nodes.math_block))
    ]
    app.builder.formulas = {}
    if not found:
        return
    try:
        app.builder.formulas = set_formulas(
            (formula for formula, _ in found),
            Path(app.confdir, app.config.peacetalks_mathematics),
            os.environ.get("PEACETALKS_NODE", "node"),
        )
    except RuntimeError as error:
        logger.warning("%s", error)
        return
    for formula, node in found:
        if "error" in app.builder.formulas[formula]:
            reason = app.builder.formulas[formula]["error"]
            logger.warning("The formula %r is no TeX that MathJax can set: %s", formula.tex, reason, location=node)


def _bottom(is_set: dict[str, Any]) -> int:
    """Return how many steps a formula in a line reaches below it."""
    return min(BOTTOM_STEPS, max(0, math.ceil(is_set["depth"] / BOTTOM_STEP)))


def _svg(translator: HTML5Translator, node: nodes.Element, is_set: dict[str, Any], name: str) -> str:
    """Return the drawing; a glyph that already stands on the page is used again."""
    left, top, width, height = (float(part) for part in is_set["box"].split())
    tall = is_set["height"]
    if isinstance(node, nodes.math):
        more = _bottom(is_set) * BOTTOM_STEP - is_set["depth"]
        tall, height = tall + more, height + more * width / is_set["width"]
    body = is_set["body"]
    # A heading is also written into the page's list of contents, where an id would stand twice.
    if _inside(node, nodes.section) and not _inside(node, nodes.title):
        body = GLYPH.sub(lambda found: _glyph(translator, found[1]), body)
    named = f'class="{name}" ' if name else ""
    return (
        f'<svg {named}width="{is_set["width"]:g}ex" height="{round(tall, 3):g}ex" '
        f'viewBox="{left:g} {top:g} {width:g} {round(height, 1):g}" aria-hidden="true">{body}</svg>'
    )


def _glyph(translator: HTML5Translator, outline: str) -> str:
    drawn = translator.__dict__.setdefault("pt_glyphs", {})
    if outline in drawn:
        return f'<use href="#{drawn[outline]}"/>'
    drawn[outline] = f"pt-glyph-{len(drawn)}"
    return f'<path id="{drawn[outline]}" d="{outline}"/>'


def _inside(node: nodes.Node, kind: type[nodes.Node]) -> bool:
    while node.parent is not None:
        node = node.parent
        if isinstance(node, kind):
            return True
    return False


def _visit(translator: HTML5Translator, node: nodes.math | nodes.math_block) -> None:
    formula = _formula(node)
    is_set = translator.builder.formulas.get(formula, {"error": ""})
    block = isinstance(node, nodes.math_block)
    if "error" in is_set:
        # The build has warned; what the author wrote is better than nothing.
        tag = "pre" if block else "code"
        translator.body.append(f"<{tag}>{html.escape(formula.tex)}</{tag}>")
        raise nodes.SkipNode
    wide = is_set["width"] > TOO_WIDE
    bottom = "" if block else f"pt-bottom-{_bottom(is_set)}"
    kind = "pt-formula-block" if block else "pt-formula-wide" if wide else ""
    classes = " ".join(filter(None, ("pt-formula", kind, bottom if wide else "")))
    attributes = f'class="{classes}" role="img" aria-label="{html.escape(is_set["words"])}"'
    if node.get("ids"):
        attributes += f' id="{node["ids"][0]}"'
    if wide:
        attributes += ' tabindex="0"'
    tag = "div" if block else "span"
    drawing = _svg(translator, node, is_set, "" if wide else bottom)
    translator.body.append(f"<{tag} {attributes}>{drawing}</{tag}>")
    raise nodes.SkipNode


def _keep_together(_app: Sphinx, doctree: nodes.document, _page: str) -> None:
    """Keep a formula and the bracket or punctuation mark that touches it on one line."""
    for node in list(doctree.findall(nodes.math)):
        parent, place = node.parent, node.parent.index(node)
        after = parent[place + 1] if place + 1 < len(parent) else None
        before = parent[place - 1] if place else None
        ends = _cut(after, f"^[{re.escape(CLOSING)}]+")
        starts = _cut(before, f"[{re.escape(OPENING)}]+$")
        if not (ends or starts):
            continue
        if ends:
            parent[place + 1] = nodes.Text(after.astext()[len(ends) :])
        if starts:
            parent[place - 1] = nodes.Text(before.astext()[: -len(starts)])
        whole = nodes.inline(classes=["pt-together"])
        parent.replace(node, whole)
        whole.extend([nodes.Text(starts), node, nodes.Text(ends)])


def _cut(beside: nodes.Node | None, pattern: str) -> str:
    found = re.search(pattern, beside.astext()) if isinstance(beside, nodes.Text) else None
    return found[0] if found else ""


def _add_style(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and any(doctree.findall(lambda one: isinstance(one, nodes.math | nodes.math_block))):
        app.add_css_file("mathematics.css")


def setup_mathematics(app: Sphinx) -> None:
    """Register the renderer `peacetalks`, for `html_math_renderer`.

    `peacetalks_mathematics` is the file in which set formulas are kept between builds. Node is what the environment
    variable `PEACETALKS_NODE` names.
    """
    app.add_config_value("peacetalks_mathematics", "_build/mathematics.json", "", str)
    app.add_html_math_renderer(NAME, (_visit, None), (_visit, None))
    app.connect("env-updated", _set_all)
    app.connect("doctree-resolved", _keep_together)
    app.connect("html-page-context", _add_style)
