"""Time: ticks are sensible at any span, events stand where they belong, flags don't run into each other."""

import datetime
import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.pictures import palette, svg
from peacetalks.pictures.flags import FLAG_ROW
from peacetalks.pictures.scale import Axis
from peacetalks.pictures.time_axis import ticks, year_of
from peacetalks.pictures.timeline import Lane, Moment, Timeline, height

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LANES = (Lane("above", palette.RANGE), Lane("below", palette.WAR))


def timeline(low=1900.0, high=2000.0, **more):
    return Timeline(Axis(low, high), LANES, ticks(low, high, MONTHS), **more)


def parsed(picture, **more):
    return ET.fromstring(svg.picture(height(102), "A timeline that a test has drawn.", picture.content(**more)))


def moments(*years, lane=0):
    return [Moment(year, year, lane, pick) for pick, year in enumerate(years)]


@given(st.dates(datetime.date(1700, 1, 1), datetime.date(2100, 12, 30)))
def test_a_day_lies_in_its_year_and_before_the_next_day(date):
    at = year_of(date)
    assert date.year <= at < date.year + 1
    assert at < year_of(date + datetime.timedelta(days=1))
    assert year_of(datetime.date(date.year, 1, 1)) == date.year


@given(st.integers(1700, 2100), st.floats(0.2, 400))
def test_ticks_are_few_within_the_span_and_evenly_apart(low, span):
    found = ticks(low, low + span, MONTHS)
    assert 1 <= len(found) <= 7
    at = [one for one, _ in found]
    assert all(low <= one <= low + span for one in at)
    apart = [later - one for one, later in itertools.pairwise(at)]
    assert apart == pytest.approx(apart[:1] * len(apart))
    assert len({words for _, words in found}) == len(found) or span < 3.01


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1775, 2026.8, ["1800", "1850", "1900", "1950", "2000"]),
        (1962, 1964, ["1962", "Jul", "1963", "Jul", "1964"]),
        (2026, 2026.775, ["2026", "Mar", "May", "Jul", "Sep"]),
        (1989, 2003, ["1990", "1995", "2000"]),
    ],
)
def test_ticks_are_those_that_one_would_write(low, high, words):
    assert [word for _, word in ticks(low, high, MONTHS)] == words


def test_one_event_is_one_dot_at_its_time_and_can_be_picked():
    picture = timeline()
    picture.events([Moment(1950, 1950, 1, 33)], None)
    picked = [node for node in parsed(picture).iter(f"{SVG}path") if node.get("data-pick")]
    assert [node.get("data-pick") for node in picked] == ["33"]
    x, y = picture.places[33]
    assert x == pytest.approx(200, abs=4.5)
    assert picture.feet[0] < y < picture.feet[1]
    assert picked[0].get("d") == f"M{x:g} {y:g}h0"


def test_events_of_one_time_stand_on_each_other_in_order():
    picture = timeline()
    picture.events(moments(1950, 1950.1, 1950.2), None)
    heights = [picture.places[pick][1] for pick in range(3)]
    assert heights == sorted(heights, reverse=True)
    assert len({picture.places[pick][0] for pick in range(3)}) == 1


def test_a_key_event_is_a_diamond():
    picture = timeline()
    picture.events([Moment(1950, 1950, 0, 1, True)], None)
    assert any(
        re.fullmatch(r"M[\d.]+ [\d.]+(l[-\d. ]+){3}Z", node.get("d")) for node in parsed(picture).iter(f"{SVG}path")
    )


def test_marks_can_be_larger_and_then_stand_farther_apart():
    large = timeline(size=1.5)
    large.events(moments(1950, 1950), None)
    (x, y), (again, above) = large.places[0], large.places[1]
    assert (x, y - above) == pytest.approx((again, 12))
    group = next(node for node in parsed(large).iter(f"{SVG}g") if node.get("stroke-linecap"))
    assert float(group.get("stroke-width")) == 10.5


def test_a_column_too_tall_is_solid_and_says_how_many():
    picture = timeline()
    picture.events(moments(*[1950] * 9), None)
    words = [node.text for node in parsed(picture).iter(f"{SVG}text")]
    assert "9" in words
    few = timeline()
    few.events(moments(*[1950] * 4), None)
    assert "4" not in [node.text for node in parsed(few).iter(f"{SVG}text")]


def test_solid_columns_side_by_side_are_counted_together():
    picture = timeline()
    picture.events(moments(*[1950] * 9, *[1952.2] * 8), None)
    words = [node.text for node in parsed(picture).iter(f"{SVG}text")]
    assert "17" in words
    assert not {"9", "8"} & set(words)


def test_each_click_on_a_column_goes_to_the_next_of_its_events():
    chosen, seen = None, []
    for _ in range(10):
        picture = timeline(apart=2)
        picture.events(moments(*[1950] * 9), chosen)
        column = next(node for node in parsed(picture).iter(f"{SVG}path") if node.get("data-pick"))
        chosen = int(column.get("data-pick"))
        seen.append(chosen)
    assert seen == [0, 1, 2, 3, 4, 5, 6, 7, 8, 0]


