"""The words of every exploration, one TOML file each, ready for translation."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def load(name: str) -> dict[str, Any]:
    """Return the words of the exploration module `name`.

    Call it when the module is imported: the interpreter that the page restores from its snapshot has no files.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
