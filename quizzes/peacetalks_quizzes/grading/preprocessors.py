"""Two steps that let stock `nbgrader autograde` keep the learner's answers.

Autograding clears all outputs and runs the notebook again. The answers are outputs, so `KeepAnswers` clears the others
only, and `RestoreAnswers` puts them where the cards look for them before the notebook runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.preprocessors import Preprocessor
from nbformat.notebooknode import NotebookNode

from peacetalks.cards import records

Resources = dict[str, Any]


class KeepAnswers(Preprocessor):  # type: ignore[misc]  # nbconvert has no types
    """Clears every output but the answer records."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Clear the outputs of all code cells."""
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs = [output for output in cell.outputs if records.MIME in output.get("data", {})]
                cell.execution_count = None
        return nb, resources


class RestoreAnswers(Preprocessor):  # type: ignore[misc]
    """Writes the newest record of each item beside the notebook, where its card finds it.

    A learner's last click may be in the notebook's outputs, if it was saved, or in the answers' file beside it; of two
    records for an item the one with the higher counter is newer.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Merge the records and write them."""
        metadata = resources["metadata"]
        place = Path(metadata["path"], records.sidecar_name(metadata["name"]))
        in_outputs = [
            output["data"][records.MIME]
            for cell in nb.cells
            if cell.cell_type == "code"
            for output in cell.outputs
            if records.MIME in output.get("data", {})
        ]
        records.write(place, records.merge(in_outputs, records.read(place).values()))
        return nb, resources
