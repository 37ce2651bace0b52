"""Spoilers: can a deal outlive sabotage? (after Kydd and Walter 2002; spoilers as in Stedman 1997)

Two panels over the same trust: above, how it falls attack by attack until the government no longer goes on; below, for
every trust and every belief in the moderates' strength, whether an attack ends the talks.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from peacetalks.explorations import frame, words
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.models import spoilers as model
from peacetalks.models.checks import at_least
from peacetalks.pictures import palette
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis, steps

WORDS = words.load("spoilers")
TITLE: str = WORDS["title"]
SAID = WORDS["spoilers"]
LABELS = SAID["labels"]
ATTACKS = 5
REACH = 0.6
"""Any chance of an attack would do: without quiet periods it makes no difference."""
PEACE = 10.0
LEFT = 84.0
ROOM = 0.3
"""Below this threshold there is no room to say what it parts off."""


def percent(chance: float) -> str:
    """Write a probability, and never one as certain that isn't."""
    if 0 < chance < 0.005 or 0.995 <= chance < 1:
        return str(SAID["nearly"][chance > 0.5])
    return f"{chance:.0%}"


class Course(NamedTuple):
    """What attacks do: beliefs after 0 to `ATTACKS` of them, and the first that ends the talks, or None."""

    updates: tuple[model.TrustUpdate, ...]
    threshold: float
    broken: int | None

    @property
    def shown(self) -> list[float]:
        """Trust before the first attack and after each until the talks end."""
        return [one.trust for one in self.updates[: ATTACKS + 1 if self.broken is None else self.broken + 1]]

    def says(self, attacks: int) -> str:
        """Write the trust after some attacks, told apart from the trust that is needed."""
        trust, needed = percent(self.updates[attacks].trust), f"{self.threshold:.0%}"
        return str(SAID["just_under"].format(needed)) if attacks == self.broken and trust == needed else trust


def update(
    at: dict[str, Any], attacks: int, trust: float | None = None, strong: float | None = None
) -> model.TrustUpdate:
    """Return beliefs after attacks in a row, each followed by the monitor's report if there is one."""
    kind = (at["trust"] if trust is None else trust, at["strong"] if strong is None else strong)
    reports = (attacks * (at["monitor"] == "effort"), attacks * (at["monitor"] == "no_effort"))
    control, quality = (at["control_strong"], at["control_weak"]), (at["report_hit"], at["report_false"])
    return model.update_trust(*kind, REACH, *control, attacks, 0, *reports, *quality)


def course(at: dict[str, Any]) -> Course:
    """Return what attacks in a row do."""
    updates = tuple(update(at, attacks) for attacks in range(ATTACKS + 1))
    threshold = model.trust_threshold(PEACE, at["fight"], -at["loss"]).threshold
    broken = (attacks for attacks, found in enumerate(updates) if not at_least(found.trust, threshold))
    return Course(updates, threshold, next(broken, None))


def borders(at: dict[str, Any], threshold: float, beliefs: tuple[float, ...], most: int) -> list[list[float]]:
    """Return the trust that outlives 1, 2, … attacks, for each belief in strength; never below the threshold.

    How much likelier an attack is with trustworthy moderates than with others is linear in that belief.
    """
    odds = threshold / (1 - threshold)
    found, before = [], [threshold] * len(beliefs)
    for attacks in range(1, most + 1):
        other = update(at, attacks, trust=0.0).evidence
        weak, strong = (update(at, attacks, trust=1.0, strong=end).evidence / other for end in (0.0, 1.0))
        needed = (odds / (odds + weak + (strong - weak) * belief) for belief in beliefs)
        before = [max(ones) for ones in zip(before, needed, strict=True)]
        found.append(before)
    return found


def _row(up: float) -> str:
    attacks = round(ATTACKS + 0.5 - up)
    return str(LABELS["attack" if attacks else "before"].format(attacks))


def _slide(seen: Course, guess: float | None) -> Plot:
    rows = Axis(0, ATTACKS + 1, ticks=[row + 0.5 for row in range(ATTACKS + 1)], says=_row)
    plot = Plot(Axis(0, 1), rows, top=26, height=132, left=LEFT)
    plot.band(0, seen.threshold, 0, ATTACKS + 1, palette.LINE)
    plot.rule(x=seen.threshold, colour=palette.INK)
    points = [(trust, ATTACKS + 0.5 - row) for row, trust in enumerate(seen.shown)]
    plot.line(points, palette.A, 2.5)
    for row, (trust, up) in enumerate(points):
        ended = row == seen.broken
        plot.point(trust, up, palette.WAR if ended else palette.A, "cross" if ended else "round", 6)
        side = "left" if trust > 0.85 or (ended and trust > 0.12) else "right"
        plot.label(trust, up, seen.says(row), palette.WAR if ended else palette.INK, side)
    if seen.threshold > ROOM:
        plot.label(seen.threshold / 2, 0, LABELS["talks_end"], palette.MUTED)
    plot.label(seen.threshold, ATTACKS + 1, LABELS["needed"].format(seen.threshold))
    if guess is not None:
        plot.guess(x=guess, words=LABELS["guess"])
    return plot


