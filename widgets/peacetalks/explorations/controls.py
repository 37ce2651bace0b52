"""Controls that say in words what they are set to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ipywidgets import Button, DOMWidget, FloatSlider, Layout, ToggleButton, ToggleButtons
from traitlets import Unicode

WIDE = {"description_width": "initial"}
Made = TypeVar("Made", bound=DOMWidget)


class WordedSlider(FloatSlider):
    """A stock slider with one more trait, the value in words.

    The page kernel shows `value_text` beside the slider and announces it; JupyterLab shows the stock slider.
    """

    value_text = Unicode(help="The value in words.").tag(sync=True)


def slider(
    label: str, low: float, high: float, value: float, step: float, words: Callable[[float], str]
) -> WordedSlider:
    """Return a slider whose `value_text` follows its value.

    Parameters
    ----------
    label
        What it sets; shown whole.
    low, high, value, step
        Its range, first value and step.
    words
        Says a value in words, such as "0.60, A is favoured".
    """
    made = WordedSlider(
        description=label,
        min=low,
        max=high,
        value=value,
        step=step,
        value_text=words(value),
        style=WIDE,
        layout=Layout(width="auto", flex="1 1 16rem", min_width="14rem"),
    )

    def follow(change: Any) -> None:
        made.value_text = words(change["new"])

    made.observe(follow, "value")
    return made


def labelled(made: Made) -> Made:
    """Let a stock widget show its label whole."""
    made.style = WIDE
    made.layout = Layout(width="auto")
    made.add_class("pt-labelled")
    return made


def choice(label: str, options: Sequence[tuple[str, Any]], value: Any) -> ToggleButtons:
    """Return a row of buttons of which one is pressed; it wraps on a narrow screen."""
    made = ToggleButtons(description=label, options=options, value=value, style={**WIDE, "button_width": "auto"})
    made.add_class("pt-choice")
    return made


def button(label: str, act: Callable[[], None], tooltip: str = "") -> Button:
    """Return a button that calls `act`."""
    made = Button(description=label, tooltip=tooltip or None, layout=Layout(width="auto"))
    made.on_click(lambda _: act())
    return made


def opener(label: str, opened: Callable[[bool], None]) -> ToggleButton:
    """Return a button that stays pressed while what it opens is shown, and calls `opened` when that changes."""
    made = ToggleButton(description=label, layout=Layout(width="auto"))
    made.observe(lambda change: opened(change["new"]), "value")
    return made
