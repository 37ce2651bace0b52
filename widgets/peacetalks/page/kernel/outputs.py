"""Where that goes which an exploration prints, displays or raises."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

OWNER: ContextVar[str] = ContextVar("owner", default="")
"""Name of the place on the page for which Python works now; tasks that an exploration starts inherit it."""

_CAPTURING: ContextVar[tuple[Any, ...]] = ContextVar("capturing", default=())


class Stream:
    """Stands for `sys.stdout` or `sys.stderr`."""

    encoding = "utf-8"

    def __init__(self, outputs: Outputs, name: str, original: Any) -> None:
        self._outputs = outputs
        self._name = name
        self._original = original

    def write(self, text: str) -> int:
        """Show the text where output goes now; what belongs to no exploration goes to the browser's console."""
        if not OWNER.get():
            self._original.write(text)
        elif text:
            self._outputs.stream(self._name, text)
        return len(text)

    def flush(self) -> None:
        """Do nothing: each write is sent at once."""

    def isatty(self) -> bool:
        """Return False: nobody types here."""
        return False


class Outputs:
    """Puts output into the innermost `with Output():`, else into the *console* below the exploration.

    Parameters
    ----------
    send
        Sends a message to the page.
    """

    def __init__(self, send: Callable[[dict[str, Any]], None]) -> None:
        self._send = send
        self._consoles: dict[str, Any] = {}
        self._clear_next: set[str] = set()

    def take_streams(self) -> None:
        """Take over what is printed."""
        sys.stdout = Stream(self, "stdout", sys.__stdout__)
        sys.stderr = Stream(self, "stderr", sys.__stderr__)

    def take_output_widgets(self) -> None:
        """Let `with Output():` capture.

        Jupyter's Output tells the front end which messages to divert. Here there are no such messages, so what is
        displayed inside goes straight into the widget's own `outputs`.
        """
        from ipywidgets import Output

        def enter(output: Any) -> None:
            _CAPTURING.set((*_CAPTURING.get(), output))

        def leave(output: Any, _kind: Any, error: BaseException | None, _trace: Any) -> bool:
            if error is not None:
                self.show_error(error)
            _CAPTURING.set(tuple(other for other in _CAPTURING.get() if other is not output))
            return error is not None

        Output.__enter__ = enter
        Output.__exit__ = leave

    def forget(self, owner: str) -> None:
        """Forget the owner's console."""
        self._consoles.pop(owner, None)

    def display(self, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Show one MIME bundle."""
        self._append({"output_type": "display_data", "data": data, "metadata": metadata})

    def stream(self, name: str, text: str) -> None:
        """Show printed text, joined to what was printed just before."""
        sink = self._sink()
        last = sink.outputs[-1] if sink.outputs and sink.model_id not in self._clear_next else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            sink.outputs = (*sink.outputs[:-1], {**last, "text": last["text"] + text})
        else:
            self._append({"output_type": "stream", "name": name, "text": text})

    def clear(self, *, wait: bool) -> None:
        """Clear at once, or when the next output comes."""
        sink = self._sink()
        if wait:
            self._clear_next.add(sink.model_id)
        else:
            self._clear_next.discard(sink.model_id)
            sink.outputs = ()

    def show_error(self, error: BaseException) -> None:
        """Show an exception in the capturing Output, or let the exploration say that it failed."""
        lines = traceback.format_exception(error)
        if _CAPTURING.get():
            self._append(
                {
                    "output_type": "error",
                    "ename": type(error).__name__,
                    "evalue": str(error),
                    "traceback": [line.rstrip("\n") for line in lines],
                }
            )
        else:
            said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            self._send({"type": "error", "message": said, "traceback": "".join(lines)})

    def _sink(self) -> Any:
        if capturing := _CAPTURING.get():
            return capturing[-1]
        owner = OWNER.get()
        if owner not in self._consoles:
            from ipywidgets import Output

            console = self._consoles[owner] = Output()
            self._send({"type": "console", "root": console.model_id})
        return self._consoles[owner]

    def _append(self, output: dict[str, Any]) -> None:
        sink = self._sink()
        kept = () if sink.model_id in self._clear_next else sink.outputs
        self._clear_next.discard(sink.model_id)
        sink.outputs = (*kept, output)
