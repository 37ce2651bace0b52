"""The pie is divided in the picture where the numbers say."""

import re

import pytest

from peacetalks.pictures import alternating_offers as pictures

PATIENCE = dict.fromkeys(("x", "y", "a", "b", "opens", "equal", "guess"), "words") | {"here": "A gets {:.2f}"}
DEADLINE = {"x": "offers", "y": "share", "guess": "your guess", "here": "now {:.2f}"}
ALT = "A pie divided between two sides, told in words."


def test_a_wide_band_is_named():
    labels = {**PATIENCE, "opens": "whoever opens"}
    first, second = [(0.001, 0.1), (0.4, 0.9)], [(0.001, 0.1), (0.4, 0.5)]
    wide = pictures.draw_patience(first, second, (0.4, 0.9), 0.1, 0.0, ALT, labels)
    narrow = pictures.draw_patience(first, first, (0.4, 0.9), 0.1, 0.0, ALT, labels)
    assert "whoever opens" in wide
    assert "whoever opens" not in narrow
    assert "A gets 0.90" in wide


@pytest.mark.parametrize("guess", [None, 0.0, 1.0])
def test_a_guess_is_drawn_only_when_there_is_one(guess):
    drawn = pictures.draw_deadline([1.0, 0.2, 0.92], 2, 0.7, ALT, DEADLINE, guess)
    assert ("data-handle" in drawn) == (guess is not None)
    assert "now 0.20" in drawn


def test_the_last_offer_is_written_in_the_part_that_it_takes():
    drawn = pictures.draw_deadline([1.0, 0.2, 0.92], 2, 0.7, ALT, DEADLINE)
    letters = re.findall(r'y="([\d.]+)"[^>]*>([AB])</text>', drawn)
    assert [letter for _, letter in letters] == ["A", "B", "A"]
    foot = pictures.TOP + pictures.HEIGHT
    for (y, letter), share in zip(letters, (1.0, 0.2, 0.92), strict=True):
        edge = foot - share * pictures.HEIGHT
        assert (float(y) - 5 > edge) == (letter == "A")
