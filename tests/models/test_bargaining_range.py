"""The bargaining range against reference values and the properties that the publications prove."""

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from peacetalks.models import bargaining_range as model
from tests.models.bad_input import refuses

EPS = 1e-9
chance = st.floats(0, 1)
cost = st.floats(0, 10)
small_cost = st.floats(0, 1)
neutral_or_averse = st.floats(0.2, 1)
exponent = st.floats(0.2, 5)
patience = st.floats(0, 0.99)


@given(chance, cost, cost)
def test_neutral_sides_always_have_a_range_that_holds_p(p, c_a, c_b):
    found = model.bargaining_range(p, c_a, c_b)
    assert found.exists
    assert found.lower - EPS <= p <= found.upper + EPS
    assert found.width <= c_a + c_b + EPS
    if p - c_a >= 0 and 1 - p - c_b >= 0:
        assert found.width == pytest.approx(c_a + c_b, abs=EPS)


@given(chance, cost, cost, neutral_or_averse, neutral_or_averse)
def test_averse_sides_always_have_a_range(p, c_a, c_b, r_a, r_b):
    assert model.bargaining_range(p, c_a, c_b, r_a, r_b).exists


@given(chance, small_cost, small_cost, exponent, exponent, st.floats(0, 1), st.floats(0.2, 1))
def test_width_does_not_fall_with_cost_or_aversion(p, c_a, c_b, r_a, r_b, more, less):
    before = model.bargaining_range(p, c_a, c_b, r_a, r_b).width
    assert model.bargaining_range(p, c_a + more, c_b, r_a, r_b).width >= before - EPS
    assert model.bargaining_range(p, c_a, c_b + more, r_a, r_b).width >= before - EPS
    assert model.bargaining_range(p, c_a, c_b, r_a * less, r_b).width >= before - EPS
    assert model.bargaining_range(p, c_a, c_b, r_a, r_b * less).width >= before - EPS


@given(chance, cost, cost, exponent, exponent)
def test_swapping_the_sides_mirrors_the_range(p, c_a, c_b, r_a, r_b):
    one = model.bargaining_range(p, c_a, c_b, r_a, r_b)
    # A root magnifies the rounding of `1 - p` without bound where a war is worth nearly nothing.
    assume(min(abs(one.war_value_a), abs(one.war_value_b)) > EPS)
    other = model.bargaining_range(1 - p, c_b, c_a, r_b, r_a)
    assert other.lower == pytest.approx(1 - one.upper, abs=1e-6)
    assert other.upper == pytest.approx(1 - one.lower, abs=1e-6)


@given(chance, chance, cost, cost, exponent, exponent)
def test_an_offer_brings_peace_exactly_inside_the_range(x, p, c_a, c_b, r_a, r_b):
    found = model.bargaining_range(p, c_a, c_b, r_a, r_b)
    assume(min(abs(x - found.lower), abs(x - found.upper)) > 1e-6)
    outcome = model.evaluate_offer(x, p, c_a, c_b, r_a, r_b).outcome
    # Near the ends of a flat utility many shares are worth the same to within the tie.
    assume(abs(x**r_a - max(0, found.war_value_a)) > 1e-9 and abs((1 - x) ** r_b - max(0, found.war_value_b)) > 1e-9)
    assert (outcome == "peace") == (found.lower < x < found.upper)


@example(p=0.294009370341438, c_a=0.0, low=0.4500183363165434, spread=1e-12)
@given(chance, small_cost, small_cost, st.floats(0, 2))
def test_best_demand(p, c_a, low, spread):
    found = model.optimal_demand(p, c_a, low, low + spread)
    assert 0 <= found.prob_war < 1
    assert found.payoff_a >= min(1, p + low) - EPS
    assert found.payoff_a >= p - c_a - EPS
    assert found.payoff_a + found.payoff_b + found.expected_loss == pytest.approx(1, abs=1e-9)
    assert (found.kind == "risky") == (found.prob_war > 1e-12)
    assert model.optimal_demand(p, c_a, low, low).prob_war == 0


