"""The bargaining range: why fight when a deal costs less? (Fearon 1995; Powell 2006)

Three questions, one picture each: whether a deal exists, what a hidden cost does to it, and what a coming shift of
power does. All words are in `words/bargaining_range.toml`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ipywidgets import HTML, ToggleButtons, VBox

from peacetalks.explorations import frame, notebook, words
from peacetalks.explorations.controls import WordedSlider, button, choice, slider
from peacetalks.models import bargaining_range as model
from peacetalks.pictures import bargaining_range as pictures

WORDS = words.load("bargaining_range")
TITLE: str = WORDS["title"]

FIRST = {"p": 0.5, "c_a": 0.15, "c_b": 0.15, "c_b_low": 0.0, "c_b_high": 0.4, "shift": 0.3, "discount": 0.9}
RANGES = dict.fromkeys(FIRST, (0.0, 1.0)) | {"discount": (0.0, 0.99)}
SLIDERS = {
    "range": ("p", "c_a", "c_b"),
    "hidden": ("p", "c_a", "c_b_low", "c_b_high"),
    "window": ("p", "shift", "c_b", "discount"),
}
GUESSES = {"range": (0.1, 0.3, 0.5, 0.8), "hidden": (0.0, 0.1, 0.3, 0.5), "window": (0.05, 0.2, 0.4, 0.6)}
PRESETS = {
    "costly_for_both": ("range", {"p": 0.5, "c_a": 0.3, "c_b": 0.3, "shift": 0.0, "discount": 0.9}),
    "hidden_resolve": ("hidden", {"p": 0.6, "c_a": 0.1, "c_b_low": 0.0, "c_b_high": 0.5}),
    "closing_window": ("window", {"p": 0.3, "shift": 0.5, "c_a": 0.2, "c_b": 0.2, "discount": 0.9}),
}
CLOSE = 0.05
STEP = 0.005


class Seen(NamedTuple):
    """What one view shows: its picture, a sentence, and the number that a guess is compared with."""

    svg: str
    sentence: str
    measure: float
    answer: float | None


def _chance(value: float) -> str:
    names = WORDS["chance"]["names"]
    return WORDS["chance"]["text"].format(value, names[bisect_right((0.25, 0.45, 0.55001, 0.75), value)])


def _patience(value: float) -> str:
    names = WORDS["patience"]["names"]
    return WORDS["values"]["discount"].format(value, names[bisect_right((0.5, 0.85), value)])


VALUE_WORDS: dict[str, Callable[[float], str]] = {
    "p": _chance,
    "shift": WORDS["values"]["shift"].format,
    "discount": _patience,
}


def _alt(view: str, guess: float | None, **numbers: Any) -> str:
    said = WORDS[view]
    return said["alt"].format(guessed="" if guess is None else said["alt_guess"].format(guess), **numbers)


def see_range(p: float, c_a: float, c_b: float, guess: float | None, **_: float) -> Seen:
    """Show which deals both sides prefer to war."""
    found = model.bargaining_range(p, c_a, c_b)
    said = WORDS["range"]
    numbers = {"lower": found.lower, "upper": found.upper, "width": found.width}
    sentence = said["is" if found.width > 0 else "is_point"].format(cost=c_a + c_b, **numbers)
    alt = _alt("range", guess, p=p, **numbers)
    svg = pictures.draw_range(p, found.lower, found.upper, alt, said["labels"], guess)
    return Seen(svg, sentence, found.width, found.width)


def see_hidden(p: float, c_a: float, c_b_low: float, c_b_high: float, guess: float | None, **_: float) -> Seen:
    """Show what A demands of a B whose cost it doesn't know."""
    found = model.optimal_demand(p, c_a, c_b_low, c_b_high)
    said = WORDS["hidden"]
    sentence = said[f"is_{found.kind}"].format(demand=found.demand, risk=found.prob_war)
    ends = {"first": min(1.0, p + c_b_low), "last": min(1.0, p + c_b_high)}
    alt = _alt("hidden", guess, demand=found.demand, risk=found.prob_war, **ends)
    svg = pictures.draw_hidden(p, c_b_low, c_b_high, found.demand, found.prob_war, alt, said["labels"], guess)
    return Seen(svg, sentence, found.prob_war, found.prob_war)


def see_window(p: float, shift: float, c_b: float, discount: float, guess: float | None, **_: float) -> Seen:
    """Show whether B attacks before A grows stronger."""
    shift = min(shift, 1 - p)
    # A's cost changes A's payoff, not B's choice.
    found = model.preventive_war(p, shift, 0.0, c_b, discount)
    said = WORDS["window"]
    fight, peace = (value * (1 - discount) for value in (found.war_value_b, found.best_peace_value_b))
    kind = "is_war" if found.preventive_war else "is_full" if found.max_share_today >= 1 else "is_peace"
    sentence = said[kind].format(fight=fight, peace=peace, most=found.max_share_today)
    threshold = found.threshold_shift
    reachable = threshold is not None and threshold <= 1 - p
    limit = said["threshold"].format(threshold=threshold) if reachable else said["never"]
    alt = _alt("window", guess, fight=fight, peace=peace, shift=shift, limit=limit)
    svg = pictures.draw_window(fight, peace, shift, 1 - p, threshold, alt, said["labels"], guess)
    return Seen(svg, f"{sentence} {limit}", peace - fight, threshold if reachable else None)


