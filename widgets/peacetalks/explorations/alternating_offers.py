"""Alternating offers: who can wait? (Rubinstein 1982; Ståhl 1972)

The height of each picture is the pie: A's part lies below, B's above. One picture divides it by what waiting costs B,
the other by how many offers there are before a deadline.
"""

from __future__ import annotations

import math
from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.models import alternating_offers as model
from peacetalks.pictures import alternating_offers as pictures
from peacetalks.pictures.scale import Point, steps

WORDS = words.load("alternating_offers")
TITLE: str = WORDS["title"]
MONTH = 30.0
MOST = 0.4
"""The largest cost of a month's wait in the picture, as a part of what a deal is worth."""
LEAST = 0.0005
"""Where its curve begins: with no cost at all a side could wait for ever."""
OFFERS = 12


def patience(wait: float, days: float) -> float:
    """Return what a share is worth after one pause between offers against the same share now."""
    return float((1 - wait) ** (days / MONTH))


def divide(wait_a: float, wait_b: float, days: float, outside_a: float, outside_b: float) -> model.OutsideDivision:
    """Return the division when nothing ends the talks; side 1 of the model is A."""
    return model.with_outside_options(patience(wait_a, days), patience(wait_b, days), outside_a, outside_b)


def end(offers: int, at: dict[str, Any]) -> model.Deadline:
    """Return the division when there are so many offers."""
    days, left = at["days"], (at["default_a"], at["default_b"])
    return model.finite_horizon(offers, patience(at["wait_a"], days), patience(at["wait_b"], days), *left)


def _pause(days: float) -> str:
    return str(WORDS["day"] if round(days) == 1 else WORDS["days"].format(days))


def _alt(view: str, told: list[str], guess: float | None, **numbers: Any) -> str:
    guessed = "" if guess is None else WORDS["alt_guess"].format(guess)
    return str(WORDS[view]["alt"].format(told=frame.plain(" ".join(told)), guessed=guessed, **numbers))


def _options(found: model.OutsideDivision, at: dict[str, Any]) -> str:
    """Say what somewhere else to go does to the division; empty when nobody has any."""
    said, option_a, option_b = WORDS["patience"], at["outside_a"], at["outside_b"]
    waiting = patience(at["wait_b"], at["days"]) * found.counter_share_2
    told = []
    if found.binding in ("2", "both"):
        told.append(said["binds_b"].format(option=option_b, waiting=waiting))
    elif option_b > 0:
        told.append(said["idle_b"].format(option=option_b, waiting=waiting))
    if found.binding in ("1", "both"):
        told.append(said["binds_a"].format(option=option_a))
    elif option_a > 0:
        told.append(said["idle_a"].format(option=option_a))
    return " ".join(told)


def _curves(at: dict[str, Any], now: float, fine: bool) -> tuple[list[Point], list[Point]]:
    """Return A's share against what waiting costs B, if A opens and if B does."""
    others = at["wait_a"], at["days"], at["outside_a"], at["outside_b"]
    # The curve bends most where B is patient, so there it has most points.
    waits = {LEAST, now, *(LEAST + (MOST - LEAST) * part**2 for part in steps(0, 1, 60 if fine else 20))}
    made = [(wait, divide(others[0], wait, *others[1:])) for wait in sorted(waits)]
    return [(wait, one.share_1) for wait, one in made], [(wait, one.counter_share_1) for wait, one in made]


def see_patience(*, guess: float | None, fine: bool, **at: Any) -> Seen:
    """Show how the pie is divided as waiting costs B more."""
    said, waits = WORDS["patience"], (at["wait_a"], at["wait_b"], at["days"])
    found = divide(*waits, at["outside_a"], at["outside_b"])
    shares = {"a": found.share_1, "b": found.share_2, "pause": _pause(at["days"])}
    limit = model.continuous_limit(*(-math.log1p(-at[wait]) for wait in ("wait_a", "wait_b")))
    gain = found.share_1 - found.counter_share_1
    options = _options(found, at)
    stays = found.binding in ("none", "1")
    told = [said["waits" if stays else "leaves"].format(later=found.counter_share_2, **shares)]
    told += [options or said["pace"].format(gain=gain, limit=limit, **shares)]
    alt = _alt("patience", told, guess, a=found.share_1, b=found.share_2)
    now = at["wait_b"], found.share_1
    curves = _curves(at, at["wait_b"], fine)
    drawn = pictures.draw_patience(*curves, now, at["wait_a"], at["outside_b"], alt, said["labels"], guess)

    def numbers() -> Numbers:
        rows = [
            (f"{wait:.0%}", a_opens, b_opens, abs(a_opens - b_opens))
            for wait in steps(0.02, MOST, 20)
            for one in [divide(at["wait_a"], wait, at["days"], at["outside_a"], at["outside_b"])]
            for a_opens, b_opens in [(one.share_1, one.counter_share_1)]
        ]
        return Numbers(said["columns"], rows)

    return Seen(drawn, told, found.share_1, numbers)


