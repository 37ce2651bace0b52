"""Inspection: what an alarm tells, and how many visits are enough (after Avenhaus and others 1996).

One view lays out a thousand checks, those that raise an alarm apart from those that stay silent, with the alarms drawn
out into a bar of true and false ones. The other is the chance that random visits find a breach, against their number.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import inspection as model
from peacetalks.models import monitoring
from peacetalks.pictures import palette, svg
from peacetalks.pictures.alarms import CHECKS, Cases, draw_checks
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis

WORDS = words.load("inspection")
TITLE: str = WORDS["title"]
ALARM, VISITS = WORDS["alarm"], WORDS["visits"]
MOST = 200
COARSE = (0, 2, 4, 7, 10, 15, 20, 30, 40, 60, 80, 110, 150, MOST)
FINE = (*range(20), *range(20, 60, 2), *range(60, MOST + 1, 10))
RATES = (1, 2, 5, 10, 20, 50, 100, 200, 400)


def see_alarm(*, guess: float | None, prior: float, sees: float, errs: float, looks: float, **_others: Any) -> Seen:
    """Show what an alarm means: of a thousand checks, which alarms are true."""
    told = _alarm(prior, sees, errs, round(looks))
    true, false = round(told["true"]), round(told["false"])
    missed = round(prior) - true
    at = {
        **told,
        "cases": round(prior),
        "innocent": CHECKS - round(prior),
        "found": true,
        "wrong": false,
        "alarms": true + false,
        "missed": missed,
        "silent": CHECKS - true - false,
        "looks": round(looks),
        "guessed": "" if guess is None else ALARM["alt_guess"].format(guess),
    }
    most = "rare" if told["posterior"] < 0.5 else "common" if errs else "sure"
    said = [
        ALARM["is"].format(**at) + (" " + ALARM["confirmed"].format(**at) if looks > 1 else ""),
        ALARM[most if true + false else "none"],
        ALARM["silence" if missed else "no_silence"].format(**at),
    ]
    cases = Cases(true, false, missed)
    whole = draw_checks(cases, told["posterior"], ALARM["alt"].format(**at), ALARM["labels"], guess)

    def numbers() -> Numbers:
        rows = [(rate, _alarm(rate, sees, errs, round(looks))) for rate in RATES]
        columns = ("true", "false", "posterior")
        return Numbers(ALARM["columns"], [(rate, *(one[name] for name in columns)) for rate, one in rows])

    return Seen(whole, said, told["posterior"], numbers)


def _alarm(prior: float, sees: float, errs: float, looks: int) -> dict[str, float]:
    """Return how many true and false alarms a thousand checks bring on average, and how likely an alarm is true."""
    after = monitoring.alarm_posterior(prior / CHECKS, sees, 1 - errs, looks, 0)
    alarms = CHECKS * after.evidence
    true = alarms * after.posterior
    return {"true": true, "false": alarms - true, "posterior": after.posterior}


def see_visits(*, guess: float | None, sites: float, share: float, penalty: float, fine: bool, **_others: Any) -> Seen:
    """Show the chance that random visits find a breach, and how many of them make a breach not worth its while."""
    count = round(sites)
    guilty = max(1, round(count * share))
    deters = 1 / (1 + penalty)
    needed = model.inspections_needed(count, guilty, deters)
    assert needed.inspections is not None  # who visits every site finds every breach
    covered = needed.inspections / count
    at = {
        "sites": count,
        "guilty": guilty,
        "in_breach": VISITS["one" if guilty == 1 else "some"].format(guilty=guilty),
        "deters": deters,
        "needed": needed.inspections,
        "visits": VISITS["one_visit" if needed.inspections == 1 else "visits"].format(needed=needed.inspections),
        "covered": f"{covered:.0%}" if covered >= 0.01 else VISITS["hardly_any"],
        "detection": needed.detection,
        "costs": VISITS["as_much"] if penalty == 1 else VISITS["times"].format(penalty),
        "guessed": "" if guess is None else VISITS["alt_guess"].format(guess),
    }
    points = [visits for visits in (FINE if fine else COARSE) if visits <= count]
    points = sorted({*points, needed.inspections, min(count, MOST)})
    curve = [(visits, _found(count, guilty, visits)) for visits in points]
    plot = _plot(curve, count, at, guess)
    said = [
        VISITS["is"].format(**at),
        VISITS["few" if needed.detection > 2 * covered else "many"],
        VISITS["deterrence"].format(**at),
    ]

    def numbers() -> Numbers:
        rows = [visits for visits in (*range(0, 20, 2), *range(20, MOST + 1, 10)) if visits <= count]
        return Numbers(
            VISITS["columns"],
            [
                (visits, visits / count, found, VISITS["pays" if visits < at["needed"] else "pays_not"])
                for visits, found in ((visits, _found(count, guilty, visits)) for visits in rows)
            ],
        )

    return Seen(draw([plot], VISITS["alt"].format(**at), needed=at["needed"]), said, float(at["needed"]), numbers)


def _found(sites: int, guilty: int, visits: int) -> float:
    return model.detection_probability(sites, guilty, visits).detection


def _plot(curve: list[tuple[int, float]], sites: int, at: dict[str, Any], guess: float | None) -> Plot:
    said, needed, deters = VISITS["labels"], at["needed"], at["deters"]
    plot = Plot(
        Axis(0, MOST, said["x"], (0, 50, 100, 150, MOST)),
        Axis(0, 1, said["y"], (0, 0.5, 1), "{:.0%}".format),
        top=30,
        height=200,
        left=52,
    )
    end = min(sites, MOST)
    plot.band(0, needed, 0, 1, palette.WAR, hatched=True)
    plot.rule(y=deters, colour=palette.RANGE, dash="6 4")
    plot.line([(0, 0), (end, end / sites)], palette.MUTED, 2, "2 4")
    plot.line(curve, palette.A, 3.5)
    plot.point(needed, at["detection"], palette.RANGE, "diamond", 9)
    plot.keep_free(needed, at["detection"], 10)
    for visits, found in curve[:: max(1, len(curve) // 12)]:
        plot.keep_free(visits, found)
    enough = said["enough_one" if needed == 1 else "enough"].format(needed=needed)
    plot.label(needed, at["detection"] - 0.11, enough, palette.RANGE, "right")
    far = MOST * 0.7
    plot.label(far, deters, said["deters"].format(deters), palette.RANGE, "below" if deters > 0.5 else "above")
    if at["guilty"] > 1:  # else it is the curve itself
        plot.label(end * 0.8, end * 0.8 / sites, said["covered"], palette.MUTED, "below" if sites < 300 else "above")
    if plot.x(needed) - plot.left > svg.text_width(said["pays"]):
        plot.label(needed / 2, 0.94, said["pays"], palette.WAR, "below")
    elif at["detection"] > 0.35:
        plot.label(needed, at["detection"] - 0.21, said["pays_there"], palette.WAR, "right")
    elif _found(sites, at["guilty"], min(end, needed + 65)) < 0.9:
        plot.label(needed, 0.94, said["pays_there"], palette.WAR, "right")
    if guess is not None:
        plot.guess(x=guess, words=said["guess"])
    return plot


FIGURE = Figure(
    module="inspection",
    words=WORDS,
    settings={
        "view": Choice("alarm", ("alarm", "visits")),
        "prior": Number(1, 400, 200, 1),
        "sees": Number(0.5, 1, 0.95),
        "errs": Number(0, 0.3, 0.05),
        "looks": Number(1, 3, 1, 1),
        "sites": Number(20, 1000, 100, 10),
        "share": Number(0.01, 0.3, 0.05),
        "penalty": Number(0.25, 9, 1, 0.25),
    },
    views={
        "alarm": View(
            see_alarm, ("prior", "errs", "sees", "looks"), Prediction(Number(0, 1, 0.5), {"prior": 20}, close=0.07)
        ),
        "visits": View(
            see_visits,
            ("sites", "share", "penalty"),
            Prediction(Number(0, MOST, 100, 1), {"sites": 1000}, close=3),
            coarse=True,
        ),
    },
    presets={
        "satellite": {"prior": 1},
        "second_look": {"prior": 20, "looks": 2},
        "on_site": {"view": "visits", "sites": 150, "share": 0.02, "penalty": 4},
        "needle": {"view": "visits", "share": 0.01},
    },
)
build, show = FIGURE.build, FIGURE.show
