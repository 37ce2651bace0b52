"""The two-level game: when does a tied hand win? (after Putnam 1988 and Schelling 1960)

Two panels over one line of possible deals: above, two legislatures, the leaders between them and what they agree on;
below, what becomes of A's win-set and of the deal as A needs more votes at home.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Number
from peacetalks.explorations.view import Seen, View
from peacetalks.models import two_level_game as model
from peacetalks.pictures import palette
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis, Point
from peacetalks.pictures.scatter import Scatter

WORDS = words.load("two_level_game")
TITLE: str = WORDS["title"]
SAID = WORDS["two_level_game"]
LABELS = SAID["labels"]
VOTERS = 9
QUOTAS = range(VOTERS // 2 + 1, VOTERS + 1)
LEFT = 84.0
SAME = 1e-9


def _legislature(centre: float, spread: float) -> list[float]:
    """Return ideal points evenly spread around a centre, kept on the line."""
    return [min(1.0, max(0.0, centre + spread * (2 * one / (VOTERS - 1) - 1))) for one in range(VOTERS)]


class Game:
    """What the model says of one setting, and of any number of votes that A may need in it."""

    def __init__(self, at: dict[str, float]) -> None:
        self.quota_a, self.status_quo = round(at["quota_a"]), at["status_quo"]
        self.leaders = at["leader_a"], at["leader_b"]
        self.voters = _legislature(at["centre_a"], at["spread_a"]), _legislature(at["centre_b"], at["spread_b"])
        self.hurdles = at["hurdle_a"], at["hurdle_b"]
        self._quota_b, self._power_a = round(at["quota_b"]), at["power_a"]

    def _given(self, quota_a: int) -> tuple[Any, ...]:
        sides = self.voters[0], quota_a, self.voters[1], self._quota_b
        return *self.leaders, *sides, self.status_quo, *self.hurdles, self._power_a

    def win_set_a(self, quota_a: int) -> model.Interval:
        """Return what A can ratify."""
        return model.win_set(self.voters[0], quota_a, self.status_quo, self.hurdles[0])

    def zone(self) -> model.Zone:
        """Return what each side can ratify, and what both can."""
        return model.agreement_zone(*self._given(self.quota_a)[2:-1])

    def outcome(self, quota_a: int) -> model.Outcome:
        """Return what the leaders agree on."""
        return model.negotiated_outcome(*self._given(quota_a))

    def effect(self, quota_a: int) -> model.SchellingEffect:
        """Return what the need to ratify does for A's leader."""
        return model.schelling_effect(*self._given(quota_a))

    def approves(self, side: int, x: float) -> list[bool]:
        """Return which voters of A (0) or B (1) approve of `x`."""
        q, hurdle = self.status_quo, self.hurdles[side]
        return [abs(x - ideal) <= abs(q - ideal) - hurdle + SAME for ideal in self.voters[side]]


def _beside(plot: Plot, x: float, y: float, words: str, colour: str, left: bool) -> None:
    plot.label(x - 0.012 if left else x + 0.012, y, words, colour, "left" if left else "right")


