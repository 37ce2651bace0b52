"""The guess that an exploration asks for before anything can be moved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ipywidgets import HTML, VBox

from peacetalks.explorations import controls, frame
from peacetalks.explorations.setting import Choice, Number, Setting, Value, Values, says


@dataclass(frozen=True)
class Prediction:
    """What is asked.

    Parameters
    ----------
    of
        The range of the guess, or the options to choose from.
    at
        The settings that the question supposes, where they differ from the first ones; the answer is the model's
        there.
    close
        How far from the answer a number may be and still be called close.
    """

    of: Setting
    at: Values = field(default_factory=dict)
    close: float = 0.05


class Panel:
    """The question, the marker or the options, and two buttons: *Show me*, and *Skip the guess*.

    Parameters
    ----------
    asked
        What is asked.
    words
        `ask` is the question, `measure` what is asked for, `label` names the marker or the options, and `value`, or
        `options`, says a guess. `close`, `more` and `less` compare a number with its `{answer}`, `right` and `wrong`
        an option, and `none` says that the model gives no answer. All may use `{guess}`.
    common
        The words of the buttons.
    show
        Called by *Show me* with the guess.
    skip
        Called by *Skip the guess*.
    moved
        Called when the guess changes.
    """

    def __init__(
        self,
        asked: Prediction,
        words: Mapping[str, Any],
        common: Mapping[str, Any],
        show: Callable[[], None],
        skip: Callable[[], None],
        moved: Callable[[], None],
    ) -> None:
        self.asked, self.words, self.common = asked, words, common
        self.control = asked.of.widget(words)
        self.control.add_class("pt-guess")
        self.show = controls.button(common["show"], show)
        self.show.add_class("pt-first")
        self.skip = controls.button(common["skip"], skip)
        self.verdict = frame.said("verdict")
        self.made = False
        """Whether *Show me* has taken the guess."""
        self.skipped = False
        """Whether the learner went on without one."""
        self.place = VBox(
            [HTML(frame.sentences(words["ask"])), self.control, frame.row(self.show, self.skip), self.verdict]
        )
        self.place.add_class("pt-prediction")
        self.control.observe(lambda _: self._move(moved), "value")

    def _move(self, moved: Callable[[], None]) -> None:
        self.skipped = False
        moved()

    @property
    def guess(self) -> Value | None:
        """The guess to draw: a number wherever its marker stands, an option once it was chosen and shown."""
        if self.skipped or not (self.made or isinstance(self.asked.of, Number)):
            return None
        value: Value = self.control.value
        return value

    def forget(self) -> None:
        """Ask anew."""
        self.made = False
        self.control.value = self.asked.of.first
        self.skipped = False
        self.control.disabled = False
        self.verdict.value = ""

    def compare(self, answer: Value | None) -> None:
        """Keep the guess, and say how it stands to the model's answer."""
        self.made = True
        self.control.disabled = True
        guess = self.control.value
        self.verdict.value = frame.sentences(self._compared(guess, answer))

    def _compared(self, guess: Any, answer: Any) -> str:
        asked, words = self.asked, self.words
        if answer is None:
            return str(words["none"].format(guess=self.say(guess)))
        if isinstance(asked.of, Choice):
            key = "right" if guess == answer else "wrong"
        else:
            key = "close" if abs(guess - answer) <= asked.close else "more" if answer > guess else "less"
        return str(words[key].format(guess=self.say(guess), answer=self.say(answer)))

    def say(self, value: Any) -> str:
        """Return a guess or an answer in words."""
        if isinstance(self.asked.of, Choice):
            return str(self.words["options"][value])
        return says(self.words)(value)

    def changed(self, control: str, before: Value | None, now: Value | None) -> str:
        """Say what moving a control has done to what was asked for; nothing where the model gave no answer."""
        if before is None or now is None:
            return ""
        was, is_now = self.say(before), self.say(now)
        sentence = self.common["kept" if was == is_now else "moved"]
        return str(sentence.format(control=control, measure=self.words["measure"], before=was, now=is_now))
