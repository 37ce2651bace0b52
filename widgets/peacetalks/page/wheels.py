"""Downloads the wheels that the browser needs, as the lock file pins them.

`python -m peacetalks.page.wheels --lock requirements.lock --to .venv/wheels` belongs to the set-up: after it, the page
kernel is built without a network.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from peacetalks.page.build import IN_THE_BROWSER


def pinned(lock: str, names: tuple[str, ...]) -> str:
    """Return the lines of a lock file that pin these packages, with their hashes.

    Raises
    ------
    SystemExit
        With one sentence when a package isn't pinned.
    """
    entries = re.findall(r"^\S+==.*(?:\n[ \t].*)*", lock, flags=re.MULTILINE)
    by_name = {entry.partition("==")[0].lower(): entry for entry in entries}
    missing = [name for name in names if name not in by_name]
    if missing:
        raise SystemExit(f"The lock file pins no {missing[0]}, which the browser needs.")
    return "\n".join(by_name[name] for name in names) + "\n"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Download the wheels that the browser needs.")
    parser.add_argument("--lock", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        listing = Path(scratch, "browser.txt")
        listing.write_text(pinned(given.lock.read_text(encoding="utf-8"), IN_THE_BROWSER), encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*command, "--only-binary", ":all:", "-d", scratch, "-r", str(listing)], check=True)
        shutil.rmtree(given.to, ignore_errors=True)
        given.to.mkdir(parents=True)
        for wheel in Path(scratch).glob("*.whl"):
            shutil.copy(wheel, given.to)


if __name__ == "__main__":
    main()
