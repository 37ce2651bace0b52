"""The `{practice}` directive: a question that answers at once, with a reason for every option."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from peacetalks.page import practice_item

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html import HTMLTranslator

logger = logging.getLogger(__name__)

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
TEMPLATES.filters |= {"inline": practice_item.inline_html, "zip": zip}


class practice_node(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """A practice item; attribute `item` is what the bank exported, `reading` the (id, title) of its section or None.

    Its children say the question and its answer in paragraphs and lists: that is what every builder but HTML writes,
    and what the search finds.
    """


class PracticeDirective(SphinxDirective):
    """Put a practice item here: `:::{practice} wbf-p01`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the item's node, or nothing and a warning that says why not."""
        name = self.arguments[0]
        source = Path(self.config.peacetalks_practice)
        self.env.note_dependency(str(source.resolve()))
        try:
            item = practice_item.find(source, name)
        except practice_item.PracticeError as error:
            logger.warning("%s", error, location=self.get_location())
            return []
        node = practice_node("", *_plain(item), item=item, reading=None, names=[name])
        self.state.document.note_implicit_target(node)
        self.set_source_info(node)
        return [node]


def _paragraph(text: str, lead: str = "") -> nodes.paragraph:
    made = nodes.paragraph()
    if lead:
        made += [nodes.strong("", lead), nodes.Text(" ")]
    for style, words in practice_item.inline(text):
        made += {"strong": nodes.strong, "em": nodes.emphasis}.get(style, nodes.inline)("", words)
    return made


def _listed(texts: list[str]) -> nodes.bullet_list:
    return nodes.bullet_list("", *(nodes.list_item("", _paragraph(text)) for text in texts))


def _plain(item: dict[str, Any]) -> list[nodes.Node]:
    """Return the question and its answer as paragraphs and lists."""
    shown = practice_item.view(item)
    made: list[nodes.Node] = [_paragraph(item["stem"])]
    made += [_listed([option["text"] for option in shown[side]]) for side in ("options", "right") if shown[side]]
    answers = [
        nodes.list_item("", _paragraph(answer["text"], answer["lead"]), _paragraph(answer["why"]))
        for answer in shown["answers"]
    ]
    return [*made, nodes.paragraph("", "", nodes.strong("", "Answer")), nodes.bullet_list("", *answers)]


def _find_sections(app: Sphinx, doctree: nodes.document) -> None:
    """Give each item the section of its page that it asks about, so that an answer can link to it."""
    titles = {
        name: section.next_node(nodes.title).astext()  # type: ignore[union-attr]  # a section has a title
        for section in doctree.findall(nodes.section)
        for name in section["ids"]
    }
    for node in doctree.findall(practice_node):
        name = node["item"]["section"].removeprefix("#")
        if name in titles:
            node["reading"] = (name, titles[name])
        elif app.env.docname.rpartition("/")[2] == node["item"]["chapter"]:
            logger.warning(
                "Practice item '%s' asks about the section '#%s', which this page doesn't have.",
                node["item"]["id"],
                name,
                location=node,
            )


def visit_html(translator: HTMLTranslator, node: practice_node) -> None:
    """Write the item as a form, with its answers in a `<details>` for readers without JavaScript and for print."""
    items = list(node.document.findall(practice_node))
    exploration = f"exploration-{node['item'].get('exploration')}"
    translator.body.append(
        TEMPLATES.get_template("practice.html.j2").render(
            item=node["item"],
            number=next(place for place, one in enumerate(items, 1) if one is node),
            anchor=node["ids"][0],
            reading=node["reading"],
            exploration=exploration if any(exploration in one.get("ids", ()) for one in _elements(node)) else None,
            version=practice_item.version(node["item"]),
            **practice_item.view(node["item"]),
        )
    )
    raise nodes.SkipNode


def _elements(node: nodes.Element) -> Any:
    return node.document.findall(nodes.Element)


def _nothing(*_: Any) -> None:
    """Write nothing of its own: the children say it all."""


def _add_files(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if doctree is not None and next(iter(doctree.findall(practice_node)), None) is not None:
        app.add_js_file("practice.js", loading_method="defer")
        app.add_css_file("practice.css")


def setup_practice(app: Sphinx) -> None:
    """Register the directive, its configuration and the files of pages that use it.

    `peacetalks_practice` is the JSON file that `peacetalks bank practice` writes.
    """
    app.add_config_value("peacetalks_practice", "", "env", str)
    plain = (_nothing, _nothing)
    app.add_node(practice_node, html=(visit_html, None), latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_directive("practice", PracticeDirective)
    app.connect("doctree-read", _find_sections)
    app.connect("html-page-context", _add_files)
