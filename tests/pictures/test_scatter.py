"""Many dots in one mark."""

import xml.etree.ElementTree as ET

from peacetalks.pictures import palette
from peacetalks.pictures.plot import draw
from peacetalks.pictures.scale import Axis
from peacetalks.pictures.scatter import Scatter

SVG = "{http://www.w3.org/2000/svg}"


def drawn(points):
    plot = Scatter(Axis(0, 10), Axis(0, 10, "up"), top=30, height=100, left=50, right=350)
    plot.dots(points, palette.A, 6)
    plot.heading("3 of 4", palette.RANGE)
    return ET.fromstring(draw([plot], "dots"))


def test_dots_stand_where_their_numbers_are():
    path = drawn([(0, 0), (10, 10), (5, 2.5)]).find(f"{SVG}path")
    assert path.get("d") == "M50 130h0M350 30h0M200 105h0"
    assert path.get("stroke-linecap") == "round"
    assert path.get("stroke-width") == "6"


def test_no_dots_draw_an_empty_path():
    assert drawn([]).find(f"{SVG}path").get("d") == ""


def test_heading_ends_at_the_right_end():
    words = next(one for one in drawn([]).iter(f"{SVG}text") if one.text == "3 of 4")
    assert words.get("text-anchor") == "end"
    assert float(words.get("x")) == 350
    assert float(words.get("y")) < 30