def _map(at: dict[str, Any], threshold: float, top: float, fine: bool) -> Plot:
    trust = Axis(0, 1, LABELS["x"], (0, 0.25, 0.5, 0.75, 1), "{:.0%}".format)
    strength = Axis(0, 1, LABELS["y"], (0, 0.5, 1), "{:.0%}".format)
    plot = Plot(trust, strength, top=top, height=118, left=LEFT)
    beliefs = steps(0, 1, 21 if fine else 11)
    first, second = ([*zip(ones, beliefs, strict=True)] for ones in borders(at, threshold, beliefs, 2))
    plot.band(0, threshold, 0, 1, palette.LINE)
    plot.area(first, [(1.0, 0.0), (1.0, 1.0)], palette.RANGE, 0.15)
    wedge = [point for point in first if point[0] > threshold + 1e-9]
    if wedge:
        plot.area(first, [(threshold, belief) for belief in beliefs], palette.WAR, 0.12)
        for end in wedge[1::2] if fine else wedge[1:]:
            plot.line([(threshold, end[1]), end], palette.WAR, 1.5)
        plot.line(first, palette.WAR, 2.5)
        plot.label((threshold + first[-1][0]) / 2, 0.8, LABELS["pays"], palette.WAR)
        plot.line(second, palette.WAR, 2, "2 4")
        third = len(second) // 3
        if second[third][0] - first[third][0] > 0.02:
            plot.label(*second[third], LABELS["second"], palette.WAR, "right")
    plot.rule(x=threshold, colour=palette.INK)
    plot.point(at["trust"], at["strong"], palette.A, "round", 8)
    plot.keep_free(at["trust"], at["strong"])
    if threshold > ROOM:
        plot.label(threshold / 2, 0.5, LABELS["no_talks"], palette.MUTED)
    taken = at["trust"] > 0.6 and at["strong"] < 0.25
    plot.label(1.0, 0.5 if taken else 0.02, LABELS["outlives"], palette.RANGE)
    return plot


def _tell(at: dict[str, Any], seen: Course) -> list[str]:
    need, last = seen.threshold, len(seen.shown) - 1
    if at["trust"] == 1:
        key = "certain"
    elif seen.broken is None:
        key = "outlives"
    else:
        key = ("no_talks", "first", "later")[min(last, 2)]
    story = SAID[key].format(first=seen.says(0), last=seen.says(last), count=last, need=need)
    (border,) = borders(at, need, (at["strong"],), 1)[0]
    window = SAID["window" if border > need + 0.0005 else "no_window"]
    speaks = str(SAID["monitor"][at["monitor"]])
    given = (at["control_strong"], at["control_weak"], PEACE, at["fight"], -at["loss"])
    critical = model.violence_test(at["trust"], at["strong"], REACH, *given, max_attacks=1).critical_strong
    if at["monitor"] == "none" and critical is not None:
        speaks = f"{speaks} {SAID['critical'].format(at['trust'], critical)}"
    return [story, window.format(strong=at["strong"], need=need, border=border), speaks]


def see(*, guess: float | None, fine: bool, **at: Any) -> Seen:
    """Show how trust falls attack by attack, and where an attack pays those who want no deal."""
    seen = course(at)
    told = _tell(at, seen)
    alt = SAID["alt"].format(
        trusts=", ".join(seen.says(attacks) for attacks in range(len(seen.shown))),
        story=frame.plain(told[0]),
        window=frame.plain(told[1]),
    )
    alt += "" if guess is None else SAID["alt_guess"].format(guess)
    slide = _slide(seen, guess)
    svg = draw([slide, _map(at, seen.threshold, slide.bottom + 34, fine)], alt)

    def numbers() -> Numbers:
        rows = [
            (attacks, one.trust, one.strong, SAID["yes" if at_least(one.trust, seen.threshold) else "no"])
            for attacks, one in enumerate(seen.updates)
        ]
        return Numbers(SAID["columns"], rows)

    return Seen(svg, told, seen.updates[1].trust, numbers)


def mend(values: Values, moved: str | None) -> Values:
    """Let the weak stop no more attacks than the strong, the one that was moved pushing the other."""
    strong, weak = float(values["control_strong"]), float(values["control_weak"])
    pushed = {"control_strong": weak} if moved == "control_weak" else {"control_weak": strong}
    return pushed if weak > strong else {}


FIGURE = Figure(
    module="spoilers",
    words=WORDS,
    settings={
        "trust": Number(0, 1, 0.7),
        "strong": Number(0, 1, 0.5),
        "loss": Number(5, 40, 10, 1),
        "monitor": Choice("none", ("none", "effort", "no_effort")),
        "fight": Number(-4, 8, 0, 1),
        "control_strong": Number(0, 0.95, 0.8, 0.05),
        "control_weak": Number(0, 0.9, 0.2, 0.05),
        "report_hit": Number(0.5, 0.95, 0.8, 0.05),
        "report_false": Number(0.05, 0.5, 0.2, 0.05),
    },
    views={
        "spoilers": View(
            see,
            ("trust", "strong", "loss", "monitor"),
            Prediction(Number(0, 1, 0.6), {"strong": 0.9}),
            assumptions=("fight", "control_strong", "control_weak", "report_hit", "report_false"),
            coarse=True,
        )
    },
    presets={
        "believed_strong": {"strong": 0.9},
        "believed_weak": {"strong": 0.1},
        "with_monitor": {"monitor": "effort"},
        "well_founded": {"trust": 0.95, "strong": 0.9},
        "no_excuse": {"strong": 0.1, "monitor": "no_effort"},
    },
    mend=mend,
)
build, show = FIGURE.build, FIGURE.show
