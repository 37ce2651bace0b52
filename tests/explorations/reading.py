"""Reads an exploration as a learner does."""

import re
from html import unescape


def shown_words(exploration):
    """Return the words below a picture as they are read."""
    return unescape(re.sub("<[^>]+>", " ", exploration.reading.value)).strip()


def widgets_of(widget):
    """Yield a widget and all within it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from widgets_of(child)
