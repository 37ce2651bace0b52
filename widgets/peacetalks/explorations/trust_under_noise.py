"""Trust under noise: how much forgiveness does a misread signal need? (after Axelrod 1984 and Molander 1985)

Above, the rounds that follow one mistake, or a feud's end; below, how much cooperation comes of it, exactly, over all
degrees of forgiveness, or over the number of first steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import memory_one
from peacetalks.models import trust_under_noise as model
from peacetalks.pictures import palette, svg
from peacetalks.pictures.plot import Plot
from peacetalks.pictures.rounds import Rounds
from peacetalks.pictures.scale import Axis

WORDS = words.load("trust_under_noise")
TITLE: str = WORDS["title"]
ROUNDS = 20
MISTAKE = 4
STEPS = range(6)
REWARD, PUNISHMENT, SUCKER = 3.0, 1.0, 0.0
EQUAL, CERTAIN = 0.005, 0.995
HABITS = {"same": "GTFT", "strict": "TFT", "win_stay": "WSLS", "grim": "GRIM", "never": "ALLD"}
SHARES = (0, 0.5, 1)

Play = tuple[Sequence[float], Sequence[float]]


def _after_a_mistake(habit: str, forgives: float, kind: str) -> Play:
    """Return each side's chance of cooperating, round by round, when B alone errs, once and for certain."""
    a, b, errs = (
        memory_one.answers(name, forgives, error, kind) for name, error in (("GTFT", 0), (habit, 0), (habit, 1))
    )
    right, wrong = memory_one.chain(a, b), memory_one.chain(a, errs)
    state, states = [1.0, 0.0, 0.0, 0.0], []
    for played in range(1, ROUNDS + 1):
        rows = wrong if played == MISTAKE else right
        state = [sum(chance * row[after] for chance, row in zip(state, rows, strict=True)) for after in range(4)]
        states.append(state)
    return [cc + cd for cc, cd, _, _ in states], [cc + dc for cc, _, dc, _ in states]


def _strip(play: Play, at: float, name: str) -> Rounds:
    strip = Rounds(play, (palette.A, palette.B), ("A", "B"), top=50, title=WORDS["strip"])
    strip.say(at, name)
    return strip


def _picture(strip: Rounds, plot: Plot, alt: str) -> str:
    return svg.picture(plot.bottom + 4, alt, strip.content() + plot.content())


def _curve(forgives: float, habit: str, noise: float, kind: str, fine: bool) -> list[tuple[float, float, float]]:
    count = 24 if fine else 10
    # Close together near nothing, where the curve is steep when mistakes are rare.
    places = sorted({(step / count) ** 2 for step in range(count + 1)} | {forgives})
    made = [(place, model.stationary_match("GTFT", habit, noise, kind, place)) for place in places]
    return [(place, one.coop_a, one.coop_b) for place, one in made]


def _lasting(
    curve: list[tuple[float, float, float]], forgives: float, limit: float, top: float, guess: float | None
) -> Plot:
    labels = WORDS["misread"]["labels"]
    across = Axis(0, 1, labels["x"], (0, 0.25, 0.5, 0.75, 1))
    plot = Plot(across, Axis(0, 1, labels["y"], SHARES), top=top, height=130)
    plot.band(limit, 1, 0, 1, palette.WAR, hatched=True)
    plot.rule(x=limit, colour=palette.WAR)
    plot.label(1, 0.2, labels["limit"], palette.WAR, "above")
    _, here_a, here_b = next(one for one in curve if one[0] == forgives)
    if max(abs(a - b) for _, a, b in curve) > EQUAL:
        over = curve[-2][1] >= curve[-2][2]
        for side, here, colour, dash, shape in (
            (1, here_a, palette.A, "", "round"),
            (2, here_b, palette.B, "9 4", "square"),
        ):
            plot.line([(one[0], one[side]) for one in curve], colour, 3, dash)
            plot.point(forgives, here, colour, shape)
            plot.label(
                curve[-2][0], curve[-2][side], "AB"[side - 1], colour, "above" if over == (side == 1) else "below"
            )
    else:
        plot.line([(place, coop) for place, coop, _ in curve], palette.RANGE, 3.5)
        plot.point(forgives, here_a, palette.RANGE, "diamond", 9)
        side_of = "below" if forgives > 0.1 else "right"
        plot.label(forgives, here_a, labels["now"].format(coop=here_a), palette.RANGE, side_of)
    if guess is not None:
        plot.guess(y=guess, words=labels["guess"])
    return plot


def _why(habit: str, forgives: float, noise: float) -> str:
    said = WORDS["misread"]["why"]
    if noise >= model.MAX_NOISE:
        return str(said["drowned"])
    if habit not in ("same", "strict"):
        return str(said[habit])
    if forgives == 0:
        return str(said["echo"])
    # A feud is one defection that goes back and forth until it is forgiven: any answer to it may do so or, when A alone
    # forgives, every second one. Its length E is then 1 + (1 - q) (1 + E).
    length = 1 / forgives if habit == "same" else (2 - forgives) / forgives
    return str(said["all" if habit == "same" and forgives == 1 else habit].format(length=length))


