"""The Sphinx extension that makes explorations live and practice items answerable in the built book."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives `exploration` and `practice` and the files they need."""
    # Sphinx is not installed in the browser, where this package is imported too.
    from peacetalks import __version__
    from peacetalks.page import exploration, policy, practice

    exploration.setup_exploration(app)
    practice.setup_practice(app)
    app.connect("builder-inited", _serve_static_files)
    app.connect("build-finished", policy.write_when_built)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def _serve_static_files(app: Sphinx) -> None:
    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
