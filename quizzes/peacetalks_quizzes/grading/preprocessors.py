"""The step that lets stock `nbgrader autograde` keep the learner's answers and run nothing that the learner wrote.

Autograding clears all outputs and runs the notebook again. The answers are outputs, and a quiz has no code of the
learner's. So once `OverwriteCells` has put the instructor's cells in order, this step clears what is no answer and
stops what isn't the instructor's. The cards then find the answers where they find them for the learner: in the
notebook's outputs and in the file beside it.
"""

from __future__ import annotations

from typing import Any

from nbformat.notebooknode import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

from peacetalks.cards import records

Resources = dict[str, Any]


class KeepAnswersOnly(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Clears every output but the answer records, and turns code cells that the learner added into raw ones."""

    def preprocess_cell(self, cell: NotebookNode, resources: Resources, index: int) -> tuple[NotebookNode, Resources]:
        """Clear or stop one cell."""
        # `OverwriteCells` takes the id from a cell that isn't in the gradebook and restores the source of one that is.
        ours = bool(cell.metadata.get("nbgrader", {}).get("grade_id"))
        if not ours:
            cell.metadata.pop("nbgrader", None)
        if cell.cell_type != "code":
            return cell, resources
        if ours:
            cell.outputs = [output for output in cell.outputs if records.is_kept_in(output)]
            cell.execution_count = None
        else:
            cell.cell_type = "raw"
            del cell["outputs"], cell["execution_count"]
        return cell, resources
