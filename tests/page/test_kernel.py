"""The kernel's Python side, run as the worker runs it: in an interpreter of its own, with the stand-in for IPython."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

DRIVER = """
import json, sys
from peacetalks.page.kernel.kernel import Kernel

said = []
kernel = Kernel()
kernel.connect(lambda text, buffers: said.append({**json.loads(text), "buffers": [list(bytes(b)) for b in buffers]}))

def turn(comm_id, owner="place", **state):
    content = {"comm_id": comm_id, "data": {"method": "update", "state": state, "buffer_paths": []}}
    kernel.receive(owner, json.dumps({"msg_type": "comm_msg", "msg_id": "m1", "content": content}), ())

def ids(name):
    return [message["content"]["comm_id"] for message in said
            if message["type"] == "comm" and message["msg_type"] == "comm_open"
            and message["content"]["data"]["state"].get("_model_name") == name]

exec(sys.argv[1])
print(json.dumps(said), file=sys.__stdout__)
"""


def said(program: str) -> list[dict[str, Any]]:
    """Run a program against a kernel; return every message that the page would get."""
    done = subprocess.run([sys.executable, "-c", DRIVER, program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def of_type(messages: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [message for message in messages if message["type"] == kind]


def states(messages: list[dict[str, Any]], trait: str) -> list[Any]:
    """Return the values that a trait was given in updates, in order."""
    updates = (message["content"]["data"].get("state", {}) for message in of_type(messages, "comm"))
    return [update[trait] for update in updates if trait in update]


def texts(messages: list[dict[str, Any]]) -> str:
    """Return the text of the last state of the only Output."""
    return "".join(output.get("text", "") for output in states(messages, "outputs")[-1])


def test_an_exploration_opens_with_a_root_whose_widgets_came_before() -> None:
    messages = said("kernel.open('place', 'bargaining-range', None)")
    assert messages[-1]["type"] == "opened"
    opened = [message["content"]["comm_id"] for message in of_type(messages, "comm")]
    assert messages[-1]["root"] in opened
    assert {message["owner"] for message in messages} == {"place"}


def test_an_unknown_exploration_is_an_error_in_its_place() -> None:
    (message,) = said("kernel.open('place', 'no-such', None)")
    assert message["type"] == "error"
    assert message["message"].startswith("ValueError: There is no exploration 'no-such'; there are: bargaining-range,")


def test_each_message_is_answered_by_idle_even_when_a_callback_raises() -> None:
    source = "import ipywidgets; s = ipywidgets.IntSlider(); s.observe(lambda change: 1 / 0, 'value')"
    messages = said(f"kernel.open('place', None, {source!r}); turn(ids('IntSliderModel')[0], value=3)")
    assert [message["type"] for message in messages[-2:]] == ["error", "idle"]
    assert messages[-2]["message"] == "ZeroDivisionError: division by zero"
    assert "division by zero" in messages[-2]["traceback"]


def test_the_page_hears_no_echo_of_its_own_change() -> None:
    source = "import ipywidgets; s = ipywidgets.IntSlider()"
    opened = f"kernel.open('place', None, {source!r}); one = ids('IntSliderModel')[0]; said.clear()"
    messages = said(f"{opened}; turn(one, value=3)")
    assert [message["type"] for message in messages] == ["idle"]


def test_nan_travels_as_jupyter_sends_it() -> None:
    messages = said("kernel.open('place', None, 'import ipywidgets; ipywidgets.FloatText(value=float(\"nan\"))')")
    assert "nan" in states(messages, "value")


def test_bytes_travel_as_buffers() -> None:
    messages = said("kernel.open('place', None, 'import ipywidgets; ipywidgets.Image(value=bytes([1, 2, 3]))')")
    assert [1, 2, 3] in [buffer for message in messages for buffer in message["buffers"]]


def test_what_is_printed_goes_below_and_joins() -> None:
    messages = said("kernel.open('place', None, 'print(1, 2); print(3)')")
    assert len(of_type(messages, "console")) == 1
    assert texts(messages) == "1 2\n3\n"


def test_output_captures_the_innermost_and_swallows_what_raises() -> None:
    source = """
