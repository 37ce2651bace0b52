"""Ripeness: when do both sides want out at once? (after Zartman 2000 and Pruitt 2005)

Two panels over the same periods: what fighting is felt to be worth to each side, and which of the four conditions of
a ripe moment hold.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import ripeness as model
from peacetalks.pictures import palette
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis

WORDS = words.load("ripeness")
TITLE: str = WORDS["title"]
SAID = WORDS["ripeness"]
PERIODS = 13
TIME = Axis(-0.5, PERIODS - 0.5, ticks=range(0, PERIODS, 2))
WORTH = Axis(-0.8, 0.4, SAID["labels"]["y"], (-0.8, -0.4, 0, 0.4))


def _sides(at: dict[str, Any]) -> tuple[model.Side, model.Side]:
    shock = {"shock_time": round(at["shock_time"]), "shock_length": round(at["shock_length"])}
    common = {
        "gain0": at["gain"],
        "cost_growth": at["growth"],
        "shock_size": at["shock"],
        "pain_threshold": at["threshold"],
        "settlement": at["offer"],
        **shock,
    }
    return tuple(model.Side(perception=at[feels], **common) for feels in ("feels_a", "feels_b"))  # type: ignore[return-value]


def _worth(nets: tuple[tuple[float, ...], ...]) -> Plot:
    labels = SAID["labels"]
    plot = Plot(TIME, WORTH, top=30, height=120, left=100)
    plot.band(TIME.low, TIME.high, WORTH.low, 0, palette.WAR, hatched=True)
    plot.rule(y=0, colour=palette.LINE)
    for net, colour, dash, name in zip(
        nets, (palette.A, palette.B), ("", "9 4"), (labels["a"], labels["b"]), strict=True
    ):
        plot.line(list(enumerate(net)), colour, 3, dash)
        plot.label(PERIODS - 1, net[-1], name, colour, "above" if net[-1] == max(nets[0][-1], nets[1][-1]) else "below")
    plot.label(1, WORTH.low, labels["hurts"], palette.WAR, "above")
    return plot


def _conditions(found: model.Ripeness, top: float, guess: float | None) -> Plot:
    labels, names = SAID["labels"], SAID["conditions"]
    rows = Axis(0, 4, ticks=(3.5, 2.5, 1.5, 0.5), says=lambda middle: names[model.CONDITIONS[int(4 - middle)]])
    plot = Plot(Axis(TIME.low, TIME.high, labels["x"], TIME.ticks), rows, top=top, height=104, left=100)
    for row, name in enumerate(model.CONDITIONS):
        colour = palette.A if name.endswith("_a") else palette.B
        for period, holds in enumerate(getattr(found, name)):
            if holds:
                plot.point(period, 3.5 - row, colour, "square" if "hurting" in name else "round", 8)
    for first, last in found.windows:
        plot.frame(first - 0.5, last + 0.5, 0, 4, palette.RANGE)
        plot.label(last, 4, labels["ripe"], palette.RANGE)
    if guess is not None:
        plot.guess(x=guess, words=labels["guess"])
    return plot


def _tell(found: model.Ripeness) -> list[str]:
    if found.first_stalemate is None:
        idle = [side for side, hurts in (("A", found.hurting_a), ("B", found.hurting_b)) if not any(hurts)]
        who = SAID["both"] if len(idle) == 2 else SAID["one"].format(side=idle[0]) if idle else SAID["both"]
        return [SAID["never"], SAID["no_stalemate"].format(who=who)]
    stalemate = SAID["stalemate"].format(first=found.first_stalemate)
    if found.first_ripe is None:
        lacks = [SAID["lacks"][name] for name in found.missing[-1]]
        what = " and ".join([", ".join(lacks[:-1]), lacks[-1]] if len(lacks) > 1 else lacks)
        verb = "are" if len(lacks) > 1 else "is"
        return [SAID["never"], f"{stalemate} {SAID['missing'].format(what=f'{what} {verb}')}" if lacks else stalemate]
    last = found.windows[0][1]
    end = SAID["stays"] if last == PERIODS - 1 else SAID["closes"].format(last=last)
    return [f"{SAID['ripe'].format(first=found.first_ripe)} {end}", stalemate]


def see(*, guess: float | None, horizon: float, **at: Any) -> Seen:
    """Show two sides' pain and the four conditions of a ripe moment, period by period."""
    sides = _sides(at)
    nets = tuple(model.paths(side, PERIODS).net for side in sides)
    found = model.assess(*sides, PERIODS, round(horizon))
    told = _tell(found)
    alt = SAID["alt"].format(
        ripe=frame.plain(told[0]),
        a_first=nets[0][0],
        a_last=nets[0][-1],
        b_first=nets[1][0],
        b_last=nets[1][-1],
        guessed="" if guess is None else SAID["alt_guess"].format(guess=guess),
    )
    worth = _worth(nets)
    svg = draw([worth, _conditions(found, worth.bottom + 26, guess)], alt)

    def numbers() -> Numbers:
        holds = [getattr(found, name) for name in (*model.CONDITIONS, "ripe")]
        rows = [
            (period, nets[0][period], nets[1][period], *(SAID["yes" if one[period] else "no"] for one in holds))
            for period in range(PERIODS)
        ]
        return Numbers(SAID["columns"], rows)

    return Seen(svg, told, found.first_ripe, numbers)


FIGURE = Figure(
    module="ripeness",
    words=WORDS,
    settings={
        "growth": Number(0, 0.1, 0.03, 0.005),
        "feels_a": Number(0, 1, 1.0, 0.05),
        "feels_b": Number(0, 1, 0.8, 0.05),
        "offer": Number(-1, 1, 0.0, 0.05),
        "shock": Number(0, 0.6, 0.0, 0.05),
        "gain": Number(0, 0.4, 0.3),
        "shock_time": Number(0, 12, 4, 1),
        "shock_length": Number(1, 12, 3, 1),
        "threshold": Number(0, 0.3, 0.0),
        "horizon": Number(1, 6, 3, 1),
    },
    views={
        "ripeness": View(
            see,
            ("growth", "feels_a", "feels_b", "offer", "shock"),
            Prediction(Number(0, 12, 3, 1), {"feels_b": 0.5}, close=0),
            assumptions=("gain", "shock_time", "shock_length", "threshold", "horizon"),
        )
    },
    presets={
        "portsmouth": {"growth": 0.04, "feels_a": 0.8, "offer": -0.1},
        "shock": {"gain": 0.25, "growth": 0.0, "shock": 0.4, "offer": 0.1, "horizon": 2},
        "insulated": {"feels_b": 0.25},
        "no_way_out": {"feels_a": 0.8, "offer": -1.0},
    },
)
build, show = FIGURE.build, FIGURE.show
