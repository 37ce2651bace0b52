"""Answer records and their files under whatever a disk, another program or a learner may do to them."""

import json
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.cards import records

plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10)
trees = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["quiz", "item", "answer", "counter", "saved", "x"]), inner, max_size=6)
    ),
    max_leaves=12,
)


def record(item="q", answer="a", counter=1):
    return records.new("quiz", item, "single", answer, counter)


@given(things=st.lists(trees, max_size=6))
def test_what_is_no_record_is_left_out(things):
    good = record()
    merged = records.merge(things, [good])
    assert all(records.is_record(one) for one in merged.values())
    assert merged["q"]["counter"] >= 1
    assert isinstance(records.saved_at(merged["q"]), str)


@given(counters=st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_the_highest_counter_wins_in_whatever_order_records_come(counters):
    given_records = [record(answer=str(number), counter=number) for number in counters]
    assert records.merge(given_records)["q"]["answer"] == str(max(counters))
    assert records.merge(*([one] for one in reversed(given_records)))["q"]["answer"] == str(max(counters))


@pytest.mark.parametrize("counter", [True, -1, 1.0, "9", None, 10**30, float("nan")])
def test_counter_that_no_card_writes_beats_nothing(counter):
    assert records.merge([record(), {**record(answer="forged"), "counter": counter}])["q"]["answer"] == "a"


DAMAGED = [b"", b"{", b"null", b"{}", b'"text"', b"\xff\xfe", b"[" * 100_000, b"[1, 2", b"\x00" * 10]


@pytest.mark.parametrize("content", DAMAGED)
def test_damaged_file_is_put_aside_and_never_overwritten(tmp_path, content):
    path = tmp_path / "quiz.answers.json"
    for number in (1, 2):
        path.write_bytes(content)
        assert records.read(path) == {}
        sentence = records.put_aside_if_damaged(path)
        aside = tmp_path / f"quiz.answers.json.damaged-{number}"
        assert aside.name in sentence
        assert aside.read_bytes() == content
        assert not path.exists()


def test_file_that_is_too_large_is_put_aside(tmp_path):
    path = tmp_path / "quiz.answers.json"
    path.touch()
    os.truncate(path, records.MAX_BYTES + 1)
    assert "damaged-1" in records.put_aside_if_damaged(path)


def test_list_with_strange_entries_keeps_the_good_ones(tmp_path):
    path = tmp_path / "quiz.answers.json"
    path.write_text(json.dumps([1, None, {"item": "q"}, record(), "x"]))
    assert records.put_aside_if_damaged(path) == ""
    assert list(records.read(path)) == ["q"]


def test_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "quiz.answers.json"
    records.write(path, {"q": record(answer="old")})

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        records.write(path, {"q": record(answer="new")})
    assert records.read(path)["q"]["answer"] == "old"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_reader_never_sees_half_a_file(tmp_path):
    path = tmp_path / "quiz.answers.json"
    many = {str(number): record(item=str(number), answer="x" * 500) for number in range(200)}
    records.write(path, many)
    seen, done = [], threading.Event()

    def look():
        while not done.is_set():
            seen.append(len(records.read(path)))

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(20):
        records.write(path, many)
    done.set()
    reader.join()
    assert set(seen) == {200}


NOTEBOOKS = [b"", b"[]", b"{}", b'{"cells": 1}', b'{"cells": [1, null]}', b'{"cells": [{"outputs": 3}]}', b"\xff"]
NOTEBOOKS += [b'{"cells": [{"outputs": [{"data": []}, 1, {"data": {"%s": []}}]}]}' % records.MIME.encode()]


@pytest.mark.parametrize("content", NOTEBOOKS)
def test_file_that_is_no_notebook_holds_no_records(tmp_path, content):
    path = tmp_path / "some.ipynb"
    path.write_bytes(content)
    assert records.read_notebook(path) == {}
    assert records.read_notebook(tmp_path / "missing.ipynb") == {}


@given(tree=trees)
def test_any_tree_at_all_in_a_notebook_is_survived(tmp_path_factory, tree):
    path = tmp_path_factory.mktemp("any") / "some.ipynb"
    path.write_text(json.dumps({"cells": [{"outputs": [{"data": {records.MIME: tree}}]}, {"outputs": tree}, tree]}))
    assert all(records.is_record(one) for one in records.read_notebook(path).values())


@pytest.mark.parametrize("saved", [None, "", "soon", 5, "9999-99-99", "0001-01-01T00:00:00+00:00", ["x"]])
def test_time_that_can_not_be_read_is_left_out(saved):
    assert records.saved_at({**record(), "saved": saved}) in ("", "00:00")
