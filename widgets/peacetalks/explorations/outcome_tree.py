"""The outcome tree: what must go right, and which doubt matters most? (after Raiffa 1968 and Howard 1988)

One picture on one scale: above, a tree from talks to a lasting peace, each branch as wide as it is probable; below, how
far each doubt alone moves the chance of that peace. Whether talks reach a deal at all is a step before the model's
four, so that the model's `ratify` is the chance of both.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from peacetalks.explorations import words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Number, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.models import outcome_tree as model
from peacetalks.pictures import bars, palette, svg, tree
from peacetalks.pictures.scale import Axis, Scale

WORDS = words.load("outcome_tree")
TITLE: str = WORDS["title"]
SAID = WORDS["outcome_tree"]
NAMES = SAID["names"]
STEPS = ("agree", *model.EVENTS)
JUDGED = dict(zip(STEPS, ((0.8, 0.1), (0.6, 0.25), (0.5, 0.25), (0.8, 0.15), (0.4, 0.2)), strict=True))
"""At first, each step's chance, and how far it may be off either way."""
ROAD = STEPS[:4]
LASTING = {"no_deal": 0, "guaranteed_peace": 100, "guaranteed_collapse": 0, "bare_peace": 100, "bare_collapse": 0}
"""Ends valued so that the worth of the tree, in hundredths, is the chance of a lasting peace."""
X = Scale(Axis(0, 1, ticks=(0, 0.2, 0.4, 0.6, 0.8, 1), says="{:.0%}".format), 14.0, 386.0)
TREE_TOP = 6.0


class Doubt(NamedTuple):
    """One step's range, and what the chance of a lasting peace is at its two ends."""

    step: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def swing(self) -> float:
        """How far the step's doubt moves that chance."""
        return abs(self.at_high - self.at_low)


def grow(chances: dict[str, float]) -> model.SettlementTree:
    """Return the tree that the five chances make."""
    probs = {event: chances[event] for event in model.EVENTS}
    return model.settlement_tree({**probs, "ratify": chances["agree"] * chances["ratify"]}, LASTING)


def doubts(at: dict[str, Any]) -> tuple[dict[str, float], list[Doubt]]:
    """Return the five chances, and their doubts from the one that moves the end most."""
    chances = {step: float(at[step]) for step in STEPS}
    found = []
    for step, mid in chances.items():
        low, high = max(0.0, mid - at[f"doubt_{step}"]), min(1.0, mid + at[f"doubt_{step}"])
        ends = (grow({**chances, step: end}).prob_peace for end in (low, high))
        found.append(Doubt(step, low, high, *ends))
    return chances, sorted(found, key=lambda doubt: -round(doubt.swing, 12))


def extremes(found: list[Doubt]) -> tuple[float, float]:
    """Return the chance of a lasting peace with every doubt settled for the worst, and for the best."""
    low, high = {doubt.step: doubt.low for doubt in found}, {doubt.step: doubt.high for doubt in found}
    # Guarantees may also lower the chance, when a ceasefire holds better without them.
    ends = (low["guarantee"], high["guarantee"])
    worst = min(grow({**low, "guarantee": end}).prob_peace for end in ends)
    return worst, max(grow({**high, "guarantee": end}).prob_peace for end in ends)


def _branches(chances: dict[str, float]) -> tuple[tree.Branch, ...]:
    labels, leaves = SAID["labels"], grow(chances).leaf_probs
    agreed, guarantee = chances["agree"], chances["guarantee"]
    ratified = agreed * chances["ratify"]

    def branch(key: str, chance: float, share: float, *more: tree.Branch, **look: Any) -> tree.Branch:
        percent = f"{share:.0%}"
        return tree.Branch(chance, (f"{labels[key]} {percent}", percent), branches=more, **look)

    def fork(event: str, kind: str, **look: Any) -> tuple[tree.Branch, ...]:
        chance = chances[event]
        holds = branch("lasts", chance, leaves[f"{kind}_peace"], **look)
        return holds, branch(f"{kind}_breaks", 1 - chance, leaves[f"{kind}_collapse"], lost=True)

    kinds = (
        branch("guaranteed", guarantee, ratified * guarantee, *fork("hold_guaranteed", "guaranteed")),
        branch(
            "bare", 1 - guarantee, ratified * (1 - guarantee), *fork("hold_bare", "bare", strength=0.15), strength=0.15
        ),
    )
    ratify = (
        branch("ratified", chances["ratify"], ratified, *kinds),
        branch("unratified", 1 - chances["ratify"], agreed - ratified, lost=True),
    )
    return (
        branch("agreed", agreed, agreed, *ratify),
        branch("no_deal", 1 - agreed, 1 - agreed, lost=True),
    )


