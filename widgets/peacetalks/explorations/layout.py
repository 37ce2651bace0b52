"""In which order the parts of an exploration stand: whole, short and small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipywidgets import VBox

from peacetalks.explorations import controls, frame

if TYPE_CHECKING:
    from peacetalks.explorations.exploration import Exploration


def whole(made: Exploration) -> VBox:
    """Return an exploration as a chapter shows it."""
    common = made.common
    link = controls.button(common["link"], made.tell_link, common["link_tip"])
    link.add_class("pt-link")
    reset = controls.button(common["reset"], made.reset, common["reset_tip"])
    return frame.stack(
        *([made.controls["view"]] if "view" in made.controls else []),
        made.asking,
        made.picture,
        made.locked,
        made.place,
        made.reading,
        frame.note("presets", common["presets"]),
        frame.row(*made.presets, made.surprise, reset),
        made.note,
        frame.row(link, made.numbers.opener),
        made.numbers.place,
        frame.leaves_out(common["leaves_out"], made.figure.words["leaves_out"]),
    )


def short(made: Exploration) -> VBox:
    """Return the picture, its controls and its words alone."""
    made.unlock()
    return frame.stack(made.picture, made.row(made.movable()), made.reading)


def small(made: Exploration) -> VBox:
    """Return the picture and its first control alone."""
    made.unlock()
    return frame.stack(made.picture, made.row(made.movable()[:1]))
