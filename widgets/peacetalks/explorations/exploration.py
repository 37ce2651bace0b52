"""The order that every exploration keeps: guess, move, look, read, and what the model leaves out.

A module says what its exploration is by one `Figure`: settings, views, presets, words. All the rest is here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ipywidgets import HTML, VBox

from peacetalks.explorations import book, controls, frame, layout, words
from peacetalks.explorations.numbers import Shelf
from peacetalks.explorations.prediction import Panel
from peacetalks.explorations.rest import Rest
from peacetalks.explorations.setting import Choice, Setting, Value, Values, from_link, to_link
from peacetalks.explorations.view import Seen, View

COMMON = words.load("common")


@dataclass(frozen=True)
class Figure:
    """What an exploration is.

    Parameters
    ----------
    module
        Its module's name, such as `two_level_game`.
    words
        All its words, from `words/<module>.toml`.
    settings
        Everything that can be set, by name. With several views there is a `Choice` named `view`.
    views
        Its questions by id; the id is the option of `view`. The words of a prediction stand under `predict`, or
        under `predict.<view>` when there are several.
    presets
        Named situations: the settings that differ from the first ones. The words stand under `presets`; one with
        a `source` is an illustration from history.
    mend
        Called with all values and the name of the setting that was moved (None when all were); returns the values
        that have to follow it.
    facts
        Whether it shows a table of facts, of which nothing is invented, in place of a model.
    """

    module: str
    words: Mapping[str, Any]
    settings: Mapping[str, Setting]
    views: Mapping[str, View]
    presets: Mapping[str, Values] = field(default_factory=dict)
    mend: Callable[[Values, str | None], Values] = lambda _values, _moved: {}
    facts: bool = False

    @property
    def common(self) -> Mapping[str, Any]:
        """The words that all explorations share; those on facts say some things otherwise."""
        return {**COMMON, **COMMON["facts"]} if self.facts else COMMON

    def build(self, state: str = "") -> VBox:
        """Return a fresh exploration; `state` is what a link to one holds."""
        return layout.whole(Exploration(self, state))

    def teaser(self) -> VBox:
        """Return a fresh short form: the first view's picture, sliders and words."""
        return layout.short(Exploration(self))

    def thumbnail(self) -> VBox:
        """Return a fresh small form: the first view's picture and the first thing to move."""
        return layout.small(Exploration(self))

    def show(self, state: str = "") -> None:
        """Display a fresh exploration in a notebook."""
        from peacetalks.explorations import notebook

        source = self.common["model"].format(source=self.words["source"])
        notebook.show(self.build(state), self.words["title"], source)


