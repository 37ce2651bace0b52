"""The Content-Security-Policy of a built site: the strictest under which everything in it works.

docs/page-kernel.md gives the reason for each source that is allowed.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

FILE = Path("_static", "content-security-policy.txt")

DIRECTIVES: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'", "'wasm-unsafe-eval'"),
    "worker-src": ("'self'",),
    "connect-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "font-src": ("'self'",),
    "form-action": ("'self'",),
    "base-uri": ("'none'",),
    "frame-ancestors": ("'none'",),
}

PROGRAMS = ("", "application/javascript", "importmap", "module", "speculationrules", "text/javascript")


class InlineScripts(HTMLParser):
    """Collects the text of every script that stands in a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: set[str] = set()
        self._reading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to read a script that the browser would run and that no address names."""
        given = dict(attrs)
        if tag == "script" and "src" not in given and (given.get("type") or "").strip().lower() in PROGRAMS:
            self._reading = []

    def handle_data(self, data: str) -> None:
        """Read on."""
        if self._reading is not None:
            self._reading.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a script."""
        if tag == "script" and self._reading is not None:
            self.found.add("".join(self._reading))
            self._reading = None


def source_of(script: str) -> str:
    """Return the policy's name for one inline script: its SHA-256."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(pages: list[str]) -> str:
    """Return the policy for these pages, as one line."""
    reader = InlineScripts()
    for text in pages:
        reader.feed(text)
    hashes = tuple(sorted(map(source_of, reader.found)))
    allowed = {**DIRECTIVES, "script-src": DIRECTIVES["script-src"] + hashes}
    return "; ".join(" ".join((name, *sources)) for name, sources in allowed.items())


def write(site: Path) -> None:
    """Write the policy of all pages of a site into its file."""
    # Two pages that Sphinx copies as they are do not belong to the book.
    pages = [page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html")) if "_static" not in page.parts]
    new = site / FILE.with_suffix(".new")
    new.parent.mkdir(parents=True, exist_ok=True)
    new.write_text(policy(pages) + "\n", encoding="utf-8")
    new.replace(site / FILE)


def write_when_built(app: Sphinx, error: Exception | None) -> None:
    """Write the policy when Sphinx has built a site."""
    if error is None and app.builder.format == "html":
        write(Path(app.outdir))
