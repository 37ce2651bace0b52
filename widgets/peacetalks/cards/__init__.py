"""The answer cards of a quiz: the learner's side, which holds no key.

`card(item)` shows one question in a notebook cell, keeps the answer in the cell's own output and in a file beside the
notebook, and brings it back when the cell runs again.
"""

from peacetalks.cards.card import Unanswered, card

__all__ = ["Unanswered", "card"]
