"""Stakeholders: whom does one more chair at the table move? (after Black 1948 and Tsebelis 2002)

Five chairs on one line, one of them a newcomer's. One view weighs them and shows median and mean before and after it
is taken; the other gives each a vote and shows what cannot be changed, and what could replace the status quo.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import stakeholders as model
from peacetalks.pictures import palette
from peacetalks.pictures.seats import Seat, draw_block, draw_pull

WORDS = words.load("stakeholders")
TITLE: str = WORDS["title"]
PULL, BLOCK, NAMES = WORDS["pull"], WORDS["block"], WORDS["names"]
PLACES = {"a": 10.0, "ally_a": 30.0, "ally_b": 70.0, "b": 90.0}
COLOURS = {"a": palette.A, "ally_a": palette.A, "ally_b": palette.B, "b": palette.B}
NEAR = 0.05
"""Points on the axis below which nothing is said to have moved."""


def _seats(weights: dict[str, float], new_at: float, new_weight: float) -> list[Seat]:
    seated = [
        Seat(NAMES[who], at, weights[who], COLOURS[who], ally=who.startswith("ally")) for who, at in PLACES.items()
    ]
    return [*seated, Seat(NAMES["new"], new_at, new_weight, palette.C, new=True)]


def _centre(seats: list[Seat]) -> model.GroupCentre:
    return model.group_centre([seat.at for seat in seats], [1.0] * len(seats), [seat.weight for seat in seats])


def see_pull(*, guess: float | None, new_at: float, power: float, cares: float, power_a: float, **others: Any) -> Seen:
    """Show where median and mean stand before and after a newcomer takes its chair."""
    weights = {"a": power_a, "ally_a": others["ally_a"], "ally_b": others["ally_b"], "b": others["power_b"]}
    seats = _seats(weights, new_at, power * cares)
    before, now = _centre(seats[:-1]), _centre(seats)
    pivots = [
        PULL["newcomer"] if seat.new else seat.name
        for seat in seats
        if seat.weight and seat.at == now.median_low == now.median_high
    ]
    at = {
        "low": now.median_low,
        "high": now.median_high,
        "median": now.median,
        "was": before.median,
        "mean": now.mean,
        "mean_was": before.mean,
        "who": PULL["and"].join(pivots),
        "weight": power * cares,
        "total": now.total_weight,
        "guessed": "" if guess is None else PULL["alt_guess"].format(guess),
    }
    told = [PULL["is" if pivots else "even"].format(**at), *_moved(seats[-1], before, now, at)]
    where = "; ".join(PULL["alt_seat"].format(seat=seat) for seat in seats)
    svg = draw_pull(
        seats,
        (before.median_low, before.median_high, before.mean),
        (now.median_low, now.median_high, now.mean),
        PULL["alt"].format(where=where, **at),
        PULL["labels"],
        guess,
    )

    def numbers() -> Numbers:
        rows = [(weight, _centre(_seats(weights, new_at, weight))) for weight in (0.0, 1.0, 5.0, *range(10, 101, 10))]
        return Numbers(PULL["columns"], [(weight, one.median, one.mean) for weight, one in rows])

    return Seen(svg, told, now.median, numbers)


def _moved(new: Seat, before: model.GroupCentre, now: model.GroupCentre, at: dict[str, Any]) -> list[str]:
    """Say what the newcomer has moved, and why."""
    if not new.weight:
        return [PULL["empty"]]
    mean = PULL["mean" if abs(now.mean - before.mean) >= NEAR else "mean_stays"].format(**at)
    if abs(now.median - before.median) < NEAR:
        return [f"{PULL['stays']} {mean}", PULL["narrows" if before.median_low < before.median_high else "unmoved"]]
    if new.weight > now.total_weight / 2:
        why = "outweighs"
    elif now.median_low < now.median_high:
        why = "evens"
    else:
        why = "pivot" if at["who"] == PULL["newcomer"] else "tips"
    return [f"{PULL['moves'].format(**at)} {mean}", PULL[why]]


def see_block(
    *, guess: float | None, new_at: float, status_quo: float, quota: float, veto: str, **_others: Any
) -> Seen:
    """Show what five chairs cannot change, and what could replace what holds now."""
    seats = _seats(dict.fromkeys(PLACES, 1.0), new_at, 1.0)
    votes, blocked = round(quota), (len(seats) - 1,) if veto == "new" else ()
    ideals = [seat.at for seat in seats]

    def found(now: float) -> tuple[model.VetoCore, float, float]:
        core = model.veto_core(ideals, now, votes, blocked)
        return core, max(0.0, core.win_low), min(100.0, core.win_high)

    core, low, high = found(status_quo)
    far = low if high == status_quo else high
    at = {
        "core_low": core.core_low,
        "core_high": core.core_high,
        "now": status_quo,
        "low": low,
        "high": high,
        "far": far,
        "votes": votes,
        "rule": BLOCK["rules"][veto][votes - 3],
        "limit": core.core_low if status_quo < core.core_low else core.core_high,
        "guessed": "" if guess is None else BLOCK["alt_guess"].format(guess),
    }
    wide = "core" if core.core_size > NEAR else "core_point"
    beyond = core.win_low < 0 or core.win_high > 100
    move = "stable" if core.stable else "to_end" if beyond else "moves"
    outcome = BLOCK[move].format(**at)
    told = [BLOCK[wide].format(**at), outcome, BLOCK["why_stable" if core.stable else "why_moves"].format(**at)]
    where = "; ".join(BLOCK["alt_seat"].format(seat=seat) for seat in seats)
    alt = BLOCK["alt"].format(where=where, core=frame.plain(told[0]), outcome=frame.plain(outcome), **at)
    svg = draw_block(seats, status_quo, (core.core_low, core.core_high), (low, high), alt, BLOCK["labels"], guess)

    def numbers() -> Numbers:
        rows = [(float(now), *found(now)) for now in range(0, 101, 10)]
        return Numbers(
            BLOCK["columns"], [(now, BLOCK["no" if one.stable else "yes"], *ends) for now, one, *ends in rows]
        )

    return Seen(svg, told, far, numbers)


FIGURE = Figure(
    module="stakeholders",
    words=WORDS,
    settings={
        "view": Choice("pull", ("pull", "block")),
        "new_at": Number(0, 100, 95, 1),
        "power": Number(0, 100, 0, 1),
        "cares": Number(0, 1, 1.0, 0.05),
        "power_a": Number(10, 100, 60, 1),
        "power_b": Number(10, 100, 60, 1),
        "ally_a": Number(0, 100, 20, 1),
        "ally_b": Number(0, 100, 20, 1),
        "status_quo": Number(0, 100, 50, 1),
        "quota": Number(3, 5, 5, 1),
        "veto": Choice("none", ("none", "new")),
    },
    views={
        "pull": View(
            see_pull,
            ("new_at", "power", "cares", "power_a"),
            Prediction(Number(0, 100, 50, 1), {"power": 5}, close=3),
            assumptions=("power_b", "ally_a", "ally_b"),
        ),
        "block": View(
            see_block,
            ("new_at", "status_quo", "quota", "veto"),
            Prediction(Number(0, 100, 50, 1), {"status_quo": 0}, close=3),
        ),
    },
    presets={
        "third": {"new_at": 55, "power": 80, "cares": 0.4, "ally_a": 0, "ally_b": 0},
        "strong_side": {"power": 30, "power_a": 100, "ally_a": 40},
        "consensus": {"view": "block", "new_at": 0, "status_quo": 0},
        "council": {"view": "block", "quota": 3, "veto": "new", "status_quo": 80},
    },
)
build, show = FIGURE.build, FIGURE.show
