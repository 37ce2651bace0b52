"""What stands in the place of a quiz's cards when its notebook is opened and no kernel runs yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from peacetalks.cards.card import asleep as html
from peacetalks.cards.card import model_id

MODULE = {"model_module": "@jupyter-widgets/base", "model_module_version": "2.0.0"}
CONTROLS = {"model_module": "@jupyter-widgets/controls", "model_module_version": "2.0.0"}
LAYOUT = "0" * 32


def asleep(items: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return widget state for a notebook's metadata, with a sentence under the id of each card.

    Jupyter draws saved widgets from it; without it, each card of a reopened notebook would be an error message.
    """
    state: dict[str, Any] = {LAYOUT: {**MODULE, "model_name": "LayoutModel", "state": {}}}
    for item in items:
        value = {"value": html(item), "layout": f"IPY_MODEL_{LAYOUT}"}
        state[model_id(item)] = {**CONTROLS, "model_name": "HTMLModel", "state": value}
    return {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "version_minor": 0, "state": state}}
