"""How each kind of question is answered: one function a kind, from the public item to its controls.

A function takes the item, the answer so far (None when there is none; whatever a file held, so it may make no sense),
`give`, which it calls with each new answer, and `hold`, which it calls with a sentence while what stands in the
controls can't be kept. It returns the controls and a function that clears them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

from ipywidgets import HTML, Checkbox, Dropdown, Layout, RadioButtons, Text, VBox, Widget

from peacetalks.cards.markup import inline

Item: TypeAlias = Mapping[str, Any]
Give: TypeAlias = Callable[[Any], None]
Hold: TypeAlias = Callable[[str], None]
Drawn: TypeAlias = tuple[Widget, Callable[[], None]]

WIDE = Layout(width="100%")
LABEL = {"description_width": "initial"}
CHOOSE = "choose …"
UNREADABLE = "Not saved: this can't be read as a number. Write, for instance, 0.25."
UNPLACED = "Not saved yet: give every step a place of its own."


class Watch:
    """Calls a function when one of some controls changes, except while they are being cleared."""

    def __init__(self, controls: Iterable[Widget], changed: Callable[[], None]) -> None:
        self._quiet = False
        for control in controls:
            control.observe(lambda _: self._quiet or changed(), "value")

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Let the controls change without a call."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False


def _texts(options: list[Mapping[str, str]]) -> dict[str, str]:
    return {option["id"]: option["text"] for option in options}


def single(item: Item, answer: Any, give: Give, hold: Hold) -> Drawn:
    """Draw radio buttons; the answer is an option's id."""
    options = _texts(item["options"])
    value = answer if isinstance(answer, str) and answer in options else None
    radios = RadioButtons(options=[(text, key) for key, text in options.items()], value=value, layout=WIDE)
    watch = Watch([radios], lambda: give(radios.value))

    def clear() -> None:
        with watch.quiet():
            radios.value = None

    return radios, clear


def multiple(item: Item, answer: Any, give: Give, hold: Hold) -> Drawn:
    """Draw check boxes; the answer is a sorted list of ids, or None when none is ticked."""
    chosen = answer if isinstance(answer, list) else []
    boxes = {
        key: Checkbox(description=text, value=key in chosen, indent=False, layout=WIDE)
        for key, text in _texts(item["options"]).items()
    }
    watch = Watch(boxes.values(), lambda: give(sorted(key for key, box in boxes.items() if box.value) or None))

    def clear() -> None:
        with watch.quiet():
            for box in boxes.values():
                box.value = False

    return VBox(list(boxes.values())), clear


def _lists(
    labels: dict[str, str], options: list[tuple[str, Any]], values: dict[str, Any], changed: Callable[[Any], None]
) -> Drawn:
    """Draw one labelled list of choices for each label; `changed` gets what is chosen so far."""
    known = [value for _, value in options]
    lists = {
        key: Dropdown(
            description=text,
            options=[(CHOOSE, None), *options],
            value=values.get(key) if values.get(key) in known else None,
            style=LABEL,
            layout=WIDE,
        )
        for key, text in labels.items()
    }
    watch = Watch(
        lists.values(), lambda: changed({key: made.value for key, made in lists.items() if made.value is not None})
    )

    def clear() -> None:
        with watch.quiet():
            for made in lists.values():
                made.value = None

    return VBox(list(lists.values())), clear


def match(item: Item, answer: Any, give: Give, hold: Hold) -> Drawn:
    """Draw one list of right sides for each left side; the answer is {left id: right id}."""
    values = answer if isinstance(answer, dict) else {}
    right = [(text, key) for key, text in _texts(item["right"]).items()]
    return _lists(_texts(item["left"]), right, values, lambda chosen: give(chosen or None))


def order(item: Item, answer: Any, give: Give, hold: Hold) -> Drawn:
    """Draw a place for each step; the answer is the list of ids in the learner's order, once each place is used."""
    steps = _texts(item["options"])
    places = list(range(1, len(steps) + 1))
    given = answer if isinstance(answer, list) and sorted(map(str, answer)) == sorted(steps) else []

    def changed(chosen: dict[str, int]) -> None:
        if sorted(chosen.values()) == places:
            give(sorted(chosen, key=lambda key: chosen[key]))
        else:
            hold(UNPLACED)

    values = {key: place for place, key in enumerate(given, start=1)}
    return _lists(steps, [(str(place), place) for place in places], values, changed)


def parse_number(text: str, unit: str) -> float | None:
    """Read a number as it is written: 0.25, 0,25, 25 % (a quarter, unless the unit is percent); None if it is none."""
    found = re.fullmatch(r"\s*([+-]?\d{1,12}(?:[.,]\d{0,12})?|[+-]?[.,]\d{1,12})\s*(%?)\s*", text.replace("−", "-"))
    if not found:
        return None
    value = float(found[1].replace(",", "."))
    return value / 100 if found[2] and "%" not in unit and "percent" not in unit else value


def _written(answer: Any) -> str:
    known = isinstance(answer, int | float) and not isinstance(answer, bool) and abs(answer) < 1e12
    return f"{answer:.12g}" if known and math.isfinite(answer) else ""


def numeric(item: Item, answer: Any, give: Give, hold: Hold) -> Drawn:
    """Draw a field for a number; the answer is a float, or None when the field is empty."""
    field = Text(
        value=_written(answer),
        description=f"Your answer ({item['unit']})",
        placeholder="a number such as 0.25",
        style=LABEL,
        layout=Layout(width="100%", max_width="32rem"),
    )

    def changed() -> None:
        value = parse_number(field.value, item["unit"])
        if value is None and field.value.strip():
            hold(UNREADABLE)
        else:
            give(value)

    watch = Watch([field], changed)

    def clear() -> None:
        with watch.quiet():
            field.value = ""

    if not item.get("exploration"):
        return field, clear
    name = str(item["exploration"]).replace("-", " ")
    said = f"Work it out with the exploration “{name}” in the book. {item.get('setting') or ''}"
    how = HTML(f'<p class="pt-card-how">{inline(said)}</p>')
    return VBox([how, field]), clear


KINDS: dict[str, Callable[[Item, Any, Give, Hold], Drawn]] = {
    "single": single,
    "multiple": multiple,
    "match": match,
    "order": order,
    "numeric": numeric,
}
"""The kinds that are answered in a card, by name."""


def still_open(item: Item, answer: Any) -> str:
    """Return what is missing, as the end of a sentence on the question, or "" when it is answered."""
    if item["kind"] not in KINDS:
        return ""
    if answer is None:
        return "is not answered yet"
    if item["kind"] == "match":
        pairs = len(item["left"])
        given = len(answer) if isinstance(answer, Mapping) else pairs
        return f"is answered in part: {given} of {pairs} pairs" if given < pairs else ""
    return ""
