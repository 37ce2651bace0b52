"""Chairs on a line: arrows, tracks and the row of weights at their extremes."""

import re

import pytest

from peacetalks.pictures import palette
from peacetalks.pictures.seats import LEFT, RIGHT, Seat, draw_block, draw_pull, x_of

PULL = {
    "median": "median {0:.0f}",
    "medians": "any of {0:.0f} to {1:.0f}",
    "mean": "mean {:.1f}",
    "half": "half",
    "ally": "ally",
    "new": "new",
    "empty": "empty",
    "guess": "guess {:.0f}",
}
BLOCK = {
    "core": "stuck {:.0f} to {:.0f}",
    "core_point": "stuck {:.0f}",
    "change": "{now:.0f} to {far:.0f}",
    "no_change": "{now:.0f} stays",
    "new": "new",
    "guess": "guess {:.0f}",
}
SEATS = [
    Seat("A", 10, 60, palette.A),
    Seat("ally of A", 30, 20, palette.A, ally=True),
    Seat("B", 90, 40, palette.B),
    Seat("newcomer", 95, 40, palette.C, new=True),
]
HEAD = re.compile(r"M[\d.]+ [\d.]+L[\d.]+ [\d.]+L[\d.]+ [\d.]+\"")


def test_the_row_of_weights_fills_the_line_in_the_order_of_the_chairs():
    svg = draw_pull(list(reversed(SEATS)), (10, 10, 30), (30, 30, 45), "alt", PULL)
    bars = [
        (float(x), float(width), colour)
        for x, width, colour in re.findall(
            r'<rect x="([\d.]+)" y="256" width="([\d.]+)" height="26" fill="[^"]+" fill-opacity="0.5" stroke="([^"]+)"',
            svg,
        )
    ]
    assert [colour for _, _, colour in bars] == [palette.A, palette.A, palette.B, palette.C]
    assert bars[0][0] == LEFT
    assert sum(width for _, width, _ in bars) == pytest.approx(RIGHT - LEFT, abs=0.05)
    assert bars[0][1] == pytest.approx((RIGHT - LEFT) * 60 / 160, abs=0.01)


def test_a_point_and_a_stretch_of_medians_are_told_apart():
    assert "median 30" in draw_pull(SEATS, (10, 10, 30), (30, 30, 45), "alt", PULL)
    assert "any of 30 to 90" in draw_pull(SEATS, (30, 30, 30), (30, 90, 45), "alt", PULL)


def test_arrows_have_heads_where_there_is_room():
    assert HEAD.search(draw_pull(SEATS, (10, 10, 45), (30, 30, 45), "alt", PULL))
    assert not HEAD.search(draw_pull(SEATS, (29, 29, 45), (30, 30, 45), "alt", PULL))
    assert HEAD.search(draw_block(SEATS, 0, (10, 95), (0, 20), "alt", BLOCK))
    assert HEAD.search(draw_block(SEATS, 100, (10, 70), (40, 100), "alt", BLOCK))
    assert not HEAD.search(draw_block(SEATS, 50, (10, 95), (50, 50), "alt", BLOCK))


def test_a_core_of_one_point_and_a_status_quo_that_stays_are_said():
    svg = draw_block(SEATS, 70, (70, 70), (70, 70), "alt", BLOCK, 40)
    assert ">stuck 70<" in svg
    assert ">70 stays<" in svg
    assert ">guess 40<" in svg
    assert 'data-handle="guess"' in svg


def test_positions_stay_on_the_line():
    assert (x_of(-5), x_of(0), x_of(100), x_of(140)) == (LEFT, LEFT, RIGHT, RIGHT)
