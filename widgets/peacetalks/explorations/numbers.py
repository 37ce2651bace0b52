"""The numbers behind a picture, as a table to read and a file to keep."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from ipywidgets import HTML

from peacetalks.explorations import controls


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


class Shelf:
    """The button *Show the numbers* and the place of the table, which is made only while it is open.

    Parameters
    ----------
    name
        Name of the file to keep, without its ending.
    words
        `numbers`, `numbers_of` and `download` of the words that all explorations share.
    """

    def __init__(self, name: str, words: Mapping[str, Any]) -> None:
        self._name, self._words = name, words
        self._make: Callable[[], Numbers] | None = None
        self.place = HTML()
        self.opener = controls.opener(words["numbers"], lambda _: self._fill())

    @property
    def open(self) -> bool:
        """Whether the table is shown."""
        return bool(self.opener.value)

    def show(self, make: Callable[[], Numbers]) -> None:
        """Keep what makes the table, and show it if it is open."""
        self._make = make
        self._fill()

    def _fill(self) -> None:
        shown = self._make() if self._make and self.open else None
        self.place.value = table(shown, self._words["numbers_of"], self._name, self._words["download"]) if shown else ""
