"""An essay's question, rubric and model answer, as HTML."""

from __future__ import annotations

from html import escape

from peacetalks.cards.markup import inline
from peacetalks_quizzes.grading.feedback import points
from peacetalks_quizzes.kinds.base import Key


def question_html(key: Key) -> str:
    """Return the question."""
    return f'<p class="pt-stem">{inline(key["stem"])}</p>'


def scheme_html(key: Key) -> str:
    """Return the rubric as a table and the model answer."""
    rows = []
    for criterion in key["rubric"]:
        levels = "".join(
            f"<li>{points(level['points'])}: {inline(level['text'])}</li>" for level in criterion["levels"]
        )
        rows.append(f'<tr><th scope="row">{inline(criterion["criterion"])}</th><td><ul>{levels}</ul></td></tr>')
    paragraphs = "".join(f"<p>{inline(part)}</p>" for part in key["model_answer"].split("\n") if part)
    return (
        '<div class="pt-scheme"><h3>How this essay is marked</h3>'
        f'<table><thead><tr><th scope="col">What counts</th><th scope="col">Points</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table><h3>A model answer</h3>{paragraphs}"
        f'<p class="pt-link"><a href="{escape(key["link"])}">Read this section again</a></p></div>'
    )
