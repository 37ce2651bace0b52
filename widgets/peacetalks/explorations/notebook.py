"""Shows an exploration in a notebook."""

from __future__ import annotations

from html import escape
from importlib import resources

from ipywidgets import Widget

# JupyterLab and Notebook take single keys for themselves wherever the focus is, arrow keys included, unless the
# element that has it carries this attribute; with Ctrl, Cmd or Alt a key stays theirs.
KEYS = """<script>
window.peacetalksKeys ??= window.addEventListener("keydown", (event) => {
  if (!event.target.closest?.(".pt-frame")) return;
  const single = !(event.ctrlKey || event.metaKey || event.altKey);
  event.target.toggleAttribute("data-lm-suppress-shortcuts", single);
}, true) ?? true;
</script>"""

# Marks that can be picked, and words that are announced, as in the book.
HAND = """<script>
if (!window.peacetalksHand) {
  window.peacetalksHand = true;
  PROGRAM
  attend(document.body);
}
</script>""".replace(
    "PROGRAM",
    resources.files("peacetalks.explorations").joinpath("hand.mjs").read_text(encoding="utf-8").replace("export ", ""),
)

# A notebook's column may be far wider than a page of the book, and letters would grow with the picture.
STYLE = """<style>
.pt-frame { max-width: 46rem; }
.pt-picture-frame { max-width: 34rem; margin: 0 auto; }
.pt-picture-frame .pt-picture { font-size: 13px; }
.pt-frame .widget-slider { flex: 0 1 34rem !important; }
.pt-prediction > .widget-slider { flex: none !important; width: 34rem !important; max-width: 100%; }
.pt-frame-title { max-width: 46rem; margin: 0.5rem 0; font-size: 1.1rem; }
.pt-frame [data-pick] { cursor: pointer; }
.pt-spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.pt-numbers { max-height: 20rem; overflow: auto; }
</style>"""


def show(exploration: Widget, title: str, source: str) -> None:
    """Display an exploration at a readable size, with sliders that keep their arrow keys.

    Parameters
    ----------
    exploration
        What the module's `build()` returned.
    title
        Its title, which the book writes above it.
    source
        A sentence that names the publications behind it.
    """
    from IPython.display import display

    heading = f'<h2 class="pt-frame-title">{escape(title)}</h2>'
    display({"text/html": STYLE + KEYS + HAND + heading, "text/plain": title}, raw=True)
    display(exploration)
    display({"text/html": f"<p>{escape(source)}</p>", "text/plain": source}, raw=True)
