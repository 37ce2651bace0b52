"""Waiting until a slider rests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from peacetalks.explorations import rest


def apart(act):
    """Do something in a thread of its own: browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(act).result()


def test_a_script_has_no_later():
    done = []
    apart(lambda: rest.Rest().then(lambda: done.append("now")))
    assert done == ["now"]


def test_only_what_was_asked_for_last_is_done_and_not_at_once(monkeypatch):
    monkeypatch.setattr(rest, "SECONDS", 0)
    done = []

    async def drag():
        waiting = rest.Rest()
        finished = asyncio.Event()
        waiting.then(lambda: done.append("early"))
        waiting.then(lambda: (done.append("late"), finished.set()))
        assert done == []
        await finished.wait()

    apart(lambda: asyncio.run(drag()))
    assert done == ["late"]
