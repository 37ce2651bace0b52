"""Cells in rows and columns: what is drawn is what stands in them."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.pictures import palette, svg
from peacetalks.pictures.matrix import PATTERNS, Fill, Matrix, shades

FILLS = {"x": Fill(palette.A), "o": Fill(palette.B, "ring"), "-": Fill(palette.WAR, "hatched")}
kinds = st.sampled_from(["", *FILLS])
grids = st.integers(1, 12).flatmap(lambda wide: st.lists(st.lists(kinds, min_size=wide, max_size=wide), min_size=1))


def drawn(matrix):
    return ET.fromstring(f"<svg>{matrix.content()}</svg>")


def cells_drawn(path, width):
    """Return how many cells a path of runs covers."""
    return sum(int(float(run) / width) + 1 for run in re.findall(r"h([\d.]+)", path.get("d")))


@given(grids)
def test_every_cell_is_drawn_once_with_its_kind(cells):
    matrix = Matrix(cells, FILLS, gap=1.0)
    paths = drawn(matrix).findall("path")
    for kind, fill in FILLS.items():
        count = sum(row.count(kind) for row in cells)
        mine = [path for path in paths if path.get("stroke") == fill.colour]
        assert len(mine) == (1 if count else 0)
        if count and fill.pattern == "hatched":
            assert mine[0].get("d").count("M") == count
        elif count:
            assert cells_drawn(mine[0], matrix.width) == count


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_is_drawn_within_the_field(pattern):
    matrix = Matrix([["x", "x"], ["", "x"]], {"x": Fill(palette.C, pattern, 0.5)}, top=10, height=80)
    path = drawn(matrix).find("path")
    assert path.get("opacity") == "0.5"
    x, y = map(float, re.match(r"M([\d.]+) ([\d.]+)", path.get("d")).groups())
    assert matrix.left <= x <= matrix.left + matrix.width
    assert matrix.top <= y <= matrix.top + matrix.height


def test_patterns_differ_without_colours():
    shapes = {drawn(Matrix([["x"]], {"x": Fill(palette.A, pattern)})).find("path").get("d") for pattern in PATTERNS}
    ring = Matrix([["x"]], {"x": Fill(palette.A, "ring")}).content()
    assert len(shapes) == len(PATTERNS) - 1  # a ring is a dot with another one cut out of it
    assert ring.count("<path") == 2


@given(st.lists(st.text("abc", min_size=1, max_size=14), min_size=1, max_size=16))
def test_words_of_columns_do_not_touch_and_stay_in_the_picture(words):
    matrix = Matrix([["x"] * len(words)], FILLS, columns=words, top=4)
    lines = {}
    for node in drawn(matrix).findall("g/text"):
        half = svg.text_width(node.text) / 2
        lines.setdefault(node.get("y"), []).append((float(node.get("x")) - half, float(node.get("x")) + half))
    for spans in lines.values():
        spans.sort()
        assert spans[0][0] >= 1.9
        assert spans[-1][1] <= 398.1
        assert all(one[1] <= other[0] + 0.05 for one, other in itertools.pairwise(spans))
    assert min(float(line) for line in lines) >= 4 + 12
    assert max(float(line) for line in lines) < matrix.top


def test_rows_have_room_for_their_words():
    matrix = Matrix([["x"], ["o"]], FILLS, rows=["Ukraine", "United States"])
    texts = drawn(matrix).findall("g/text")
    assert [node.text for node in texts] == ["Ukraine", "United States"]
    assert all(float(node.get("x")) - svg.text_width(node.text) >= 0 for node in texts)
    assert all(float(node.get("x")) < matrix.left for node in texts)


def test_values_and_frames_stand_on_their_cells():
    matrix = Matrix([["x", "o"]], FILLS, values=[["", "0.5"]], left=0, right=200, top=0, height=50)
    matrix.frame(0, 1, palette.RANGE)
    root = drawn(matrix)
    (value,) = root.findall("g/text")
    (frame,) = root.findall("rect")
    assert (value.text, value.get("x")) == ("0.5", "150")
    assert [frame.get(name) for name in ("x", "y", "width", "height")] == ["100", "0", "100", "50"]


def test_sixteen_by_sixteen_is_small():
    names = [f"State {letter}" for letter in "ABCDEFGHIJKLMNOP"]
    cells = [["xo-"[(row * column) % 3] for column in range(16)] for row in range(16)]
    assert len(Matrix(cells, FILLS, names, [name[-1] for name in names], height=288).content()) < 15_000
    assert len(Matrix([["x"] * 40] * 25, FILLS).content()) < 2_000


def test_shades_grow_in_strength_and_size():
    made = shades(palette.A, 4)
    assert [fill.strength for fill in made] == sorted({fill.strength for fill in made})
    assert [fill.size for fill in made] == sorted({fill.size for fill in made})
    assert (made[-1].strength, made[-1].size) == (1, 1)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Matrix([], FILLS), "cells"),
        (lambda: Matrix([["x"], ["x", "x"]], FILLS), r"cells must have rows of one length, got \[1, 2\]"),
        (lambda: Matrix([["y"]], FILLS), r"fills .* none for \['y'\]"),
        (lambda: Matrix([["x"]], FILLS, rows=["a", "b"]), "rows .* got 2"),
        (lambda: Matrix([["x"]], FILLS, columns=["a", "b"]), "columns .* got 2"),
        (lambda: Fill(palette.A, "wavy"), "pattern .* got 'wavy'"),
        (lambda: Fill(palette.A, size=0), "size .* got 0"),
        (lambda: Fill(palette.A, strength=2), "strength .* got 2"),
    ],
)
def test_what_cannot_be_drawn_is_refused(make, says):
    with pytest.raises(ValueError, match=says):
        make()
