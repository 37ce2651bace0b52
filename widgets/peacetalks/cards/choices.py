"""How each kind of question is answered: one function a kind, from the public item to its controls.

A function takes the item, the answer so far (None when there is none, or one that can't be read) and `give`, which it
calls with each new answer; it returns the controls and a function that clears them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from ipywidgets import HTML, Checkbox, Dropdown, Layout, RadioButtons, Text, VBox, Widget

Give: TypeAlias = Callable[[Any], None]
Drawn: TypeAlias = tuple[Widget, Callable[[], None]]

WIDE = Layout(width="100%")
LABEL = {"description_width": "initial"}
CHOOSE = "choose …"


def _ids(options: list[Mapping[str, str]]) -> dict[str, str]:
    return {option["id"]: option["text"] for option in options}


def single(item: Mapping[str, Any], answer: Any, give: Give) -> Drawn:
    """Draw radio buttons; the answer is an option's id."""
    options = _ids(item["options"])
    value = answer if isinstance(answer, str) and answer in options else None
    # A radio group speaks its label; the question itself stands above it.
    radios = RadioButtons(options=[(text, key) for key, text in options.items()], value=value, layout=WIDE)
    radios.observe(lambda change: change["new"] is not None and give(change["new"]), "value")

    def clear() -> None:
        radios.value = None

    return radios, clear


def multiple(item: Mapping[str, Any], answer: Any, give: Give) -> Drawn:
    """Draw check boxes; the answer is a sorted list of ids, or None when none is ticked."""
    options = _ids(item["options"])
    chosen = answer if isinstance(answer, list) else []
    boxes = {
        key: Checkbox(description=text, value=key in chosen, indent=False, layout=WIDE) for key, text in options.items()
    }
    quiet = []

    def changed(_: Any) -> None:
        if not quiet:
            give(sorted(key for key, box in boxes.items() if box.value) or None)

    for box in boxes.values():
        box.observe(changed, "value")

    def clear() -> None:
        quiet.append(True)
        for box in boxes.values():
            box.value = False
        quiet.clear()

    return VBox(list(boxes.values())), clear


def _dropdowns(labels: dict[str, str], options: list[tuple[str, Any]], values: dict[str, Any], changed: Give) -> Drawn:
    """Draw one labelled list of choices for each label; `changed` gets what is chosen so far."""
    known = {value for _, value in options}
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
    quiet = []

    def tell(_: Any) -> None:
        if not quiet:
            changed({key: made.value for key, made in lists.items() if made.value is not None})

    for made in lists.values():
        made.observe(tell, "value")

    def clear() -> None:
        quiet.append(True)
        for made in lists.values():
            made.value = None
        quiet.clear()

    return VBox(list(lists.values())), clear


def match(item: Mapping[str, Any], answer: Any, give: Give) -> Drawn:
    """Draw one list of right sides for each left side; the answer is {left id: right id}."""
    values = {key: value for key, value in answer.items() if isinstance(value, str)} if isinstance(answer, dict) else {}
    right = [(text, key) for key, text in _ids(item["right"]).items()]
    return _dropdowns(_ids(item["left"]), right, values, lambda chosen: give(chosen or None))


def order(item: Mapping[str, Any], answer: Any, give: Give) -> Drawn:
    """Draw a place for each step; the answer is the list of ids in the learner's order, once each place is used."""
    steps = _ids(item["options"])
    places = [(str(place), place) for place in range(1, len(steps) + 1)]
    given = answer if isinstance(answer, list) and sorted(map(str, answer)) == sorted(steps) else []
    hint = HTML()

    def changed(chosen: dict[str, int]) -> None:
        if sorted(chosen.values()) == [place for _, place in places]:
            hint.value = ""
            give(sorted(chosen, key=lambda key: chosen[key]))
            return
        hint.value = '<p class="pt-hint">Give every step a place of its own; the order counts once all are placed.</p>'
        give(None)

    body, clear = _dropdowns(steps, places, {key: given.index(key) + 1 for key in given}, changed)
    return VBox([body, hint]), clear


def parse_number(text: str, unit: str) -> float | None:
    """Read a number as people write it: 0.25, 0,25, 25 % (a quarter, unless the unit is percent); None if it is none."""
    found = re.fullmatch(r"\s*([+-]?\d{1,12}(?:[.,]\d{1,12})?|[+-]?[.,]\d{1,12})\s*(%?)\s*", text.replace("−", "-"))
    if not found:
        return None
    value = float(found[1].replace(",", "."))
    return value / 100 if found[2] and "%" not in unit and "percent" not in unit else value


def numeric(item: Mapping[str, Any], answer: Any, give: Give) -> Drawn:
    """Draw a field for a number; the answer is a float, or None when it can't be read."""
    known = isinstance(answer, int | float) and not isinstance(answer, bool)
    field = Text(
        value=f"{answer:g}" if known else "",
        description=f"Your answer ({item['unit']})",
        placeholder="a number such as 0.25",
        style=LABEL,
        layout=Layout(width="100%", max_width="32rem"),
    )
    hint = HTML()
    quiet = []

    def changed(change: Any) -> None:
        if quiet:
            return
        value = parse_number(change["new"], item["unit"])
        unread = bool(change["new"].strip()) and value is None
        hint.value = (
            '<p class="pt-hint">This can\'t be read as a number: write, for instance, 0.25.</p>' if unread else ""
        )
        give(value)

    field.observe(changed, "value")
    how = []
    if item.get("exploration"):
        said = f"Work it out with the exploration “{item['exploration'].replace('-', ' ')}” in the book."
        how.append(HTML(f'<p class="pt-how">{said} {item.get("setting") or ""}</p>'))

    def clear() -> None:
        quiet.append(True)
        field.value = ""
        quiet.clear()

    return VBox([*how, field, hint]), clear


KINDS: dict[str, Callable[[Mapping[str, Any], Any, Give], Drawn]] = {
    "single": single,
    "multiple": multiple,
    "match": match,
    "order": order,
    "numeric": numeric,
}
"""The kinds that have a card, by name."""
