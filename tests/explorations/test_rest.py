"""Waiting until a slider rests."""

import asyncio

from peacetalks.explorations import rest


def test_a_script_has_no_later():
    done = []
    rest.Rest().then(lambda: done.append("now"))
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

    asyncio.run(drag())
    assert done == ["late"]
