"""Makes the page kernel's files: `python -m peacetalks.page.build --out _build/page --wheels DIR --node NODE`.

The folder `static/peacetalks/` in OUT is what the book serves, and `stills.json` what the `{exploration}` directive
reads. The heavy work is done by `web/build.mjs` in Node; this module builds the wheel of `peacetalks` and calls it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

WEB = Path(__file__).parent / "web"
IN_THE_BROWSER = ("comm", "ipywidgets", "traitlets")


def own_wheel(folder: Path, project: Path) -> Path:
    """Build the wheel of the project into the folder, the same bytes for the same source."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    subprocess.run([*command, str(project)], check=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1577836800"})
    return next(folder.glob("peacetalks-*.whl"))


def build(out: Path, wheels: Path, node: str, project: Path) -> None:
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
        found.append(own_wheel(Path(scratch), project))
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
    parser.add_argument("--project", type=Path, default=Path.cwd())
    given = parser.parse_args()
    build(given.out.resolve(), given.wheels.resolve(), given.node, given.project.resolve())


if __name__ == "__main__":
    main()
