"""What is packed for the browser, and how the build says that something is missing."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from peacetalks.page import build, wheels


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    archive = tmp_path / "peacetalks.zip"
    build.pack(archive)
    return archive


def test_the_browser_gets_explorations_and_kernel_and_nothing_else(packed: Path) -> None:
    names = set(zipfile.ZipFile(packed).namelist())
    assert {
        "peacetalks/__init__.py",
        "peacetalks/explorations/bargaining_range.py",
        "peacetalks/explorations/words/bargaining_range.toml",
        "peacetalks/models/bargaining_range.py",
        "peacetalks/page/__init__.py",
        "peacetalks/page/kernel/start.py",
    } <= names
    folders = {name.split("/")[1] for name in names if name.count("/") > 1}
    assert folders <= {"explorations", "facts", "models", "pictures", "page"}
    assert {name for name in names if name.startswith("peacetalks/page/") and "/kernel/" not in name} == {
        "peacetalks/page/__init__.py"
    }


def test_the_same_source_packs_to_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    build.pack(again)
    assert hashlib.sha256(packed.read_bytes()).digest() == hashlib.sha256(again.read_bytes()).digest()


def test_packing_leaves_nothing_in_the_source_tree(root: Path, packed: Path) -> None:
    assert packed.is_file()
    assert not list((root / "widgets").glob("*.egg-info"))
    assert not (root / "build").exists()


def test_a_missing_wheel_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"holds no wheel of comm: run `make clean` and `make book` again\."):
        build.build(tmp_path / "out", tmp_path, "node")


def test_node_that_fails_is_said_in_one_sentence(root: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^The page kernel can't be built: \S.*$"):
        build.build(tmp_path / "out", root / ".venv" / "wheels", str(broken_node(tmp_path)))


def broken_node(folder: Path) -> Path:
    node = folder / "node"
    node.write_text('#!/bin/sh\necho noise >&2\necho "The page kernel can\'t be built: no memory left" >&2\nexit 1\n')
    node.chmod(0o755)
    return node


def test_wheels_are_pinned_by_the_lock_file(root: Path) -> None:
    lines = wheels.pinned((root / "requirements.lock").read_text(encoding="utf-8"), build.IN_THE_BROWSER)
    for name in build.IN_THE_BROWSER:
        assert f"\n{name}==" in f"\n{lines}"
    assert lines.count("--hash=sha256:") >= len(build.IN_THE_BROWSER)


def test_an_unpinned_wheel_is_said_in_one_sentence() -> None:
    with pytest.raises(SystemExit, match=r"The lock file pins no comm, which the browser needs\."):
        wheels.pinned("ipywidgets==8.1.9\n", ("ipywidgets", "comm"))


def test_the_manifest_names_files_that_are_there_with_their_sums(root: Path) -> None:
    static = root / "_build" / "page" / "static" / "peacetalks"
    manifest = json.loads((static / "manifest.json").read_text(encoding="utf-8"))
    for file in [*manifest["files"].values(), *manifest["wheels"]]:
        data = (static / file["path"]).read_bytes()
        assert len(data) == file["bytes"]
        assert hashlib.sha256(data).hexdigest()[:10] in file["path"]
    locked = (root / "requirements.lock").read_text(encoding="utf-8")
    for wheel in manifest["wheels"]:
        if wheel["path"].endswith(".whl"):
            assert hashlib.sha256((static / wheel["path"]).read_bytes()).hexdigest() in locked