def _table(game: Game, zone: model.Zone, made: model.Outcome, guess: float | None) -> Plot:
    x = made.compromise if made.x is None else made.x
    votes = [game.approves(side, x) for side in (0, 1)]
    for_a, for_b = LABELS["voters_a"].format(sum(votes[0])), LABELS["voters_b"].format(sum(votes[1]))
    names = {3.5: for_a, 2.5: LABELS["leaders"], 1.5: LABELS["agreed"], 0.5: for_b}
    plot = Scatter(Axis(0, 1), Axis(0, 4, ticks=tuple(names), says=names.__getitem__), top=30, height=128, left=LEFT)
    if zone.zone.lower is not None and zone.zone.upper is not None:
        plot.band(zone.zone.lower, zone.zone.upper, 0, 4, palette.RANGE)
    plot.rule(x=game.status_quo, dash="2 4")
    for side, (middle, colour) in enumerate(((3.5, palette.A), (0.5, palette.B))):
        win_set = (zone.win_set_a, zone.win_set_b)[side]
        if win_set.lower is not None and win_set.upper is not None:
            plot.frame(win_set.lower, win_set.upper, middle - 0.42, middle + 0.42, colour)
        voters = [(ideal, middle) for ideal in game.voters[side]]
        plot.dots(voters, palette.PAPER, 16)
        plot.dots(voters, colour, 12)
        plot.dots([one for one, approves in zip(voters, votes[side], strict=True) if not approves], palette.PAPER, 7)
    if guess is not None:
        plot.guess(x=guess, words=LABELS["guess"].format(guess))
    plot.label(game.status_quo, 4, LABELS["status_quo"].format(game.status_quo), palette.INK)
    for ideal, colour, name in zip(game.leaders, (palette.A, palette.B), ("leader_a", "leader_b"), strict=True):
        plot.point(ideal, 2.5, colour, "triangle", 8)
        plot.keep_free(ideal, 2.5, 6)
        _beside(plot, ideal, 2.5, LABELS[name], colour, ideal > 0.65)
    plot.keep_free(x, 1.5, 6)
    if made.x is None:
        plot.point(x, 1.5, palette.WAR, "cross", 7)
        _beside(plot, x, 1.5, LABELS["rejected"].format(x), palette.WAR, x > 0.5)
    else:
        if abs(x - made.compromise) > SAME:
            plot.line(((made.compromise, 1.5), (x, 1.5)), palette.RANGE, 3, "2 3")
        plot.point(x, 1.5, palette.RANGE, "diamond", 8)
        _beside(plot, x, 1.5, f"{x:.2f}", palette.RANGE, x < made.compromise - SAME or x > 0.9)
    return plot


def _ladder(game: Game, limits: model.Interval, top: float) -> Plot:
    middles = {QUOTAS[-1] - quota + 0.5: quota for quota in QUOTAS}
    rows = Axis(0, len(QUOTAS), LABELS["ladder"], tuple(middles), lambda y: LABELS["votes"].format(middles[y]))
    plot = Plot(Axis(0, 1, LABELS["x"], (0, 0.25, 0.5, 0.75, 1)), rows, top=top, height=22.0 * len(QUOTAS), left=LEFT)
    win_sets = {middle: game.win_set_a(quota) for middle, quota in middles.items()}
    empty = [middle for middle, win_set in win_sets.items() if win_set.empty]
    inner = [end for end in (limits.lower, limits.upper) if end is not None and 0 < end < 1]
    for end in inner:
        plot.rule(x=end, colour=palette.B, dash="9 4")
    if inner:
        plot.label(inner[-1], 1.4 if empty == [0.5] else 0.4, LABELS["limit"].format(inner[-1]), palette.B, "left")
    if empty:
        plot.label(0, empty[0] - 0.1, LABELS["empty"], palette.MUTED, "right")
    path: list[Point] = []
    for middle, quota in middles.items():
        win_set = win_sets[middle]
        if win_set.lower is not None and win_set.upper is not None:
            ends = win_set.lower, win_set.upper, middle - 0.36, middle + 0.36, palette.A
            for _ in range(2 if quota == game.quota_a else 1):
                plot.band(*ends)
            plot.frame(*ends)
        if quota <= game.quota_a:
            x = game.outcome(quota).x
            colour, dash, shape = (palette.WAR, "2 4", "cross") if x is None else (palette.RANGE, "", "diamond")
            path.append((game.status_quo if x is None else x, middle))
            plot.line(path[-2:], colour, 2, dash)
            plot.point(*path[-1], colour, shape)
    return plot