def _draw(chances: dict[str, float], found: list[Doubt], peace: float, alt: str, guess: float | None) -> str:
    labels = SAID["labels"]
    headings = [SAID["headings"][step].format(chances[step], chances["hold_bare"]) for step in ROAD]
    foot = TREE_TOP + tree.height(len(ROAD))
    top = foot + 44
    end = top + bars.ROW * len(found) + 20
    rows = [
        bars.Swing(
            labels["doubt" if doubt.high > doubt.low else "sure"].format(
                SAID["bars"][doubt.step], 100 * doubt.low, 100 * doubt.high
            ),
            doubt.at_low,
            doubt.at_high,
        )
        for doubt in found
    ]
    grid = "".join(f"M{svg.number(X(tick))} {svg.number(TREE_TOP)}V{svg.number(end)}" for tick in X.axis.ticks)
    ticks = [svg.text_near(X(tick), end + 16, X.axis.says(tick), 2, 398, palette.MUTED) for tick in X.axis.ticks]
    parts = [
        svg.path(grid, stroke=palette.HAIR, stroke_width=1),
        tree.draw(_branches(chances), headings, X, TREE_TOP),
        bars.swings(rows, peace, X, top),
        svg.line(X(peace), foot, X(peace), top, palette.INK, 2),
        svg.text_near(X(peace), foot + 20, labels["peace"].format(peace), 2, 398),
        svg.text(X(0), foot + 39, labels["bars"], anchor="start"),
        svg.line(X(0), end, X(1), end, palette.LINE, 1.5),
        *ticks,
        svg.text(200, end + 36, labels["x"]),
    ]
    if guess is not None:
        parts.append(svg.guess_line(X(guess), top - 8, end, (X(0), X(1))))
        parts.append(svg.text_near(X(guess), end - 4, labels["guess"], 2, 398, palette.GUESS))
    return svg.picture(end + 44, alt, "".join(parts), peace=peace)


def _tell(chances: dict[str, float], found: list[Doubt], peace: float) -> list[str]:
    """Say what the end is, which doubt moves it most, and how wide all of them make it."""
    road = 1.0
    for step in ROAD:
        road *= chances[step]
    most = found[0]
    worst, best = extremes(found)
    product = " × ".join(f"{chances[step]:.0%}" for step in ROAD)
    first = SAID["end"].format(peace=peace, product=product, road=road)
    if peace - road >= 0.0005:
        first = f"{first} {SAID['bare'].format(peace - road)}"
    if most.swing < 0.0005:
        return [first, SAID["no_doubt"]]
    second = SAID["most"].format(name=NAMES[most.step], **most._asdict())
    least = min(chances[step] for step in ROAD)
    weakest = [doubt for doubt in found if doubt.step in ROAD and chances[doubt.step] <= least + 1e-9]
    if len(weakest) > 1:
        third = SAID["several_least"].format(least)
    elif weakest[0].step == most.step:
        third = SAID["is_least"]
    else:
        third = SAID["least"].format(name=NAMES[weakest[0].step], chance=least, **weakest[0]._asdict())
    return [first, f"{second} {third}", SAID["all"].format(worst=worst, best=best)]


def see(*, guess: float | None, fine: bool = True, **at: Any) -> Seen:
    """Show how talks may end, and how far each doubt moves the chance of a lasting peace."""
    chances, found = doubts(at)
    peace = grow(chances).prob_peace
    told = _tell(chances, found, peace)
    listed = "; ".join(
        SAID["alt_doubt"].format(name=NAMES[doubt.step], at_low=doubt.at_low, at_high=doubt.at_high) for doubt in found
    )
    steps = ", ".join(f"{NAMES[step]} {chances[step]:.0%}" for step in STEPS)
    alt = SAID["alt"].format(steps=steps, peace=peace, doubts=listed)
    alt += "" if guess is None else SAID["alt_guess"].format(guess)

    def numbers() -> Numbers:
        rows = [
            (NAMES[step], low, chances[step], high, at_low, at_high, abs(at_high - at_low))
            for step, low, high, at_low, at_high in found
        ]
        return Numbers(SAID["columns"], [(row[0], *(round(cell, 10) for cell in row[1:])) for row in rows])

    return Seen(_draw(chances, found, peace, alt, guess), told, peace, numbers)


def _judge(**judged: tuple[float, float]) -> Values:
    """Return settings from a chance and a doubt for each step that is named."""
    return {
        name: value for step, (mid, doubt) in judged.items() for name, value in ((step, mid), (f"doubt_{step}", doubt))
    }


FIGURE = Figure(
    module="outcome_tree",
    words=WORDS,
    settings={
        **{step: Number(0, 1, mid) for step, (mid, _) in JUDGED.items()},
        **{f"doubt_{step}": Number(0, 0.4, doubt) for step, (_, doubt) in JUDGED.items()},
    },
    views={
        "outcome_tree": View(
            see,
            STEPS,
            Prediction(
                Number(0, 1, 0.6),
                {"agree": 0.8, "ratify": 0.8, "guarantee": 0.8, "hold_guaranteed": 0.8, "hold_bare": 0.0},
            ),
            assumptions=tuple(f"doubt_{step}" for step in STEPS),
        )
    },
    presets={
        "signed_not_ratified": _judge(agree=(1.0, 0.0), ratify=(0.3, 0.2)),
        "bare_ceasefire": _judge(agree=(1.0, 0.0), ratify=(0.9, 0.1), guarantee=(0.1, 0.1)),
        "guaranteed": _judge(agree=(1.0, 0.0), ratify=(0.9, 0.1), guarantee=(0.8, 0.15), hold_guaranteed=(0.85, 0.1)),
        "weak_link": _judge(
            ratify=(0.9, 0.1), guarantee=(0.2, 0.2), hold_guaranteed=(0.7, 0.15), hold_bare=(0.65, 0.3)
        ),
    },
)
build, show = FIGURE.build, FIGURE.show
