"""The numbers behind a picture, as a table to read and a file to keep."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from typing import NamedTuple


class Numbers(NamedTuple):
    """A table: what its columns are, and its rows, all as they are to be read."""

    columns: Sequence[str]
    rows: Sequence[Sequence[object]]


def table(numbers: Numbers, caption: str, name: str, download: str) -> str:
    """Return a table as HTML, with a link that saves it.

    Parameters
    ----------
    numbers
        The table.
    caption
        What it shows.
    name
        Name of the file, without its ending.
    download
        Words of the link.
    """
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in numbers.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_shown(cell))}</td>" for cell in row) + "</tr>" for row in numbers.rows
    )
    coded = base64.b64encode(csv(numbers).encode()).decode()
    link = f'<a class="pt-download" download="{name}.csv" href="data:text/csv;base64,{coded}">{escape(download)}</a>'
    return (
        f'<div class="pt-numbers" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"<p>{link}</p>"
    )


def _shown(cell: object) -> str:
    return f"{cell:.4g}" if isinstance(cell, float) else str(cell)


def csv(numbers: Numbers) -> str:
    """Return a table as the lines of a CSV file (RFC 4180), numbers in full."""
    lines = [",".join(_field(cell) for cell in row) for row in (numbers.columns, *numbers.rows)]
    return "\r\n".join(lines) + "\r\n"


def _field(cell: object) -> str:
    text = str(cell)
    # A spreadsheet takes a text that begins so for a formula.
    if isinstance(cell, str) and text.startswith(("=", "+", "-", "@")):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in ',"\r\n') else text
