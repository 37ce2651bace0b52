"""Shows one question as a card in a notebook cell."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime
from html import escape
from importlib import resources
from typing import Any

from ipywidgets import HTML, Button, HBox, Layout, VBox

from peacetalks.cards import answers, records
from peacetalks.cards.choices import KINDS

STYLE = resources.files(__package__).joinpath("card.css").read_text(encoding="utf-8")
NEEDED = {"quiz": str, "id": str, "number": int, "kind": str, "points": (int, float), "stem": str}


class Unanswered(AssertionError):
    """A question without an answer, said when the learner presses Validate."""

    def _render_traceback_(self) -> list[str]:
        # Validate shows what a cell printed of its error; the learner needs the sentence, not the program.
        return [str(self)]


def _inline(text: str) -> str:
    safe = escape(text)
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", safe)
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", safe)


def _head(item: Mapping[str, Any]) -> str:
    worth = f"{item['points']:g} point{'' if item['points'] == 1 else 's'}"
    return (
        f"<style>{STYLE}</style>"
        f'<div class="pt-card-head"><span class="pt-card-number">Question {item["number"]}</span>'
        f'<span class="pt-card-points">{worth}</span></div><p class="pt-card-stem">{_inline(item["stem"])}</p>'
    )


def _said(sentence: str, state: str) -> str:
    return f'<p class="pt-card-status pt-card-{state}" role="status">{escape(sentence)}</p>'


def _saved(record: Mapping[str, Any], trouble: str) -> str:
    if trouble:
        return _said(trouble, "trouble")
    at = datetime.fromisoformat(record["saved"]).astimezone().strftime("%H:%M")
    if record["answer"] is None:
        return _said(f"No answer. Saved at {at}.", "open")
    return _said(f"Saved at {at}.", "saved")


def _fault(item: Any) -> str:
    if not isinstance(item, Mapping):
        return "it isn't a mapping"
    for name, kind in NEEDED.items():
        if not isinstance(item.get(name), kind):
            return f"its field '{name}' is missing or of the wrong type"
    if item["kind"] not in KINDS:
        return f"there is no kind '{item['kind']}'"
    return ""


def card(item: Mapping[str, Any]) -> None:
    """Show one question and keep its answer.

    Parameters
    ----------
    item
        A public item: `quiz`, `id`, `number`, `kind`, `points`, `stem`, and what its kind needs. It holds no key.

    Raises
    ------
    Unanswered
        While nbgrader validates the notebook, when the question has no answer yet.
    """
    from IPython.display import display

    fault = _fault(item)
    if fault:
        display(HTML(_said(f"This question can't be shown: {fault}. Tell your instructor.", "trouble")))
        return
    whose = item["quiz"], item["id"], item["kind"]
    record, trouble = answers.restore(*whose)
    status = HTML()
    if trouble:
        status.value = _said(trouble, "trouble")
    elif record["counter"]:
        status.value = _saved(record, "")
    else:
        status.value = _said("Not answered yet.", "open")

    def give(answer: Any) -> None:
        given, problem = answers.give(*whose, answer)
        kept.update({records.MIME: given}, raw=True)
        status.value = _saved(given, problem)

    body, clear = KINDS[item["kind"]](item, record["answer"], give)
    body.add_class("pt-card-body")

    def forget(_: Any) -> None:
        clear()
        give(None)

    again = Button(description="Clear answer", layout=Layout(width="auto"), tooltip=f"Clear question {item['number']}")
    again.on_click(forget)
    foot = HBox(
        [status, again], layout=Layout(justify_content="space-between", align_items="center", flex_flow="row wrap")
    )
    whole = VBox([HTML(_head(item)), body, foot], layout=Layout(width="auto"))
    whole.add_class("pt-card")
    display(whole)
    kept = display({records.MIME: record}, raw=True, display_id=True)
    if os.environ.get("NBGRADER_EXECUTION") == "validate" and record["answer"] is None:
        raise Unanswered(f"Question {item['number']} is not answered yet.")
