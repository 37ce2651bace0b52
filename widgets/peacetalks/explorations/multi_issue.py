"""Several issues: how does a second issue create room? (after Raiffa 1982, Nash 1950, Kalai and Smorodinsky 1975)

One plane of what a package is worth to A and to B: every package as a dot, the frontier as a line, what each side has
without a deal as a rule, the corner that both would sign, and what four ideas of a fair choice take from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Setting
from peacetalks.explorations.view import Seen, View
from peacetalks.models import multi_issue as model
from peacetalks.pictures import palette
from peacetalks.pictures.plot import draw
from peacetalks.pictures.scale import Axis, Point
from peacetalks.pictures.scatter import Scatter

WORDS = words.load("multi_issue")
TITLE: str = WORDS["title"]
SAID = WORDS["multi_issue"]
LABELS = SAID["labels"]
TICKS = (0, 25, 50, 75, 100)
SHAPES = {"nash": "diamond", "kalai_smorodinsky": "triangle", "egalitarian": "square", "utilitarian": "cross"}
SAME = 1e-6


class Table(NamedTuple):
    """What each option of each issue is worth, and in which parts the later issues share the rest of the weight."""

    values_a: Sequence[Sequence[float]]
    values_b: Sequence[Sequence[float]]
    rest_a: Sequence[float] = ()
    rest_b: Sequence[float] = ()

    def given(self, first_a: float, first_b: float) -> tuple[model.Values, model.Values, model.Weights, model.Weights]:
        """Return what the model is given when the first issue counts so many points of 100."""
        weights_a, weights_b = (
            [first, *((100 - first) * one / sum(rest) for one in rest)] if rest else [1.0]
            for first, rest in ((first_a, self.rest_a), (first_b, self.rest_b))
        )
        return self.values_a, self.values_b, weights_a, weights_b


FALL, RISE = (100, 75, 50, 25, 0), (0, 25, 50, 75, 100)
TABLES = {
    "one": Table([FALL], [RISE]),
    "two": Table([FALL, FALL], [RISE, RISE], (1,), (1,)),
    "three": Table(
        [[100, 60, 0], [0, 70, 100], [0, 40, 100]], [[0, 50, 100], [100, 75, 0], [100, 70, 0]], (25, 15), (65, 20)
    ),
    "ceasefire": Table(
        [[100, 50, 0], [20, 70, 100], [0, 80, 100], [100, 60, 0]],
        [[0, 50, 100], [100, 70, 10], [0, 85, 100], [0, 55, 100]],
        (10, 15, 25),
        (35, 15, 35),
    ),
    "reykjavik": Table(
        [[100, 40, 0], [0, 60, 100], [0, 70, 100]], [[0, 45, 100], [30, 80, 60], [40, 90, 50]], (30, 20), (25, 15)
    ),
}


def _worth(package: model.Package) -> Point:
    return package.u_a, package.u_b


def _same(one: model.Package, other: model.Package) -> bool:
    return abs(one.u_a - other.u_a) < SAME and abs(one.u_b - other.u_b) < SAME


@lru_cache(maxsize=8)
def _without_batnas(table: str, first_a: float, first_b: float) -> tuple[Any, Any, model.Logrolling]:
    """Return the packages, the frontier and the trade, which moving a BATNA leaves as they are."""
    given = TABLES[table].given(first_a, first_b)
    return model.packages(*given), model.pareto_frontier(*given), model.logrolling(*given)


class Found:
    """Everything that the model says of one setting."""

    def __init__(self, table: str, first_a: float, first_b: float, batna_a: float, batna_b: float) -> None:
        given = TABLES[table].given(first_a, first_b)
        self.table = table
        self.every, self.frontier, self.trade = _without_batnas(table, first_a, first_b)
        least_a, least_b = batna_a - model.TOLERANCE, batna_b - model.TOLERANCE
        self.zone = tuple(one for one in self.every if one.u_a >= least_a and one.u_b >= least_b)
        solutions = model.bargaining_solutions(*given, batna_a, batna_b)
        self.chosen = {rule: getattr(solutions, rule) for rule in SHAPES} if self.zone else {}

    def groups(self) -> list[list[str]]:
        """Return the rules, those together that choose packages of the same worth."""
        left, groups = list(self.chosen), []
        while left:
            groups.append([rule for rule in left if _same(self.chosen[rule], self.chosen[left[0]])])
            left = [rule for rule in left if rule not in groups[-1]]
        return groups

    def described(self, package: model.Package) -> str:
        """Return what a package settles, issue by issue."""
        issues = SAID["issues"][self.table].items()
        return "; ".join(
            f"{name}: {options[taken]}" for (name, options), taken in zip(issues, package.options, strict=True)
        )


def _draw(found: Found, batna_a: float, batna_b: float, guess: float | None) -> Scatter:
    plot = Scatter(Axis(0, 100, LABELS["x"], TICKS), Axis(0, 100, LABELS["y"], TICKS), top=30, height=272)
    plot.heading(LABELS["zone"].format(len(found.zone), len(found.every)), palette.RANGE)
    plot.band(batna_a, 100, batna_b, 100, palette.RANGE)
    plot.line(((0, 100), (100, 0)), palette.LINE, 2, "2 4")
    plot.rule(x=batna_a, colour=palette.A)
    plot.rule(y=batna_b, colour=palette.B, dash="9 4")
    plot.line([_worth(one) for one in found.frontier], palette.INK, 1.5)
    plot.dots([_worth(one) for one in found.every], palette.MUTED, 6)
    plot.dots([_worth(one) for one in found.zone], palette.RANGE, 10)
    split, groups = _worth(found.trade.split), found.groups()
    plot.point(*split, palette.INK, "round", 8)
    plot.point(*split, palette.PAPER, "round", 3.5)
    plot.keep_free(*split, 4)
    if guess is not None:
        plot.guess(y=guess, words=LABELS["guess"].format(guess))
    for group in reversed(groups):
        at = _worth(found.chosen[group[0]])
        plot.point(*at, palette.RANGE, SHAPES[group[0]], 10)
        plot.keep_free(*at, 5)
    for group in groups:
        x, y = _worth(found.chosen[group[0]])
        if len(groups) == 1:
            plot.label(min(100, x + 12), y, LABELS["all"], palette.RANGE)
        else:
            plot.label(x, y, ", ".join(LABELS[rule] for rule in group), palette.RANGE, "right")
    plot.label(*split, LABELS["half" if found.table == "one" else "split"], palette.INK, "below")
    plot.label(batna_a, 0, LABELS["batna_a"].format(batna_a), palette.A)
    under = "below" if guess is not None and batna_b < guess < batna_b + 14 else "above"
    plot.label(17, batna_b, LABELS["batna_b"].format(batna_b), palette.B, under)
    plot.label(82, 18, LABELS["fixed"], palette.MUTED, "left")
    return plot


def _trade(found: Found) -> str:
    made, trade = TABLES[found.table], found.trade
    split, package = trade.split, trade.package
    if trade.joint_gain <= SAME:
        level = all(abs(one.u_a + one.u_b - 100) < SAME for one in found.every)
        kind = "alone" if found.table == "one" else "alike" if level else "no_gain"
        return str(SAID[kind].format(a=split.u_a, b=split.u_b))
    moved = list(zip(SAID["issues"][found.table], split.options, package.options, strict=True))
    gives_a, gives_b = (
        [name for (name, old, new), row in zip(moved, values, strict=True) if row[new] < row[old]]
        for values in (made.values_a, made.values_b)
    )
    worth = {"a": split.u_a, "b": split.u_b, "more_a": package.u_a, "more_b": package.u_b}
    told = str(SAID["gain"].format(package=found.described(package), **worth))
    if gives_a and gives_b:
        told += SAID["gives"].format(a=SAID["and"].join(gives_a), b=SAID["and"].join(gives_b))
    return told


def _rules(found: Found) -> list[str]:
    if not found.zone:
        return []
    nash = found.chosen["nash"]
    told = [SAID["nash"].format(a=nash.u_a, b=nash.u_b, package=found.described(nash))]
    if all(_same(one, nash) for one in found.chosen.values()):
        return [f"{told[0]} {SAID['agree']}"]
    told += [said.format(a=found.chosen[rule].u_a, b=found.chosen[rule].u_b) for rule, said in SAID["rules"].items()]
    return [" ".join(told)]


def see(
    *, table: str, first_a: float, first_b: float, batna_a: float, batna_b: float, guess: float | None, **_: Any
) -> Seen:
    """Show what every package is worth to both sides, and which of them both would sign."""
    found = Found(table, first_a, first_b, batna_a, batna_b)
    count = {"zone": len(found.zone), "count": len(found.every), "a": batna_a, "b": batna_b}
    told = [SAID["some" if found.zone else "nothing"].format(**count), _trade(found), *_rules(found)]
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    alt = SAID["alt"].format(told=" ".join(map(frame.plain, told)), guessed=guessed, **count)

    def numbers() -> Numbers:
        rows = []
        for one in found.frontier:
            rules = [LABELS[rule] for rule, chosen in found.chosen.items() if _same(chosen, one)]
            signed = SAID["yes" if one in found.zone else "no"]
            rows.append((found.described(one), one.u_a, one.u_b, signed, ", ".join(rules) or SAID["none"]))
        return Numbers(SAID["columns"], rows)

    answer = found.chosen["nash"].u_b if found.zone else None
    return Seen(draw([_draw(found, batna_a, batna_b, guess)], alt), told, answer, numbers)


SETTINGS: dict[str, Setting] = {
    "table": Choice("one", tuple(TABLES), listed=True),
    "first_a": Number(0, 100, 80, 5),
    "first_b": Number(0, 100, 20, 5),
    "batna_a": Number(0, 100, 55, 1),
    "batna_b": Number(0, 100, 55, 1),
}
FIGURE = Figure(
    module="multi_issue",
    words=WORDS,
    settings=SETTINGS,
    views={"plane": View(see, tuple(SETTINGS), Prediction(Number(0, 100, 40, 1), {"table": "two"}, close=5))},
    presets={
        "reykjavik": {"table": "reykjavik", "first_a": 70, "first_b": 70},
        "alike": {"table": "two", "first_a": 70, "first_b": 70, "batna_a": 45, "batna_b": 45},
        "three": {"table": "three", "first_a": 60, "first_b": 15, "batna_a": 40, "batna_b": 45},
        "ceasefire": {"table": "ceasefire", "first_a": 50, "first_b": 15, "batna_a": 40, "batna_b": 40},
        "strong": {"table": "two", "batna_a": 75, "batna_b": 25},
    },
)
build, show = FIGURE.build, FIGURE.show
