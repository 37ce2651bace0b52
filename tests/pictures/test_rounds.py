"""Rows of rounds: filled as far as a side cooperates."""

import re

from peacetalks.pictures import palette
from peacetalks.pictures.rounds import ROW, Rounds


def made(*plays):
    return Rounds(plays, (palette.A, palette.B), ("A", "B"), top=50, title="rounds", left=40, right=240)


def test_cells_are_filled_as_far_as_the_chance():
    content = made([1, 0.5, 0, 1], [0, 0, 0, 0]).content()
    filled = re.search(rf'd="([^"]*)" fill="{re.escape(palette.A)}"', content)[1]
    assert [float(high) for high in re.findall(r"v-([\d.]+)", filled)] == [ROW, ROW / 2, ROW]
    assert re.findall(r"M([\d.]+)", filled) == ["40", "90", "190"]
    assert f'" fill="{palette.B}"><' not in content


def test_rounds_are_counted_from_one_and_sides_named():
    content = made([1] * 12, [1] * 12).content()
    assert re.findall(r">([^<>]+)</text>", content) == ["A", "B", "1", "5", "10", "rounds"]


def test_what_is_said_points_at_its_round_and_stays_within():
    strip = made([1] * 4, [1] * 4)
    strip.say(4, "a long story about the last round")
    mark = re.search(r'd="M([\d.]+) [\d.]+h10l-5 7Z"', strip.content())
    assert float(mark[1]) + 5 == 215
    assert strip.bottom > strip.foot > 50 + 2 * ROW
