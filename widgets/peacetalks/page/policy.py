"""The Content-Security-Policy of a built site: the strictest under which everything in it works.

No page of the book holds an inline script, an inline style or an event handler, so none has to be allowed.
docs/page-kernel.md gives the reason for each source that is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = Path("_static", "content-security-policy.txt")

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
POLICY = "; ".join(f"{name} {sources}" for name, sources in DIRECTIVES.items())


def write(site: Path) -> None:
    """Write the policy where the server of a site finds it."""
    file = site / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_text(POLICY + "\n", encoding="utf-8")
    new.replace(file)


def write_when_built(app: Sphinx, error: Exception | None) -> None:
    """Write the policy when Sphinx has built a site."""
    if error is None and app.builder.format == "html":
        write(Path(app.outdir))
