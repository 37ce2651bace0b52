"""The ladder of relief in the exploration of sanctions: what keeping to the deal and cheating are worth, by step."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.view import Seen
from peacetalks.models import sanctions as model
from peacetalks.pictures import palette
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis, Point

SAID = words.load("sanctions")["relief"]
LABELS = SAID["labels"]
HIGHS = (8.0, 16.0, 24.0)
LOWS = (-4.0, -8.0, -16.0, -24.0)
Worth = tuple[float, float]


def spread(total: float, count: int, timing: float) -> tuple[float, ...]:
    """Return relief step by step: all at the last for `timing` −1, even for 0, all at the first for 1."""
    even = total * (1 - abs(timing)) / count
    paid = [even] * count
    paid[0 if timing > 0 else -1] += total * abs(timing)
    return tuple(paid)


def options(
    paid: Sequence[float], cost: float, found: model.PhasedRelief, p_detect: float, snapback: float, discount: float
) -> list[Worth]:
    """Return at each step what keeping to the deal and cheating are worth to the target; stopping is worth 0."""
    following = (*found.values[1:], 0.0)
    worth = []
    for step, after in enumerate(following):
        risk = p_detect * (snapback * sum(paid[: step + 1]) + discount * after)
        worth.append((paid[step] - cost + discount * after, paid[step] + discount * after - risk))
    return worth


def _ladder(paid: Sequence[float], cost: float, done: float, guess: float | None) -> Plot:
    count = len(paid)
    high = next((one for one in HIGHS if one >= max(sum(paid), cost * count)), HIGHS[-1])
    plot = Plot(Axis(0, 1), Axis(0, high, LABELS["sum"], (0, high / 2, high)), 30, 104)
    if done < 1:
        plot.band(done, 1, 0, high, palette.WAR, hatched=True)
        plot.label((done + 1) / 2, high, LABELS["undone"], palette.WAR, "below")
    upper = "relief" if sum(paid) >= cost * count else "given"
    for each, colour, dash, name in ((paid, palette.RANGE, "", "relief"), ((cost,) * count, palette.B, "9 4", "given")):
        stairs: list[Point] = []
        total = 0.0
        for step, one in enumerate(each):
            total += one
            stairs += [(step / count, total), ((step + 1) / count, total)]
        plot.line(stairs, colour, 3, dash)
        plot.label(1, total, LABELS[name], colour, "above" if name == upper else "below")
    if guess is not None:
        plot.guess(x=guess, words=LABELS["guess"])
    return plot


def _choices(worth: list[Worth], actions: Sequence[str], top: float) -> Plot:
    count = len(worth)
    low = next((one for one in LOWS if one <= min(map(min, worth))), LOWS[-1])
    high = next((one for one in HIGHS if one >= max(map(max, worth))), HIGHS[-1])
    middles = [(step + 0.5) / count for step in range(count)]
    says = {middle: SAID["actions"][action] for middle, action in zip(middles, actions, strict=True)}
    x = Axis(0, 1, LABELS["x"].format(count=count), middles, says.__getitem__)
    plot = Plot(x, Axis(low, high, LABELS["worth"], (low, 0, high)), top, 104)
    plot.rule(y=0, colour=palette.MUTED)
    for which, (colour, dash, shape, name) in enumerate(
        ((palette.RANGE, "", "round", "keep"), (palette.WAR, "5 4", "cross", "cheat"))
    ):
        points = [(middle, max(low, pair[which])) for middle, pair in zip(middles, worth, strict=True)]
        plot.line(points, colour, 1.5, dash)
        for point in points:
            plot.point(*point, colour, shape, 6)
        for point in points[1:]:
            plot.keep_free(*point)
        plot.label(*points[0], LABELS[name], colour, "above" if worth[0][which] == max(worth[0]) else "below")
    plot.label(1, 0, LABELS["stop"], palette.MUTED, "below")
    return plot


def _tell(
    paid: Sequence[float], cost: float, done: int, worth: list[Worth], found: model.PhasedRelief, **at: float
) -> list[str]:
    least = found.critical_detection
    # Rounded up, so that what is called enough is enough.
    needed = None if least is None else ceil(round(least * 100, 6)) / 100
    if found.completes:
        return [SAID["completes"], SAID["enough"].format(needed=needed or at["p_detect"], p=at["p_detect"])]
    keep, cheat = worth[done]
    numbers = {
        "done": done,
        "count": len(paid),
        "step": done + 1,
        "cost": cost,
        "keep": 0.0 - keep,
        "paid": sum(paid[:done]),
    }
    stops = found.actions[done] == "stop"
    kind = f"{'' if done else 'at_once_'}{'stops' if stops else 'cheats'}"
    ends = SAID[kind].format(risk=cost - (cheat - keep), **numbers)
    bought = SAID["bought"].format(total=sum(paid), share=done / len(paid), **numbers) if stops and done else ""
    if needed is not None:
        cure = SAID["needs"].format(needed=needed, p=at["p_detect"])
    else:
        sure = model.phased_relief(paid, [cost] * len(paid), **{**at, "p_detect": 1.0})
        cure = SAID["no_cure_stops" if "stop" in sure.actions else "no_cure_cheats"]
    return [ends, *([bought] if bought else []), cure]


def see_relief(*, guess: float | None, timing: float, count: float, total: float, cost: float, **more: Any) -> Seen:
    """Show how far a target climbs a ladder of relief, and what tempts it at each step."""
    at = {name: more[name] for name in ("p_detect", "snapback", "discount")}
    paid = spread(total, round(count), timing)
    each = cost / len(paid)
    found = model.phased_relief(paid, [each] * len(paid), **at)
    done = next((step for step, action in enumerate(found.actions) if action != "comply"), len(paid))
    share = done / len(paid)
    worth = options(paid, each, found, **at)
    told = _tell(paid, each, done, worth, found, **at)
    ladder = _ladder(paid, each, share, guess)
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    alt = SAID["alt"].format(count=len(paid), total=total, cost=cost, told=frame.plain(" ".join(told)), guessed=guessed)
    svg = draw([ladder, _choices(worth, found.actions, ladder.foot + 40)], alt, done=share)

    def numbers() -> Numbers:
        rows = [
            (
                step + 1,
                round(paid[step], 10),
                round(each, 10),
                round(keep, 10) + 0.0,
                round(cheat, 10) + 0.0,
                SAID["actions"][action],
            )
            for step, ((keep, cheat), action) in enumerate(zip(worth, found.actions, strict=True))
        ]
        return Numbers(SAID["columns"], rows)

    return Seen(svg, told, share, numbers)
