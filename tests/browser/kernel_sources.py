"""Explorations in Python that only tests show: every widget of the contract, and what can go wrong."""

WIDGETS = '''
import html
from IPython.display import display
from ipywidgets import *

def told(name, widget, trait="value"):
    """Show what Python has, next to the widget."""
    words = HTML().add_class(f"told-{name}")
    def tell(_=None):
        words.value = html.escape(repr(getattr(widget, trait)))
    widget.observe(tell, trait)
    tell()
    return HBox([widget.add_class(f"test-{name}"), words])

press = Button(description="Press")
press.count = 0
pressed = Label("not pressed").add_class("told-button")
def count(_):
    press.count += 1
    pressed.value = f"pressed {press.count}"
press.on_click(count)

play = Play(min=0, max=3, interval=20, description="Steps")
followed = IntSlider(description="Followed", max=3)
jslink((play, "value"), (followed, "value"))
'''

SLIDERS = (
    WIDGETS
    + """
display(VBox([
    told("int", IntSlider(description="Whole", max=10, value=2)),
    told("float", FloatSlider(description="Part", max=1, step=0.01, value=0.5)),
    told("late", IntSlider(description="Late", max=10, continuous_update=False)),
    told("upright", IntSlider(description="Upright", max=10, value=3, orientation="vertical")),
    told("selection", SelectionSlider(description="Side", options=["Moscow", "Kyiv", "Washington"])),
    told("int-range", IntRangeSlider(description="Span", max=10, value=(2, 6))),
    told("float-range", FloatRangeSlider(description="Band", max=1, step=0.25, value=(0.25, 0.75))),
    told("log", FloatLogSlider(description="Scale", value=10, min=0, max=3, step=1)),
    told("nan", FloatSlider(description="Undefined", value=float("nan"), max=1, step=0.5)),
]))
"""
)

CONTROLS = (
    WIDGETS
    + """
tab = Tab([told("radio", RadioButtons(description="Answer", options=["yes", "no", "later"])),
           told("check", Checkbox(description="Agreed", indent=False))], titles=["One", "Two"])
accordion = Accordion([Label("inside the first"), Label("inside the second")], titles=["First", "Second"])
display(VBox([
    told("dropdown", Dropdown(description="Venue", options=["Geneva", "Vienna"])),
    told("toggles", ToggleButtons(description="Pace", options=["slow", "fast"])),
    told("toggle", ToggleButton(description="Recess")),
    told("text", Text(description="Name")),
    HBox([press, pressed]),
    told("tab", tab, "selected_index"),
    told("accordion", accordion, "selected_index"),
    HBox([play.add_class("test-play"), told("followed", followed)]),
]))
"""
)

OUTPUTS = """
import asyncio, sys
from IPython.display import HTML, SVG, Markdown, clear_output, display
from ipywidgets import Button, IntSlider, Output, VBox, interact, interactive

print("printed first")
print("and a warning", file=sys.stderr)
display(HTML("<b class='shown-html'>bold</b>"))
display(SVG("<svg class='shown-svg' width='9' height='9'><circle r='4'/></svg>"))
display({"shown": "as text"})

out = Output().add_class("test-captured")
with out:
    print("captured")
    display(HTML("<i>captured too</i>"))

failing = Output().add_class("test-failing")
with failing:
    1 / 0

cleared = Output().add_class("test-cleared")
with cleared:
    print("gone")
    clear_output(wait=True)
    print("stays")

later = Output().add_class("test-later")
async def tick():
    for number in range(3):
        await asyncio.sleep(0.01)
        with later:
            print("tick", number)
start = Button(description="Start ticking")
start.on_click(lambda _: asyncio.ensure_future(tick()))

def square(side=3):
    print("the square is", side * side)
    return side * side
display(VBox([out, failing, cleared, later, start, interactive(square, side=(0, 10)).add_class("test-interactive")]))
interact(lambda word: print("the word is", word), word=["war", "peace"])
"""

FAILING = """
from IPython.display import display
from ipywidgets import Button, HTML, IntSlider, VBox
slider = IntSlider(description="Divisor", value=3, max=3)
shown = HTML().add_class("told-quotient")
def divide(_=None):
    shown.value = str(6 / slider.value)
slider.observe(divide, "value")
divide()
hang = Button(description="Hang")
def forever(_):
    while True:
        pass
hang.on_click(forever)
crash = Button(description="Crash")
def read_nowhere(_):
    import ctypes
    ctypes.string_at(0xFFFFFFF0, 8)
crash.on_click(read_nowhere)
display(VBox([slider, shown, hang, crash]))
"""

COUNTER = """
from IPython.display import display
from ipywidgets import HTML, IntSlider, VBox
slider = IntSlider(description="Number", max=10)
shown = HTML("0").add_class("told-number")
slider.observe(lambda change: setattr(shown, "value", str(change["new"])), "value")
display(VBox([slider, shown]))
"""
