"""The arms race: when does restraint last? (after Richardson 1960)

The plane of two levels of arms. On its own line a side stands still, neither adding nor cutting; the run goes to where
both stand still, or away from there. A joint cut is a jump in the plane, drawn beside the run without it.
"""

from __future__ import annotations

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import arms_race as model
from peacetalks.pictures import palette
from peacetalks.pictures.plane import Plane
from peacetalks.pictures.plot import draw
from peacetalks.pictures.scale import Axis, Point

WORDS = words.load("arms_race")
TITLE: str = WORDS["title"]
SAID = WORDS["race"]
MOST = 10.0
YEARS = 12
LEVELS = (0, 2, 4, 6, 8, 10)
AT_REST = 1e-9


def _says(level: float) -> str:
    return f"{round(level, 1) + 0.0:.1f}".replace("-", "−")


def _run(race: dict[str, float], x: float, y: float, steps: int) -> list[Point]:
    found = model.trajectory(**race, x0=x, y0=y, t_end=YEARS, n=YEARS * steps)
    return list(zip(found.x, found.y, strict=True))


def _lines(plane: Plane, race: dict[str, float], stable: bool) -> None:
    """Draw where each side neither adds nor cuts."""
    k, l, a, b, g, h = race.values()  # noqa: E741 - Richardson's letter
    far = 3 * MOST
    for start, end, colour, dash, name in (
        ((g / a, 0.0), ((k * far + g) / a, far), palette.A, "", SAID["labels"]["a"]),
        ((0.0, h / b), (far, (l * far + h) / b), palette.B, "9 4", SAID["labels"]["b"]),
    ):
        part = plane.within(start, end)
        if part:
            plane.line(part, colour, 3, dash)
            first, last = part
            steep = last[1] - first[1] > last[0] - first[0]
            if stable:  # at the first ends, where the lines are far from the crossing and seldom met by the run
                at = (first[0] + 0.5, first[1] + 0.3) if steep else (first[0] + 0.2, first[1] - 0.7)
                plane.label(*at, name, colour, "right")
            else:  # at the last ends, between which the run goes away
                plane.label(last[0], last[1] - (0.3 if steep else 1.6), name, colour, "left")


def _follow(plane: Plane, run: list[Point], steps: int, colour: str, width: float) -> list[Point]:
    drawn = plane.until_out(run)
    plane.line(drawn, colour, width)
    for year in range(steps, len(drawn), steps):
        if plane.holds(run[year]):
            plane.point(*run[year], colour, size=width + 0.5)
    if len(drawn) < len(run) and len(drawn) > 1:
        plane.head(drawn[-2], drawn[-1], colour)
    return drawn


def _picture(
    race: dict[str, float],
    found: model.Equilibrium,
    runs: tuple[list[Point], list[Point]],
    steps: int,
    guess: float | None,
    alt: str,
) -> str:
    labels = SAID["labels"]
    plane = Plane(Axis(0, MOST, labels["x"], LEVELS), Axis(0, MOST, labels["y"], LEVELS), height=262, left=30)
    k, l, a, b, g, h = race.values()  # noqa: E741 - Richardson's letter
    if found.kind == "unstable" and found.x is not None and found.y is not None:
        # The dividing line of the model's docstring: the left eigenvector of the slow rate.
        across, up = l, found.rate_slow + a
        least = across * found.x + up * found.y
        plane.shade_beyond(across, up, least, palette.WAR)
        part = plane.within((-MOST, (least + across * MOST) / up), (2 * MOST, (least - 2 * across * MOST) / up))
        if part:
            plane.line(part, palette.WAR, 2, "2 4")
            plane.label(*part[0], labels["divide"], palette.WAR, "right")
    plane.flow(lambda x, y: (k * y - a * x + g, l * x - b * y + h))
    _lines(plane, race, found.kind == "stable")
    before, after = runs
    cut = before[0] != after[0]
    if cut:
        _follow(plane, before, steps, palette.MUTED, 1.5)
        plane.line([before[0], after[0]], palette.RANGE, 3, "3 4")
        plane.head(before[0], after[0], palette.RANGE)
        plane.label((before[0][0] + after[0][0]) / 2, (before[0][1] + after[0][1]) / 2, labels["cut"], palette.RANGE)
    drawn = _follow(plane, after, steps, palette.INK, 3)
    plane.point(*before[0], palette.INK, "square", 6)
    plane.label(*before[0], labels["start"])
    if found.x is not None and found.y is not None and plane.holds((found.x, found.y)):
        colour = palette.RANGE if found.kind == "stable" else palette.WAR
        plane.point(found.x, found.y, colour, "diamond", 9)
        name = labels["rest" if found.kind == "stable" else "balance"]
        plane.label(found.x, found.y, name.format(x=_says(found.x), y=_says(found.y)), colour, "right")
        plane.keep_free(found.x, found.y)
    if len(drawn) < len(after):
        grows = max(drawn[-1]) > MOST - AT_REST
        plane.label(*drawn[-1], labels["up" if grows else "down"], side="left" if grows else "right")
    if guess is not None:
        plane.guess(x=guess, words=labels["guess"])
    return draw([plane], alt)