from ipywidgets import Output
outer, inner = Output(), Output()
with outer:
    print("outer")
    with inner:
        print("inner")
        raise KeyError("gone")
    print("outer again")
"""
    messages = said(f"kernel.open('place', None, {source!r})")
    assert of_type(messages, "error") == of_type(messages, "console") == []
    ends = {}
    for message in of_type(messages, "comm"):
        if "outputs" in (state := message["content"]["data"].get("state", {})):
            ends[message["content"]["comm_id"]] = state["outputs"]
    outer, inner = (outputs for outputs in ends.values() if outputs)
    assert [output.get("text") for output in outer] == ["outer\nouter again\n"]
    assert [output["output_type"] for output in inner] == ["stream", "error"]
    assert inner[1]["ename"] == "KeyError"


def test_clear_output_waits_when_asked_to() -> None:
    source = "from IPython.display import clear_output; print('a'); clear_output(wait=True); print('b')"
    messages = said(f"kernel.open('place', None, {source!r})")
    seen = ["".join(output["text"] for output in outputs) for outputs in states(messages, "outputs")]
    assert seen[-1] == "b\n"
    assert "" not in seen[seen.index("a") :]


def test_display_takes_every_kind_of_thing() -> None:
    source = """
from IPython.display import HTML, SVG, Markdown, display
from ipywidgets import IntSlider, Output
class Own:
    def _repr_html_(self): return "<b>own</b>"
    def __repr__(self): return "own"
display(HTML("<i>h</i>"), SVG("<svg/>"), Markdown("*m*"), Own(), 7, IntSlider())
display({"text/plain": "raw"}, raw=True, metadata={"a": 1})
out = Output()
out.append_display_data(HTML("<u>d</u>"))
"""
    messages = said(f"kernel.open('place', None, {source!r})")
    assert of_type(messages, "error") == []
    console = of_type(messages, "console")[0]["root"]
    last = [
        message["content"]["data"]["state"]["outputs"]
        for message in of_type(messages, "comm")
        if message["content"]["comm_id"] == console and "outputs" in message["content"]["data"].get("state", {})
    ][-1]
    data = [output["data"] for output in last]
    assert data[0]["text/html"] == "<i>h</i>"
    assert data[1]["image/svg+xml"] == "<svg/>"
    assert data[2]["text/markdown"] == "*m*"
    assert data[3] == {"text/html": "<b>own</b>", "text/plain": "own"}
    assert data[4] == {"text/plain": "7"}
    assert "application/vnd.jupyter.widget-view+json" in data[5]
    assert last[6]["metadata"] == {"a": 1}


def test_owners_are_apart_and_closing_one_leaves_the_other() -> None:
    messages = said(
        "kernel.open('a', 'bargaining-range', None); kernel.open('b', 'bargaining-range', None);"
        "first = {m['content']['comm_id'] for m in said if m['owner'] == 'a' and m['type'] == 'comm'};"
        "said.clear(); kernel.close('a');"
        "assert first.isdisjoint(kernel.comms.comms), 'all closed'; assert kernel.comms.comms, 'the other is open'"
    )
    assert {message["owner"] for message in messages} == {"a"}
    assert {message["msg_type"] for message in messages} == {"comm_close"}


def test_a_task_keeps_the_owner_that_started_it() -> None:
    source = """
import asyncio
from ipywidgets import HTML
shown = HTML()
async def later():
    await asyncio.sleep(0)
    shown.value = "done"
    print("printed later")
task = asyncio.get_event_loop().create_task(later())
"""
    messages = said(
        "import asyncio; loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop);"
        f"kernel.open('place', None, {source!r}); said.clear(); loop.run_until_complete(asyncio.sleep(0.01))"
    )
    assert "done" in states(messages, "value")
    assert texts(messages) == "printed later\n"
    assert {message["owner"] for message in messages} == {"place"}


def test_what_nobody_owns_goes_to_the_console_of_the_browser() -> None:
    assert said("print('for the console')") == []