def see_deadline(*, offers: float, guess: float | None, fine: bool, **at: Any) -> Seen:
    """Show how the pie is divided by the number of offers that can be made."""
    said, now = WORDS["deadline"], round(offers)
    shares = [end(count, at).share_1 for count in range(1, OFFERS + 1)]
    free = divide(at["wait_a"], at["wait_b"], at["days"], 0.0, 0.0).share_1
    share, more = shares[now - 1], end(now + 1, at).share_1
    last, other = ("A", "B") if now % 2 else ("B", "A")
    told = [
        said["one" if now == 1 else "last"].format(offers=now, last=last, a=share, b=1 - share),
        said["more"].format(other=other, more=more, free=free),
    ]
    left = {"A": at["default_a"], "B": at["default_b"]}
    if left[other] > 0:
        told.append(said["left"].format(other=other, left=left[other]))
    elif left[last] > 0:
        told.append(said["idle"].format(last=last))
    alt = _alt("deadline", told, guess, offers=now)
    drawn = pictures.draw_deadline(shares, now, free, alt, said["labels"], guess)

    def numbers() -> Numbers:
        rows = [(count, "A" if count % 2 else "B", one, 1 - one) for count, one in enumerate(shares, 1)]
        return Numbers(said["columns"], rows)

    return Seen(drawn, told, share, numbers)


def mend(values: Values, moved: str | None) -> Values:
    """Keep what both could have elsewhere within the pie, the one that was moved pushing the other."""
    a, b = float(values["outside_a"]), float(values["outside_b"])
    if a + b <= 1:
        return {}
    return {"outside_b": round(1 - a, 10)} if moved == "outside_a" else {"outside_a": round(1 - b, 10)}


FIGURE = Figure(
    module="alternating_offers",
    words=WORDS,
    settings={
        "view": Choice("patience", ("patience", "deadline")),
        "wait_a": Number(0.01, 0.4, 0.1),
        "wait_b": Number(0.01, 0.4, 0.2),
        "days": Number(1, 180, 30, 1),
        "outside_b": Number(0, 0.9, 0.0),
        "outside_a": Number(0, 0.9, 0.0),
        "offers": Number(1, OFFERS, 4, 1),
        "default_a": Number(0, 0.5, 0.0),
        "default_b": Number(0, 0.5, 0.0),
    },
    views={
        "patience": View(
            see_patience,
            ("wait_a", "wait_b", "days", "outside_b"),
            Prediction(Number(0, 1, 0.5), {"wait_a": 0.01, "wait_b": 0.02}),
            ("outside_a",),
            coarse=True,
        ),
        "deadline": View(
            see_deadline,
            ("offers", "wait_a", "wait_b", "days"),
            Prediction(Number(0, 1, 0.5), {"days": 3}),
            ("default_a", "default_b"),
        ),
    },
    presets={
        "who_can_wait": {"wait_a": 0.02, "wait_b": 0.3},
        "rare_offers": {"wait_a": 0.1, "wait_b": 0.1, "days": 180},
        "walk_away": {"wait_a": 0.1, "wait_b": 0.1, "outside_b": 0.6},
        "moscow": {
            "view": "deadline",
            "wait_a": 0.1,
            "wait_b": 0.1,
            "days": 1,
            "offers": 6,
            "default_a": 0.3,
            "default_b": 0.3,
        },
        "last_word": {"view": "deadline", "wait_a": 0.1, "wait_b": 0.1, "offers": 7},
    },
    mend=mend,
)
build, show = FIGURE.build, FIGURE.show
