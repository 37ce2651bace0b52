"""Runs a server of this machine in the background."""

import contextlib
import http.server
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def running(server: http.server.HTTPServer) -> Iterator[str]:
    """Serve until the block ends; yields the address, `http://127.0.0.1:PORT/`."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
