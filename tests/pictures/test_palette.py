"""The colours: readable on their page in both themes, and told apart by eyes that see red, green or blue otherwise."""

import itertools
import re

import pytest

from peacetalks.pictures import palette
from tests.conftest import ROOT

CSS = (ROOT / "book" / "_static" / "peacetalks.css").read_text(encoding="utf-8")
MARKS = ("a", "b", "c", "range", "war", "guess")
# Machado, Oliveira and Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision Deficiency,
# IEEE Transactions on Visualization and Computer Graphics 15(6): severity 1.0, on linear RGB.
SIGHT = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def colours(theme):
    """Return the theme's colours by name, as `#rrggbb`."""
    block = re.search(rf'html\[data-theme="{theme}"\][^{{]*\{{(.*?)\}}', CSS, re.DOTALL)[1]
    return dict(re.findall(r"--pt-([a-z]+): (#[0-9a-f]{6})", block))


def linear(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def luminance(colour):
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(rgb):
    """Return CIE L*a*b* under D65 of linear RGB."""
    rgb = [min(1.0, max(0.0, part)) for part in rgb]
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    parts = [value / white for value, white in zip(times(to_xyz, rgb), (0.95047, 1.0, 1.08883), strict=True)]
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, matrix):
    """Return how far apart two colours look (CIE76) to an eye with this matrix; 2.3 is just noticeable."""
    seen = [lab(times(matrix, linear(colour))) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_and_their_labels_can_be_read(theme):
    found = colours(theme)
    low = {name: contrast(found[name], found["paper"]) for name in (*MARKS, "ink", "muted")}
    assert {name: ratio for name, ratio in low.items() if ratio < 4.5} == {}
    assert contrast(found["line"], found["paper"]) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHT)
def test_the_sides_are_told_apart_by_every_eye(theme, sight):
    found = colours(theme)
    assert difference(found["a"], found["b"], SIGHT[sight]) >= 25
    for one, other in itertools.combinations(("a", "b", "c"), 2):
        assert difference(found[one], found[other], SIGHT[sight]) >= 12, (one, other)


def test_fallbacks_are_the_light_theme():
    light = colours("light")
    for name, value in vars(palette).items():
        if name.isupper():
            variable, *_, fallback = re.findall(r"--pt-([a-z]+)|(#[0-9a-f]{6})", value)
            assert light[variable[0]] == fallback[1] or name in {"MUTED", "LINE", "PAPER", "INK", "HAIR"}
