"""Opens explorations, carries comm messages and captures output, for the worker of one page."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any

# An echo of each change doubles the traffic and serves several front ends at once; a page has one.
os.environ["JUPYTER_WIDGETS_ECHO"] = "0"

import comm
from comm.base_comm import BaseComm, CommManager

from peacetalks.page.kernel import ipython

Send = Callable[[str, Sequence[bytes]], None]


class PageComm(BaseComm):
    """A comm whose other end is the page."""

    kernel: Kernel

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
        self.kernel.send(message, buffers or ())


class Stream:
    """Stands for `sys.stdout` or `sys.stderr`."""

    encoding = "utf-8"

    def __init__(self, kernel: Kernel, name: str) -> None:
        self._kernel = kernel
        self._name = name

    def write(self, text: str) -> int:
        """Show the text where output goes now."""
        if text:
            self._kernel.stream(self._name, text)
        return len(text)

    def flush(self) -> None:
        """Do nothing: each write is sent at once."""

    def isatty(self) -> bool:
        """Return False: nobody types here."""
        return False


class Kernel:
    """One kernel for all explorations of a page.

    Everything an exploration makes belongs to its *owner*, the name the page gave to that place, so that one
    exploration can be closed, or can fail, without the others.
    """

    def __init__(self) -> None:
        self._send: Send | None = None
        self._owner = ""
        self._comms: dict[str, list[str]] = {}
        self._captures: list[Any] = []
        self._consoles: dict[str, Any] = {}
        self._clear_next: set[str] = set()
        ipython.install(self)
        self.comms = CommManager()
        PageComm.kernel = self
        comm.create_comm = PageComm
        comm.get_comm_manager = lambda: self.comms
        self._patch_output()

    def connect(self, send: Send) -> None:
        """Send all messages through `send(json text, buffers)` from now on, and take over the standard streams."""
        self._send = send
        sys.stdout = Stream(self, "stdout")
        sys.stderr = Stream(self, "stderr")

    def send(self, message: dict[str, Any], buffers: Sequence[bytes] = ()) -> None:
        """Send one message of the current owner to the page.

        Raises
        ------
        ValueError
            When the message holds a NaN or an infinity, which JSON can't carry.
        """
        message["owner"] = self._owner
        if message["type"] == "comm" and message["msg_type"] == "comm_open":
            self._comms.setdefault(self._owner, []).append(message["content"]["comm_id"])
        if self._send is not None:
            self._send(json.dumps(message, allow_nan=False), buffers)

    @contextlib.contextmanager
    def _acting_for(self, owner: str) -> Iterator[None]:
        before, self._owner = self._owner, owner
        try:
            yield
        except BaseException as error:
            self._captures.clear()
            self.show_error(error)
        finally:
            self._owner = before

    def open(self, owner: str, exploration: str | None, source: str | None, part: str = "build") -> None:
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
            The module's function that makes the widget: `build` or `teaser`.
        """
        with self._acting_for(owner):
            root = None
            if exploration is not None:
                from peacetalks import explorations

                root = getattr(explorations.load(exploration), part)()
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
        with self._acting_for(owner):
            self.send({"type": "idle", "msg_id": message["msg_id"]})

    def close(self, owner: str) -> None:
        """Close every widget that belongs to the owner."""
        from ipywidgets.widgets import widget

        with self._acting_for(owner):
            self._consoles.pop(owner, None)
            for comm_id in self._comms.pop(owner, []):
                made = widget._instances.get(comm_id)
                if made is not None:
                    made.close()

    def _sink(self) -> Any:
        """Return the Output widget that takes what is displayed now."""
        if self._captures:
            return self._captures[-1]
        if self._owner not in self._consoles:
            from ipywidgets import Output

            console = self._consoles[self._owner] = Output()
            self.send({"type": "console", "root": console.model_id})
        return self._consoles[self._owner]

    def _append(self, output: dict[str, Any]) -> None:
        sink = self._sink()
        kept = () if sink.model_id in self._clear_next else sink.outputs
        self._clear_next.discard(sink.model_id)
        sink.outputs = (*kept, output)

    def display(self, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Show one MIME bundle in the innermost capturing Output, or below the exploration."""
        self._append({"output_type": "display_data", "data": data, "metadata": metadata})

    def stream(self, name: str, text: str) -> None:
        """Show printed text where output goes now; join it to the line before."""
        if not self._owner:
            return
        sink = self._sink()
        last = sink.outputs[-1] if sink.outputs and sink.model_id not in self._clear_next else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            sink.outputs = (*sink.outputs[:-1], {**last, "text": last["text"] + text})
        else:
            self._append({"output_type": "stream", "name": name, "text": text})

    def clear(self, *, wait: bool) -> None:
        """Clear where output goes now: at once, or when the next output comes."""
        sink = self._sink()
        if wait:
            self._clear_next.add(sink.model_id)
        else:
            self._clear_next.discard(sink.model_id)
            sink.outputs = ()

    def show_error(self, error: BaseException) -> None:
        """Show an exception in the capturing Output, or let the exploration say that it failed."""
        lines = traceback.format_exception(error)
        if self._captures:
            self._append(
                {
                    "output_type": "error",
                    "ename": type(error).__name__,
                    "evalue": str(error),
                    "traceback": [line.rstrip("\n") for line in lines],
                }
            )
        else:
            self.send({"type": "error", "message": f"{type(error).__name__}: {error}", "traceback": "".join(lines)})

    def _patch_output(self) -> None:
        # Jupyter's Output tells the front end which messages to divert; here there are no such messages, so what is
        # displayed inside `with output:` goes straight into the widget's own `outputs`.
        from ipywidgets import Output

        kernel = self

        def enter(output: Any) -> None:
            kernel._captures.append(output)

        def leave(output: Any, kind: Any, error: BaseException | None, _: Any) -> bool:
            if error is not None:
                kernel.show_error(error)
            if output in kernel._captures:
                kernel._captures.remove(output)
            return error is not None

        Output.__enter__ = enter
        Output.__exit__ = leave
