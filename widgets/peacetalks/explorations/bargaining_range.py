"""The bargaining range: why fight when a deal costs less? (Fearon 1995; Powell 2006)

Three questions, one picture each: whether a deal exists, what a hidden cost does to it, and what a coming shift of
power does.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.models import bargaining_range as model
from peacetalks.pictures import bargaining_range as pictures
from peacetalks.pictures.scale import steps

WORDS = words.load("bargaining_range")
TITLE: str = WORDS["title"]
COSTS = steps(0, 1, 11)
SHIFTS = steps(0, 1, 21)


def _alt(view: str, guess: float | None, **numbers: Any) -> str:
    said = WORDS[view]
    return str(said["alt"].format(guessed="" if guess is None else said["alt_guess"].format(guess), **numbers))


def see_range(*, p: float, c_a: float, c_b: float, guess: float | None, **_: Any) -> Seen:
    """Show which deals both sides prefer to war."""
    found = model.bargaining_range(p, c_a, c_b)
    said = WORDS["range"]
    ends = {"lower": found.lower, "upper": found.upper, "width": found.width}
    sentence = said["is" if found.width > 0 else "is_point"].format(cost=c_a + c_b, **ends)
    svg = pictures.draw_range(p, found.lower, found.upper, _alt("range", guess, p=p, **ends), said["labels"], guess)

    def numbers() -> Numbers:
        ranges = [(cost, model.bargaining_range(p, cost, c_b)) for cost in COSTS]
        return Numbers(said["columns"], [(cost, made.lower, made.upper, made.width) for cost, made in ranges])

    return Seen(svg, [sentence], found.width, numbers)


def see_hidden(*, p: float, c_a: float, c_b_low: float, c_b_high: float, guess: float | None, **_: Any) -> Seen:
    """Show what A demands of a B whose cost it doesn't know."""
    found = model.optimal_demand(p, c_a, c_b_low, c_b_high)
    said = WORDS["hidden"]
    sentence = said[f"is_{found.kind}"].format(demand=found.demand, risk=found.prob_war)
    ends = {"first": min(1.0, p + c_b_low), "last": min(1.0, p + c_b_high)}
    alt = _alt("hidden", guess, demand=found.demand, risk=found.prob_war, **ends)
    svg = pictures.draw_hidden(p, c_b_low, c_b_high, found.demand, found.prob_war, alt, said["labels"], guess)

    def numbers() -> Numbers:
        demands = [(cost, model.optimal_demand(p, cost, c_b_low, c_b_high)) for cost in COSTS]
        return Numbers(said["columns"], [(cost, made.demand, made.prob_war) for cost, made in demands])

    return Seen(svg, [sentence], found.prob_war, numbers)


def see_window(*, p: float, shift: float, c_b: float, discount: float, guess: float | None, **_: Any) -> Seen:
    """Show whether B attacks before A grows stronger."""
    # A's cost changes A's payoff, not B's choice.
    found = model.preventive_war(p, shift, 0.0, c_b, discount)
    said = WORDS["window"]
    fight, peace = (value * (1 - discount) for value in (found.war_value_b, found.best_peace_value_b))
    kind = "is_war" if found.preventive_war else "is_full" if found.max_share_today >= 1 else "is_peace"
    sentence = said[kind].format(fight=fight, peace=peace, most=found.max_share_today)
    threshold = found.threshold_shift
    reachable = threshold is not None and threshold <= 1 - p
    limit = said["threshold"].format(threshold=threshold) if reachable else said["never"]
    alt = _alt("window", guess, fight=fight, peace=peace, shift=shift, limit=limit)
    svg = pictures.draw_window(fight, peace, shift, 1 - p, threshold, alt, said["labels"], guess)

    def numbers() -> Numbers:
        shifts = [(rise, model.preventive_war(p, rise, 0.0, c_b, discount)) for rise in SHIFTS if rise <= 1 - p]
        rows = [
            (rise, made.war_value_b * (1 - discount), made.best_peace_value_b * (1 - discount), made.preventive_war)
            for rise, made in shifts
        ]
        return Numbers(said["columns"], [(*row[:3], said["attacks"] if row[3] else said["waits"]) for row in rows])

    return Seen(svg, [sentence, limit], threshold if reachable else None, numbers)


def mend(values: Values, moved: str | None) -> Values:
    """Keep the ends of B's cost in order, the one that was moved pushing the other, and A's chance within certainty."""
    low, high = values["c_b_low"], values["c_b_high"]
    most = round(1 - float(values["p"]), 10)
    ends = {"c_b_low": high} if moved == "c_b_high" else {"c_b_high": low}
    return {**(ends if low > high else {}), **({"shift": most} if values["shift"] > most else {})}  # type: ignore[operator]


FIGURE = Figure(
    module="bargaining_range",
    words=WORDS,
    settings={
        "view": Choice("range", ("range", "hidden", "window")),
        "p": Number(0, 1, 0.5),
        "c_a": Number(0, 1, 0.15),
        "c_b": Number(0, 1, 0.15),
        "c_b_low": Number(0, 1, 0.0),
        "c_b_high": Number(0, 1, 0.4),
        "shift": Number(0, 1, 0.3),
        "discount": Number(0, 0.99, 0.9),
    },
    views={
        "range": View(see_range, ("p", "c_a", "c_b"), Prediction(Number(0, 1, 0.3), {"c_a": 0.4, "c_b": 0.4})),
        "hidden": View(see_hidden, ("p", "c_a", "c_b_low", "c_b_high"), Prediction(Number(0, 1, 0.2), {"c_a": 0.0})),
        "window": View(see_window, ("p", "shift", "c_b", "discount"), Prediction(Number(0, 1, 0.4), {"discount": 0.6})),
    },
    presets={
        "costly_for_both": {"view": "range", "p": 0.5, "c_a": 0.3, "c_b": 0.3, "shift": 0.0},
        "hidden_resolve": {"view": "hidden", "p": 0.6, "c_a": 0.1, "c_b_high": 0.5},
        "closing_window": {"view": "window", "p": 0.3, "shift": 0.5, "c_a": 0.2, "c_b": 0.2},
    },
    mend=mend,
)
build, show = FIGURE.build, FIGURE.show
