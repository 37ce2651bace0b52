"""The answer cards of a quiz: the learner's side, which holds no key.

A notebook's first code cell calls `questions(items)`, and the cell of each question `card("wbf-g01")`. A card keeps its
answer in its cell's own output and in a file beside the notebook, and brings it back when the notebook runs again.
"""

from peacetalks.cards.quiz import Unanswered, card, questions

__all__ = ["Unanswered", "card", "questions"]
