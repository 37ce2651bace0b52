"""Alternating offers against reference values, slow but plain solutions, and the published properties."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from peacetalks.models import alternating_offers as model
from tests.models.bad_input import refuses

EPS = 1e-9
patience = st.floats(0, 1, exclude_max=True)
moderate = st.floats(0, 0.95)
rounds = st.integers(1, 60)
rate = st.floats(0, 10, exclude_min=True)
period = st.floats(0, 10, exclude_min=True)
part = st.floats(0, 1)


@st.composite
def two_shares(draw):
    """Two shares that add up to at most 1."""
    total, first = draw(part), draw(part)
    return total * first, total * (1 - first)


@example(delta_1=math.nextafter(1, 0), delta_2=math.nextafter(1, 0))
@given(patience, patience)
def test_the_division_solves_the_two_equations(delta_1, delta_2):
    found = model.rubinstein_shares(delta_1, delta_2)
    one, two = Fraction(delta_1), Fraction(delta_2)
    assert found.share_1 == pytest.approx(float((1 - two) / (1 - one * two)), abs=1e-15)
    assert found.counter_share_2 == pytest.approx(float((1 - one) / (1 - one * two)), abs=1e-15)
    assert found.first_mover_gain == pytest.approx(float((1 - one) * (1 - two) / (1 - one * two)), rel=1e-12)
    assert 0 <= found.share_1 <= 1
    assert 0 <= found.share_2 <= 1
    assert 0 <= found.counter_share_2 <= 1
    assert found.share_1 + found.share_2 == pytest.approx(1, abs=1e-15)
    assert found.first_mover_gain >= 0
    assert found.first_mover_gain == pytest.approx(found.share_1 - (1 - found.counter_share_2), abs=1e-15)


@given(patience, patience, patience)
def test_patience_pays(delta_1, delta_2, other):
    found = model.rubinstein_shares(delta_1, delta_2).share_1
    more_1, more_2 = max(delta_1, other), max(delta_2, other)
    assert model.rubinstein_shares(more_1, delta_2).share_1 >= found - EPS
    assert model.rubinstein_shares(delta_1, more_2).share_1 <= found + EPS


@given(patience)
def test_equal_patience_favours_the_first_offer_less_and_less(delta):
    found = model.rubinstein_shares(delta, delta).share_1
    assert found == pytest.approx(1 / (1 + delta), abs=EPS)
    assert 0.5 <= found <= 0.5 + (1 - delta) / 2 + EPS


@given(patience, patience)
def test_swapping_the_sides_mirrors_the_division(delta_1, delta_2):
    one, other = model.rubinstein_shares(delta_1, delta_2), model.rubinstein_shares(delta_2, delta_1)
    assert one.counter_share_2 == pytest.approx(other.share_1, abs=EPS)
    assert one.first_mover_gain == pytest.approx(other.first_mover_gain, abs=EPS)


@given(moderate, moderate, two_shares())
def test_options_solve_the_two_equations(delta_1, delta_2, outside):
    found = model.with_outside_options(delta_1, delta_2, *outside)
    share_1 = counter_share_2 = 0.5
    while True:  # a contraction, by 0.9 or better
        before = share_1
        counter_share_2 = 1 - max(delta_1 * share_1, outside[0])
        share_1 = 1 - max(delta_2 * counter_share_2, outside[1])
        if abs(share_1 - before) < 1e-14:
            break
    assert found.share_1 == pytest.approx(share_1, abs=EPS)
    assert found.counter_share_2 == pytest.approx(counter_share_2, abs=EPS)
    assert found.share_1 + found.share_2 == pytest.approx(1, abs=1e-15)
    assert found.counter_share_1 + found.counter_share_2 == pytest.approx(1, abs=1e-15)
    assert found.share_1 >= outside[0] - EPS
    assert found.share_2 >= outside[1] - EPS
    waiting_1, waiting_2 = delta_1 * share_1, delta_2 * counter_share_2
    assume(min(abs(outside[0] - waiting_1), abs(outside[1] - waiting_2)) > EPS)
    expected = {(False, False): "none", (True, False): "1", (False, True): "2", (True, True): "both"}
    assert found.binding == expected[outside[0] > waiting_1, outside[1] > waiting_2]


@given(patience, patience, part, part)
def test_an_option_below_waiting_changes_nothing(delta_1, delta_2, one, other):
    free = model.rubinstein_shares(delta_1, delta_2)
    waiting_1, waiting_2 = delta_1 * free.share_1, delta_2 * free.counter_share_2
    found = model.with_outside_options(delta_1, delta_2, one * waiting_1, other * waiting_2)
    assert found.binding == "none"
    assert found.share_1 == free.share_1
    assert found.counter_share_2 == free.counter_share_2


def test_an_option_counts_from_the_value_of_waiting_on():
    delta = 1 - 1e-9
    waiting = delta * model.rubinstein_shares(delta, delta).counter_share_2
    assert model.with_outside_options(delta, delta, 0, waiting).binding == "none"
    # Once the option binds, waiting is worth nearly as much: at that division rounding could no longer tell them apart.
    found = model.with_outside_options(delta, delta, 0, waiting + 1e-5)
    assert found.binding == "2"
    assert found.share_2 == pytest.approx(waiting + 1e-5, abs=1e-15)


@given(patience, patience, two_shares(), part)
def test_a_better_option_does_no_harm(delta_1, delta_2, outside, more):
    outside_1, outside_2 = outside
    spare = more * (1 - outside_1 - outside_2)
    found = model.with_outside_options(delta_1, delta_2, outside_1, outside_2).share_1
    assert model.with_outside_options(delta_1, delta_2, outside_1 + spare, outside_2).share_1 >= found - EPS
    assert model.with_outside_options(delta_1, delta_2, outside_1, outside_2 + spare).share_1 <= found + EPS


@given(rounds, patience, patience, two_shares())
def test_every_offer_makes_the_other_side_indifferent(rounds, delta_1, delta_2, default):
    found = model.finite_horizon(rounds, delta_1, delta_2, *default)
    assert len(found.offers) == rounds
    assert found.share_1 == found.offers[0]
    assert found.share_1 + found.share_2 == pytest.approx(1, abs=1e-15)
    assert all(0 <= offer <= 1 for offer in found.offers)
    coming = [(offer, 1 - offer) for offer in found.offers[1:]] + [default]
    for index, (offer, (later_1, later_2)) in enumerate(zip(found.offers, coming, strict=True)):
        if index % 2:
            assert offer == pytest.approx(delta_1 * later_1, abs=EPS)
            assert 1 - offer >= delta_2 * later_2 - EPS
        else:
            assert 1 - offer == pytest.approx(delta_2 * later_2, abs=EPS)
            assert offer >= delta_1 * later_1 - EPS


@given(rounds, patience, patience, two_shares())
def test_the_deadline_has_a_closed_form(rounds, delta_1, delta_2, default):
    both, pairs = Fraction(delta_1) * Fraction(delta_2), rounds // 2
    last = 1 - Fraction(delta_2) * Fraction(default[1]) if rounds % 2 else Fraction(default[0])
    closed = (1 - Fraction(delta_2)) * (1 - both**pairs) / (1 - both) + both**pairs * last
    assert model.finite_horizon(rounds, delta_1, delta_2, *default).share_1 == pytest.approx(float(closed), abs=1e-12)


@given(rounds, patience, patience, two_shares())
def test_a_far_deadline_hardly_matters(rounds, delta_1, delta_2, default):
    limit = model.rubinstein_shares(delta_1, delta_2).share_1
    found = model.finite_horizon(rounds, delta_1, delta_2, *default).share_1
    assert abs(found - limit) <= (delta_1 * delta_2) ** (rounds // 2) + EPS


@given(rounds, patience, patience)
def test_a_deadline_helps_whoever_speaks_last(rounds, delta_1, delta_2):
    limit = model.rubinstein_shares(delta_1, delta_2).share_1
    found = model.finite_horizon(rounds, delta_1, delta_2).share_1
    if rounds % 2:
        assert found >= limit - EPS
    else:
        assert found <= limit + EPS
    assert model.finite_horizon(1, delta_1, delta_2).share_1 == 1


@given(rounds, patience, patience, two_shares(), part)
def test_a_better_default_does_no_harm(rounds, delta_1, delta_2, default, more):
    default_1, default_2 = default
    spare = more * (1 - default_1 - default_2)
    found = model.finite_horizon(rounds, delta_1, delta_2, default_1, default_2).share_1
    assert model.finite_horizon(rounds, delta_1, delta_2, default_1 + spare, default_2).share_1 >= found - EPS
    assert model.finite_horizon(rounds, delta_1, delta_2, default_1, default_2 + spare).share_1 <= found + EPS


@given(rate, rate, period)
def test_rates_are_discount_factors(rate_1, rate_2, period):
    delta_1, delta_2 = math.exp(-rate_1 * period), math.exp(-rate_2 * period)
    assume(max(delta_1, delta_2) < 1 - 1e-6)
    one, other = model.shares_from_rates(rate_1, rate_2, period), model.rubinstein_shares(delta_1, delta_2)
    assert one.share_1 == pytest.approx(other.share_1, abs=EPS)
    assert one.counter_share_2 == pytest.approx(other.counter_share_2, abs=EPS)
    assert one.first_mover_gain == pytest.approx(other.first_mover_gain, abs=EPS)


@example(rate_1=5e-324, rate_2=5e-324, period=5e-324)
@given(rate, rate, st.floats(0, 1e-4, exclude_min=True))
def test_short_periods_near_the_limit(rate_1, rate_2, period):
    limit = model.continuous_limit(rate_1, rate_2)
    found = model.shares_from_rates(rate_1, rate_2, period)
    assert found.share_1 == pytest.approx(limit, abs=10 * period + 1e-12)
    assert 1 - found.counter_share_2 == pytest.approx(limit, abs=10 * period + 1e-12)
    assert 0 <= found.first_mover_gain <= 10 * period


@given(rate, rate, st.floats(0.01, 1))
def test_only_the_ratio_of_the_rates_counts_in_the_limit(rate_1, rate_2, factor):
    assume(min(rate_1, rate_2) > 1e-300)
    limit = model.continuous_limit(rate_1, rate_2)
    assert model.continuous_limit(rate_1 * factor, rate_2 * factor) == pytest.approx(limit, abs=EPS)


GOOD = {
    "rubinstein_shares": {"delta_1": 0.9, "delta_2": 0.9},
    "with_outside_options": {"delta_1": 0.9, "delta_2": 0.9, "outside_1": 0.1, "outside_2": 0.2},
    "finite_horizon": {"rounds": 4, "delta_1": 0.9, "delta_2": 0.9, "default_1": 0.1, "default_2": 0.2},
    "shares_from_rates": {"rate_1": 0.1, "rate_2": 0.2, "period": 1.0},
    "continuous_limit": {"rate_1": 0.1, "rate_2": 0.2},
}


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -0.1, 501.0, True, "0.5", None, [], [0.5]], ids=repr)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize(
    ("function", "change", "sentence"),
    [
        ("rubinstein_shares", {"delta_2": 1}, "delta_2 must be at least 0 and below 1, got 1"),
        (
            "with_outside_options",
            {"outside_1": 0.7, "outside_2": 0.5},
            "outside_1 + outside_2 must be at most 1, got 0.7 + 0.5",
        ),
        (
            "finite_horizon",
            {"default_1": 0.7, "default_2": 0.5},
            "default_1 + default_2 must be at most 1, got 0.7 + 0.5",
        ),
        ("finite_horizon", {"rounds": 0}, "rounds must be a whole number between 1 and 500, got 0"),
        ("finite_horizon", {"rounds": 501}, "rounds must be a whole number between 1 and 500, got 501"),
        ("finite_horizon", {"rounds": 4.0}, "rounds must be a whole number between 1 and 500, got 4.0"),
        ("shares_from_rates", {"period": 0}, "period must be above 0 and at most 10, got 0"),
    ],
)
def test_bad_combinations(function, change, sentence):
    with pytest.raises(ValueError) as caught:
        getattr(model, function)(**{**GOOD[function], **change})
    assert str(caught.value) == sentence


def test_options_may_use_up_the_pie():
    # 0.1 + 0.7 + 0.2 adds up to 1 only to within rounding.
    assert model.with_outside_options(0.9, 0.9, 0.1 + 0.7, 0.2).binding == "both"
    assert model.finite_horizon(1, 0.9, 0.9, 0.1 + 0.7, 0.2).share_2 == pytest.approx(0.18)
