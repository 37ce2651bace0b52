"""The tree: where its branches stand, and that they are as wide as they are probable."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.pictures import palette, tree
from peacetalks.pictures.scale import Axis, Scale

X = Scale(Axis(0, 1), 0.0, 400.0)
share = st.floats(0, 1)


def fork(chance, *branches):
    return tree.Branch(chance, ("goes on",), branches=branches), tree.Branch(1 - chance, ("ends",), lost=True)


def drawn(root, headings):
    svg = tree.draw(root, headings, X, 0.0)
    return ET.fromstring(f"<svg>{svg}</svg>")


@given(share, share, share)
def test_rows_hold_what_is_left_without_gaps_and_the_lost_stand_right(first, second, third):
    found = tree.rows(fork(first, *fork(second, *fork(third))))
    left = 1.0
    for row, chance in zip(found, (first, second, third), strict=True):
        assert row[0].low == 0
        assert row[-1].high == pytest.approx(left)
        assert [piece.branch.lost for piece in row] == [False, True]
        assert row[0].high == row[1].low == pytest.approx(left * chance)
        left *= chance


@given(share, share, share)
def test_two_roads_meet_again_at_the_left(split, one, other):
    kinds = (tree.Branch(split, branches=fork(one)), tree.Branch(1 - split, branches=fork(other)))
    kept, kept_other, lost, lost_other = tree.rows(kinds)[1]
    assert not kept.branch.lost
    assert kept_other.high == pytest.approx(split * one + (1 - split) * other)
    assert lost.branch.lost
    assert lost_other.high == pytest.approx(1)
    assert (kept.out, lost.out) == pytest.approx((0, split * one))
    assert (kept_other.out, lost_other.out) == pytest.approx((split, split + (1 - split) * other))


def test_a_fork_must_add_up():
    with pytest.raises(ValueError, match=r"add up to 1, got 0\.9"):
        tree.rows((tree.Branch(0.5), tree.Branch(0.4)))


def test_bars_are_as_wide_as_probable_and_the_lost_are_hatched():
    root = drawn(fork(0.75), ["Does it go on?"])
    full, kept, lost = root.findall("rect")
    assert [float(one.get("width")) for one in (full, kept, lost)] == [400, 300, 100]
    assert lost.get("fill") == "none"
    assert lost.get("stroke") == palette.WAR
    assert root.find("g/path").get("stroke") == palette.WAR
    assert {one.text for one in root.findall("text")} == {"Does it go on?", "goes on", "ends"}


def test_nothing_is_drawn_of_what_cannot_happen():
    root = drawn(fork(1.0), [""])
    assert len(root.findall("rect")) == 2
    assert root.findall("g") == []


def test_words_shorten_or_move_right_when_they_do_not_fit():
    narrow = (
        tree.Branch(0.1, ("a long story", "a")),
        tree.Branch(0.1, ("another story", "b")),
        tree.Branch(0.8, lost=True),
    )
    assert {one.text for one in drawn(narrow, [""]).findall("text")} >= {"a", "b"}
    inner = (tree.Branch(0.1, branches=(tree.Branch(1.0, ("a long story", "a")),)), tree.Branch(0.9, lost=True))
    moved = next(one for one in drawn(inner, ["", ""]).findall("text") if one.text == "a long story")
    assert moved.get("text-anchor") == "start"
    assert float(moved.get("x")) > 40


def test_height_is_what_is_drawn():
    svg = tree.draw(fork(0.5, *fork(0.5)), ["", ""], X, 0.0)
    feet = [float(y) + float(h) for y, h in re.findall(r'y="([\d.]+)" width="[\d.]+" height="([\d.]+)"', svg)]
    assert max(feet) == tree.height(2)
