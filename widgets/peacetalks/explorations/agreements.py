"""Agreements over time above the two nuclear stockpiles: what was promised, whether it held, and what the arsenals did.

The agreements are those of `facts/agreements.csv`, the stockpiles those of `facts/stockpiles.csv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from peacetalks.explorations import frame, rows, words
from peacetalks.explorations.agreements_rows import (
    AGREEMENTS,
    GROUP,
    INDEX,
    PEAKS,
    RU,
    SOURCES,
    SPANS,
    STATUS,
    TODAY,
    TOGETHER,
    US,
    shown,
)
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.facts.records import AgreementStatus
from peacetalks.pictures import palette, svg
from peacetalks.pictures.plot import Plot
from peacetalks.pictures.scale import Axis
from peacetalks.pictures.spans import Look, Spans
from peacetalks.pictures.time_axis import ticks

WORDS = words.load("agreements")
TITLE: str = WORDS["title"]
SAID = WORDS["agreements"]
WORDS["controls"]["treaty"]["options"] = {one.id: one.short for one in AGREEMENTS}
LOOKS = {
    "in_force": Look(palette.RANGE),
    "ran_out": Look(palette.C),
    "left": Look(palette.WAR, "7 2", end="cross"),
    "never": Look(palette.INK, "1.5 2.5", 0.4),
    "promise": Look(palette.INK, part=0.28),
}
ROWS_TOP, ROWS_HEIGHT = 26.0, 196.0
PLOT_HEIGHT = 96.0
FEW = 10
"""Up to so many rows each has its name, as far as there is room."""


def mend(values: Values, moved: str | None) -> Values:
    """Let an agreement be chosen that is shown: one chosen by hand lifts what hides it, else the nearest one is."""
    index = INDEX[str(values["treaty"])]
    found = shown(str(values["status"]), int(values["since"]))
    if index in found:
        return {}
    if moved == "treaty":
        since = int(values["since"])
        return {"status": "all", "since": str(since) if index in shown("all", since) else SINCE[0]}
    return {"treaty": AGREEMENTS[min(found, key=lambda other: abs(other - index))].id}


def _stockpiles(top: float, axis: Axis, arsenals: str, guess: float | None) -> Plot:
    labels = SAID["labels"]
    high, marks = (70_000, (0, 20_000, 40_000, 60_000)) if arsenals == "together" else (46_000, (0, 20_000, 40_000))
    plot = Plot(axis, Axis(0, high, labels["y"], marks, lambda count: f"{count / 1000:g}"), top=top, height=PLOT_HEIGHT)
    drawn = [(US, palette.A, "", labels["us"], (1988, "below") if axis.low > 1961 else (1961, "left"))]
    if arsenals != "us":
        drawn.append((RU, palette.B, "9 4", labels["ru"], (1990, "right")))
    if arsenals == "together":
        drawn.append((TOGETHER, palette.INK, "", labels["sum"], (1991, "right")))
    for stocks, colour, dash, label, (year, side) in reversed(drawn):
        plot.line([(float(at), float(count)) for at, count in stocks.items() if at >= axis.low], colour, 3, dash)
        plot.label(year, stocks[year], label, colour, side)
    if guess is not None and guess >= axis.low:
        plot.label(guess, high, labels["guess"], palette.GUESS, "right")
    return plot


def _draw(found: Sequence[int], chosen: int, since: int, arsenals: str, guess: float | None) -> tuple[str, float]:
    one = AGREEMENTS[chosen]
    marks = tuple(at for at, _ in ticks(since, TODAY, rows.SAID["short_months"]))
    axis = Axis(since, TODAY, ticks=marks)
    plot = _stockpiles(ROWS_TOP + ROWS_HEIGHT + 34, axis, arsenals, guess)
    bars = Spans(plot.x, ROWS_TOP, ROWS_HEIGHT, LOOKS, "treaty")
    bars.bars([SPANS[index] for index in found], chosen)
    few = {AGREEMENTS[index].id: AGREEMENTS[index].short for index in found} if len(found) <= FEW else SAID["marks"]
    for key, label in few.items():
        if INDEX[key] in found:
            bars.label(INDEX[key], label)
    head, foot = svg.number(ROWS_TOP), svg.number(ROWS_TOP + ROWS_HEIGHT)
    lines = "".join(f"M{svg.number(plot.x(at))} {head}V{foot}" for at in marks)
    header = SAID["header"].format(short=one.short, status=one.status)
    parts = [
        svg.path(lines, stroke=palette.HAIR, stroke_width=1),
        bars.content(),
        svg.text(2, 16, header, LOOKS[GROUP[one.status]].colour, "start"),
        plot.content(),
    ]
    if guess is not None and guess >= since:
        reach = (plot.x(YEAR.low), plot.x(YEAR.high))
        parts.append(svg.guess_line(plot.x(guess), plot.top, plot.foot, reach))
    return "".join(parts), plot.bottom + 4


@lru_cache(maxsize=32)
def _tell(chosen: int) -> tuple[str, ...]:
    one = AGREEMENTS[chosen]
    made = "dated" if one.status is AgreementStatus.NON_BINDING else "signed"
    dates = [SAID[made].format(date=rows.date_words(one.signed)) if one.signed else SAID["unsigned"]]
    dates += [
        SAID[name].format(date=rows.date_words(date))
        for name, date in (("in_force", one.in_force), ("ended", one.ended))
        if date
    ]
    source = SAID["source" if len(one.sources) == 1 else "sources"]
    return (
        SAID["told"].format(title=one.title, status=one.status, dates=", ".join(dates), parties=", ".join(one.parties)),
        SAID["limits"].format(limits=one.limits, verification=one.verification),
        SAID["fate"].format(fate=one.fate, lesson=one.lesson),
        source.format(sources=rows.sources_words(one.sources, SOURCES)),
    )


def _row(index: int) -> tuple[object, ...]:
    one, nothing = AGREEMENTS[index], SAID["nothing"]
    year = one.signed.first.year if one.signed else 0
    return (
        one.title,
        *(rows.date_words(date) if date else nothing for date in (one.signed, one.in_force, one.ended)),
        str(one.status),
        "; ".join(one.parties),
        *(said or nothing for said in (one.limits, one.verification, one.fate, one.lesson)),
        US.get(year, nothing),
        RU.get(year, nothing),
        rows.sources_words(one.sources, SOURCES),
        rows.addresses(one.sources, SOURCES) or nothing,
    )


def see(*, treaty: str, status: str, since: str, arsenals: str, guess: float | None, **_: Any) -> Seen:
    """Show agreements and stockpiles over the same years, and tell one of the agreements."""
    found, chosen = shown(status, int(since)), INDEX[treaty]
    one = AGREEMENTS[chosen]
    said = {
        "count": len(found),
        "all": len(AGREEMENTS),
        "running": sum(SPANS[index].look == "in_force" for index in found) or SAID["none"],
        "arsenals": SAID[arsenals].format(**PEAKS),
    }
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    alt = SAID["alt"].format(since=since, short=one.short, status=one.status, guessed=guessed, **said)
    scene, height = _draw(found, chosen, int(since), arsenals, guess)
    told = [*_tell(chosen), SAID["shown"].format(as_of=rows.SAID["as_of"], **said)]

    def numbers() -> Numbers:
        return Numbers(SAID["columns"], [_row(index) for index in found])

    return Seen(svg.picture(height, frame.plain(alt), scene), told, float(PEAKS["sum_year"]), numbers)


YEAR = Number(1945, 2025, 1965, 1)
SINCE = ("1820", "1945", "1985")
FIGURE = Figure(
    module="agreements",
    words=WORDS,
    settings={
        "treaty": Choice("inf_1987", tuple(one.id for one in AGREEMENTS), listed=True),
        "status": Choice("all", ("all", *STATUS), listed=True),
        "since": Choice("1945", SINCE),
        "arsenals": Choice("us", ("us", "both", "together")),
    },
    views={
        "agreements": View(
            see,
            ("treaty", "status", "since", "arsenals"),
            Prediction(YEAR, {"arsenals": "together"}, close=1),
            surprises=("treaty",),
        )
    },
    presets={
        "salt": {"treaty": "salt1_1972", "arsenals": "both"},
        "initiatives": {"treaty": "pni_1991", "since": "1985", "arsenals": "both"},
        "budapest": {"treaty": "budapest_1994", "status": "in_force", "since": "1985"},
        "never": {"treaty": "istanbul_2022", "status": "never"},
    },
    mend=mend,
    facts=True,
)
build, show = FIGURE.build, FIGURE.show
