"""Bars over time: each begins and ends where its years say, and shows what came of it without colours."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.pictures import palette, svg
from peacetalks.pictures.scale import Axis, Scale
from peacetalks.pictures.spans import THICK, Look, Span, Spans

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = {"holds": Look(palette.RANGE), "left": Look(palette.WAR, "6 2", end="cross")}
TIME = Scale(Axis(1900, 2000), 50, 350)


def spans(*rows, chosen=None, height=100.0):
    made = Spans(TIME, 20, height, LOOKS, "treaty")
    made.bars(rows, chosen)
    return made


def parsed(made):
    return ET.fromstring(svg.picture(200, "Bars that a test has drawn, nothing else.", made.content()))


def drawn(root, colour):
    return [node for node in root.iter(f"{SVG}path") if colour in node.get("stroke", "")]


def stretches(path):
    return [tuple(map(float, found)) for found in re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)", path.get("d"))]


def test_a_bar_runs_from_when_it_held_to_now():
    bar = drawn(parsed(spans(Span(1950, 1960, None, "holds", 3))), "--pt-range")[0]
    assert stretches(bar) == [(230, 70, 350)]


def test_until_it_held_there_is_a_thin_line():
    root = parsed(spans(Span(1950, 1960, None, "holds", 3)))
    thin = [node for node in drawn(root, "--pt-line") if not node.get("stroke-dasharray") and node.get("d")]
    assert stretches(thin[0]) == [(200, 70, 230)]


def test_what_ended_leaves_a_gap_until_now_and_a_sign_of_its_own():
    root = parsed(spans(Span(1950, 1950, 1980, "left", 0), Span(1960, 1960, 1990, "holds", 1)))
    gaps = next(node for node in drawn(root, "--pt-line") if node.get("stroke-dasharray"))
    assert stretches(gaps) == [(293, 45, 350), (323, 95, 350)]
    left, sign = drawn(root, "--pt-war")
    assert left.get("stroke-dasharray") == "6 2"
    assert sign.get("d").count("L") == 2
    holds, tick = drawn(root, "--pt-range")
    assert not holds.get("stroke-dasharray")
    assert tick.get("d").count("V") == 1


def test_what_never_held_can_still_be_seen():
    bar = drawn(parsed(spans(Span(1950, None, 1950, "holds", 0))), "--pt-range")[0]
    ((start, _, end),) = stretches(bar)
    assert end - start == 3


def test_a_click_anywhere_on_a_row_picks_it():
    root = parsed(spans(Span(1950, 1950, None, "holds", 7), Span(1960, 1960, None, "holds", 4)))
    picks = [node for node in root.iter(f"{SVG}path") if node.get("data-pick")]
    assert [(node.get("data-pick"), node.get("data-of")) for node in picks] == [("7", "treaty"), ("4", "treaty")]
    assert [stretches(node) for node in picks] == [[(2, 45, 398)], [(2, 95, 398)]]


def test_the_chosen_row_lies_on_a_band():
    band = parsed(spans(Span(1950, 1950, None, "holds", 7), chosen=7)).find(f"{SVG}rect")
    assert float(band.get("y")) + float(band.get("height")) / 2 == pytest.approx(70)
    assert parsed(spans(Span(1950, 1950, None, "holds", 7), chosen=1)).find(f"{SVG}rect") is None


@given(st.integers(1, 60))
def test_rows_fill_the_room_and_bars_grow_no_thicker_than_twelve(count):
    made = spans(*[Span(1950, 1950, None, "holds", pick) for pick in range(count)])
    at = [made.rows[pick] for pick in range(count)]
    assert at == sorted(at)
    assert at[0] - made.pitch / 2 == pytest.approx(20)
    assert at[-1] + made.pitch / 2 == pytest.approx(120)
    assert made.thick <= min(THICK, made.pitch)


def test_labels_stand_before_their_bars_where_there_is_room():
    made = spans(*[Span(1900 + 2 * pick, 1900 + 2 * pick, None, "holds", pick) for pick in range(40)])
    assert made.label(30, "thirty")
    assert not made.label(31, "one row below")
    assert not made.label(1, "a name too long for that")
    text = parsed(made).find(f".//{SVG}text")
    assert float(text.get("x")) == pytest.approx(TIME(1960) - 5)
    assert text.get("text-anchor") == "end"


def test_no_rows_are_no_trouble():
    assert "data-pick" not in spans().content()
