"""The `{practice}` directive: a question that answers at once, with a reason for every option."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

LETTERS = "abcdefghijklmnop"


class practice_node(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """A practice item; its children say it in plain paragraphs and lists, for every builder and for the search."""


class PracticeDirective(SphinxDirective):
    """Put a practice item here: `:::{practice} wbf-p01`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the item's node, or nothing and a warning that says why not."""
        name = self.arguments[0]
        source = Path(self.config.peacetalks_practice)
        self.env.note_dependency(str(source))
        try:
            item = json.loads(source.read_text(encoding="utf-8"))[name]
        except FileNotFoundError:
            logger.warning("%s isn't there: run `make book`, which makes it.", source, location=self.get_location())
            return []
        except KeyError:
            logger.warning("The bank has no practice item '%s'.", name, location=self.get_location())
            return []
        if item.get("use") != "practice":
            logger.warning(
                "'%s' is no practice item, so it may not stand in the book.", name, location=self.get_location()
            )
            return []
        node = practice_node("", *prose(item), item=item)
        self.set_source_info(node)
        return [node]


def inline(text: str) -> list[nodes.Node]:
    """Return the text with its `*emphasis*` and `**strong**` as nodes; everything else stays as it is written."""
    parts = re.split(r"(\*\*.+?\*\*|\*.+?\*)", text)
    made: list[nodes.Node] = []
    for part in filter(None, parts):
        if len(part) > 4 and part.startswith("**") and part.endswith("**"):
            made.append(nodes.strong("", part[2:-2]))
        elif len(part) > 2 and part.startswith("*") and part.endswith("*"):
            made.append(nodes.emphasis("", part[1:-1]))
        else:
            made.append(nodes.Text(part))
    return made


def _list(made: nodes.Element, texts: list[str]) -> nodes.Element:
    for text in texts:
        made += nodes.list_item("", nodes.paragraph("", "", *inline(text)))
    return made


def _drawn(things: list[Any], name: str) -> list[Any]:
    return Random(name).sample(things, len(things))


def prose(item: dict[str, Any]) -> list[nodes.Node]:
    """Return the question and its answer as paragraphs and lists."""
    options = item.get("options") or item.get("steps") or item.get("pairs") or []
    answers = [f"{one.get('text') or one.get('left')}: {one['why']}" for one in options]
    if "answer" in item:
        answers = [f"{item['answer']:g} {item['unit']}: {item['why']}"]
    shown = [one.get("text") or one.get("left") for one in _drawn(options, item["id"])]
    return [
        nodes.paragraph("", "", *inline(item["stem"])),
        _list(nodes.bullet_list(), shown),
        nodes.paragraph("", "Answer:"),
        _list(nodes.bullet_list(), answers),
    ]


def _pass(*_: Any) -> None:
    pass


def setup_practice(app: Sphinx) -> None:
    """Register the directive and its configuration.

    `peacetalks_practice` is the JSON file that `peacetalks bank practice` writes.
    """
    app.add_config_value("peacetalks_practice", "", "env", str)
    plain = (_pass, _pass)
    app.add_node(practice_node, html=plain, latex=plain, text=plain, man=plain, texinfo=plain)
    app.add_directive("practice", PracticeDirective)
