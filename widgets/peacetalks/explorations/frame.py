"""The order that every exploration keeps: predict, move, look, read, and what the model leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ipywidgets import HTML, Box, Layout, VBox, Widget


def row(*children: Widget) -> Box:
    """Return children side by side where there is room, else below each other."""
    return Box(children, layout=Layout(flex_flow="row wrap", align_items="center", grid_gap="0.25rem 1.25rem"))


def picture(svg: str) -> str:
    """Return the markup of a picture."""
    return f'<div class="pt-picture-frame">{svg}</div>'


def reading() -> HTML:
    """Return the place for the words that follow the numbers; the page announces it when it changes."""
    made = HTML()
    made.add_class("pt-reading")
    return made


def sentences(*said: str) -> str:
    """Return the markup of the sentences that aren't empty."""
    return "".join(f"<p>{escape(one)}</p>" for one in said if one)


def note(kind: str, sentence: str) -> HTML:
    """Return one sentence that stays, with the class `pt-<kind>`."""
    return HTML(f'<p class="pt-{kind}">{escape(sentence)}</p>')


def leaves_out(heading: str, points: Sequence[str]) -> HTML:
    """Return the closing list of what the model leaves out."""
    listed = "".join(f"<li>{escape(point)}</li>" for point in points)
    return HTML(f'<details class="pt-leaves-out"><summary>{escape(heading)}</summary><ul>{listed}</ul></details>')


def frame(*children: Widget) -> VBox:
    """Return the whole exploration."""
    made = VBox(children, layout=Layout(width="100%", grid_gap="0.5rem"))
    made.add_class("pt-frame")
    return made