def _tell(race: dict[str, float], found: model.Equilibrium, start: Point, cut: float) -> list[str]:
    k, l, a, b, g, h = race.values()  # noqa: E741 - Richardson's letter
    weigh = {"reaction": k * l, "fatigue": a * b}
    if found.kind == "neutral":
        drift = l * g + a * h
        key = "drift_none" if abs(drift) < AT_REST else "drift_up" if drift > 0 else "drift_down"
        return [SAID["neutral"].format(**weigh), SAID[key]]
    assert found.x is not None  # only a neutral pair has no point at rest
    assert found.y is not None
    at = {"x": _says(found.x), "y": _says(found.y)}
    if found.kind == "stable":
        told = [SAID["stable"].format(**at), SAID["why_stable"].format(**weigh)]
        if min(found.x, found.y) <= -0.05:
            told[0] += f" {SAID['below_zero']}"
        elif max(found.x, found.y) > MOST:
            told[0] += f" {SAID['beyond']}"
        return [*told, SAID["cut_fades"].format(half=found.half_life) if cut else SAID["no_cut"]]
    turn = model.turning_cut(**race, x0=start[0], y0=start[1])
    after = model.turning_cut(**race, x0=start[0] * (1 - cut), y0=start[1] * (1 - cut))
    told = [SAID[after.direction], SAID["why_unstable"].format(**weigh)]
    if turn.direction != "escalates":
        return [*told, SAID["no_need"]]
    if turn.share is None or turn.share >= 1:
        return [*told, SAID["no_turn"]]
    return [*told, SAID["turns" if after.direction != "escalates" else "turn"].format(share=turn.share)]


def see(*, guess: float | None, fine: bool, cut: float, start_a: float, start_b: float, **at: float) -> Seen:
    """Show where two levels of arms go from here, with and without a joint cut at the start."""
    race = {
        "k": at["reaction_a"],
        "l": at["reaction_b"],
        "a": at["fatigue_a"],
        "b": at["fatigue_b"],
        "g": at["grievance_a"],
        "h": at["grievance_b"],
    }
    found = model.equilibrium(**race)
    steps = 8 if fine else 2
    left_a, left_b = start_a * (1 - cut), start_b * (1 - cut)
    after = _run(race, left_a, left_b, steps)
    before = _run(race, start_a, start_b, steps) if cut else after
    told = _tell(race, found, (start_a, start_b), cut)
    alt = SAID["alt"].format(
        start=SAID["alt_cut" if cut else "alt_start"].format(a=start_a, b=start_b, left_a=left_a, left_b=left_b),
        told=frame.plain(" ".join(told)),
        guessed="" if guess is None else SAID["alt_guess"].format(guess=guess),
    )

    def numbers() -> Numbers:
        rows = [
            (year, *(round(one, 2) + 0.0 for one in (*with_cut, *without)))
            for year, (with_cut, without) in enumerate(zip(after[::steps], before[::steps], strict=True))
        ]
        return Numbers(SAID["columns"], rows)

    # Rounded as it is said, so that nothing comes to rest at minus zero.
    answer = round(found.x, 1) + 0.0 if found.kind == "stable" and found.x is not None else None
    return Seen(_picture(race, found, (before, after), steps, guess, alt), told, answer, numbers)


def _both(reaction: float, grievance: float) -> dict[str, float]:
    return {
        f"{name}_{side}": value for side in "ab" for name, value in (("reaction", reaction), ("grievance", grievance))
    }


FIGURE = Figure(
    module="arms_race",
    words=WORDS,
    settings={
        "cut": Number(0, 0.95, 0.0, 0.05),
        "reaction_a": Number(0, 2, 0.5, 0.05),
        "reaction_b": Number(0, 2, 0.5, 0.05),
        "grievance_a": Number(-4, 4, 3.0, 0.1),
        "grievance_b": Number(-4, 4, 3.0, 0.1),
        "fatigue_a": Number(0.2, 2, 1.0, 0.05),
        "fatigue_b": Number(0.2, 2, 1.0, 0.05),
        "start_a": Number(0, 10, 9.0, 0.5),
        "start_b": Number(0, 10, 3.0, 0.5),
    },
    views={
        "race": View(
            see,
            ("cut", "reaction_a", "reaction_b", "grievance_a", "grievance_b"),
            Prediction(Number(0, MOST, 3.0, 0.1), {"cut": 0.5}, close=0.3),
            assumptions=("fatigue_a", "fatigue_b", "start_a", "start_b"),
            coarse=True,
        )
    },
    presets={
        "managed_rivalry": {"reaction_a": 0.6, "reaction_b": 0.6, "start_a": 3.0, "start_b": 1.0},
        "runaway": _both(1.5, 0.5) | {"start_a": 1.0, "start_b": 2.0},
        "window_for_cuts": _both(2.0, -3.0) | {"start_a": 5.0, "start_b": 4.5, "cut": 0.5},
        "one_relents": {"grievance_a": 0.0, "start_a": 6.0, "start_b": 6.0},
    },
)
build, show = FIGURE.build, FIGURE.show
