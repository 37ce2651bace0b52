"""The outcome tree: what is drawn and said equals the model's."""

import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import outcome_tree as exploration
from peacetalks.explorations.frame import plain
from peacetalks.models import outcome_tree as model

FIRST = {name: setting.first for name, setting in exploration.FIGURE.settings.items()}
share = st.floats(0, 1)
width = st.floats(0, 0.4)
any_chances = st.fixed_dictionaries(dict.fromkeys(exploration.STEPS, share))
SAID = exploration.SAID


def see(**changed):
    return exploration.see(guess=None, **{**FIRST, **changed})


def at(preset):
    return {**FIRST, **exploration.FIGURE.presets[preset]}


def test_four_steps_of_four_fifths_leave_two_fifths():
    asked = exploration.FIGURE.views["outcome_tree"].prediction
    assert see(**asked.at).answer == pytest.approx(0.8**4)


@given(share, share, share, share, width, width, width, width)
def test_bars_are_the_model_s_tornado_when_a_deal_is_certain(r, g, a, b, dr, dg, da, db):
    mids = dict(zip(model.EVENTS, (r, g, a, b), strict=True))
    spread = dict(zip(model.EVENTS, (dr, dg, da, db), strict=True))
    changed = {**mids, **{f"doubt_{event}": spread[event] for event in model.EVENTS}}
    chances, found = exploration.doubts({**FIRST, "agree": 1.0, "doubt_agree": 0.0, **changed})
    low = {event: max(0.0, mids[event] - spread[event]) for event in mids}
    high = {event: min(1.0, mids[event] + spread[event]) for event in mids}
    expected = model.tornado(low, mids, high, exploration.LASTING)
    assert exploration.grow(chances).prob_peace == pytest.approx(expected.base / 100)
    rows = {row.event: (row.at_low / 100, row.at_high / 100) for row in expected.rows}
    for doubt in found:
        if doubt.step in rows:
            assert (doubt.at_low, doubt.at_high) == pytest.approx(rows[doubt.step])
    swings = [doubt.swing for doubt in found]
    assert all(one >= other - 1e-11 for one, other in pairwise(swings))


@given(any_chances, st.fixed_dictionaries({f"doubt_{step}": width for step in exploration.STEPS}))
def test_extremes_are_those_of_all_corners(chances, spread):
    _, found = exploration.doubts({**chances, **spread})
    corners = [
        exploration.grow(dict(zip((doubt.step for doubt in found), ends, strict=True))).prob_peace
        for ends in product(*((doubt.low, doubt.high) for doubt in found))
    ]
    assert exploration.extremes(found) == pytest.approx((min(corners), max(corners)))


@given(any_chances)
def test_picture_and_words_say_the_same_chance(chances):
    seen = see(**chances)
    assert f"lasting peace: {seen.answer:.0%}" in seen.svg
    assert f"lasting peace is {seen.answer:.0%}" in plain(seen.words[0])
    assert float(re.search(r'data-peace="([^"]+)"', seen.svg)[1]) == pytest.approx(seen.answer, abs=1e-9)


def test_the_doubt_that_matters_most_need_not_be_the_least_likely_step():
    seen = see()
    assert "whether it is ratified" in seen.words[1]
    assert "another one: that guarantees come into force (50%)" in seen.words[1]
    assert SAID["is_least"] in see(**at("signed_not_ratified")).words[1]


def test_the_weakest_link_has_the_shortest_bar():
    chances, found = exploration.doubts(at("weak_link"))
    assert min(exploration.ROAD, key=chances.get) == "guarantee"
    assert found[-1].step == "guarantee"
    assert exploration.doubts(at("bare_ceasefire"))[1][0].step == "hold_bare"


def test_equal_steps_are_told_as_equal():
    asked = exploration.FIGURE.views["outcome_tree"].prediction
    words = see(**asked.at).words
    assert SAID["several_least"].format(0.8) in words[1]
    assert "adds" not in words[0]
    assert "adds 10%" in see().words[0]


def test_no_doubt_is_told():
    certain = {f"doubt_{step}": 0.0 for step in exploration.STEPS}
    assert see(**certain).words[-1] == SAID["no_doubt"]
    assert see(agree=0.0, doubt_agree=0.0).words[-1] == SAID["no_doubt"]
    assert "deal 80%, no doubt" in see(doubt_agree=0.0).svg


def test_table_has_every_doubt():
    columns, rows = see().numbers()
    assert len(rows) == 5
    assert rows[0] == (
        SAID["names"]["ratify"],
        0.35,
        0.6,
        0.85,
        pytest.approx(0.168),
        pytest.approx(0.408),
        pytest.approx(0.24),
    )
    assert len(columns) == 7