VIEWS: Mapping[str, Callable[..., Seen]] = {"range": see_range, "hidden": see_hidden, "window": see_window}


class Exploration:
    """The widgets of one exploration and the one rule that joins them: whatever changes, the picture is drawn once."""

    def __init__(self, view: str = "range") -> None:
        self.sliders = {name: self._slider(name) for name in FIRST}
        self.view = choice(WORDS["view_label"], [(label, key) for key, label in WORDS["views"].items()], view)
        self.guesses = {key: self._guess(key) for key in VIEWS}
        self.picture = HTML()
        self.reading = frame.reading()
        self.note = HTML()
        self.places = {key: VBox([self.guesses[key], self._row(key)]) for key in VIEWS}
        self.place = VBox([self.places[view]])
        self._last: dict[str, float] = {}
        self._quiet = False
        for control in (*self.sliders.values(), *self.guesses.values()):
            control.observe(self._changed, "value")
        self.view.observe(self._changed, "value")
        self.draw()

    def _slider(self, name: str) -> WordedSlider:
        label = WORDS["sliders"][name]
        says = VALUE_WORDS.get(name, WORDS["values"]["cost"].format)
        return slider(label, *RANGES[name], FIRST[name], 0.01, says)

    def _guess(self, view: str) -> ToggleButtons:
        options = [(WORDS["guess_none"], None), *((f"{value:.2f}", value) for value in GUESSES[view])]
        return choice(WORDS[view]["guess"], options, None)

    def _row(self, view: str) -> Any:
        return frame.row(*(self.sliders[name] for name in SLIDERS[view]))

    def set(self, view: str, values: Mapping[str, float], *, forget_guesses: bool = False) -> None:
        """Set everything at once and draw once."""
        self._quiet = True
        try:
            self.view.value = view
            for name, value in values.items():
                self.sliders[name].value = value
            if forget_guesses:
                for guess in self.guesses.values():
                    guess.value = None
        finally:
            self._quiet = False
        self._last.clear()
        self.draw()

    def reset(self) -> None:
        """Go back to the first numbers, with no guess."""
        self.note.value = ""
        self.set("range", FIRST, forget_guesses=True)

    def take(self, preset: str) -> None:
        """Show one of the three situations."""
        view, values = PRESETS[preset]
        self.note.value = frame.sentences(WORDS["presets"][preset]["note"])
        self.set(view, {**FIRST, **values})

    def _changed(self, change: Any) -> None:
        if self._quiet:
            return
        self._keep_order(change["owner"])
        self.draw()

    def _keep_order(self, moved: Any) -> None:
        # The lower end of B's cost pushes the upper one along, and the other way round.
        low, high = self.sliders["c_b_low"], self.sliders["c_b_high"]
        if low.value > high.value:
            self._quiet = True
            if moved is low:
                high.value = low.value
            else:
                low.value = high.value
            self._quiet = False

    def draw(self) -> None:
        """Draw the picture and say what it is, what changed, and what became of the guess."""
        view = self.view.value
        guess = self.guesses[view].value
        seen = VIEWS[view](guess=guess, **{name: made.value for name, made in self.sliders.items()})
        if self.place.children != (self.places[view],):
            self.place.children = (self.places[view],)
        self._say_shift()
        self.picture.value = frame.picture(seen.svg)
        self.reading.value = frame.sentences(
            seen.sentence, self._change(view, seen.measure), self._verdict(view, guess, seen.answer)
        )
        self._last[view] = seen.measure

    def _say_shift(self) -> None:
        # A chance can't rise above certainty, wherever the slider stands.
        shift, most = self.sliders["shift"], 1 - self.sliders["p"].value
        words = WORDS["values"]["shift" if shift.value <= most else "shift_all"]
        shift.value_text = words.format(min(shift.value, most))

    def _change(self, view: str, now: float) -> str:
        before = self._last.get(view)
        if before is None:
            return ""
        said = WORDS[view]
        if abs(now - before) < STEP:
            return said["same"]
        return said["grew" if now > before else "shrank"].format(before=before, now=now, gap=abs(now - before))

    def _verdict(self, view: str, guess: float | None, answer: float | None) -> str:
        if guess is None:
            return ""
        near = answer is not None and abs(guess - answer) <= CLOSE
        return WORDS[view]["near" if near else "off"].format(guess=guess)

    def whole(self) -> VBox:
        """Return the exploration as the chapter shows it."""
        presets = [button(WORDS["presets"][key]["title"], lambda key=key: self.take(key)) for key in PRESETS]
        return frame.frame(
            self.view,
            self.picture,
            self.reading,
            self.place,
            frame.note("presets", WORDS["presets_label"]),
            frame.row(*presets, button(WORDS["reset"], self.reset, WORDS["reset_tip"])),
            self.note,
            frame.leaves_out(WORDS["leaves_out"]["heading"], WORDS["leaves_out"]["points"]),
        )

    def short(self) -> VBox:
        """Return the picture, its sentence and its sliders alone."""
        return frame.frame(self.picture, self._row("range"), self.reading)


def build() -> VBox:
    """Return a fresh exploration."""
    return Exploration().whole()


def teaser() -> VBox:
    """Return a fresh short form: one picture, three sliders, one sentence."""
    return Exploration().short()


def show() -> None:
    """Display a fresh exploration in a notebook."""
    notebook.show(build())
