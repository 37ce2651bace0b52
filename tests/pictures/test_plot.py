"""The general marks: they stand where their numbers say, and labels keep out of each other's way."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.pictures import palette, svg
from peacetalks.pictures.labels import Box, Label, place
from peacetalks.pictures.plot import Plot, draw
from peacetalks.pictures.scale import Axis, Scale, steps

SVG = "{http://www.w3.org/2000/svg}"
number = st.floats(-1e6, 1e6)
UNIT = Axis(0, 1, ticks=(0, 0.5, 1))


def parsed(plot):
    return ET.fromstring(draw([plot], "A picture that a test has drawn, with nothing in it."))


@given(number, number, number)
def test_a_scale_is_straight_and_keeps_within_its_ends(low, high, value):
    if high - low < 1e-3:
        return
    scale = Scale(Axis(low, high), 40, 390)
    assert scale(low) == 40
    assert scale(high) == pytest.approx(390)
    assert scale((low + high) / 2) == pytest.approx(215)
    assert 40 <= scale(value) <= 390 + 1e-9


def test_an_axis_can_run_upwards():
    scale = Scale(Axis(0, 10), 200, 20)
    assert scale(0) == 200
    assert scale(10) == 20


@given(st.integers(2, 50), number, number)
def test_steps_include_both_ends(count, low, high):
    found = steps(low, high, count)
    assert len(found) == count
    assert found[0] == pytest.approx(low)
    assert found[-1] == pytest.approx(high)
    assert all(min(low, high) - 1e-9 <= one <= max(low, high) + 1e-9 for one in found)


label = st.builds(
    Label,
    x=st.floats(20, 380),
    y=st.floats(20, 380),
    words=st.text("abcdefghij ", min_size=1, max_size=16),
    side=st.sampled_from(("above", "below", "left", "right")),
)


@given(st.lists(label, min_size=1, max_size=6))
def test_labels_collide_with_nothing_and_stay_within(labels):
    within = Box(2, 2, 398, 398)
    root = ET.fromstring(f"<g>{place(labels, within)}</g>")
    boxes = []
    for node in root.iter("text"):
        left, foot = float(node.get("x")), float(node.get("y"))
        box = Box(left, foot - 13, left + svg.text_width(node.text or ""), foot + 4)
        assert box.left >= 1.9
        assert box.right <= 398.1
        assert box.top >= 1.9
        assert box.bottom <= 398.1
        # Coordinates are written with two decimals.
        assert all(box.overlap(other) < 0.5 for other in boxes)
        boxes.append(box)
    assert len(boxes) == len(labels)


def test_a_label_alone_stands_where_it_was_asked_for_and_needs_no_line():
    root = ET.fromstring(f"<g>{place([Label(200, 200, 'peace', side='right')], Box(0, 0, 400, 400))}</g>")
    assert float(root.find("text").get("x")) > 200
    assert root.find("line") is None


def test_a_label_far_from_its_point_is_joined_to_it():
    crowd = [Label(200, 200, "the same words") for _ in range(8)]
    assert "<line" in place(crowd, Box(0, 0, 400, 400))


def test_labels_without_room_are_written_all_the_same():
    crowd = [Label(30, 10, "wide words", side="left") for _ in range(5)]
    assert place(crowd, Box(0, 0, 120, 20)).count("<text") == 5


@given(st.floats(0, 1), st.floats(0, 1))
def test_marks_stand_where_their_numbers_say(x, y):
    plot = Plot(UNIT, UNIT, top=20, height=100)
    plot.point(x, y, palette.A)
    plot.bar(x, y, palette.B)
    root = parsed(plot)
    circle = root.find(f".//{SVG}circle")
    assert float(circle.get("cx")) == pytest.approx(44 + 344 * x, abs=0.01)
    assert float(circle.get("cy")) == pytest.approx(120 - 100 * y, abs=0.01)
    bar = next(node for node in root.iter(f"{SVG}rect") if "--pt-b" in node.get("fill"))
    assert float(bar.get("height")) == pytest.approx(100 * y, abs=0.01)
    assert float(bar.get("y")) + float(bar.get("height")) == pytest.approx(120, abs=0.02)


def test_a_bar_stands_on_nothing_and_may_hang_below_it():
    plot = Plot(UNIT, Axis(-1, 1), top=0, height=100)
    plot.bar(0.5, -0.5, palette.WAR)
    bar = next(node for node in parsed(plot).iter(f"{SVG}rect") if "--pt-war" in node.get("fill"))
    assert (float(bar.get("y")), float(bar.get("height"))) == (50, 25)


def test_a_band_is_the_same_from_either_end_and_hatched_when_asked():
    plots = [Plot(UNIT, UNIT), Plot(UNIT, UNIT)]
    plots[0].band(0.2, 0.6, 0, 1, palette.RANGE)
    plots[1].band(0.6, 0.2, 1, 0, palette.RANGE)
    assert plots[0].content() == plots[1].content()
    hatched = Plot(UNIT, UNIT)
    hatched.band(0.2, 0.6, 0, 1, palette.WAR, hatched=True)
    assert hatched.content().count("--pt-war") == 1


@pytest.mark.parametrize("shape", ["round", *svg.SHAPES])
def test_every_shape_can_be_drawn(shape):
    plot = Plot(UNIT, UNIT)
    plot.point(0.5, 0.5, palette.A, shape)
    parsed(plot)


@pytest.mark.parametrize("axis", ["x", "y"])
def test_a_guess_can_be_dragged_over_the_whole_axis(axis):
    plot = Plot(UNIT, UNIT, top=20, height=100)
    plot.guess(**{axis: 0.25}, words="your guess")
    handle = next(node for node in parsed(plot).iter(f"{SVG}g") if node.get("data-handle"))
    reach = float(handle.get("data-from")), float(handle.get("data-to"))
    assert reach == ((44, 388) if axis == "x" else (120, 20))
    assert handle.get("data-axis") == axis


def test_numbers_of_an_axis_that_would_touch_are_left_out():
    crowded = Plot(Axis(0, 1, ticks=steps(0, 1, 41), says="{:.3f}".format), UNIT)
    assert crowded.content().count("<text") < 20


def test_plots_share_a_picture():
    upper = Plot(Axis(0, 1), UNIT, top=30, height=80)
    lower = Plot(Axis(0, 1, "share"), UNIT, top=upper.bottom + 30, height=80)
    root = ET.fromstring(draw([upper, lower], "Two panels, one below the other, over one axis."))
    assert float(root.get("viewBox").split()[3]) == lower.bottom + 4


@pytest.mark.parametrize(
    ("given_words", "written"),
    [
        ("-0.00 of it", "0.00 of it"),
        ("from -0.04", "from −0.04"),
        ("log-0", "log-0"),
        ("(-0.0)", "(0.0)"),
        ("2-3", "2-3"),
    ],
)
def test_minus_signs_are_true_and_nothing_has_none(given_words, written):
    assert svg.minus(given_words) == written
