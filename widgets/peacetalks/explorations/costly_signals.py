"""Costly signals: what makes a promise or a threat believable? (after Fearon 1994 and 1997)

Three panels over the size of a signal: what sending it gains a resolved side and a bluffer when the cost is sunk, the
same when it is a pledge, and the risk of war with either.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import costly_signals as model
from peacetalks.pictures import palette
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis, Point, steps

WORDS = words.load("costly_signals")
TITLE: str = WORDS["title"]
SAID = WORDS["signals"]
LABELS = SAID["labels"]
LARGEST = 2.5
DEEPEST, HIGHEST = -1.0, 2.6
RISKIEST = 0.6
ROOM = 0.17
"""How far apart two risks must lie for a label to stand between them."""
TICKS = steps(0, LARGEST, 6)
JUST = 1e-6
"""How near to a jump the curves are drawn on either side of it."""


class Case(NamedTuple):
    """One setting of the game.

    Attributes
    ----------
    game
        The arguments of `signal_outcome`, without kind and size.
    found
        Which signals separate.
    """

    game: dict[str, float]
    found: model.Thresholds

    def outcome(self, kind: str, m: float) -> model.SignalOutcome:
        """Return what becomes of a signal of this kind and size."""
        return model.signal_outcome(kind, m, **self.game)

    @property
    def tested(self) -> float:
        """The chance that the receiver is tough."""
        return self.game["q"]

    @property
    def trapped_from(self) -> float:
        """The size from which on a pledge traps both types of sender, the largest size when it separates."""
        return LARGEST if self.found.tied_separates else self.found.lock_in

    def gains(self, kind: str, m: float) -> tuple[float, float]:
        """Return what a believed signal is worth to a resolved side and to a bluffer, over silence."""
        found = self.found
        if kind == "sunk":
            return found.sunk_max - m, found.sunk_min - m
        return found.sunk_max, found.sunk_min - self.tested * min(m, found.lock_in)


def _case(*, v_low: float, v_high: float, w_high: float, dread: float, tested: float, **more: float) -> Case:
    sides = {"v_low": v_low, "v_high": v_high, "w_low": -dread, "w_high": w_high, "q": tested}
    return Case({**sides, **more}, model.signal_thresholds(**sides))


def _gains(case: Case, kind: str, m: float, top: float) -> Plot:
    plot = Plot(Axis(0, LARGEST), Axis(DEEPEST, HIGHEST, LABELS[kind], (0, 1, 2)), top, 76)
    found = case.found
    low, high = (found.sunk_min, found.sunk_max) if kind == "sunk" else (found.tied_min, LARGEST)
    if low is not None and (found.sunk_separates or kind == "tied"):
        plot.band(low, max(high, low + 0.01), DEEPEST, HIGHEST, palette.RANGE)
        plot.label((low + high) / 2, HIGHEST, LABELS["believed"], palette.RANGE, "below")
    elif kind == "tied" and case.trapped_from < LARGEST:
        plot.band(case.trapped_from, LARGEST, DEEPEST, HIGHEST, palette.WAR, hatched=True)
        plot.label((case.trapped_from + LARGEST) / 2, HIGHEST, LABELS["trapped"], palette.WAR, "below")
    else:
        plot.label(LARGEST / 2, HIGHEST, LABELS["never"], palette.MUTED, "below")
    plot.rule(y=0, colour=palette.LINE)
    plot.rule(x=m, colour=palette.INK, dash="2 3")
    resolved_above = found.sunk_max >= found.sunk_min
    marks = (
        (palette.A, "", "round", "resolved", resolved_above),
        (palette.C, "9 4", "square", "bluffer", not resolved_above),
    )
    for which, (colour, dash, shape, name, above) in enumerate(marks):
        start, here = case.gains(kind, 0)[which], case.gains(kind, m)[which]
        bends = (0, start - DEEPEST) if kind == "sunk" else (0, found.lock_in, LARGEST)
        ends = [min(end, LARGEST) for end in bends]
        plot.line([(end, case.gains(kind, end)[which]) for end in ends], colour, 3, dash)
        if here >= DEEPEST:
            plot.point(m, here, colour, shape, 6)
            plot.keep_free(m, here)
        at = case.gains(kind, 0.3)[which]
        plot.label(0.3, at, LABELS[name], colour, "above" if above else "below")
    return plot


def _war_curve(case: Case, kind: str, inner: int) -> list[Point]:
    found = case.found
    jumps = (found.sunk_min, found.sunk_max) if kind == "sunk" else (found.tied_min or 0.0, found.lock_in)
    cuts = (0.0, *sorted(cut for cut in jumps if JUST < cut < LARGEST - JUST), LARGEST)
    points = []
    for start, end in pairwise(cuts):
        if end - start > 3 * JUST:
            points += [(m, case.outcome(kind, m).prob_war) for m in steps(start + JUST, end - JUST, inner)]
    return points


def _war(case: Case, m: float, top: float, fine: bool) -> Plot:
    plot = Plot(Axis(0, LARGEST, LABELS["x"], TICKS), Axis(0, RISKIEST, LABELS["war"], (0, 0.3, 0.6)), top, 80)
    plot.rule(x=m, colour=palette.INK, dash="2 3")
    for kind, dash, shape in (("sunk", "", "round"), ("tied", "9 4", "square")):
        plot.line(_war_curve(case, kind, 2 if kind == "sunk" else 8 if fine else 5), palette.WAR, 3, dash)
        here = case.outcome(kind, m).prob_war
        plot.point(m, here, palette.WAR, shape, 6)
        plot.keep_free(m, here)
    ends = {kind: case.outcome(kind, LARGEST).prob_war for kind in model.KINDS}
    if abs(ends["sunk"] - ends["tied"]) < JUST:
        plot.label(LARGEST, ends["sunk"], LABELS["war_both"], palette.WAR)
    else:
        upper, lower = sorted(model.KINDS, key=lambda kind: -ends[kind])
        plot.label(LARGEST, ends[upper], LABELS[f"war_{upper}"], palette.WAR)
        roomy = ends[upper] - ends[lower] > ROOM
        plot.label(LARGEST, ends[lower], LABELS[f"war_{lower}"], palette.WAR, "above" if roomy else "below")
    return plot


def _tell(case: Case, m: float) -> list[str]:
    found = case.found
    sunk = SAID["sunk" if found.sunk_separates else "sunk_never"].format(low=found.sunk_min, high=found.sunk_max)
    if found.tied_min is not None:
        tied = SAID["tied"].format(low=found.tied_min, tested=case.tested)
    else:
        tied = SAID["tied_trapped" if case.tested else "tied_untested"].format(lock=found.lock_in)
    if not m:
        return [sunk, tied, SAID["talk"].format(war=case.outcome("tied", 0).prob_war)]
    told = []
    for kind in model.KINDS:
        made = case.outcome(kind, m)
        happens = SAID["outcomes"][made.outcome].format(bluffs=made.send_low, challenge=made.soft_challenge)
        told.append(SAID[f"at_{kind}"].format(happens=happens, war=made.prob_war, m=m))
    return [sunk, tied, " ".join(told)]


def see(*, guess: float | None, fine: bool, m: float, **at: float) -> Seen:
    """Show which signals are believed, sunk or pledged, and the risk of war with a signal of size `m`."""
    case = _case(**at)
    told = _tell(case, m)
    sunk = _gains(case, "sunk", m, 28)
    tied = _gains(case, "tied", m, sunk.foot + 28)
    if guess is not None:
        tied.guess(x=guess, words=LABELS["guess"])
    war = _war(case, m, tied.foot + 28, fine)
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    risks = {kind: case.outcome(kind, m).prob_war for kind in model.KINDS}
    alt = SAID["alt"].format(told=frame.plain(" ".join(told[:2])), m=m, guessed=guessed, **risks)

    def numbers() -> Numbers:
        rows = []
        for size in steps(0, LARGEST, 11):
            made = [case.outcome(kind, size) for kind in model.KINDS]
            rows.append((size, *(cell for one in made for cell in _row(one))))
        return Numbers(SAID["columns"], rows)

    svg = draw([sunk, tied, war], alt, sunk=risks["sunk"], tied=risks["tied"])
    return Seen(svg, told, case.found.tied_min, numbers)


def _row(made: model.SignalOutcome) -> tuple[str, float, float]:
    return SAID["named"][made.outcome], round(made.prob_war, 10), round(made.payoff_high, 10)


FIGURE = Figure(
    module="costly_signals",
    words=WORDS,
    settings={
        "m": Number(0, LARGEST, 0.8, 0.05),
        "tested": Number(0, RISKIEST, 0.4, 0.05),
        "v_low": Number(0.1, 2, 1.0, 0.05),
        "dread": Number(0.1, 2.5, 2.0, 0.05),
        "prior": Number(0.05, RISKIEST, 0.3, 0.05),
        "v_high": Number(1, 2, 2.0, 0.05),
        "w_high": Number(0, 1, 0.2, 0.05),
        "soft_loss": Number(0.2, 3, 1.0, 0.05),
    },
    views={
        "signals": View(
            see,
            ("m", "tested", "v_low", "dread", "prior"),
            Prediction(Number(0, LARGEST, 2.0, 0.05), {"tested": 0.6}, close=0.1),
            assumptions=("v_high", "w_high", "soft_loss"),
            coarse=True,
        )
    },
    presets={
        "public_pledge": {"tested": 0.6, "m": 0.8},
        "deployment": {"m": 0.9, "tested": 0.2},
        "both_trapped": {"m": 2.2, "tested": 0.3},
        "untested": {"m": 1.5, "tested": 0.0},
        "same_prize": {"m": 1.6, "tested": 0.5, "v_low": 1.6, "v_high": 1.6, "w_high": 0.3},
    },
)
build, show = FIGURE.build, FIGURE.show