def test_many_events_are_picked_by_column_and_few_by_themselves():
    years = [1900 + index / 2 for index in range(200)]
    picture = timeline()
    picture.events(moments(*years), None)
    assert picture.content().count("data-pick") < 60
    assert set(picture.places) == set(range(200))
    few = timeline()
    few.events(moments(*years[::4]), None)
    assert few.content().count("data-pick") == 50


def test_the_chosen_event_is_ringed_and_dated():
    picture = timeline()
    picture.events(moments(1920, 1980), 1)
    root = parsed(picture, chosen=1, date="1 May 1980")
    ring = list(root.iter(f"{SVG}circle"))[-1]
    assert (float(ring.get("cx")), float(ring.get("cy"))) == pytest.approx(picture.places[1], abs=0.01)
    assert "1 May 1980" in [node.text for node in root.iter(f"{SVG}text")]


def test_an_event_that_lasts_has_a_line_as_long():
    picture = timeline()
    picture.events([Moment(1917, 1933, 0, 1), Moment(1950, 1950.01, 0, 2)], None)
    line = next(node for node in parsed(picture).iter(f"{SVG}path") if node.get("opacity"))
    left, right = (float(one) for one in re.fullmatch(r"M([\d.]+) [\d.]+H([\d.]+)", line.get("d")).groups())
    assert right - left == pytest.approx(384 * 0.16, abs=0.1)


flags = st.lists(
    st.tuples(st.floats(1900, 2000), st.text("abcdefgh ", min_size=3, max_size=18)), min_size=1, max_size=20
)


@given(flags, st.none() | st.floats(1900, 2000))
def test_flags_and_their_stems_keep_clear_of_each_other(named, guess):
    picture = timeline()
    picture.events(moments(*[year for year, _ in named]), None)
    if guess is not None:
        picture.guess(guess, "your guess", (1900, 2000))
    hung = picture.flags([(pick, words) for pick, (_, words) in enumerate(named)])
    assert hung[:1] == (0,) or guess is not None
    root = parsed(picture)
    flown = [node for node in root.iter(f"{SVG}text") if float(node.get("y")) < picture.head - 4]
    assert len(flown) == len(hung) + (guess is not None)
    boxes = []
    for node in flown:
        left, foot = float(node.get("x")), float(node.get("y"))
        boxes.append((left, left + svg.text_width(node.text or ""), foot))
        assert left >= 2
        assert boxes[-1][1] <= 398.01
    for index, (left, right, foot) in enumerate(boxes):
        for other_left, other_right, other_foot in boxes[:index]:
            assert abs(foot - other_foot) >= FLAG_ROW - 0.01 or right <= other_left or other_right <= left
    stems = [node for node in root.iter(f"{SVG}line") if "--pt-line" in node.get("stroke", "")]
    for stem in stems:
        x, top = float(stem.get("x1")), float(stem.get("y1"))
        assert not any(left < x < right and top < foot - 12 for left, right, foot in boxes)


def test_a_flag_that_finds_no_room_is_left_out():
    picture = timeline()
    picture.events(moments(*[1950 + index / 100 for index in range(12)]), None)
    assert 1 <= len(picture.flags([(pick, "a rather long name") for pick in range(12)])) <= 4


@given(st.floats(1900, 2000))
def test_the_guess_stands_at_its_year_and_can_be_dragged_along_the_axis(year):
    assume(1901 < year < 1999)
    picture = timeline()
    picture.guess(year, "your guess", (1905, 1995))
    handle = next(node for node in parsed(picture).iter(f"{SVG}g") if node.get("data-handle") == "guess")
    assert float(handle.get("data-from")) == pytest.approx(picture.x(1905), abs=0.01)
    assert float(handle.get("data-to")) == pytest.approx(picture.x(1995), abs=0.01)
    assert float(handle.find(f"{SVG}line").get("x1")) == pytest.approx(8 + 384 * (year - 1900) / 100, abs=0.01)


def test_bars_are_as_high_as_their_numbers():
    picture = timeline()
    picture.bars(1, [(1950, 1960, 4), (1960, 1970, 2), (1800, 1810, 9)])
    root = parsed(picture)
    tall, low = [node for node in root.iter(f"{SVG}rect") if "--pt-war" in node.get("fill")]
    assert float(tall.get("height")) == pytest.approx(2 * float(low.get("height")), abs=0.01)
    assert {"4", "2"} <= {node.text for node in root.iter(f"{SVG}text")}


def test_a_picture_without_events_has_its_lanes():
    picture = timeline()
    picture.events([], 3)
    words = [node.text for node in parsed(picture, chosen=3, date="never").iter(f"{SVG}text")]
    assert {"above", "below"} <= set(words)
    assert "never" not in words
