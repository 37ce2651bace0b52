"""The `{exploration}` directive: an exploration as it was drawn at build time, ready to become live."""

from __future__ import annotations

import html
import importlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html import HTMLTranslator
    from sphinx.writers.text import TextTranslator

logger = logging.getLogger(__name__)

FRAME = """\
<figure class="pt-exploration" id="{anchor}" data-exploration="{id}" data-part="{part}" data-state="still" \
data-book="{book}" aria-label="{title}">
<figcaption class="pt-title">{heading}</figcaption>
<div class="pt-stage">{drawing}</div>
<div class="pt-status" role="status"><noscript>This picture moves when JavaScript is switched on.</noscript>\
<span class="pt-from-file" hidden>{from_file}</span></div>
<div class="pt-caption">
"""

FROM_FILE = (
    "This picture moves when the book is opened from a web address: browsers start no program from a file. "
    "“make serve” gives the book an address on your own machine."
)


class exploration_node(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """An exploration; attributes `exploration`, `part`, `title` and `drawing`, HTML with ids of this page alone.

    Its children are the caption. `leads_to` is the page that its title links, or empty.
    """


class ExplorationDirective(SphinxDirective):
    """Put an exploration here: `:::{exploration} bargaining-range`.

    `:teaser:` takes its short form; `:thumbnail: PAGE` its small one, whose title leads to the page that has it whole.
    """

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"teaser": directives.flag, "thumbnail": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the exploration's node, or nothing and a warning when it isn't known."""
        name = self.arguments[0]
        part = next((form for form in self.option_spec if form in self.options), "build")
        stills = Path(self.config.peacetalks_stills)
        self.env.note_dependency(str(stills))
        try:
            drawing = json.loads(stills.read_text(encoding="utf-8"))[name][part]
        except FileNotFoundError:
            logger.warning("%s isn't there: run `make book`, which draws it.", stills, location=self.get_location())
            return []
        except KeyError:
            logger.warning("There is no exploration '%s' with a part '%s'.", name, part, location=self.get_location())
            return []
        module = importlib.import_module(f"peacetalks.explorations.{name.replace('-', '_')}")
        drawing = drawing.replace("{id}", f"pt-still-{self.env.new_serialno('exploration')}-")
        node = exploration_node("", exploration=name, part=part, title=module.TITLE, drawing=drawing)
        node["leads_to"] = self._page()
        node["names"].append(f"exploration-{name}")
        self.state.document.note_implicit_target(node)
        self.set_source_info(node)
        if part != "thumbnail":
            caption = StringList([self._caption(module.WORDS)], source=self.get_source_info()[0])
            self.state.nested_parse(caption, self.content_offset, node)
        return [node]

    def _page(self) -> str:
        if "thumbnail" not in self.options:
            return ""
        page = self.env.relfn2path(self.options["thumbnail"])[0]
        if page not in self.env.found_docs:
            logger.warning("There is no page '%s' to lead to.", page, location=self.get_location())
        return page

    def _caption(self, words: Mapping[str, Any]) -> str:
        """Say what the picture shows and which works stand behind it and its examples from history."""
        shown = [words, *(() if "teaser" in self.options else words["presets"].values())]
        keys = list(dict.fromkeys(key for said in shown for key in said.get("keys", ())))
        if "sphinxcontrib.bibtex" in self.env.app.extensions and keys:
            return f"{words['caption']} {{cite:p}}`{','.join(keys)}`"
        return f"{words['caption']} ({words['source']})"


def visit_html(translator: HTMLTranslator, node: exploration_node) -> None:
    """Write the still drawing; the caption follows."""
    here = translator.builder.current_docname
    book = here.count("/") * "../" or "./"
    heading = html.escape(node["title"])
    if node["leads_to"]:
        heading = f'<a href="{translator.builder.get_relative_uri(here, node["leads_to"])}">{heading}</a>'
    translator.body.append(
        FRAME.format(
            id=html.escape(node["exploration"]),
            anchor=node["ids"][0],
            part=node["part"],
            book=book,
            title=html.escape(node["title"]),
            heading=heading,
            drawing=node["drawing"].replace("{book}", book),
            from_file=FROM_FILE,
        )
    )


def depart_html(translator: HTMLTranslator, _node: exploration_node) -> None:
    """Close the figure."""
    translator.body.append("</div>\n</figure>\n")


def visit_text(translator: TextTranslator, node: exploration_node) -> None:
    """Say in one line what stands here in the book."""
    translator.add_text(f"[Exploration: {node['title']}]")
    raise nodes.SkipNode


def visit_latex(translator: Any, node: exploration_node) -> None:
    """Say in one line what stands here in the book."""
    translator.body.append(f"\\emph{{Exploration: {translator.encode(node['title'])}}}")
    raise nodes.SkipNode


def _add_scripts(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and next(iter(doctree.findall(exploration_node)), None) is not None:
        app.add_js_file("peacetalks/page.mjs", type="module", **{"async": "async"})
        app.add_js_file("from-file.js", loading_method="defer")
        for name in ("peacetalks/page.css", "peacetalks/stills.css", "exploration.css"):
            app.add_css_file(name)


def _serve_kernel(app: Sphinx) -> None:
    app.config.html_static_path.append(app.config.peacetalks_kernel)
    # Sphinx copies but never removes: what an earlier build has served would pile up.
    shutil.rmtree(Path(app.outdir, "_static", "peacetalks"), ignore_errors=True)


def setup_exploration(app: Sphinx) -> None:
    """Register the directive, its configuration and the scripts of pages that use it.

    `peacetalks_stills` is the JSON file of still drawings; `peacetalks_kernel` the folder that holds `peacetalks/`
    with the page kernel. Both are made by `python -m peacetalks.page.build`.
    """
    app.add_config_value("peacetalks_stills", "", "env", str)
    app.add_config_value("peacetalks_kernel", "", "html", str)
    app.add_node(exploration_node, html=(visit_html, depart_html), text=(visit_text, None), latex=(visit_latex, None))
    app.add_directive("exploration", ExplorationDirective)
    app.connect("builder-inited", _serve_kernel)
    app.connect("html-page-context", _add_scripts)
