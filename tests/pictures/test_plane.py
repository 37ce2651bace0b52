"""A plane cuts off what leaves it, and shows where a state moves."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.pictures import palette
from peacetalks.pictures.plane import Plane
from peacetalks.pictures.scale import Axis

number = st.floats(-50, 50)
point = st.tuples(number, number)


def plane():
    return Plane(Axis(0, 10), Axis(0, 5))


def test_a_line_keeps_what_lies_within():
    made = plane()
    assert made.within((-10, 0), (20, 0)) == ((0, 0), (10, 0))
    assert made.within((2, -5), (2, 15)) == ((2, 0), (2, 5))
    assert made.within((1, 1), (2, 2)) == ((1, 1), (2, 2))
    assert made.within((-1, 6), (11, 6)) is None
    assert made.within((-1, 4), (1, 6.5)) is None


@given(point, point)
def test_what_is_kept_is_on_the_line_and_within(start, end):
    part = plane().within(start, end)
    for x, y in part or ():
        assert -1e-9 <= x <= 10 + 1e-9
        assert -1e-9 <= y <= 5 + 1e-9
        across = (x - start[0]) * (end[1] - start[1]) - (y - start[1]) * (end[0] - start[0])
        assert across == pytest.approx(0, abs=1e-6)


def test_a_run_ends_where_it_first_leaves():
    run = [(1, 1), (8, 1), (12, 1), (8, 2)]
    assert plane().until_out(run) == [(1, 1), (8, 1), (10, 1)]
    assert plane().until_out(run[:2]) == run[:2]
    assert plane().until_out([(10, 1), (11, 1)])[-1] == (10, 1)


@pytest.mark.parametrize(
    ("across", "up", "least", "corners"),
    [(1, 0, 5, 4), (1, 1, 1, 5), (1, 1, 14, 3), (1, 1, -1, 4), (1, 1, 16, 0)],
)
def test_what_lies_beyond_a_line_is_shaded(across, up, least, corners):
    made = plane()
    made.shade_beyond(across, up, least, palette.WAR)
    shaded = re.search(r'd="M([^"]*)Z"[^>]*fill-opacity', made.content())
    assert (shaded[1].count("L") + 1 if shaded else 0) == corners


def test_arrows_point_where_the_state_moves_and_rest_has_none():
    made = plane()
    made.flow(lambda x, y: (1.0, 0.0), columns=1, rows=1, long=20)
    start_x, start_y, tip_x, tip_y = map(float, re.search(r'd="M(\S+) (\S+)L(\S+) (\S+?)M', made.content()).groups())
    assert tip_x - start_x == pytest.approx(20, abs=1)
    assert tip_y == pytest.approx(start_y, abs=1)
    still = plane()
    still.flow(lambda x, y: (0.0, 0.0))
    assert 'd=""' in still.content()


def test_head_stands_on_the_end():
    made = plane()
    made.head((0, 0), (5, 0), palette.INK)
    assert f'd="M{made.x(5):g} {made.y(0):g}L' in made.content()
    same = plane()
    before = same.content()
    same.head((1, 1), (1, 1), palette.INK)
    assert same.content() == before
