"""The pictures: what they show equals their numbers, at the extremes too.

To renew the snapshots after a wanted change: `RENEW_SNAPSHOTS=1 .venv/bin/pytest tests/pictures`, and look at them.
"""

import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations.bargaining_range import WORDS, see_hidden, see_range, see_window
from peacetalks.models import bargaining_range as model
from peacetalks.pictures import svg as pieces

SNAPSHOTS = Path(__file__).parent / "snapshots"
SVG = "{http://www.w3.org/2000/svg}"
share = st.floats(0, 1)
guess = st.none() | share

EXAMPLES = {
    "range": lambda: see_range(p=0.5, c_a=0.15, c_b=0.15, guess=0.5).svg,
    "hidden": lambda: see_hidden(p=0.5, c_a=0.15, c_b_low=0.0, c_b_high=0.4, guess=0.3).svg,
    "window": lambda: see_window(p=0.3, shift=0.5, c_b=0.2, discount=0.9, guess=0.4).svg,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_snapshot(name):
    kept = SNAPSHOTS / f"{name}.svg"
    drawn = EXAMPLES[name]() + "\n"
    if os.environ.get("RENEW_SNAPSHOTS"):
        kept.write_text(drawn, encoding="utf-8")
    assert drawn == kept.read_text(encoding="utf-8"), (
        "The picture changed; the module's docstring says how to renew it."
    )


def texts(root):
    return [node.text for node in root.iter(f"{SVG}text")]


def check_house_rules(svg):
    """No picture may need what a strict security policy forbids, or leave its drawing."""
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert len(root.get("aria-label")) > 40
    for node in root.iter():
        assert not {"style", "id", "href", "onclick"} & set(node.attrib)
        assert node.tag.removeprefix(SVG) in {"svg", "g", "rect", "line", "path", "text", "circle"}
        for name in ("x", "x1", "x2", "cx"):
            assert -0.01 <= float(node.get(name, 0)) <= 400.01
        assert float(node.get("width", "1").rstrip("%")) >= 0
    return root


@given(share, share, share, guess)
def test_range(p, c_a, c_b, guess):
    found = model.bargaining_range(p, c_a, c_b)
    root = check_house_rules(see_range(p=p, c_a=c_a, c_b=c_b, guess=guess).svg)
    assert float(root.get("data-lower")) == pytest.approx(found.lower, abs=1e-9)
    assert float(root.get("data-upper")) == pytest.approx(found.upper, abs=1e-9)
    assert pieces.minus(WORDS["range"]["labels"]["width"].format(found.width)) in texts(root)
    assert pieces.minus(f"{found.width:.2f}") in root.get("aria-label")
    if guess is not None:
        assert WORDS["range"]["labels"]["guess"].format(guess) in texts(root)
    band = next(node for node in root.iter(f"{SVG}rect") if "--pt-range" in node.get("fill"))
    assert float(band.get("x")) == pytest.approx(16 + 368 * found.lower, abs=0.01)
    assert float(band.get("width")) == pytest.approx(max(2, 368 * found.width), abs=0.02)


@given(share, share, share, share, guess)
def test_hidden(p, c_a, one, other, guess):
    low, high = sorted((one, other))
    found = model.optimal_demand(p, c_a, low, high)
    root = check_house_rules(see_hidden(p=p, c_a=c_a, c_b_low=low, c_b_high=high, guess=guess).svg)
    assert float(root.get("data-risk")) == pytest.approx(found.prob_war, abs=1e-9)
    assert WORDS["hidden"]["labels"]["demand"].format(found.demand) in texts(root)
    assert WORDS["hidden"]["labels"]["risk"].format(found.prob_war) in texts(root)


@given(share, share, share, st.floats(0, 0.99), guess)
def test_window(p, part, c_b, discount, guess):
    shift = part * (1 - p)
    found = model.preventive_war(p, shift, 0, c_b, discount)
    root = check_house_rules(see_window(p=p, shift=shift, c_b=c_b, discount=discount, guess=guess).svg)
    assert (float(root.get("data-fight")) > float(root.get("data-peace"))) == found.preventive_war or abs(
        found.max_share_today
    ) < 1e-6
    drawn = any("beyond" in line for line in texts(root))
    assert drawn == (found.threshold_shift is not None and found.threshold_shift <= 1 - p)


@given(share, share, share, guess)
def test_labels_of_one_row_do_not_meet(p, c_a, c_b, guess):
    root = ET.fromstring(see_range(p=p, c_a=c_a, c_b=c_b, guess=guess).svg)
    rows = {}
    for node in root.iter(f"{SVG}text"):
        half = len(node.text) * pieces.TEXT_SIZE * 0.56 / 2
        middle = float(node.get("x")) + {"start": half, "end": -half, "middle": 0}[node.get("text-anchor")]
        assert middle - half >= -1
        assert middle + half <= 401
        for other, other_half, y in rows.values():
            if abs(y - float(node.get("y"))) < pieces.TEXT_SIZE:
                assert abs(other - middle) >= other_half + half
        rows[node.text] = (middle, half, float(node.get("y")))


def test_text_is_escaped():
    assert "<b>" not in pieces.text(0, 0, "<b>bold</b>")
    assert re.search(r'aria-label="&lt;&quot;"', pieces.picture(10, '<"', ""))