class Exploration:
    """The widgets of one exploration and the one rule that joins them: whatever changes, the picture is drawn once."""

    def __init__(self, figure: Figure, state: str = "") -> None:
        self.figure = figure
        said, self.common = figure.words, figure.common
        self.controls = {name: made.widget(said["controls"][name]) for name, made in figure.settings.items()}
        self.panels = {name: self._panel(name, view) for name, view in figure.views.items()}
        self.picture = HTML()
        self.reading = frame.said("reading")
        self.note = frame.said("note")
        self.numbers = Shelf(figure.module, self.common)
        self.locked = frame.note("locked", self.common["locked"])
        self.asking = VBox()
        self.place = VBox()
        self.presets = [self._preset(key) for key in figure.presets]
        self.surprise = controls.button(self.common["surprise"], self.take_any, self.common["surprise_tip"])
        self._assumptions = {name: self._opener(view) for name, view in figure.views.items() if view.assumptions}
        self._quiet = False
        self._rest = Rest()
        self._seen: Seen | None = None
        self._moved = ""
        self._since: Value | None = None
        for name, control in self.controls.items():
            control.add_class(f"pt-set-{name}")
            control.observe(partial(self._changed, name), "value")
        self._open(state)

    def _panel(self, name: str, view: View) -> Panel:
        said = self.figure.words["predict"]
        said = said[name] if len(self.figure.views) > 1 else said
        return Panel(view.prediction, said, self.common, self.reveal, self.unlock, self._guessed)

    def _preset(self, key: str) -> Any:
        return controls.button(self.figure.words["presets"][key]["title"], lambda: self.take(key))

    def _opener(self, view: View) -> tuple[Any, Any]:
        sliders = self.row(view.assumptions)
        place = VBox([])
        made = controls.opener(
            self.common["assumptions"], lambda opened: setattr(place, "children", [sliders] * opened)
        )
        return frame.row(made), place

    def row(self, names: Sequence[str]) -> Any:
        """Return controls side by side."""
        return frame.controls(*(self.controls[name] for name in names))

    @property
    def view(self) -> str:
        """Id of the question that is shown."""
        return str(self.controls["view"].value) if "view" in self.controls else next(iter(self.figure.views))

    @property
    def panel(self) -> Panel:
        """The prediction of the question that is shown."""
        return self.panels[self.view]

    def movable(self) -> list[str]:
        """Return the names of the controls in view."""
        return [name for name in self.figure.views[self.view].controls if name != "view"]

    def values(self) -> dict[str, Value]:
        """Return everything that is set."""
        return {name: control.value for name, control in self.controls.items()}

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def set(self, values: Values, moved: str | None = None) -> None:
        """Set several things at once, with what has to follow them, and draw once."""
        values = {**values, **self.figure.mend({**self.values(), **values}, moved)}
        with self._quietly():
            for name, value in values.items():
                self.controls[name].value = value
        self._moved = ""
        self.draw()

    def _open(self, state: str) -> None:
        try:
            values = from_link(self.figure.settings, state)
        except ValueError:
            self.note.value = frame.sentences(self.common["bad_link"])
            values, state = self._first(), ""
        self._lock(not state)
        if state:
            self._skip()
        self.set(values)

    def _first(self) -> dict[str, Value]:
        return {name: setting.first for name, setting in self.figure.settings.items()}

    def reset(self) -> None:
        """Go back to the first settings and ask for a guess anew; what was unlocked stays so."""
        self.note.value = ""
        with self._quietly():
            for panel in self.panels.values():
                panel.forget()
        self.set(self._first())

    def take(self, preset: str) -> None:
        """Show one of the named situations."""
        said = self.figure.words["presets"][preset]
        common = self.common
        origin = common["illustration"].format(source=said["source"]) if "source" in said else common["invented"]
        self.note.value = frame.sentences(f"{said['note']} {origin}")
        self.set({**self._first(), **self.figure.presets[preset]})

    def take_any(self) -> None:
        """Set what is in view to anything at all."""
        self.note.value = ""
        view = self.figure.views[self.view]
        names = view.surprises or [name for name in (*view.controls, *view.assumptions) if name != "view"]
        self.set({name: self.figure.settings[name].surprise() for name in names})

    def reveal(self) -> None:
        """Take the learner's guess, go to what it was asked about, and compare."""
        panel, view = self.panel, self.figure.views[self.view]
        at = {**self._first(), **({"view": self.view} if "view" in self.controls else {}), **panel.asked.at}
        at |= self.figure.mend(at, None)
        panel.compare(view.see(**at, guess=None, fine=True).answer)
        self._lock(False)
        self.set(at)

    def unlock(self) -> None:
        """Open the controls without a guess."""
        self._lock(False)
        self._skip()
        self.draw()

    def _lock(self, locked: bool) -> None:
        for name, control in self.controls.items():
            control.disabled = locked and name != "view"
        for pressed in (*self.presets, self.surprise):
            pressed.disabled = locked
        self.locked.layout.display = None if locked else "none"
        for panel in self.panels.values():
            panel.skip.disabled = not locked

    def _skip(self) -> None:
        for panel in self.panels.values():
            panel.skipped = not panel.made

    def _guessed(self) -> None:
        if not self._quiet:
            self.draw(fine=False)

    def _changed(self, name: str, _change: Any) -> None:
        if self._quiet:
            return
        if name != self._moved:
            self._moved, self._since = name, self._seen and self._seen.answer
        mended = self.figure.mend(self.values(), name)
        with self._quietly():
            for other, value in mended.items():
                self.controls[other].value = value
        self.draw(fine=isinstance(self.figure.settings[name], Choice))

    def draw(self, fine: bool = True) -> None:
        """Draw the picture and say what it shows.

        Parameters
        ----------
        fine
            False while something is being dragged; it is drawn finely once it rests.
        """
        name = self.view
        view, panel = self.figure.views[name], self.panels[name]
        values = self.values()
        self._seen = view.see(**values, guess=panel.guess, fine=fine)
        self._arrange(name)
        self.picture.value = frame.picture(self._seen.svg, to_link(self.figure.settings, values))
        self.reading.value = frame.sentences(*self._seen.words, self._change(panel, self._seen.answer))
        if fine or not (view.coarse or self.numbers.open):
            self.numbers.show(self._seen.numbers)
        else:
            self._rest.then(self.draw)

    def _arrange(self, name: str) -> None:
        panel = self.panels[name]
        if self.asking.children != (panel.place,):
            opener = self._assumptions.get(name, ())
            self.asking.children = [panel.place]
            self.place.children = [self.row(self.movable()), *opener]
        panel.show.disabled = panel.made

    def _change(self, panel: Panel, now: Value | None) -> str:
        """Say what moving one control has done since it was taken up; facts don't answer to what is moved."""
        if self.figure.facts or self._moved in ("", "view"):
            return ""
        return panel.changed(self.figure.words["controls"][self._moved]["label"], self._since, now)

    def tell_link(self) -> None:
        """Say in a notebook how to come back here; the page itself copies a link."""
        if book.address is None:
            state = to_link(self.figure.settings, self.values())
            self.note.value = frame.sentences(
                self.common["link_in_notebook"].format(module=self.figure.module, state=state)
            )
