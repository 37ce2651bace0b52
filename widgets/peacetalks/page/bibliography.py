"""The list of works cited: by author and year, every title as it was written, and each work an item of a list.

The stock styles write titles in lower case, names of people and countries included; and the role that docutils gives
to an entry is deprecated, so that assistive technology no longer counts entries as a list's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style
from pybtex.style.template import field, sentence

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class AsWritten(Style):
    """The stock style `plain`, except for titles."""

    def format_title(self, _entry: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Return the title as the bibliography has it."""
        title = field(which_field)
        return sentence[title] if as_sentence else title


def visit_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Open an entry as docutils does, as an item of the list that it stands in."""
    type(translator).visit_citation(translator, node)
    translator.body[-1] = translator.body[-1].replace('role="doc-biblioentry"', 'role="listitem"')


def depart_citation(translator: HTML5Translator, node: nodes.citation) -> None:
    """Close an entry as docutils does."""
    type(translator).depart_citation(translator, node)


def setup_bibliography(app: Sphinx) -> None:
    """Register the style as `peacetalks`, for `bibtex_default_style`, and the entries' role."""
    register_plugin("pybtex.style.formatting", "peacetalks", AsWritten)
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
