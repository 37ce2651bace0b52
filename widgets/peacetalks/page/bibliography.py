"""The look of the list of works cited: by author and year, with every title as it was written.

The stock styles write titles in lower case, names of people and countries included.
"""

from __future__ import annotations

from typing import Any

from pybtex.plugin import register_plugin
from pybtex.style.formatting.plain import Style
from pybtex.style.template import field, sentence


class AsWritten(Style):
    """The stock style `plain`, except for titles."""

    def format_title(self, _entry: Any, which_field: str, as_sentence: bool = True) -> Any:
        """Return the title as the bibliography has it."""
        title = field(which_field)
        return sentence[title] if as_sentence else title


def setup_bibliography() -> None:
    """Register the style as `peacetalks`, for `bibtex_default_style`."""
    register_plugin("pybtex.style.formatting", "peacetalks", AsWritten)
