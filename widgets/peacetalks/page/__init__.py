"""The Sphinx extension that makes explorations live, practice items answerable and formulas readable in the book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives `exploration` and `practice` and the files they need."""
    # Sphinx is not installed in the browser, where this package is imported too.
    from peacetalks import __version__
    from peacetalks.page import bibliography, exploration, mathematics, policy, practice

    bibliography.setup_bibliography(app)
    exploration.setup_exploration(app)
    mathematics.setup_mathematics(app)
    practice.setup_practice(app)
    app.connect("builder-inited", _serve_static_files)
    app.connect("build-finished", policy.write_when_built)
    app.connect("html-page-context", _without_inline_scripts, priority=900)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _serve_static_files(app: Sphinx) -> None:
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))


def _without_inline_scripts(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    # The theme writes two settings into each page that only its version switcher and its search dialog read, both
    # switched off here; a strict Content-Security-Policy would refuse them.
    context["script_files"] = [script for script in context["script_files"] if getattr(script, "filename", script)]
