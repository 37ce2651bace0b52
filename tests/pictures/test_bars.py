"""Bars of doubts: where they end, and on which side of the number."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.pictures import bars, palette, svg
from peacetalks.pictures.scale import Axis, Scale

X = Scale(Axis(0, 1), 10.0, 390.0)
share = st.floats(0, 1)


def drawn(swings, base):
    return ET.fromstring(f"<svg>{bars.swings(swings, base, X, 0.0)}</svg>")


def test_a_bar_is_hatched_below_the_number_and_filled_above():
    root = drawn([bars.Swing("doubt", 0.2, 0.9)], 0.5)
    worse, better = root.findall("rect")
    assert (worse.get("fill"), worse.get("stroke")) == ("none", palette.WAR)
    assert better.get("fill") == palette.RANGE
    assert float(worse.get("x")) == pytest.approx(X(0.2))
    assert float(worse.get("width")) == pytest.approx(0.3 * 380, abs=0.01)
    assert float(better.get("width")) == pytest.approx(0.4 * 380, abs=0.01)
    line = root.find("line")
    assert float(line.get("x1")) == X(0.5)


def test_a_doubt_that_lowers_the_number_is_drawn_alike():
    there, back = (bars.swings([bars.Swing("doubt", *ends)], 0.5, X, 0.0) for ends in ((0.2, 0.9), (0.9, 0.2)))
    assert there == back


def test_no_doubt_has_words_and_no_bar():
    root = drawn([bars.Swing("doubt", 0.5, 0.5)], 0.5)
    assert root.findall("rect") == []
    assert root.find("text").text == "doubt"


@given(share, share, share)
def test_words_stay_within_the_scale_on_the_roomier_side(low, base, high):
    low, base, high = sorted((low, base, high))
    text = drawn([bars.Swing("some doubt 20–60%", low, high)], base).find("text")
    width = svg.text_width(text.text)
    left = float(text.get("x")) - (width if text.get("text-anchor") == "end" else 0)
    assert left >= X.start - 0.01
    assert left + width <= X.end + 0.01
    assert text.get("text-anchor") == ("start" if X.end - X(high) >= X(low) - X.start else "end")
