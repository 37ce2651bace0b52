"""A thousand checks as marks, those that raise an alarm apart from those that stay silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from peacetalks.pictures import palette, svg
from peacetalks.pictures.matrix import Fill, Matrix

CHECKS = 1000
ACROSS = 50
LEFT, RIGHT = 12.0, 388.0
CELL = (RIGHT - LEFT) / ACROSS
TOP, BAR = 26.0, 30.0
HEADING = 27.0
BEAM = 18.0
FILLS = {
    "true": Fill(palette.WAR, "solid"),
    "false": Fill(palette.C, "ring"),
    "missed": Fill(palette.WAR, "cross"),
    "quiet": Fill(palette.LINE, "dot", size=0.4),
}


class Cases(NamedTuple):
    """How many of the thousand checks are of each kind; the rest are silent with nothing to find.

    `true` and `false` ones raise an alarm; `missed` ones stay silent over a breach.
    """

    true: int
    false: int
    missed: int

    @property
    def alarms(self) -> int:
        """How many raise an alarm."""
        return self.true + self.false

    @property
    def silent(self) -> int:
        """How many don't."""
        return CHECKS - self.alarms


def draw_checks(cases: Cases, posterior: float, alt: str, labels: Mapping[str, str], guess: float | None = None) -> str:
    """Draw a thousand checks, and below them the alarms drawn out into a bar of true and false ones.

    Parameters
    ----------
    cases
        The marks.
    posterior
        The chance that an alarm is true, from 0 to 1; the bar shows it without rounding.
    alt
        Text alternative.
    labels
        Words for `silent`, `silent_one`, `all_silent`, `alarms`, `one_alarm`, `no_alarm`, `true`, `false`, `guess`.
    guess
        The chance that the learner guessed, or None.
    """
    quiet = _block(["missed"] * cases.missed + ["quiet"] * (cases.silent - cases.missed), TOP)
    silent = labels[("all_silent", "silent_one", "silent")[min(cases.missed, 2)]]
    loud = _block(["true"] * cases.true + ["false"] * cases.false, quiet.foot + HEADING)
    heading = labels[("no_alarm", "one_alarm", "alarms")[min(cases.alarms, 2)]].format(alarms=cases.alarms)
    # The silent and the loud fill at most one row more than all of them together.
    bar = TOP + CELL * (CHECKS // ACROSS + 1) + HEADING + BEAM
    parts = [
        svg.text(LEFT, TOP - 7, silent.format(silent=cases.silent, missed=cases.missed), anchor="start"),
        quiet.content(),
        svg.text(LEFT, quiet.foot + 20, heading, anchor="start"),
        loud.content(),
        _beam(min(cases.alarms, ACROSS) * CELL, loud.foot, bar) if cases.alarms else "",
        _bar(posterior, bar, labels, guess),
    ]
    return svg.picture(bar + BAR + 46, alt, "".join(parts), posterior=posterior)


def _block(kinds: list[str], top: float) -> Matrix:
    """Lay cells out row by row, the last row filled up with empty ones."""
    rows = [kinds[start : start + ACROSS] for start in range(0, len(kinds), ACROSS)] or [[]]
    rows[-1] += [""] * (ACROSS - len(rows[-1]))
    return Matrix(rows, FILLS, top=top, height=CELL * len(rows), left=LEFT, right=RIGHT, gap=1.6)


def _beam(wide: float, foot: float, top: float) -> str:
    """Lead from the alarms, whose first row is `wide`, to the bar at `top`."""
    d = f"M{svg.number(LEFT)} {svg.number(foot)}h{svg.number(wide)}L{svg.number(RIGHT)} {svg.number(top)}H{LEFT:g}Z"
    return svg.path(d, fill=palette.HAIR, fill_opacity=0.5)


def _bar(posterior: float, top: float, labels: Mapping[str, str], guess: float | None) -> str:
    split = LEFT + (RIGHT - LEFT) * posterior
    parts = [
        svg.rect(LEFT, top, RIGHT - LEFT, BAR, palette.PAPER),
        svg.hatch(split, top, RIGHT - split, BAR, palette.C),
        svg.rect(LEFT, top, split - LEFT, BAR, palette.WAR),
        svg.rect(LEFT, top, RIGHT - LEFT, BAR, "none", stroke=palette.LINE, stroke_width=1.5),
        svg.text(LEFT, top + BAR + 20, labels["true"].format(posterior), palette.WAR, "start"),
        svg.text(RIGHT, top + BAR + 20, labels["false"].format(1 - posterior), palette.C, "end"),
    ]
    if guess is not None:
        at = LEFT + (RIGHT - LEFT) * guess
        parts.append(svg.guess_line(at, top - 4, top + BAR + 4, (LEFT, RIGHT)))
        parts.append(svg.text_near(at, top + BAR + 41, labels["guess"].format(guess), 4, 396, palette.GUESS))
    return "".join(parts)
