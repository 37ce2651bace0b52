"""Reads an exploration as a learner does."""

import re
from html import unescape

from peacetalks.explorations.exploration import Exploration


def shown_words(exploration):
    """Return the words below a picture as they are read."""
    return unescape(re.sub("<[^>]+>", " ", exploration.reading.value)).strip()


def preset_readings(figure):
    """Return what is read with each preset, by its id."""
    made = Exploration(figure)
    made.unlock()
    readings = {}
    for key in figure.presets:
        made.take(key)
        readings[key] = made.reading.value
    return readings


def widgets_of(widget):
    """Yield a widget and all within it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from widgets_of(child)
