"""Shows an essay's rubric and model answer to whoever marks it, and in feedback."""

from __future__ import annotations

from html import escape
from typing import Any

from peacetalks_quizzes.grading.feedback import inline, points


def scheme_html(scheme: dict[str, Any]) -> str:
    """Return the rubric as a table and the model answer, as HTML."""
    rows = []
    for criterion in scheme["rubric"]:
        levels = "".join(
            f"<li>{points(level['points'])}: {inline(level['text'])}</li>" for level in criterion["levels"]
        )
        rows.append(f'<tr><th scope="row">{inline(criterion["criterion"])}</th><td><ul>{levels}</ul></td></tr>')
    paragraphs = "".join(f"<p>{inline(part)}</p>" for part in scheme["model_answer"].split("\n\n"))
    return (
        '<div class="pt-feedback pt-scheme"><h3>How this essay is marked</h3>'
        f'<table><thead><tr><th scope="col">What counts</th><th scope="col">Points</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table><h3>A model answer</h3>{paragraphs}"
        f'<p class="pt-link"><a href="{escape(scheme["link"])}">Read this section again</a></p></div>'
    )


def show_scheme(scheme: dict[str, Any]) -> float:
    """Display the scheme; the cell itself is worth nothing."""
    from IPython.display import HTML, display

    display(HTML(scheme_html(scheme)))
    return 0.0
