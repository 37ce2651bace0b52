"""A reader who knows nothing but test tricks, let loose on the bank: `python -m tests.book.guesser` prints the scores.

A trick gives each option of an item a number and picks the highest. Options that tie share the pick, so a trick that
says nothing about an item earns what blind guessing earns there. Where several options are right, it picks as many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb
from pathlib import Path
from random import Random
from typing import Any

from peacetalks_quizzes.bank import Bank, load_banks
from peacetalks_quizzes.kinds.base import Option, shuffled

BANK = Path(__file__).resolve().parents[2] / "quizzes" / "bank"
SEED = 1
"""The seed that `peacetalks release` draws with when none is given."""

HEDGES = "may|might|can|could|would|often|usually|sometimes|mostly|seldom|likely|perhaps|some|partly|rather|hardly"
ABSOLUTES = "all|always|any|anybody|every|everybody|must|never|no|nobody|none|nothing|only|wholly"
SMALL = "a|an|and|are|as|at|be|by|for|from|has|in|is|it|its|of|on|or|so|than|that|the|there|they|this|to|was|were"

Trick = Callable[[str, Sequence[str]], list[float]]


def words(text: str) -> set[str]:
    """Return the words that carry meaning, cut to their first five letters so that inflections meet."""
    return {word[:5] for word in re.findall(r"[a-z]+", text.lower()) if not re.fullmatch(SMALL, word)}


def _count(text: str, listed: str) -> int:
    return len(re.findall(rf"\b(?:{listed})\b", text.lower()))


def _overlap(one: str, other: str) -> float:
    first, second = words(one), words(other)
    return len(first & second) / max(1, len(first | second))


def _likeness(options: Sequence[str]) -> list[float]:
    return [sum(_overlap(one, other) for other in options if other is not one) for one in options]


def _middle(options: Sequence[str]) -> list[float]:
    numbers = [re.findall(r"\d+(?:\.\d+)?", option) for option in options]
    if not all(numbers):
        return [0.0] * len(options)
    values = [float(found[0]) for found in numbers]
    mean = sum(values) / len(values)
    return [-abs(value - mean) for value in values]


TRICKS: dict[str, Trick] = {
    "the longest": lambda _, options: [len(option) for option in options],
    "the shortest": lambda _, options: [-len(option) for option in options],
    "the most hedged": lambda _, options: [_count(option, HEDGES) for option in options],
    "no absolute words": lambda _, options: [-_count(option, ABSOLUTES) for option in options],
    "most words of the stem": lambda stem, options: [len(words(stem) & words(option)) for option in options],
    "fewest words of the stem": lambda stem, options: [-len(words(stem) & words(option)) for option in options],
    "most like the others": lambda _, options: _likeness(options),
    "least like the others": lambda _, options: [-one for one in _likeness(options)],
    "the middle number": lambda _, options: _middle(options),
    "the most commas": lambda _, options: [option.count(",") for option in options],
    "first as shown": lambda _, options: [-place for place in range(len(options))],
    "last as shown": lambda _, options: list(range(len(options))),
}


def shown(bank: Bank, item: Any) -> list[Option]:
    """Return an item's options in the order that a learner gets: in the released quiz, or on the chapter's page."""
    seed = f"{SEED}/" if item.use == "graded" else ""
    return [option for _, option in shuffled(item.options, Random(f"{seed}{bank.chapter}/{item.id}"))]


def points(right: Sequence[bool], picked: Sequence[int]) -> float:
    """Return what picking these options earns, by the rules of the kinds."""
    good, bad = sum(right), len(right) - sum(right)
    if good == 1:
        return float(right[picked[0]])
    chosen = sum(right[place] for place in picked)
    return max(0.0, chosen / good - (len(picked) - chosen) / bad)


def expected(right: Sequence[bool], numbers: Sequence[float]) -> float:
    """Return what a trick earns on average over the ways in which its ties can fall."""
    take = sum(right)
    ranked = sorted(numbers, reverse=True)
    cut = ranked[take - 1]
    sure = [place for place, number in enumerate(numbers) if number > cut]
    tied = [place for place, number in enumerate(numbers) if number == cut]
    ways = list(combinations(tied, take - len(sure)))
    return sum(points(right, [*sure, *way]) for way in ways) / len(ways)


def choices(banks: Sequence[Bank]) -> list[tuple[str, str, list[str], list[bool]]]:
    """Return id, stem, options and which are right, for every choice item."""
    return [
        (item.id, item.stem, [option.text for option in options], [option.correct for option in options])
        for bank in banks
        for item in bank.items
        if item.kind in ("single", "multiple")
        for options in [shown(bank, item)]
    ]


def total(trick: Trick, banks: Sequence[Bank]) -> float:
    """Return what a trick earns on all choice items, one point each."""
    return sum(expected(right, trick(stem, options)) for _, stem, options, right in choices(banks))


def chance(banks: Sequence[Bank]) -> dict[float, float]:
    """Return the distribution of blind guessing's total: `{total: probability}`, by exact convolution."""
    found = {0.0: 1.0}
    for _, _, _, right in choices(banks):
        take = sum(right)
        each = 1 / comb(len(right), take)
        after: dict[float, float] = {}
        for way in combinations(range(len(right)), take):
            earned = points(right, way)
            for sum_so_far, probability in found.items():
                key = round(sum_so_far + earned, 9)
                after[key] = after.get(key, 0.0) + probability * each
        found = after
    return found


def bound(distribution: dict[float, float], level: float = 0.05) -> float:
    """Return the smallest total that blind guessing reaches with a probability of at most `level`."""
    at_least = 0.0
    best = max(distribution) + 1
    for value in sorted(distribution, reverse=True):
        at_least += distribution[value]
        if at_least > level:
            break
        best = value
    return best


def main() -> None:
    """Print what each trick earns."""
    banks = load_banks(BANK)
    distribution = chance(banks)
    mean = sum(value * probability for value, probability in distribution.items())
    print(
        f"{len(choices(banks))} choice items: blind guessing earns {mean:.2f}, too good from {bound(distribution):.2f}"
    )
    for name, trick in TRICKS.items():
        print(f"{name:26} {total(trick, banks):.2f}")


if __name__ == "__main__":
    main()
