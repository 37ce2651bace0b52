"""What the exploration of costly signals says and draws, against its model."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import costly_signals as module
from peacetalks.models import costly_signals as model

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}
LABELS = module.LABELS


def see(**at):
    return module.see(**{**FIRST, "guess": None, "fine": True, **at})


def outcome(kind, **at):
    values = {**FIRST, **at}
    return model.signal_outcome(
        kind,
        values["m"],
        values["v_low"],
        values["v_high"],
        -values["dread"],
        values["w_high"],
        values["tested"],
        values["prior"],
        values["soft_loss"],
    )


def drawn(svg, kind):
    return float(re.search(rf'data-{kind}="([^"]+)"', svg)[1])


def test_opening_says_where_each_signal_is_believed():
    seen = see()
    assert "from 0.60 on" in seen.words[0]
    assert "Above 1.08" in seen.words[0]
    assert "believed from 1.50 on" in seen.words[1]
    assert seen.answer == pytest.approx(1.5)


def test_prediction_a_harder_opponent_makes_a_smaller_pledge_believable():
    answer = see(**module.FIGURE.views["signals"].prediction.at).answer
    assert answer == pytest.approx(0.4 / 0.6)
    assert answer < see().answer


@pytest.mark.parametrize(
    "at",
    [{}, *module.FIGURE.presets.values(), {"prior": 0.6, "soft_loss": 3.0}, {"m": 2.5, "dread": 0.1}],
)
def test_drawn_and_spoken_risks_are_the_models(at):
    seen = see(**at)
    for kind in model.KINDS:
        risk = outcome(kind, **at).prob_war
        assert drawn(seen.svg, kind) == pytest.approx(risk)
        assert f"is {risk:.2f}." in seen.words[2]


def test_words_alone_say_that_they_show_nothing():
    told = see(m=0.0).words[2]
    assert told.startswith("Words alone")
    assert f"{outcome('tied', m=0.0).prob_war:.2f}" in told


@pytest.mark.parametrize(
    ("at", "kind", "made"),
    [
        ({}, "sunk", "separating"),
        ({}, "tied", "semi"),
        ({"m": 2.5}, "sunk", "silent"),
        ({"prior": 0.6, "m": 0.2}, "tied", "pooling"),
        ({"m": 2.2, "tested": 0.3}, "tied", "locked_in"),
    ],
)
def test_every_outcome_is_told(at, kind, made):
    assert outcome(kind, **at).outcome == made
    start = module.SAID["outcomes"][made].split("{")[0]
    assert start in see(**at).words[2]


def test_pledges_that_nobody_tests_and_pledges_that_trap_are_told_apart():
    untested = see(tested=0.0)
    assert "nobody would call it" in untested.words[1]
    trapped = see(tested=0.3)
    assert "from 2.00 on" in trapped.words[1]
    assert LABELS["trapped"] in trapped.svg
    assert untested.answer is None
    assert trapped.answer is None
    assert LABELS["trapped"] not in see().svg


def test_a_bluffer_with_as_much_to_win_can_be_told_apart_by_a_pledge_alone():
    seen = see(**module.FIGURE.presets["same_prize"])
    assert seen.words[0].startswith("No cost paid at once")
    assert LABELS["never"] in seen.svg
    assert seen.answer == pytest.approx(1.6)


def test_a_trap_beyond_the_picture_leaves_pledges_never_believed():
    seen = see(dread=2.5, tested=0.1)
    assert LABELS["never"] in seen.svg


def test_equal_risks_share_one_label():
    assert LABELS["war_both"] in see(m=2.2, tested=0.3).svg
    assert LABELS["war_both"] not in see().svg


def test_guess_stands_in_the_picture_and_in_its_text():
    seen = see(guess=2.0)
    assert LABELS["guess"] in seen.svg
    assert "a pledge of 2.00" in seen.svg
    assert LABELS["guess"] not in see().svg


def test_table_holds_the_models_outcomes():
    rows = see().numbers().rows
    assert [row[0] for row in rows] == pytest.approx([0.25 * step for step in range(11)])
    for row in rows:
        assert row[2] == pytest.approx(outcome("sunk", m=row[0]).prob_war)
        assert row[6] == pytest.approx(outcome("tied", m=row[0]).payoff_high)


@given(
    m=st.floats(0, 2.5),
    tested=st.floats(0, 0.6),
    v_low=st.floats(0.1, 2),
    dread=st.floats(0.1, 2.5),
    v_high=st.floats(1, 2),
    w_high=st.floats(0, 1),
)
def test_lines_are_what_the_model_pays_where_a_signal_is_believed(m, tested, v_low, dread, v_high, w_high):
    at = {"v_low": v_low, "dread": dread, "v_high": v_high, "w_high": w_high, "tested": tested}
    case = module._case(**at, prior=0.3, soft_loss=1.0)
    for kind in model.KINDS:
        resolved, bluffer = case.gains(kind, m)
        made = case.outcome(kind, m)
        if made.outcome in ("separating", "locked_in", "pooling"):
            assert resolved == pytest.approx(made.payoff_high - w_high)
            assert bluffer == pytest.approx(made.payoff_low) or made.outcome == "separating"
        if made.outcome == "separating":
            assert bluffer <= 1e-9 <= resolved + 2e-9


@given(
    tested=st.floats(0, 0.6),
    v_low=st.floats(0.1, 2),
    dread=st.floats(0.1, 2.5),
    prior=st.floats(0.05, 0.6),
)
def test_war_curve_is_the_models_and_runs_forward(tested, v_low, dread, prior):
    case = module._case(v_low=v_low, v_high=2.0, w_high=0.2, dread=dread, tested=tested, prior=prior, soft_loss=1.0)
    for kind in model.KINDS:
        curve = module._war_curve(case, kind, 5)
        assert [m for m, _ in curve] == sorted(m for m, _ in curve)
        assert all(0 <= risk <= module.RISKIEST + 1e-9 for _, risk in curve)
        for m, risk in curve:
            assert risk == case.outcome(kind, m).prob_war
