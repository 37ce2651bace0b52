"""The little Markdown of questions, as HTML."""

from __future__ import annotations

import re
from html import escape


def inline(text: str) -> str:
    """Return text as HTML, with *emphasis* and **bold** and nothing else."""
    safe = escape(text)
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", safe)
