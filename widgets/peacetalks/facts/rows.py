"""Reads a CSV file row by row and refuses in one sentence that names file, row and column."""

from __future__ import annotations

import calendar
import csv
import datetime
import io
import re
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from peacetalks.facts.records import PartialDate, Precision

Choice = TypeVar("Choice", bound=StrEnum)

_WRITTEN_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def partial_date(text: str) -> PartialDate:
    """Return what `1780`, `1780-03` or `1780-03-10` means.

    Raises
    ------
    ValueError
        When `text` is none of these or there is no such day.
    """
    written = _WRITTEN_DATE.fullmatch(text)
    if written is None:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(part) if part else None for part in written.groups())
    assert year is not None
    first = datetime.date(year, month or 1, day or 1)
    if day:
        return PartialDate(text, Precision.DAY, first, first)
    if month:
        return PartialDate(text, Precision.MONTH, first, first.replace(day=calendar.monthrange(year, month)[1]))
    return PartialDate(text, Precision.YEAR, first, datetime.date(year, 12, 31))


class Row:
    """One row of a table; its methods return a cell's value in the type that the column has.

    Each raises `ValueError` with one sentence that names the file, the row, the column and what to do.
    """

    def __init__(self, file: str, name: str, cells: Mapping[str, str]) -> None:
        self.file = file
        self.name = name
        self._cells = cells

    def refuse(self, column: str, fault: str) -> NoReturn:
        """Raise the sentence that says what is wrong with a cell."""
        raise ValueError(f"{self.file}: row {self.name}, column {column}: {fault}.")

    def optional(self, column: str) -> str:
        """Return the cell's text, which may be empty."""
        return self._cells[column]

    def text(self, column: str) -> str:
        """Return the cell's text, which may not be empty."""
        value = self._cells[column]
        if not value:
            self.refuse(column, "the cell is empty; fill it in")
        return value

    def choice(self, column: str, allowed: type[Choice]) -> Choice:
        """Return the cell as one of a closed set."""
        return self._one_of(column, self.text(column), allowed)

    def choices(self, column: str, allowed: type[Choice]) -> tuple[Choice, ...]:
        """Return the cell's list, separated by semicolons, each of a closed set."""
        return tuple(self._one_of(column, value, allowed) for value in self.several(column))

    def several(self, column: str) -> tuple[str, ...]:
        """Return the cell's list, separated by semicolons: at least one part, none empty and none twice."""
        parts = tuple(part.strip() for part in self.text(column).split(";"))
        if not all(parts):
            self.refuse(column, f"{self.text(column)!r} has an empty part; write each part between single semicolons")
        for part in parts:
            if parts.count(part) > 1:
                self.refuse(column, f"{part!r} stands twice; leave it once")
        return parts

    def whole(self, column: str, low: int, high: int) -> int:
        """Return the cell as a whole number in a range."""
        value = self.text(column)
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            self.refuse(column, f"{value!r} is no whole number from {low} to {high}; correct it")
        return int(value)

    def date(self, column: str) -> PartialDate:
        """Return the cell as a date."""
        value = self.text(column)
        try:
            return partial_date(value)
        except ValueError:
            self.refuse(column, f"{value!r} is no date; write it as 1780, 1780-03 or 1780-03-10")

    def optional_date(self, column: str) -> PartialDate | None:
        """Return the cell as a date, None when it is empty."""
        return self.date(column) if self._cells[column] else None

    def date_after(self, column: str, start: PartialDate | None, start_column: str) -> PartialDate | None:
        """Return the cell as a date that does not lie before `start`, None when it is empty."""
        end = self.optional_date(column)
        if end and start and end.last < start.first:
            self.refuse(column, f"{end.text} lies before {start_column} {start.text}; correct one of them")
        return end

    def keys(self, column: str, known: Collection[str], where: str) -> tuple[str, ...]:
        """Return the cell's list of keys, each of which is defined in `where`."""
        found = self.several(column)
        for key in found:
            if key not in known:
                self.refuse(column, f"{key!r} is not in {where}; add it there or correct it")
        return found

    def _one_of(self, column: str, value: str, allowed: type[Choice]) -> Choice:
        try:
            return allowed(value)
        except ValueError:
            self.refuse(column, f"{value!r} is not allowed; write one of {', '.join(allowed)}")


def read_rows(file: Path, columns: tuple[str, ...], name_from: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows of a CSV file.

    Parameters
    ----------
    file
        A file in UTF-8 whose first line names the columns.
    columns
        The columns it must have, in any order, and no other.
    name_from
        The columns that together name a row; no two rows may have the same name.

    Raises
    ------
    ValueError
        When the file is missing or unreadable, has other columns, or a row has too few or too many cells or the name
        of another.
    """
    try:
        lines = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
        table = [(lines.line_num, [cell.strip() for cell in cells]) for cells in lines if cells]
    except FileNotFoundError:
        raise ValueError(f"{file.name}: there is no such file; add it to the fact base.") from None
    except UnicodeDecodeError as error:
        raise ValueError(f"{file.name}: byte {error.start} is not UTF-8; save the file as UTF-8.") from None
    except csv.Error as error:
        raise ValueError(f"{file.name}: line {lines.line_num} is not readable as CSV ({error}); correct it.") from None
    header = table[0][1] if table else []
    _check_header(file.name, header, columns)
    names = set()
    for number, cells in table[1:]:
        if len(cells) != len(header):
            raise ValueError(
                f"{file.name}: the row that ends on line {number} has {len(cells)} cells instead of {len(header)}; "
                "put a cell with a comma in quotation marks."
            )
        found = dict(zip(header, cells, strict=True))
        for column in name_from:
            if not found[column]:
                raise ValueError(
                    f"{file.name}: the row that ends on line {number}, column {column}: the cell is empty; fill it in."
                )
        row = Row(file.name, " ".join(found[column] for column in name_from), found)
        if row.name in names:
            row.refuse(" and ".join(name_from), "another row has the same; give each row its own")
        names.add(row.name)
        yield row


def _check_header(file: str, header: list[str], columns: tuple[str, ...]) -> None:
    for column in columns:
        if column not in header:
            raise ValueError(f"{file}: column {column} is missing; add it to the first line.")
    for column in header:
        if column not in columns:
            raise ValueError(f"{file}: column {column!r} is unknown; remove it or write one of {', '.join(columns)}.")
        if header.count(column) > 1:
            raise ValueError(f"{file}: column {column} stands twice; leave it once.")
