"""Writes the page of the models from their docstrings: `python -m peacetalks.page.models_page --out docs/models.md`.

A model's docstring has this structure, plain text with the mathematics as `.. math::` and ``:math:``:

- the title, a colon, and in some words what it is about;
- the question that the model answers, alone in its paragraph;
- the derivation;
- the sections `Conventions`, if there are any, `Limits` and `References`.

A second module that belongs to a model has no question, and may leave out sections that its model has. The table of
symbols comes from the docstrings of functions and results: an entry that begins with symbols and a colon names what
the equations call it, and what follows a comma or semicolon as "from 0 to 1" is its range.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

MODELS = (
    ("bargaining_range",),
    ("multi_issue",),
    ("two_level_game", "ratification"),
    ("ripeness", "continuation"),
    ("mediator_bias",),
    ("alternating_offers",),
    ("arms_race", "linear_pair"),
    ("trust_under_noise", "memory_one"),
    ("costly_signals",),
    ("inspection", "monitoring"),
    ("stakeholders",),
    ("spoilers",),
    ("sanctions", "relief_ladder"),
    ("outcome_tree", "settlement"),
)
"""The models in the order of the course, each with the module beside it."""

OF_ITS_OWN = "monitoring"
"""A second module that is called itself; the others are called through their model."""

INTRODUCTION = """\
<!-- Made from the docstrings of peacetalks/models by `python -m peacetalks.page.models_page --out docs/models.md`. -->

# Models

What an exploration shows, a published model computes. Here is each of them: the question that it answers, its equations
and what their symbols mean, what values they may have, where it was published, and what it leaves out. What is in `this
type` is a name in the code, where each model is a module of `peacetalks.models`.

"""

HEADING = re.compile(r"^(\w[\w ]*)\n-+\n", re.MULTILINE)
ROLE = re.compile(r":math:`([^`]+)`")
SYMBOLS = re.compile(r"((?::math:`[^`]+`(?:, )?)+): ")
RANGE = re.compile(
    r"[,;] ((?:(?:each|both|finite|all) )?(?:an? )?(?:whole numbers? )?"
    r"(?:from|at least|above|below|at most|between|more than|one of|in any order) [^.]*(?:\.\d[^.]*)*)\.(?:\s|$)"
)


@dataclass(frozen=True)
class Symbol:
    """A row of the table: symbols in TeX, names in the code, what they mean, and their range in words."""

    symbols: tuple[str, ...]
    names: tuple[str, ...]
    meaning: str
    range: str


@dataclass(frozen=True)
class Described:
    """What a module's docstring says."""

    name: str
    title: str
    about: str
    question: str
    derivation: str
    sections: dict[str, str]
    symbols: tuple[Symbol, ...]
    functions: dict[str, str]


def describe(name: str, model: str | None = None) -> Described:
    """Return what the docstring of a module says; `model` is the one that it belongs to, if it is a second one.

    Raises
    ------
    ValueError
        With one sentence when a part is missing.
    """
    module = importlib.import_module(f"peacetalks.models.{name}")
    prose, sections = _sections(inspect.getdoc(module) or "")
    title, *paragraphs = prose.split("\n\n")
    title, colon, about = title.replace("\n", " ").partition(": ")
    question = paragraphs.pop(0) if model is None and paragraphs else ""
    missing = [
        part
        for part, there in (
            ("a title with a colon", colon),
            ("a question", model or question.endswith("?")),
            ("Limits", model or sections.get("Limits")),
            ("References", model or sections.get("References")),
        )
        if not there
    ]
    if missing:
        raise ValueError(f"The docstring of {module.__name__} lacks {', '.join(missing)}.")
    functions = dict(_functions(module, model))
    return Described(
        name=name,
        title=title,
        about=about,
        question=question,
        derivation="\n\n".join(paragraphs),
        sections=sections,
        symbols=tuple(_symbols(module, functions)),
        functions={name: _opening(function) for name, function in functions.items()},
    )


def _sections(text: str) -> tuple[str, dict[str, str]]:
    """Return the text before the first underlined heading, and what stands below each."""
    prose, *rest = HEADING.split(text)
    return prose.strip(), {name: body.strip("\n") for name, body in zip(rest[::2], rest[1::2], strict=True)}


def _public(module: ModuleType, kind: Any) -> Iterator[tuple[str, Any]]:
    for name, thing in vars(module).items():
        if kind(thing) and thing.__module__ == module.__name__ and not name.startswith("_"):
            yield name, thing


def _functions(module: ModuleType, model: str | None) -> Iterator[tuple[str, Any]]:
    """Yield the functions that a reader of the model calls."""
    called = None
    if model and module.__name__.rpartition(".")[2] != OF_ITS_OWN:
        called = importlib.import_module(f"peacetalks.models.{model}").__dict__.get("__all__", ())
    for name, function in _public(module, inspect.isfunction):
        if called is None or name in called:
            yield name, function


