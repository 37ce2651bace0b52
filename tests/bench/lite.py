"""The same exploration in JupyterLite's notebook: the way a course on the web is usually made alive.

Everything is served from the same host, as for the book: Pyodide from npm, Python's wheels as the lock file pins them,
and no package index to fall back on.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import nbformat
from playwright.sync_api import Playwright

from peacetalks.page.wheels import pinned
from tests.browser.conftest import CHROMIUM_ARGS

PATIENCE = 300_000
CORE = ("pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs", "python_stdlib.zip")
# What an IPython kernel with ipywidgets imports; `micropip` comes with the Pyodide release, not with the lock file.
NEEDED = (
    *("asttokens", "comm", "executing", "ipython", "ipython-pygments-lexers", "ipywidgets", "jedi"),
    *("jupyterlab-widgets", "matplotlib-inline", "packaging", "parso", "pexpect", "prompt-toolkit", "ptyprocess"),
    *("pure-eval", "pygments", "stack-data", "traitlets", "typing-extensions", "wcwidth"),
)
MICROPIP = "micropip==0.11.1 --hash=sha256:768de165adb8e66906039d8fec4127a57f522dfdf8e6fbff877a4616941ecfd3"
CELL = "from peacetalks.explorations import bargaining_range\nbargaining_range.show()"


def download(folder: Path, root: Path) -> None:
    """Download the wheels, for the Python that Pyodide is; this belongs to the set-up."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    listing = folder / "wheels.txt"
    locked = pinned((root / "requirements.lock").read_text(encoding="utf-8"), NEEDED)
    listing.write_text(f"{locked}{MICROPIP}\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "-r", str(listing)]
    wanted = ["--only-binary", ":all:", "--python-version", "3.14", "--platform", "any"]
    subprocess.run([*pip, *wanted, "-d", str(folder)], check=True)


def canonical(name: str) -> str:
    """Return the name of a package as indexes spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def entry(wheel: Path) -> tuple[str, dict[str, object]]:
    """Return the name of a wheel and what Pyodide's lock file says of it."""
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        given = HeaderParser().parsestr(packed.read(metadata).decode())
    name = canonical(given["Name"])
    wanted = [line for line in given.get_all("Requires-Dist", []) if "extra ==" not in line]
    depends = {canonical(match[0]) for line in wanted if (match := re.match(r"[\w.-]+", line))}
    tops = {top.partition("/")[0].removesuffix(".py") for top in names}
    return name, {
        "name": name,
        "version": given["Version"],
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(top for top in tops if top.isidentifier()),
        "depends": sorted(depends.intersection(NEEDED)),
        "unvendored_tests": False,
    }


def build(folder: Path, root: Path, wheels: Path) -> Path:
    """Build JupyterLite with one notebook and these wheels; returns the folder of its site."""
    site = folder / "site"
    shutil.rmtree(folder, ignore_errors=True)
    pyodide = folder / "static" / "pyodide"
    pyodide.mkdir(parents=True)
    for wheel in wheels.glob("*.whl"):
        shutil.copy(wheel, pyodide)
    own = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(pyodide)]
    subprocess.run([*own, str(root)], check=True)
    home = root / "node_modules" / "pyodide"
    for name in CORE:
        shutil.copy(home / name, pyodide)
    lock = json.loads((home / "pyodide-lock.json").read_text(encoding="utf-8"))
    packages = dict(map(entry, sorted(pyodide.glob("*.whl"))))
    (pyodide / "pyodide-lock.json").write_text(json.dumps({"info": lock["info"], "packages": packages}))
    settings = {"@jupyterlite/pyodide-kernel-extension:kernel": {"disablePyPIFallback": True}}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"litePluginSettings": settings}}
    (folder / "jupyter-lite.json").write_text(json.dumps(config))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    notebook.metadata.kernelspec = {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}
    (folder / "files").mkdir()
    nbformat.write(notebook, folder / "files" / "exploration.ipynb")
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--contents", "files", "--output-dir", str(site)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"JupyterLite can't be built:\n{(done.stdout + done.stderr)[-2000:]}")
    return site


def measure(playwright: Playwright, chromium: str, address: str) -> float:
    """Return the seconds from navigation to the first live slider, with an empty cache."""
    browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
    page = browser.new_page()
    page.goto(f"{address}notebooks/index.html?path=exploration.ipynb")
    # A reader has to run the cell; here that is done the moment it can be.
    page.locator(".jp-CodeCell .cm-content").click(timeout=PATIENCE)
    page.keyboard.press("Control+Enter")
    page.locator(".jp-OutputArea .widget-slider").first.wait_for(timeout=PATIENCE)
    seconds = page.evaluate("performance.now()") / 1000
    browser.close()
    return seconds


if __name__ == "__main__":
    download(Path(sys.argv[1]), Path(__file__).resolve().parents[2])
