"""Sanctions: when do they move anyone? (Drezner 2003 for the threat; the ladder of relief is this course's own)

Two questions: what a threat achieves unseen, and how relief must be phased so that both sides go through to the end.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.sanctions_ladder import see_relief
from peacetalks.explorations.setting import Choice, Number, Value, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.models import sanctions as model
from peacetalks.pictures import palette
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis, steps

WORDS = words.load("sanctions")
TITLE: str = WORDS["title"]
THREAT = WORDS["threat"]
STAKES = 10.0
"""Stakes are spread evenly from 0 to this."""
COSTS = ("cost_low", "cost_high", "prob_high", "early")
SENDER = ("sender_gain", "sender_cost", "backdown")


def _percent(share: float) -> str:
    return THREAT["tiny"] if 0 < share < 0.005 else f"{share:.0%}"


def _losses(costs: dict[str, float], game: model.SanctionGame) -> Plot:
    labels = THREAT["labels"]
    plot = Plot(Axis(0, STAKES), Axis(0, STAKES, labels["loss"], (0, 5, 10)), 30, 92)
    low, high, chance, early = (costs[name] for name in COSTS)
    bends = sorted({0.0, STAKES, (1 - early) * low, (1 - early) * high})
    facing = [(stake, -model.target_choice(stake, low, high, chance, early).value_imposed) for stake in bends]
    plot.line([(0, 0), (STAKES, STAKES)], palette.B, 3)
    plot.line(facing, palette.WAR, 3, "9 4")
    threshold = game.threshold
    if game.threaten and 0 < threshold < STAKES:
        plot.rule(x=threshold, dash="2 3")
        plot.point(threshold, threshold, palette.INK)
        plot.keep_free(threshold, threshold)
    plot.label(STAKES - 0.4, STAKES - 0.4, labels["yield"], palette.B, "left")
    plot.label(STAKES, facing[-1][1], labels["face"], palette.WAR, "below" if facing[-1][1] > 2.4 else "above")
    return plot


def _shares(game: model.SanctionGame, prob_high: float, top: float, guess: float | None) -> Plot:
    labels = THREAT["labels"]
    x = Axis(0, STAKES, labels["x"], (0, 2, 4, 6, 8, 10))
    plot = Plot(x, Axis(0, 1, labels["share"], (0, 0.5, 1), _percent), top, 112)
    border, late = game.concede_at_threat * STAKES, min(STAKES, game.late_limit)
    if not game.threaten:
        plot.band(0, STAKES, 0, 1, palette.WAR, hatched=True)
        plot.label(STAKES / 2, 0.5, labels["unmade" if game.credible else "empty"], palette.WAR)
    else:
        plot.band(0, border, 0, 1, palette.RANGE)
        if border > 0:
            plot.label(border / 2, 0.75, labels["unseen"], palette.RANGE)
            plot.label(border / 2, 0.55, labels["all"], palette.RANGE)
        if late > border:
            plot.band(border, late, 0, prob_high, palette.RANGE)
            plot.band(border, late, prob_high, 1, palette.WAR, hatched=True)
        if border < STAKES:
            plot.band(max(late, border), STAKES, 0, 1, palette.WAR, hatched=True)
            plot.frame(border, STAKES, 0, 1, palette.INK)
            plot.label((border + STAKES) / 2, 0.9, labels["list"], palette.INK, "below")
            record = game.concede_when_imposed or 0.0
            plot.line([(border, record), (STAKES, record)], palette.INK, 4)
            plot.label((border + STAKES) / 2, record, labels["succeed"].format(_percent(record)), palette.INK)
    if guess is not None:
        plot.guess(y=guess, words=labels["guess"])
    return plot


def see_threat(*, guess: float | None, **at: Any) -> Seen:
    """Show who gives in to a threat, who under sanctions, and who never does, by what is at stake for a target."""
    costs = {name: at[name] for name in COSTS}

    def play(**other: float) -> model.SanctionGame:
        return model.sanction_game(0.0, STAKES, **{**costs, **{name: at[name] for name in SENDER}, **other})

    game = play()
    record = game.concede_when_imposed if game.threaten else None
    told = _tell_threat(game, record, at["backdown"])
    alt = THREAT["alt"].format(
        told=frame.plain(" ".join(told)),
        guessed="" if guess is None else THREAT["alt_guess"].format(guess=guess),
    )
    losses = _losses(costs, game)
    svg = draw([losses, _shares(game, costs["prob_high"], losses.foot + 34, guess)], alt, early=game.concede_at_threat)

    def numbers() -> Numbers:
        rows = []
        for low in steps(0, at["cost_high"], 11):
            made = play(cost_low=low)
            seen = made.concede_when_imposed if made.threaten else None
            listed = THREAT["nothing"] if seen is None else round(seen, 10)
            rows.append(
                (
                    round(low, 10),
                    THREAT["yes" if made.threaten else "no"],
                    made.concede_at_threat * made.threaten,
                    made.prob_imposed,
                    listed,
                    made.prob_success,
                )
            )
        return Numbers(THREAT["columns"], rows)

    return Seen(svg, told, record, numbers)


def _tell_threat(game: model.SanctionGame, record: float | None, backdown: float) -> list[str]:
    weighs = {"impose": _signed(game.impose_payoff), "backdown": _signed(-backdown)}
    if not game.threaten:
        return [THREAT["unmade" if game.credible else "empty"].format(**weighs)]
    if record is None:
        return [THREAT["everyone"], THREAT["worth"].format(**weighs)]
    early = game.concede_at_threat
    shares = {"early": _percent(early), "rest": 1 - early, "record": _percent(record), "all": game.prob_success}
    return [
        THREAT["unseen" if early > 0 else "nobody"].format(**shares),
        THREAT["whole" if not early else "seen" if record > 0 else "seen_none"].format(**shares),
        THREAT["worth"].format(**weighs),
    ]


def _signed(value: float) -> str:
    text = f"{value:.2f}".replace("-", "−")
    return text.removeprefix("−") if float(f"{value:.2f}") == 0 else text


def mend(values: Values, moved: str | None) -> dict[str, Value]:
    """Keep the low cost below the high one, the one that was moved pushing the other."""
    low, high = values["cost_low"], values["cost_high"]
    if low <= high:  # type: ignore[operator]
        return {}
    return {"cost_low": high} if moved == "cost_high" else {"cost_high": low}


FIGURE = Figure(
    module="sanctions",
    words=WORDS,
    settings={
        "view": Choice("threat", ("threat", "relief")),
        "cost_low": Number(0, STAKES, 3.0, 0.1),
        "cost_high": Number(0, STAKES, 8.0, 0.1),
        "prob_high": Number(0, 1, 0.4, 0.05),
        "sender_cost": Number(0, 8, 1.5, 0.1),
        "sender_gain": Number(0, 10, 6.0, 0.1),
        "backdown": Number(0, 8, 2.0, 0.1),
        "early": Number(0, 1, 0.2, 0.05),
        "timing": Number(-1, 1, 0.0, 0.1),
        "count": Number(1, 5, 4, 1),
        "p_detect": Number(0, 1, 0.8, 0.05),
        "snapback": Number(0, 1, 1.0, 0.05),
        "total": Number(0, 24, 12.0, 0.5),
        "cost": Number(1, 16, 8.0, 0.5),
        "discount": Number(0.5, 1, 0.95, 0.01),
    },
    views={
        "threat": View(
            see_threat,
            ("cost_low", "cost_high", "prob_high", "sender_cost"),
            Prediction(Number(0, 1, 0.5), {"cost_low": 5.0}, close=0.05),
            assumptions=("sender_gain", "backdown", "early"),
        ),
        "relief": View(
            see_relief,
            ("timing", "count", "p_detect", "snapback"),
            Prediction(Number(0, 1, 0.6, 0.05), {"timing": 1.0, "p_detect": 1.0}, close=0.05),
            assumptions=("total", "cost", "discount"),
        ),
    },
    presets={
        "hidden_hand": {"view": "threat", "cost_low": 4.5},
        "too_dear": {"view": "threat", "sender_cost": 6.0, "backdown": 1.0},
        "ladder": {"view": "relief", "timing": -0.2},
        "up_front": {"view": "relief", "timing": 1.0},
        "no_snapback": {"view": "relief", "snapback": 0.0},
        "seldom_found": {"view": "relief", "p_detect": 0.2},
    },
    mend=mend,
)
build, show = FIGURE.build, FIGURE.show
