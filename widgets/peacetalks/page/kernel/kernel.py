"""Opens explorations and carries their comm messages, for the worker of one page."""

from __future__ import annotations

import contextlib
import functools
import json
import math
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

# An echo of each change doubles the traffic and serves several front ends at once; a page has one.
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"

import comm
from comm.base_comm import BaseComm, CommManager

from peacetalks.page.kernel import ipython
from peacetalks.page.kernel.outputs import OWNER, Outputs

Send = Callable[[str, Sequence[bytes]], None]


def encode(message: dict[str, Any]) -> str:
    """Return the message as JSON; NaN and the infinities travel as strings, as Jupyter sends them."""
    try:
        return json.dumps(message, allow_nan=False)
    except ValueError:
        return json.dumps(_spelt(message), allow_nan=False)


def _spelt(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {key: _spelt(value) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return [_spelt(value) for value in thing]
    return repr(thing) if isinstance(thing, float) and not math.isfinite(thing) else thing


class PageComm(BaseComm):
    """A comm whose other end is the page; it belongs to the owner for whom Python worked when it was made."""

    def __init__(self, send: Callable[..., None], *positional: Any, **keywords: Any) -> None:
        self._send = send
        self.owner = OWNER.get()
        super().__init__(*positional, **keywords)

    def publish_msg(
        self,
        msg_type: str,
        data: dict[str, Any] | None = None,
        metadata: dict[str, Any] | None = None,
        buffers: list[bytes] | None = None,
        **keys: Any,
    ) -> None:
        """Send one comm message to the page."""
        content = {"comm_id": self.comm_id, "data": data or {}}
        content |= {name: value for name, value in keys.items() if name in ("target_name", "target_module")}
        message = {"type": "comm", "msg_type": msg_type, "content": content, "metadata": metadata or {}}
        self._send(message, buffers or (), owner=self.owner)


class Kernel:
    """One kernel for all explorations of a page.

    Everything an exploration makes belongs to its *owner*, the name the page gave to that place, so that one
    exploration can be closed, or can fail, without the others.
    """

    def __init__(self) -> None:
        self._send: Send | None = None
        self.outputs = Outputs(self.send)
        ipython.install(self.outputs)
        self.comms = CommManager()
        comm.create_comm = functools.partial(PageComm, self.send)
        comm.get_comm_manager = lambda: self.comms
        self.outputs.take_output_widgets()

    def connect(self, send: Send) -> None:
        """Send all messages through `send(json text, buffers)` from now on, and take over the standard streams."""
        self._send = send
        self.outputs.take_streams()

    def send(self, message: dict[str, Any], buffers: Sequence[bytes] = (), owner: str | None = None) -> None:
        """Send one message to the page, for this owner or the current one."""
        if self._send is not None:
            self._send(encode({**message, "owner": OWNER.get() if owner is None else owner}), buffers)

    @contextlib.contextmanager
    def _acting_for(self, owner: str) -> Iterator[None]:
        before = OWNER.set(owner)
        try:
            yield
        except BaseException as error:
            self.outputs.show_error(error)
        finally:
            OWNER.reset(before)

    def open(
        self,
        owner: str,
        exploration: str | None,
        source: str | None,
        part: str = "build",
        book: str | None = None,
        state: str = "",
    ) -> None:
        """Build an exploration and tell the page which widget is its root.

        Parameters
        ----------
        owner
            Name of the place on the page.
        exploration
            Id of a module in `peacetalks.explorations`, such as `bargaining-range`; or
        source
            Python to run in a fresh namespace; what it displays is shown.
        part
            What is made of the module's `FIGURE`: `build`, `teaser` or `thumbnail`.
        book
            The way from the page to the book's folder, such as `../`.
        state
            What a link says the exploration shall show; only `build` takes one.
        """
        with self._acting_for(owner):
            root = None
            if exploration is not None:
                from peacetalks import explorations

                explorations.book.address = book
                made = getattr(explorations.load(exploration).FIGURE, part)
                root = made(state) if state and part == "build" else made()
            if source is not None:
                exec(compile(source, f"<{owner}>", "exec"), {"__name__": "__main__"})
            self.send({"type": "opened", "root": root.model_id if root is not None else None})

    def receive(self, owner: str, text: str, buffers: Sequence[bytes]) -> None:
        """Handle one comm message from the page, then say that the kernel is idle again."""
        message = json.loads(text)
        with self._acting_for(owner):
            content = message["content"]
            target = self.comms.comms.get(content["comm_id"])
            if target is not None:
                message["buffers"] = list(buffers)
                if message["msg_type"] == "comm_close":
                    target.handle_close(message)
                else:
                    target.handle_msg(message)
        self.send({"type": "idle", "msg_id": message["msg_id"]}, owner=owner)

    def close(self, owner: str) -> None:
        """Close every widget that belongs to the owner."""
        from ipywidgets.widgets import widget

        self.outputs.forget(owner)
        with self._acting_for(owner):
            for comm_id in [made.comm_id for made in self.comms.comms.values() if made.owner == owner]:
                if (made := widget._instances.get(comm_id)) is not None:
                    made.close()
