"""A web host as a course is published on: text travels compressed, files may be kept for ten minutes."""

from __future__ import annotations

import contextlib
import functools
import gzip
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from peacetalks.page.serve import Handler, Server
from tests.serving import running

COMPRESSED = (".css", ".html", ".ipynb", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm")


@functools.cache
def packed(path: Path) -> bytes:
    """Return a file compressed, once for all requests."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Counter:
    """Counts what is written through it."""

    total = 0
    lock = threading.Lock()

    def __init__(self, to: IO[bytes]) -> None:
        self._to = to

    def write(self, data: bytes) -> int:
        """Write and count."""
        with Counter.lock:
            Counter.total += len(data)
        return self._to.write(data)

    def flush(self) -> None:
        """Pass on."""
        self._to.flush()

    def close(self) -> None:
        """Pass on."""
        self._to.close()

    @property
    def closed(self) -> bool:
        """Pass on."""
        return self._to.closed


class Host(Handler):
    """Serves a folder so, and counts every byte that leaves."""

    caching = "max-age=600"

    def setup(self) -> None:
        """Put the counter between the handler and the network."""
        super().setup()
        self.wfile = Counter(self.wfile)  # type: ignore[assignment]

    def send_head(self) -> IO[bytes] | None:
        """Answer with the compressed file where that is worth it."""
        path = Path(self.translate_path(self.path))
        plain = "gzip" not in self.headers.get("Accept-Encoding", "") or "If-Modified-Since" in self.headers
        if plain or not path.is_file() or path.suffix not in COMPRESSED:
            return super().send_head()
        data = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Last-Modified", self.date_time_string(path.stat().st_mtime))
        self.end_headers()
        return io.BytesIO(data)


@contextlib.contextmanager
def hosting(site: Path) -> Iterator[str]:
    """Host a folder; yields its address."""
    with running(Server(("127.0.0.1", 0), functools.partial(Host, directory=str(site)))) as address:
        yield address