def see_misread(*, forgives: float, habit: str, noise: float, kind: str, guess: float | None, **at: Any) -> Seen:
    """Show what one mistake starts, and how much cooperation is left in the long run."""
    said, name, payoffs = WORDS["misread"], HABITS[habit], (at["temptation"], REWARD, PUNISHMENT, SUCKER)
    found = model.stationary_match("GTFT", name, noise, kind, forgives, *payoffs)
    limit = model.game_kind(*payoffs).generosity_limit
    assert limit is not None  # the settings allow prisoner's dilemmas only
    mean = (found.coop_a + found.coop_b) / 2
    facts = {"coop": mean, "limit": limit, "forgives": forgives, **vars(found)}
    went_wrong = said[f"of_{kind}"].format(noise=noise)
    told = [
        said["together" if abs(found.coop_a - found.coop_b) < EQUAL else "apart"].format(what=went_wrong, **facts),
        _why(habit, forgives, noise),
        said["pays" if habit == "never" else "within" if forgives <= limit else "too_far"].format(**facts),
    ]
    strip = _strip(_after_a_mistake(name, forgives, kind), MISTAKE, said["labels"][kind])
    guessed = "" if guess is None else said["alt_guess"].format(guess=guess)
    alt = said["alt"].format(told=frame.plain(" ".join(told)), guessed=guessed, **facts)

    def numbers() -> Numbers:
        made = [
            (step / 20, model.stationary_match("GTFT", name, noise, kind, step / 20, *payoffs)) for step in range(21)
        ]
        rows = [(place, one.coop_a, one.coop_b, one.payoff_a, one.payoff_b) for place, one in made]
        return Numbers(said["columns"], rows)

    curve = _curve(forgives, name, noise, kind, at["fine"])
    lower = _lasting(curve, forgives, limit, strip.bottom + 34, guess)
    return Seen(_picture(strip, lower, alt), told, mean, numbers)


def _ends(play: Play) -> str | None:
    """Say what a play has come to: `peace`, `feud`, `turns`, or None when that is a matter of chance."""
    a, b = (side[-4:] for side in play)
    if min(*a, *b) >= CERTAIN:
        return "peace"
    if max(*a, *b) <= 1 - CERTAIN:
        return "feud"
    # Moves that go round in threes look the same for two rounds, hence four.
    apart = all(abs(one - other) >= CERTAIN for one, other in zip(a, b, strict=True))
    return "turns" if apart and all(abs(now - then) >= CERTAIN for then, now in pairwise(a)) else None


def see_steps(*, steps: float, habit: str, forgives: float, **_: Any) -> Seen:
    """Show what A's unconditional first steps make of a feud, if nothing is misread."""
    said, labels, name = WORDS["steps"], WORDS["steps"]["labels"], HABITS[habit]
    taken = round(steps)
    matches = [model.opening_match("GTFT", name, ROUNDS, 0, "action", forgives, "DD", count) for count in STEPS]
    outcomes = [sum(one.coop_a[-2:] + one.coop_b[-2:]) / 4 for one in matches]
    play = matches[taken].coop_a, matches[taken].coop_b
    end = _ends(play)
    told = [
        said["taken"][min(taken, 2)].format(count=taken),
        said["ends"][end or "chance"].format(coop=outcomes[taken]),
        said["why"][habit],
    ]
    strip = _strip(play, max(taken, 1), labels["at"][min(taken, 2)])
    plot = Plot(Axis(0, 5, labels["x"], STEPS), Axis(0, 1, labels["y"], SHARES), top=strip.bottom + 34, height=120)
    for count, outcome in enumerate(outcomes):
        colour, width, shape = (palette.RANGE, 5, "diamond") if count == taken else (palette.LINE, 3, "round")
        plot.line([(count, 0), (count, outcome)], colour, width)
        plot.point(count, outcome, colour, shape, width + 4)
    beside = (taken + 0.08, "right") if taken < STEPS[-1] else (taken - 0.08, "left")
    plot.label(beside[0], outcomes[taken], labels["now"].format(coop=outcomes[taken]), palette.RANGE, beside[1])
    alt = said["alt"].format(told=frame.plain(" ".join(told)))

    def numbers() -> Numbers:
        return Numbers(said["columns"], [(played, *pair) for played, pair in enumerate(zip(*play, strict=True), 1)])

    return Seen(_picture(strip, plot, alt), told, end, numbers)


FIGURE = Figure(
    module="trust_under_noise",
    words=WORDS,
    settings={
        "view": Choice("misread", ("misread", "steps")),
        "forgives": Number(0, 1, 0.0),
        "noise": Number(0.01, 0.5, 0.1),
        "steps": Number(0, 5, 0, 1),
        "habit": Choice("same", tuple(HABITS), listed=True),
        "kind": Choice("perception", ("perception", "action")),
        "temptation": Number(3.2, 5.8, 5.0, 0.1),
    },
    views={
        "misread": View(
            see_misread,
            ("forgives", "noise", "habit", "kind"),
            Prediction(Number(0, 1, 0.8), {"noise": 0.01}, close=0.04),
            assumptions=("temptation",),
            coarse=True,
        ),
        "steps": View(
            see_steps,
            ("steps", "habit", "forgives"),
            Prediction(Choice("peace", ("peace", "turns", "feud")), {"steps": 1}),
        ),
    },
    presets={
        "echo": {"noise": 0.01},
        "generous": {"forgives": 0.33},
        "one_forgives": {"forgives": 0.33, "habit": "strict"},
        "exploited": {"forgives": 0.6, "habit": "never"},
        "initiative": {"view": "steps", "steps": 2},
    },
)
build, show = FIGURE.build, FIGURE.show