def _tell(game: Game, zone: model.Zone, made: model.Outcome) -> list[str]:
    q = game.status_quo
    sets = [_set("ratifies_a", zone.win_set_a, game.quota_a), _set("ratifies_b", zone.win_set_b)]
    kind = "apart" if zone.zone.lower is None else "point" if zone.zone.width < SAME else "overlap"
    if zone.win_set_a.empty or zone.win_set_b.empty:
        kind = "nothing"
    sets.append(SAID[kind].format(low=zone.zone.lower, high=zone.zone.upper))
    if made.x is None:
        votes_a, votes_b = (sum(game.approves(side, made.compromise)) for side in (0, 1))
        second = SAID["fails"].format(free=made.compromise, votes_a=votes_a, votes_b=votes_b, q=q)
    else:
        who = SAID["who"].get(made.binding, "")
        second = SAID["pulled" if who else "agreed"].format(free=made.compromise, x=made.x, who=who)
    found = game.effect(game.quota_a)
    moved = found.effect == "irrelevant" and abs((found.x_free or 0) - (found.x_constrained or 0)) > SAME
    likes = SAID["likes"]["more" if found.gain_a > SAME else "less" if found.gain_a < -SAME else "same"]
    terms = {"free": found.x_free, "x": found.x_constrained, "leader": game.leaders[0], "q": q}
    return [" ".join(sets), second, SAID["effect"]["equal" if moved else found.effect].format(likes=likes, **terms)]


def _set(side: str, win_set: model.Interval, votes: int = 0) -> str:
    kind = "none" if win_set.empty else "one" if win_set.width < SAME else "terms"
    terms = SAID[kind].format(low=win_set.lower, high=win_set.upper)
    return str(SAID[side].format(terms=terms, votes=votes))


def see(*, guess: float | None, fine: bool = True, **at: Any) -> Seen:
    """Show what both sides can ratify, what the leaders agree on, and what more votes at home would change."""
    game = Game(at)
    zone, made = game.zone(), game.outcome(game.quota_a)
    told = _tell(game, zone, made)
    guessed = "" if guess is None else SAID["alt_guess"].format(guess=guess)
    alt = SAID["alt"].format(told=" ".join(map(frame.plain, told)), guessed=guessed, **at)
    above = _table(game, zone, made, guess)

    def numbers() -> Numbers:
        rows = []
        for quota in QUOTAS:
            win_set, found = game.win_set_a(quota), game.outcome(quota)
            shown = [SAID["dash"] if one is None else f"{one:.2f}" for one in (win_set.lower, win_set.upper, found.x)]
            rows.append((quota, *shown, f"{found.loss_a:.2f}", SAID["short"][game.effect(quota).effect]))
        return Numbers(SAID["columns"], rows)

    return Seen(draw([above, _ladder(game, zone.win_set_b, above.bottom + 34)], alt), told, made.x, numbers)


# The first five are in view, the others behind Assumptions.
SETTINGS = {
    "quota_a": Number(5, 9, 5, 1),
    "centre_a": Number(0, 1, 0.54),
    "hurdle_b": Number(-0.5, 0.8, 0.2, 0.05),
    "status_quo": Number(0, 1, 0.8),
    "power_a": Number(0, 1, 0.5),
    "hurdle_a": Number(-0.5, 0.8, 0.0, 0.05),
    "leader_a": Number(0, 1, 0.55),
    "leader_b": Number(0, 1, 0.15),
    "spread_a": Number(0, 0.5, 0.24),
    "quota_b": Number(5, 9, 5, 1),
    "centre_b": Number(0, 1, 0.2),
    "spread_b": Number(0, 0.5, 0.16),
}
FIGURE = Figure(
    module="two_level_game",
    words=WORDS,
    settings=SETTINGS,
    views={
        "table": View(
            see, tuple(SETTINGS)[:5], Prediction(Number(0, 1, 0.2), {"quota_a": 7}, close=0.04), tuple(SETTINGS)[5:]
        )
    },
    presets={
        "senate": {"quota_a": 6, "hurdle_a": 0.1, "hurdle_b": 0.35},
        "tied": {"quota_a": 7},
        "too_tight": {"quota_a": 8},
        "weary": {"quota_a": 8, "hurdle_a": -0.1},
        "burden": {"leader_a": 0.9, "hurdle_a": 0.4, "centre_a": 0.3},
    },
)
build, show = FIGURE.build, FIGURE.show
