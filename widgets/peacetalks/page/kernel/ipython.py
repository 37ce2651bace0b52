"""A stand-in for the few names of IPython that ipywidgets and comm use.

IPython itself, with jedi and pygments, would more than double what a reader downloads. They need from it
`get_ipython`, `display`, `clear_output` and the name `InteractiveShell`; an author may also want `HTML`, `Markdown`
and `SVG`. What they do is decided by the `Frontend` given to `install`.
"""

from __future__ import annotations

import sys
import types
from typing import Any, Protocol


class Frontend(Protocol):
    """What the stand-in needs from the kernel."""

    def display(self, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Show one MIME bundle where output goes now."""

    def clear(self, *, wait: bool) -> None:
        """Clear the place where output goes now."""

    def show_error(self, error: BaseException) -> None:
        """Show an exception where output goes now."""


class DisplayFormatter:
    """Finds out how a thing can be shown."""

    @staticmethod
    def format(thing: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the MIME data and metadata of the thing."""
        return mime_bundle(thing)


class Events:
    """Stands for what happens around a cell; here there are no cells, so nothing listens."""

    def trigger(self, event: str, *_: Any) -> None:
        """Do nothing; `comm` triggers two events around each message."""


class InteractiveShell:
    """The shell that `get_ipython()` returns: it knows how to show things and exceptions."""

    _instance: InteractiveShell

    def __init__(self, frontend: Frontend) -> None:
        self._frontend = frontend
        self.display_formatter = DisplayFormatter()
        self.events = Events()
        InteractiveShell._instance = self

    @classmethod
    def instance(cls) -> InteractiveShell:
        """Return the one shell."""
        return cls._instance

    def showtraceback(self, exc_tuple: tuple[Any, Any, Any] | None = None, **_: Any) -> None:
        """Show the current exception, or the one given as `(type, value, traceback)`."""
        error = (exc_tuple or sys.exc_info())[1]
        if error is not None:
            self._frontend.show_error(error)


class _Text:
    """An object that shows as one MIME type."""

    mime = "text/plain"

    def __init__(self, data: str) -> None:
        self.data = data

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {self.mime: self.data, "text/plain": self.data}


class HTML(_Text):
    """Raw HTML."""

    mime = "text/html"


class Markdown(_Text):
    """Markdown text; the page shows it as it is written."""

    mime = "text/markdown"


class SVG(_Text):
    """An SVG picture."""

    mime = "image/svg+xml"


_METHODS = {
    "_repr_html_": "text/html",
    "_repr_svg_": "image/svg+xml",
    "_repr_markdown_": "text/markdown",
}


def mime_bundle(thing: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the MIME data and metadata of anything that can be displayed."""
    maker = getattr(thing, "_repr_mimebundle_", None)
    if maker is not None:
        made = maker(include=None, exclude=None)
        if isinstance(made, tuple):
            return dict(made[0]), dict(made[1])
        if made:
            return dict(made), {}
    data: dict[str, Any] = {"text/plain": repr(thing)}
    for name, mime in _METHODS.items():
        method = getattr(thing, name, None)
        if method is not None and (shown := method()) is not None:
            data[mime] = shown
    return data, {}


def install(frontend: Frontend) -> None:
    """Put the stand-in where `import IPython` finds it."""
    shell = InteractiveShell(frontend)

    def get_ipython() -> InteractiveShell:
        return shell

    def display(*things: Any, raw: bool = False, metadata: dict[str, Any] | None = None) -> None:
        for thing in things:
            data, own = (thing, {}) if raw else mime_bundle(thing)
            frontend.display(data, {**own, **(metadata or {})})

    def clear_output(wait: bool = False) -> None:
        frontend.clear(wait=wait)

    names = {
        "IPython": {"get_ipython": get_ipython, "version_info": (9, 0, 0), "__version__": "9.0.0", "__path__": []},
        "IPython.display": {
            "display": display,
            "clear_output": clear_output,
            "HTML": HTML,
            "Markdown": Markdown,
            "SVG": SVG,
        },
        "IPython.core": {"__path__": []},
        "IPython.core.getipython": {"get_ipython": get_ipython},
        "IPython.core.interactiveshell": {"InteractiveShell": InteractiveShell},
    }
    for name, members in names.items():
        module = types.ModuleType(name)
        module.__dict__.update(members)
        sys.modules[name] = module
    for name in names:
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
