"""The card of one question: head, controls, and a line that says whether the answer is saved."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib import resources
from typing import Any

from ipywidgets import HTML, Button, HBox, Layout, VBox

from peacetalks.cards import answers, records
from peacetalks.cards.choices import KINDS, still_open
from peacetalks.cards.markup import inline

STYLE = resources.files(__package__).joinpath("card.css").read_text(encoding="utf-8")
ASLEEP = "Question {number}: choose Run ▸ Run All Cells in the menu to see it. What you answered is kept."
VIEW = "application/vnd.jupyter.widget-view+json"


def model_id(item: Mapping[str, Any]) -> str:
    """Return the id of a card's outermost widget, which is the same whenever the notebook runs."""
    return sha256(f"{item['quiz']}/{item['id']}".encode()).hexdigest()[:32]


def record_of(item: Mapping[str, Any]) -> records.Record:
    """Return the newest record of a question, an empty one when it was never answered."""
    return answers.current(item["id"]) or records.new(item["quiz"], item["id"], item["kind"], None, 0)


def show_record(item: Mapping[str, Any]) -> None:
    """Display a question's record as an output of its own, which the notebook keeps and the card updates."""
    from IPython.display import display

    if item["kind"] in KINDS:
        display({records.MIME: record_of(item)}, raw=True, display_id=model_id(item))


def asleep(item: Mapping[str, Any]) -> str:
    """Return what stands in the card's place while no kernel runs, as HTML."""
    sentence = escape(ASLEEP.format(number=item["number"]))
    return f'<style>{STYLE}</style><div class="pt-card"><p class="pt-card-asleep">{sentence}</p></div>'


def _worth(points: float) -> str:
    return f"{points:g} point{'' if points == 1 else 's'}"


def _head(item: Mapping[str, Any]) -> HTML:
    criteria = "".join(
        f"<li>{inline(one['criterion'])} ({_worth(one['points'])})</li>" for one in item.get("criteria", ())
    )
    essay = (
        f"<p>What counts:</p><ul>{criteria}</ul><p>Write in the cell below: double-click it, write, then press "
        "Shift+Enter. Save the notebook with Ctrl+S.</p>"
    )
    return HTML(
        f'<style>{STYLE}</style><div class="pt-card-head"><span class="pt-card-number">Question {item["number"]}</span>'
        f'<span>{_worth(item["points"])}</span></div><p class="pt-card-stem">{inline(item["stem"])}</p>'
        + (essay if item["kind"] == "essay" else "")
    )


class Card:
    """One question on the screen.

    It may be shown more than once, in two windows or when its cell runs again: all see the same controls.
    """

    def __init__(self, item: Mapping[str, Any]) -> None:
        self.item = item
        self.status = HTML()
        self.status.add_class("pt-card-status")
        children = [_head(item)]
        if item["kind"] in KINDS:
            children += self._answerable()
        self.whole = VBox(children, layout=Layout(width="auto"), model_id=model_id(item))
        self.whole.add_class("pt-card")

    def _answerable(self) -> list[Any]:
        record = record_of(self.item)
        body, clear = KINDS[self.item["kind"]](self.item, record["answer"], self.give, self._hold)
        body.add_class("pt-card-body")
        again = Button(description="Clear answer", layout=Layout(width="auto"))
        again.on_click(lambda _: (clear(), self.give(None)))
        if record["counter"]:
            self._saved(record)
        else:
            self._say("Not answered yet.", "open")
        row = Layout(justify_content="space-between", align_items="center", flex_flow="row wrap")
        return [body, HBox([self.status, again], layout=row)]

    def give(self, answer: Any) -> None:
        """Keep a new answer and say so."""
        from IPython.display import update_display

        record, trouble = answers.give(self.item["quiz"], self.item["id"], self.item["kind"], answer)
        update_display({records.MIME: record}, raw=True, display_id=model_id(self.item))
        if trouble:
            self._say(trouble, "trouble")
        else:
            self._saved(record)

    def show(self) -> None:
        """Display the card and its record."""
        from IPython.display import display

        view = {"version_major": 2, "version_minor": 0, "model_id": self.whole.model_id}
        display({VIEW: view, "text/plain": ASLEEP.format(number=self.item["number"])}, raw=True)
        show_record(self.item)

    def _saved(self, record: Mapping[str, Any]) -> None:
        at = records.saved_at(record)
        saved = f"Saved at {at}." if at else "Saved."
        missing = still_open(self.item, record["answer"])
        if record["answer"] is None:
            self._say(f"No answer. {saved}", "open")
        elif missing:
            self._say(f"{saved} The question {missing}.", "saved")
        else:
            self._say(saved, "saved")

    def _hold(self, sentence: str) -> None:
        kept = record_of(self.item)["answer"] is not None
        self._say(f"{sentence} Your answer before this still counts." if kept else sentence, "open")

    def _say(self, sentence: str, state: str) -> None:
        self.status.value = f'<p class="pt-card-{state}">{escape(sentence)}</p>'