@given(chance, small_cost, small_cost, st.floats(0, 2), st.floats(0, 1))
def test_a_dearer_war_makes_a_more_careful(p, c_a, low, spread, more):
    before = model.optimal_demand(p, c_a, low, low + spread).prob_war
    assert model.optimal_demand(p, c_a + more, low, low + spread).prob_war <= before + EPS


@given(chance, chance, small_cost, small_cost, st.floats(1e-3, 2))
def test_below_the_cap_the_risk_does_not_depend_on_strength(p, q, c_a, low, spread):
    one, other = (model.optimal_demand(value, c_a, low, low + spread) for value in (p, q))
    assume(one.demand < 1 and other.demand < 1)
    assert one.prob_war == pytest.approx(other.prob_war, abs=1e-6)


@given(chance, small_cost, small_cost, st.floats(1e-3, 2))
def test_uncapped_war_is_possible_exactly_when_the_doubt_is_wide(p, c_a, low, spread):
    high = low + spread
    assume(p + high <= 1)
    assume(abs(high - 2 * low - c_a) > 1e-6)
    assert (model.optimal_demand(p, c_a, low, high).kind == "risky") == (high > 2 * low + c_a)


@given(chance, chance, cost, cost, patience)
def test_preventive_war(p, part, c_a, c_b, discount):
    shift = part * (1 - p)
    found = model.preventive_war(p, shift, c_a, c_b, discount)
    total = 1 / (1 - discount) - (c_a + c_b if found.preventive_war else 0)
    assert found.payoff_a + found.payoff_b == pytest.approx(total, rel=1e-9, abs=1e-7)
    tie = abs(found.max_share_today) <= EPS
    if not tie:
        assert found.preventive_war == (found.max_share_today < 0)
    if found.threshold_shift is None:
        assert not found.preventive_war
    elif abs(shift - found.threshold_shift) > EPS and not tie:
        assert found.preventive_war == (shift > found.threshold_shift)
    assert not model.preventive_war(p, 0, c_a, c_b, discount).preventive_war


@given(chance, st.floats(0, 1), st.floats(0, 1), cost, patience)
def test_once_war_always_war(p, one, other, c_b, discount):
    small, large = sorted((one * (1 - p), other * (1 - p)))
    if model.preventive_war(p, small, 0, c_b, discount).preventive_war and large - small > 1e-9:
        assert model.preventive_war(p, large, 0, c_b, discount).preventive_war


@given(chance, cost, patience, patience)
def test_patience_does_not_raise_the_threshold(p, c_b, one, other):
    less, more = sorted((one, other))
    before = model.preventive_war(p, 0, 0, c_b, less).threshold_shift
    after = model.preventive_war(p, 0, 0, c_b, more).threshold_shift
    if before is not None:
        assert after is not None
        assert after <= before + EPS


@given(chance, chance, cost, cost, patience)
def test_a_dearer_war_never_starts_one(p, part, c_b, more, discount):
    shift = part * (1 - p)
    dearer = min(10.0, c_b + more)
    if not model.preventive_war(p, shift, 0, c_b, discount).preventive_war:
        assume(abs(model.preventive_war(p, shift, 0, c_b, discount).max_share_today) > 1e-9)
        assert not model.preventive_war(p, shift, 0, dearer, discount).preventive_war


GOOD = {
    "bargaining_range": {"p": 0.5, "c_a": 0.1, "c_b": 0.1, "r_a": 1.0, "r_b": 1.0},
    "evaluate_offer": {"x": 0.5, "p": 0.5, "c_a": 0.1, "c_b": 0.1, "r_a": 1.0, "r_b": 1.0},
    "optimal_demand": {"p": 0.5, "c_a": 0.1, "c_b_low": 0.1, "c_b_high": 0.3},
    "preventive_war": {"p": 0.5, "shift": 0.1, "c_a": 0.1, "c_b": 0.1, "discount": 0.9},
}


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -0.1, 11.0, True, "0.5", None, [0.5]], ids=repr)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)
