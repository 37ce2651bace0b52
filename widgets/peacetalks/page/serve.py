"""Serves a built book on this machine: `python -m peacetalks.page.serve _build/html`.

Any static server will do. This one adds the Content-Security-Policy that docs/page-kernel.md recommends, so that what
is read at home is held to the same rules as what is published.
"""

from __future__ import annotations

import argparse
import errno
import functools
import http.server
import sys
from pathlib import Path

TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm", ".gz": "application/gzip"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files with the right types and, where the site has one, its security policy."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012
    policy = ""
    caching = "no-cache"

    def end_headers(self) -> None:
        """Send the policy with every answer; a browser asks again whether a file has changed."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Cache-Control", self.caching)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the reader's terminal shows the address."""


class Server(http.server.ThreadingHTTPServer):
    """Answers several requests at once; a reader who leaves in the middle of an answer is no error."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Report what is an error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def server(site: Path, port: int = 0) -> Server:
    """Return a server of the folder on 127.0.0.1, not yet running; port 0 takes a free one.

    Raises
    ------
    SystemExit
        With one sentence when there is nothing to serve.
    """
    if not (site / "index.html").is_file():
        raise SystemExit(f"{site} holds no book: run `make book` first.")
    policy_file = site / "_static" / "content-security-policy.txt"
    policy = policy_file.read_text(encoding="utf-8").strip() if policy_file.is_file() else ""
    handler = type("SiteHandler", (Handler,), {"policy": policy})
    return Server(("127.0.0.1", port), functools.partial(handler, directory=str(site)))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Serve a built book on this machine.")
    parser.add_argument("site", type=Path)
    parser.add_argument("--port", type=int, default=8000)
    given = parser.parse_args()
    try:
        serving = server(given.site, given.port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise SystemExit(f"The book can't be served on port {given.port}: {error.strerror}.") from None
        serving = server(given.site)
    print(f"The book: http://127.0.0.1:{serving.server_port}/  (Ctrl+C ends it)", flush=True)
    try:
        serving.serve_forever()
    except KeyboardInterrupt:
        serving.server_close()


if __name__ == "__main__":
    main()
