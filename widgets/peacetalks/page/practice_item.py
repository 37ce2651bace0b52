"""What a practice item shows: its options in a drawn order, and its answers with their reasons.

The fields of an item are those of the question bank; docs/architecture.md describes the kinds.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

from markupsafe import Markup

Item: TypeAlias = Mapping[str, Any]
View: TypeAlias = dict[str, Any]

LETTERS = "abcdefghijklmnop"
GRADED = re.compile(r"-g\d+$")


class PracticeError(Exception):
    """A practice item that can't be shown; the message is one sentence."""


def find(source: Path, name: str) -> dict[str, Any]:
    """Return the practice item with this id from the file that `peacetalks bank practice` wrote.

    Raises
    ------
    PracticeError
        When there is no such item, when it is a graded one, or when the file can't be read.
    """
    graded = f"'{name}' is a graded item, so it may not stand in the book: name a practice item."
    if GRADED.search(name):
        raise PracticeError(graded)
    try:
        items = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise PracticeError(
            f"{source} isn't a readable file of practice items: run `make book`, which makes it."
        ) from None
    if name not in items:
        raise PracticeError(f"There is no practice item '{name}' in {source}: check its id in quizzes/bank.")
    item: dict[str, Any] = items[name]
    if item.get("use") != "practice":
        raise PracticeError(graded)
    if item.get("kind") not in KINDS:
        raise PracticeError(f"Practice item '{name}' has the kind '{item.get('kind')}', which no form can show.")
    return item


def version(item: Item) -> str:
    """Return a mark that changes with the item, so that an old answer isn't put into a new question."""
    return hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()[:12]


def inline(text: str) -> list[tuple[str, str]]:
    """Split text into (`strong`, `em` or nothing, words); all but `**` and `*` stays as it is written."""
    found = []
    for strong, emphasis, plain in re.findall(r"\*\*(.+?)\*\*|\*(.+?)\*|((?:[^*]|\*(?!.*\*))+|\*)", text, re.DOTALL):
        found.append(("strong", strong) if strong else ("em", emphasis) if emphasis else ("", plain))
    return found


def inline_html(text: str) -> Markup:
    """Return the text as HTML."""
    marked = [f"<{style}>{escape(words)}</{style}>" if style else escape(words) for style, words in inline(text)]
    return Markup("".join(marked))


def view(item: Item) -> View:
    """Return what the form shows.

    Returns
    -------
    dict
        `hint`, one sentence on how to answer; `options` and `right`, lists of `{id, text}` in a drawn order (`right`
        only for matching); and `answers`, a list of `{for, key, lead, text, why}`: the option it speaks of, what is
        right for it, and what is said. The draw depends on chapter and id alone, so it is the same in every build.
    """
    return {"options": [], "right": [], **KINDS[item["kind"]](item, Random(f"{item['chapter']}/{item['id']}"))}


def _shuffled(things: list[Any], draw: Random) -> list[tuple[str, Any]]:
    return list(zip(LETTERS, draw.sample(things, len(things)), strict=False))


def _choice(hint: str) -> Callable[[Item, Random], View]:
    def see(item: Item, draw: Random) -> View:
        options = _shuffled(item["options"], draw)
        return {
            "hint": hint,
            "options": [{"id": letter, "text": option["text"]} for letter, option in options],
            "answers": [
                {
                    "for": letter,
                    "key": "right" if option["correct"] else "wrong",
                    "lead": "Right:" if option["correct"] else "Not right:",
                    "text": option["text"],
                    "why": option["why"],
                }
                for letter, option in options
            ],
        }

    return see


def _match(item: Item, draw: Random) -> View:
    left = _shuffled(item["pairs"], draw)
    decoys = item.get("extra_right", [])
    right = _shuffled([*(pair["right"] for pair in item["pairs"]), *(decoy["text"] for decoy in decoys)], draw)
    letter_of = {text: letter for letter, text in right}
    answers = [
        {
            "for": letter,
            "key": letter_of[pair["right"]],
            "lead": "",
            "text": f"{pair['left']} → {pair['right']}",
            "why": pair["why"],
        }
        for letter, pair in left
    ]
    answers += [
        {"for": "", "key": letter_of[decoy["text"]], "lead": "Left over:", "text": decoy["text"], "why": decoy["why"]}
        for decoy in decoys
    ]
    return {
        "hint": "Choose for each line what belongs to it.",
        "options": [{"id": letter, "text": pair["left"]} for letter, pair in left],
        "right": [{"id": letter, "text": text} for letter, text in right],
        "answers": answers,
    }


def _order(item: Item, draw: Random) -> View:
    steps = _shuffled(item["steps"], draw)
    # The order shown is nobody's answer, so it may not be the right one.
    while [step for _, step in steps] == item["steps"]:
        steps = _shuffled(item["steps"], draw)
    letter_of = {step["text"]: letter for letter, step in steps}
    return {
        "hint": "Choose a place for each step.",
        "options": [{"id": letter, "text": step["text"]} for letter, step in steps],
        "answers": [
            {
                "for": letter_of[step["text"]],
                "key": place,
                "lead": f"Place {place}:",
                "text": step["text"],
                "why": step["why"],
            }
            for place, step in enumerate(item["steps"], 1)
        ],
    }


def _numeric(item: Item, _: Random) -> View:
    margin = f"{item['answer']:g} (within {item['tolerance']:g} counts as right)"
    wrong = [
        {
            "for": "",
            "key": f"{known['value']:g}",
            "lead": "Not right:",
            "text": f"{known['value']:g}",
            "why": known["why"],
        }
        for known in item.get("wrong", [])
    ]
    right = {"for": "answer", "key": f"{item['answer']:g}", "lead": "Right:", "text": margin, "why": item["why"]}
    return {"hint": "Write a number; a comma or a point will do.", "answers": [right, *wrong]}


KINDS: dict[str, Callable[[Item, Random], View]] = {
    "single": _choice("Choose one."),
    "multiple": _choice("Tick each one that fits."),
    "match": _match,
    "order": _order,
    "numeric": _numeric,
}
"""What each kind of question shows."""
