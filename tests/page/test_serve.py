"""The server of `make serve`."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from peacetalks.page import policy
from peacetalks.page.serve import server
from tests.serving import running


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text("<!doctype html>", encoding="utf-8")
    for name in ("a.mjs", "a.wasm", "a.bin.gz"):
        (tmp_path / name).write_bytes(b"x")
    policy.write(tmp_path)
    with running(server(tmp_path)) as address:
        yield address


@pytest.mark.parametrize(
    ("name", "kind"),
    [("", "text/html"), ("a.mjs", "text/javascript"), ("a.wasm", "application/wasm"), ("a.bin.gz", "application/gzip")],
)
def test_files_have_their_type_and_the_policy(address: str, name: str, kind: str) -> None:
    with urllib.request.urlopen(address + name) as answer:
        assert answer.headers["Content-Type"].partition(";")[0] == kind
        assert answer.headers["Content-Encoding"] is None
        assert answer.headers["Content-Security-Policy"] == policy.POLICY


def test_a_folder_without_a_book_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"holds no book: run `make book` first\."):
        server(tmp_path)
