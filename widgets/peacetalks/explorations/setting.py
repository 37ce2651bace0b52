"""What can be set in an exploration: numbers and choices, each with its widget, its words and its form in a link."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ipywidgets import Dropdown, Widget

from peacetalks.explorations import controls
from peacetalks.pictures import svg

Value = float | str
Values = Mapping[str, Value]


def says(words: Mapping[str, Any]) -> Callable[[float], str]:
    """Return what says a number in words.

    Parameters
    ----------
    words
        `value` is a format such as `"{:.2f} of the prize"`; with `names`, and `below` one shorter, its `{name}` is
        the name of the stretch in which the number lies.
    """
    text, names, below = words["value"], words.get("names"), words.get("below", ())

    def say(value: float) -> str:
        return svg.minus(text.format(value, name=names[bisect_right(below, value)] if names else ""))

    return say


@dataclass(frozen=True)
class Number:
    """A number, moved with a slider.

    Parameters
    ----------
    low, high, first, step
        Its range, its first value, and the step between values.
    """

    low: float
    high: float
    first: float
    step: float = 0.01

    def widget(self, words: Mapping[str, Any]) -> controls.WordedSlider:
        """Return its slider; `words` holds `label`, and what `says` needs."""
        return controls.slider(words["label"], self.low, self.high, self.first, self.step, says(words))

    def read(self, text: str) -> float:
        """Return the number that a link gives.

        Raises
        ------
        ValueError
            When it is no number within the range.
        """
        value = float(text)
        if not self.low <= value <= self.high:
            raise ValueError(f"{text} is not between {self.low:g} and {self.high:g}")
        return value

    def write(self, value: Value) -> str:
        """Return the number for a link."""
        return f"{value:g}"

    def surprise(self) -> float:
        """Return any of its values."""
        return round(self.low + self.step * random.randint(0, round((self.high - self.low) / self.step)), 10)


@dataclass(frozen=True)
class Choice:
    """One of several options.

    Parameters
    ----------
    first
        The option chosen at first.
    options
        Ids of the options; their words stand under `options` in the words of the setting.
    listed
        Whether they stand in a list that opens; else each has a button.
    """

    first: str
    options: tuple[str, ...]
    listed: bool = False

    def widget(self, words: Mapping[str, Any]) -> Widget:
        """Return its buttons or its list; `words` holds `label` and `options`."""
        options = [(words["options"][option], option) for option in self.options]
        if not self.listed:
            return controls.choice(words["label"], options, self.first)
        return controls.labelled(Dropdown(description=words["label"], options=options, value=self.first))

    def read(self, text: str) -> str:
        """Return the option that a link gives.

        Raises
        ------
        ValueError
            When there is none of that id.
        """
        if text not in self.options:
            raise ValueError(f"{text!r} is none of {', '.join(self.options)}")
        return text

    def write(self, value: Value) -> str:
        """Return the option for a link."""
        return str(value)

    def surprise(self) -> str:
        """Return any option."""
        return random.choice(self.options)


Setting = Number | Choice


def to_link(settings: Mapping[str, Setting], values: Values) -> str:
    """Return the values that aren't the first ones, as `name=value` joined by `&`."""
    changed = [name for name, setting in settings.items() if values[name] != setting.first]
    return "&".join(f"{name}={settings[name].write(values[name])}" for name in changed)


def from_link(settings: Mapping[str, Setting], text: str) -> dict[str, Value]:
    """Return the values that a link gives; what it doesn't name keeps its first value.

    Raises
    ------
    ValueError
        When the text isn't `name=value` joined by `&`, names a setting twice or one that isn't there, or gives a
        value that it can't have. Nothing of such a link is used.
    """
    values: dict[str, Value] = {name: setting.first for name, setting in settings.items()}
    named: set[str] = set()
    for part in text.split("&") if text else ():
        name, equals, written = part.partition("=")
        if not equals or name not in settings or name in named:
            raise ValueError(f"{part!r} is not one setting of this exploration")
        named.add(name)
        values[name] = settings[name].read(written)
    return values
