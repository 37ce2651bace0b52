"""Reads the bank's files; every fault is one sentence that names file, item and field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from peacetalks_quizzes.bank.schema import Bank

MAX_BYTES = 2_000_000


class BankError(Exception):
    """A file of the bank that can't be used; the message is one sentence."""


class _Loader(yaml.SafeLoader):
    """Safe YAML without aliases, of which nested ones can fill the memory, and without keys that stand twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="an alias (*) isn't allowed here", problem_mark=self.peek_event().start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"{key.value} stands twice here", problem_mark=key.start_mark)
            seen.add(key.value if isinstance(key, yaml.ScalarNode) else id(key))
        return super().construct_mapping(node, deep)


def _read(path: Path) -> Any:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BankError(f"{path}: larger than {MAX_BYTES} bytes; split the chapter's items over two files.")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BankError(f"{path}: there is no such file.") from None
    except UnicodeDecodeError as error:
        raise BankError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8.") from None
    except OSError as error:
        raise BankError(f"{path}: can't be read ({error.strerror}).") from None
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1}" if mark else ""
        raise BankError(f"{path}{where}: not readable as YAML: {error.problem or error.context}.") from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BankError(f"{path}: not readable as YAML: {str(error).splitlines()[0][:200]}.") from None


def _where(data: Any, location: tuple[int | str, ...]) -> str:
    """Say in words where in the file a fault is."""
    if len(location) < 2 or location[0] != "items" or not isinstance(location[1], int):
        return f"field {'.'.join(map(str, location))}" if location else "the file"
    item = data["items"][location[1]]
    name = item.get("id") if isinstance(item, dict) else None
    said = f"item {name}" if isinstance(name, str) else f"item number {location[1] + 1}"
    # pydantic puts the kind between the item's number and its field.
    field = [str(part) for part in location[2:] if part != (item.get("kind") if isinstance(item, dict) else None)]
    return f"{said}, field {'.'.join(field)}" if field else said


def load_bank(path: Path) -> Bank:
    """Return the bank of one file.

    Raises
    ------
    BankError
        With one sentence that names the file, the item and the field.
    """
    data = _read(path)
    if not isinstance(data, dict):
        raise BankError(f"{path}: the file must be a mapping of chapter, title, page and items.")
    try:
        bank = Bank.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = first["msg"].removeprefix("Value error, ")
        message = message[0].lower() + message[1:]
        raise BankError(f"{path}: {_where(data, first['loc'])}: {message}.") from None
    if bank.chapter != path.stem:
        raise BankError(f"{path}: field chapter: '{bank.chapter}' must be the file's name, '{path.stem}'.")
    return bank


def load_banks(place: Path) -> list[Bank]:
    """Return the banks of a folder, or of one file, in alphabetical order.

    Raises
    ------
    BankError
        As `load_bank`, and when there is no file or an id stands in two files.
    """
    paths = [place] if place.is_file() else sorted(place.glob("*.yaml"))
    if not paths:
        raise BankError(f"{place}: there is no bank here (a file like why-bargaining-fails.yaml).")
    banks = [load_bank(path) for path in paths]
    owner: dict[str, str] = {}
    for path, bank in zip(paths, banks, strict=True):
        for item in bank.items:
            if item.id in owner:
                raise BankError(f"{path}: item {item.id}: {owner[item.id]} has the same id.")
            owner[item.id] = path.name
    return banks
