"""Makes the page kernel's files: `python -m peacetalks.page.build --out _build/page --wheels DIR --node NODE`.

The folder `static/peacetalks/` in OUT is what the book serves, and `stills.json` what the `{exploration}` directive
reads. The heavy work is done by `web/build.mjs` in Node; this module packs `peacetalks` for the browser and calls it.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import zipfile
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
WEB = PACKAGE / "page" / "web"
IN_THE_BROWSER = ("comm", "ipywidgets", "traitlets")
OURS_IN_THE_BROWSER = ("*.py", "explorations", "facts", "models", "pictures", "page/__init__.py", "page/kernel")
KINDS = (".csv", ".json", ".py", ".toml")
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def pack(archive: Path, package: Path = PACKAGE) -> None:
    """Write what the browser needs of `peacetalks` into a zip, the same bytes for the same source.

    The answer cards, the instructor's package and the kernel's own JavaScript stay out.
    """
    found = {
        file
        for pattern in OURS_IN_THE_BROWSER
        for place in package.glob(pattern)
        for file in ([place] if place.is_file() else place.rglob("*"))
        if file.suffix in KINDS
    }
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(found):
            entry = zipfile.ZipInfo(f"peacetalks/{file.relative_to(package).as_posix()}", LONG_AGO)
            packed.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def build(out: Path, wheels: Path, node: str) -> None:
    """Build the kernel's files and the still drawings into `out`.

    Raises
    ------
    SystemExit
        With one sentence when a wheel is missing or Node's part fails.
    """
    found = []
    for name in IN_THE_BROWSER:
        matches = sorted(wheels.glob(f"{name}-*.whl"))
        if not matches:
            raise SystemExit(f"{wheels} holds no wheel of {name}: run `make clean` and `make book` again.")
        found.append(matches[-1])
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        found.append(Path(scratch, "peacetalks.zip"))
        pack(found[-1])
        command = [node, str(WEB / "build.mjs"), str(out / "static" / "peacetalks"), str(out / "stills.json")]
        # A failing import makes Pyodide print its whole source; the last line says what is wrong.
        done = subprocess.run([*command, *map(str, found)], check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit((done.stderr.strip().splitlines() or ["The page kernel can't be built."])[-1][:500])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Make the page kernel's files.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, required=True)
    parser.add_argument("--node", default="node")
    given = parser.parse_args()
    build(given.out.resolve(), given.wheels.resolve(), given.node)


if __name__ == "__main__":
    main()
