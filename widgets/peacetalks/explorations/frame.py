"""The parts that every exploration is made of: picture, words, rows, and what the model leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from ipywidgets import HTML, Box, Layout, VBox, Widget

from peacetalks.explorations import book
from peacetalks.pictures import svg

EMPHASIS = re.compile(r"\*([^*\n]+)\*")
TERM = re.compile(r"\[\[([^]|]+)(?:\|([^]]+))?\]\]")


def row(*children: Widget) -> Box:
    """Return children side by side where there is room, else below each other."""
    return Box(children, layout=Layout(flex_flow="row wrap", align_items="center", grid_gap="0.25rem 1.25rem"))


def controls(*children: Widget) -> Box:
    """Return controls in columns where there is room."""
    made = row(*children)
    made.add_class("pt-controls")
    return made


def picture(drawn: str, state: str = "") -> str:
    """Return the markup of a picture; `state` is what a link to it holds."""
    return f'<div class="pt-picture-frame" data-state="{escape(state)}">{drawn}</div>'


def said(kind: str) -> HTML:
    """Return a place, of the class `pt-<kind>`, for words that change."""
    made = HTML()
    made.add_class(f"pt-{kind}")
    return made


def inline(text: str) -> str:
    """Return the markup of a text.

    `[[win-set]]` in it, or `[[win-sets|win-set]]`, is a term of the glossary, and `*both*` is stressed.
    """
    linked = TERM.sub(lambda found: _term(found[1], found[2] or found[1]), escape(svg.minus(text), quote=False))
    return EMPHASIS.sub(r"<em>\1</em>", linked)


def plain(text: str) -> str:
    """Return a text without the marks of its terms and stresses, for a picture's alternative or a label."""
    return EMPHASIS.sub(r"\1", TERM.sub(lambda found: found[1], text))


def _term(words: str, term: str) -> str:
    if book.address is None:
        return words
    anchor = re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")
    return f'<a class="pt-term" href="{escape(book.address)}book/glossary.html#term-{anchor}">{words}</a>'


def sentences(*told: str) -> str:
    """Return the markup of the paragraphs that aren't empty."""
    return "".join(f"<p>{inline(one)}</p>" for one in told if one)


def note(kind: str, sentence: str) -> HTML:
    """Return one sentence that stays, with the class `pt-<kind>`."""
    return HTML(f'<p class="pt-{kind}">{inline(sentence)}</p>')


def leaves_out(heading: str, points: Sequence[str]) -> HTML:
    """Return the closing list of what the model leaves out."""
    listed = "".join(f"<li>{inline(point)}</li>" for point in points)
    return HTML(f'<details class="pt-leaves-out"><summary>{escape(heading)}</summary><ul>{listed}</ul></details>')


def stack(*children: Widget) -> VBox:
    """Return the whole exploration."""
    made = VBox(children, layout=Layout(width="100%", grid_gap="0.5rem"))
    made.add_class("pt-frame")
    return made
