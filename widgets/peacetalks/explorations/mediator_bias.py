"""Mediator bias: whose bad news do you believe? (after Kydd 2003)

Mediators of every bias stand side by side, from B's friend to A's. Two strips say what each would tell A after either
thing it can have seen, if A believed it; below them stands the risk of war that follows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Number, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.models import mediator_bias as model
from peacetalks.pictures import palette, svg
from peacetalks.pictures.plot import LEFT, RIGHT, Plot
from peacetalks.pictures.scale import Axis, Scale, steps

WORDS = words.load("mediator_bias")
TITLE: str = WORDS["title"]
SAID = WORDS["mediator_bias"]
LABELS = SAID["labels"]
BIAS = Axis(-1, 1, LABELS["x"], (-1, -0.5, 0, 0.5, 1))
ACROSS = Scale(BIAS, LEFT, RIGHT)
STRIP, TOPS = 30.0, (26.0, 86.0)
WAR_TOP, WAR_HEIGHT = 150.0, 96.0
STEP = 0.01  # of the bias; bounds are told as the first and the last step that is believed


@dataclass(frozen=True)
class Range:
    """The biases in the picture that are believed, and the risk of war with and without such a mediator."""

    low: float
    high: float
    quiet: float
    heard: float

    @property
    def first(self) -> float:
        """The least bias believed, in whole steps if there is one within the range."""
        step = math.ceil(self.low / STEP - 1e-9) * STEP
        return step if step < self.last + STEP / 2 else self.low

    @property
    def last(self) -> float:
        """The largest bias believed, in whole steps."""
        return math.floor(self.high / STEP + 1e-9) * STEP


def believed(at: dict[str, Any], found: model.Mediation) -> Range | None:
    """Return which biases of the picture are believed; None when none is."""
    low, high = found.bias_lower, BIAS.high
    if low is None or low > high:
        return None
    high = high if found.bias_upper is None else min(high, found.bias_upper)
    heard = model.mediation(**{**at, "bias": low}).prob_war_with
    return Range(low, high, found.prob_war_without, heard)


def _strip(top: float, parts: list[tuple[float, float, str]], here: float) -> tuple[str, str]:
    """Return a strip of what mediators would say, and its words; each part is its ends and its key in the labels."""
    fields, said = [], []
    for low, high, kind in parts:
        left, right = ACROSS(low), ACROSS(high)
        if right - left < 1:
            continue
        sort = kind.partition("_")[0]
        colour = {"lie": palette.WAR, "true": palette.RANGE, "same": palette.MUTED}[sort]
        if sort == "lie":
            fields.append(svg.tag("g", svg.hatch(left, top, right - left, STRIP, colour), opacity=0.45))
        else:
            fields.append(svg.rect(left, top, right - left, STRIP, colour, fill_opacity=0.25))
        fields.append(svg.rect(left, top, right - left, STRIP, "none", stroke=colour, stroke_width=1.5))
        # Words keep clear of this mediator's mark.
        if left < here < right:
            left, right = (left, here - 6) if here - left > right - here else (here + 6, right)
        fitting = [one for one in (LABELS[kind], LABELS[sort]) if svg.text_width(one) < right - left - 4]
        said += [svg.text((left + right) / 2, top + 20, one) for one in fitting[:1]]
    return "".join(fields), "".join(said)


def _strips(relevant: bool, range_: Range | None, here: float) -> tuple[str, str]:
    low, high = (range_.low, range_.high) if range_ else (BIAS.high, BIAS.high)
    weak = [(BIAS.low, low, "lie_weak"), (low, BIAS.high, "true_weak")]
    tough = [(BIAS.low, high, "true_tough"), (high, BIAS.high, "lie_tough")]
    if not relevant:
        weak = tough = [(BIAS.low, BIAS.high, "same")]
    made = [_strip(top, parts, here) for top, parts in zip(TOPS, (weak, tough), strict=True)]
    sees = zip(TOPS, ("sees_weak", "sees_tough"), strict=True)
    heads = "".join(svg.text(LEFT, top - 8, LABELS[one], anchor="start") for top, one in sees)
    return "".join(one[0] for one in made), heads + "".join(one[1] for one in made)


def _war(range_: Range | None, found: model.Mediation, bias: float, guess: float | None) -> Plot:
    plot = Plot(BIAS, Axis(0, 1, LABELS["y"], (0, 0.5, 1)), top=WAR_TOP, height=WAR_HEIGHT)
    quiet, risk = found.prob_war_without, found.prob_war_with
    path = [(BIAS.low, quiet), (BIAS.high, quiet)]
    if range_:
        low, high, heard = range_.low, range_.high, range_.heard
        plot.band(low, high, 0, 1, palette.RANGE)
        plot.label((low + high) / 2, 1, LABELS["believed"], palette.RANGE, "below")
        path = [(BIAS.low, quiet), (low, quiet), (low, heard), (high, heard)]
        path += [(high, quiet), (BIAS.high, quiet)] if high < BIAS.high else []
    plot.line(path, palette.WAR, 3)
    plot.point(bias, risk, palette.INK, "square")
    plot.keep_free(bias, risk)
    plot.label(bias, risk, LABELS["here"].format(risk), side="above" if risk < 0.6 else "below")
    if guess is not None:
        plot.label(guess, 0.5, LABELS["guess"], palette.GUESS, "right" if guess < 0 else "left")
    return plot


def _draw(found: model.Mediation, range_: Range | None, bias: float, guess: float | None, alt: str) -> str:
    plot = _war(range_, found, bias, guess)
    fields, said = _strips(found.relevant, range_, here := ACROSS(bias))
    marks = [fields]
    for top in TOPS:
        marks.append(svg.line(here, top, here, top + STRIP, palette.INK, 2))
        marks.append(svg.mark(here, top + STRIP / 2, palette.INK, "square"))
    if guess is not None:
        marks.append(svg.guess_line(ACROSS(guess), TOPS[0], plot.foot, (LEFT, RIGHT)))
    return svg.picture(plot.bottom + 4, alt, plot.content() + "".join(marks) + said)


def _why(found: model.Mediation, bias: float) -> str:
    """Say whether this mediator is believed, and why."""
    if not found.relevant:
        return str(SAID["same"])
    if found.credible:
        return str(SAID["edge" if abs(bias) < STEP / 2 else "credible"])
    if found.truth_gain_tough < 0 <= found.truth_gain_weak:
        return str(SAID["eggs_on"])
    return str(SAID["warns" if bias > 0 else "neutral" if bias == 0 else "their_friend"])


def _where(found: model.Mediation, range_: Range | None, asks: dict[str, float]) -> str:
    """Say which mediators are believed."""
    if not found.relevant:
        return str(SAID["asks_safe" if found.prob_war_without == 0 else "asks_risky"].format(**asks))
    if range_ is None:
        return str(SAID["nobody"])
    if range_.first > range_.last - STEP / 2:
        return str(SAID["sliver"].format(low=range_.low))
    return str(SAID["from" if range_.high == BIAS.high else "between"].format(first=range_.first, last=range_.last))


def _war_words(found: model.Mediation) -> str:
    quiet, heard = found.prob_war_without, found.prob_war_with
    if not found.credible:
        return str(SAID["unheard"].format(risk=quiet))
    # What reads the same is said to stay.
    change = round(heard, 2) - round(quiet, 2)
    return str(SAID["safer" if change < 0 else "bolder" if change > 0 else "as_safe"].format(quiet=quiet, heard=heard))


def see(*, guess: float | None, fine: bool, **at: Any) -> Seen:
    """Show what mediators of every bias would say, and what follows for war."""
    found, bias = model.mediation(**at), at["bias"]
    range_ = believed(at, found)
    asks = {"safe": at["p"] + at["c_low"], "risky": at["p"] + at["c_high"]}
    told = [_why(found, bias), _where(found, range_, asks), _war_words(found)]
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    alt = SAID["alt"].format(told=frame.plain(" ".join(told)), bias=bias, guessed=guessed)

    def row(one: float) -> tuple[object, ...]:
        each = model.mediation(**{**at, "bias": one})
        # Adding 0.0 takes the sign off a zero.
        gains = each.truth_gain_weak + 0.0, each.truth_gain_tough + 0.0
        return round(one, 10), *gains, SAID["yes" if each.credible else "no"], each.prob_war_with

    def numbers() -> Numbers:
        return Numbers(SAID["columns"], [row(one) for one in steps(BIAS.low, BIAS.high, 21)])

    return Seen(_draw(found, range_, bias, guess, alt), told, range_.first if range_ else None, numbers)


def mend(values: Values, moved: str | None) -> Values:
    """Keep a tough B's cost of war below a weak B's, the one that was moved pushing the other."""
    low, high = float(values["c_low"]), float(values["c_high"])
    if low < high - STEP / 2:
        return {}
    return {"c_low": round(high - STEP, 10)} if moved == "c_high" else {"c_high": round(low + STEP, 10)}


FIGURE = Figure(
    module="mediator_bias",
    words=WORDS,
    settings={
        "bias": Number(-1, 1, 0.0),
        "c_m": Number(0, 1, 0.4),
        "accuracy": Number(0.5, 1, 0.8),
        "prior_tough": Number(0.05, 0.95, 0.4),
        "c_1": Number(0, 0.5, 0.1),
        "p": Number(0, 0.5, 0.5),
        "c_low": Number(0, 0.49, 0.1),
        "c_high": Number(0.01, 0.5, 0.4),
    },
    views={
        "mediator_bias": View(
            see,
            ("bias", "c_m", "accuracy", "prior_tough", "c_1"),
            Prediction(Number(-1, 1, 0.24), {"c_m": 0.8}),
            assumptions=("p", "c_low", "c_high"),
        )
    },
    presets={
        "neutral_envoy": {"c_m": 0.5, "accuracy": 0.7},
        "your_friend": {"bias": 0.5, "accuracy": 0.9},
        "their_friend": {"bias": -0.5, "accuracy": 1.0},
        "nothing_to_lose": {"bias": 0.8, "c_m": 0.05, "c_1": 0.4, "c_low": 0.05, "prior_tough": 0.45, "accuracy": 0.7},
        "emboldens": {"bias": 0.8, "prior_tough": 0.7, "accuracy": 0.85},
    },
    mend=mend,
)
build, show = FIGURE.build, FIGURE.show
