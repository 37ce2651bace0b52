"""The same exploration in a real IPython kernel, as JupyterLab, Notebook 7 and VS Code run it."""

from __future__ import annotations

import nbformat
from nbclient import NotebookClient

from peacetalks import explorations

SHOW = "from peacetalks.explorations import bargaining_range\nbargaining_range.show()"
MOVE = """\
made = bargaining_range.build()
def find(widget, name):
    if getattr(widget, "description", None) == name:
        return widget
    return next(filter(None, (find(child, name) for child in getattr(widget, "children", ()))), None)
find(made, "Skip the guess").click()
find(made, "A's chance to win a war").value = 1.0
print([child.value for child in made.children if "pt-reading" in child._dom_classes])
"""


ALL = """\
from peacetalks import explorations
for name in explorations.IDS:
    explorations.load(name).show()
"""


def test_every_exploration_can_be_shown() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(ALL)])
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    views = [output.data.get("application/vnd.jupyter.widget-view+json") for output in notebook.cells[0].outputs]
    assert len(list(filter(None, views))) == len(explorations.IDS)
    shown = [output.data.get("text/plain", "") for output in notebook.cells[0].outputs]
    assert sum(text.startswith(("Model: ", "Facts from: ")) for text in shown) == len(explorations.IDS)


def test_a_link_of_a_notebook_comes_back_to_its_state() -> None:
    cell = "from peacetalks.explorations import ripeness\nripeness.show('feels_b=0.5')"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    NotebookClient(notebook, kernel_name="python3", timeout=120).execute()
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    assert any("feels_b=0.5" in str(model["state"].get("value")) for model in state.values())


def test_show_displays_the_widget_and_the_model_answers() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SHOW), nbformat.v4.new_code_cell(MOVE)])
    client = NotebookClient(notebook, kernel_name="python3", timeout=120)
    client.execute()
    views = [output.data.get("application/vnd.jupyter.widget-view+json") for output in notebook.cells[0].outputs]
    (view,) = filter(None, views)
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    assert state[view["model_id"]]["model_name"] == "VBoxModel"
    assert any("bargaining range, 0.30 wide" in str(model["state"].get("value")) for model in state.values())
    (said,) = notebook.cells[1].outputs
    assert "between 0.85 and 1.00" in said.text