def _opening(function: Any) -> str:
    """Return the first sentence of a function's docstring, without its "Return"."""
    first = (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ")
    return first.removeprefix("Return ")


def entries(thing: Any, section: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the names and the description of each entry in a section of a docstring."""
    _, sections = _sections(inspect.getdoc(thing) or "")
    for entry in re.split(r"\n(?=\w)", sections.get(section, "")):
        names, _, described = entry.partition("\n")
        # A paragraph of prose may follow the entries.
        if described.startswith("    "):
            yield tuple(names.split(", ")), inspect.cleandoc(described).replace("\n", " ")


def _symbols(module: ModuleType, functions: dict[str, Any]) -> Iterator[Symbol]:
    """Yield what the functions take, and of what their results hold that which has a symbol."""
    seen: set[str] = set()
    classes = [thing for _, thing in _public(module, inspect.isclass)]
    inputs = [thing for thing in classes if "__post_init__" in vars(thing)]
    taken = [entry for function in functions.values() for entry in entries(function, "Parameters")]
    taken += [entry for thing in inputs for entry in entries(thing, "Attributes")]
    results = [entry for thing in classes if thing not in inputs for entry in entries(thing, "Attributes")]
    for names, described in taken + [entry for entry in results if SYMBOLS.match(entry[1])]:
        found = SYMBOLS.match(described)
        # Two results may have one name, and the same symbol may be told again of a second function's argument.
        known_by = {found[1]} if found else set(names)
        if described.startswith(("As in", "As for")) or seen.issuperset(known_by):
            continue
        seen.update(known_by, names if (names, described) in taken else ())
        meaning = described[found.end() :] if found else described
        bounds = RANGE.search(meaning)
        if bounds:
            meaning = f"{meaning[: bounds.start()]}. {meaning[bounds.end() :]}"
        yield Symbol(
            symbols=tuple(ROLE.findall(found[1])) if found else (),
            names=names,
            meaning=meaning.strip()[0].upper() + meaning.strip()[1:],
            range=bounds[1] if bounds else "a result" if (names, described) in results else "",
        )


def markdown(text: str) -> str:
    """Return a part of a docstring as Markdown."""
    made = []
    for block in re.split(r"\n\n+(?! )", text.strip("\n")):
        if block.startswith(".. math::"):
            made.append(f"```math\n{inspect.cleandoc(block.partition('::')[2])}\n```")
            continue
        paragraph, gap, indented = block.partition("\n\n")
        made.append(_inline(paragraph))
        if gap:
            made.append(f"```text\n{inspect.cleandoc(indented)}\n```")
    return "\n\n".join(made)


def _inline(text: str) -> str:
    return ROLE.sub(lambda found: f"${' '.join(found[1].split())}$", text)


def _table(symbols: tuple[Symbol, ...]) -> str:
    rows = ["| symbol | in the code | meaning | range |", "|---|---|---|---|"]
    for row in symbols:
        cells = (
            ", ".join(f"${one}$" for one in row.symbols),
            ", ".join(f"`{one}`" for one in row.names),
            _inline(row.meaning),
            _inline(row.range),
        )
        rows.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(rows)


def _references(text: str) -> str:
    return "\n".join(f"- {' '.join(one.split())}" for one in re.split(r"\n(?! )", text))


def _section(one: Described, level: int) -> str:
    """Return the part of the page that is about one module."""
    deeper = "#" * (level + 1)
    parts = [f"{'#' * level} {one.title}"]
    if one.question:
        parts.append(f"**{one.question}**")
    parts.append(f"{one.about[0].upper()}{_inline(one.about)[1:]}")
    parts.append(markdown(one.derivation))
    if one.symbols:
        parts += [f"{deeper} Symbols", _table(one.symbols)]
    for name in ("Conventions", "Limits"):
        if name in one.sections:
            parts += [f"{deeper} {name}", markdown(one.sections[name])]
    if "References" in one.sections:
        parts += [f"{deeper} Sources", _references(one.sections["References"])]
    if one.functions:
        listed = "\n".join(f"- `{name}`: {_inline(said)}" for name, said in one.functions.items())
        parts += [f"{deeper} In the code", f"`{one.name}` computes with", listed]
    return "\n\n".join(parts)


def page() -> str:
    """Return the whole page as Markdown."""
    parts, rows = [], ["| model | question |", "|---|---|"]
    for model, *beside in MODELS:
        first = describe(model)
        anchor = re.sub(r"[^a-z0-9 -]", "", first.title.lower()).replace(" ", "-")
        rows.append(f"| [{first.title}](#{anchor}) | {first.question} |")
        parts.append(_section(first, 2))
        parts += [_section(describe(other, model), 3) for other in beside]
    return INTRODUCTION + "\n".join(rows) + "\n\n" + "\n\n".join(parts) + "\n"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Write the page of the models.")
    parser.add_argument("--out", type=Path, required=True)
    parser.parse_args().out.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
