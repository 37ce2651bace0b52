"""Ripeness against reference values, exact fractions, and what the definitions imply."""

import itertools
import math
from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import ripeness as model

EPS = 1e-9
share = st.floats(0, 1)
percent = st.integers(0, 100).map(lambda n: n / 100)
few_periods = st.integers(1, 20)
horizons = st.integers(1, 12)


def sides(number=percent, shock=True):
    """Draw a side, without a shock if so wanted."""
    return st.builds(
        model.Side,
        gain0=number,
        gain_decay=number,
        cost0=number,
        cost_growth=number.map(lambda x: x / 2),
        shock_time=st.none() | st.integers(0, 12) if shock else st.none(),
        shock_size=number,
        shock_length=st.integers(1, 8),
        perception=number,
        pain_threshold=number,
        settlement=number | number.map(lambda x: -x),
        discount=number,
    )


def exact_nets(side, count):
    """Return what each period is felt to be worth, as fractions and without the model."""
    value = {field.name: Fraction(str(getattr(side, field.name) or 0)) for field in fields(side)}
    shocked = range(0)
    if side.shock_time is not None:
        shocked = range(side.shock_time, side.shock_time + side.shock_length)
    return [
        value["gain0"] * value["gain_decay"] ** t
        - value["perception"] * (value["cost0"] + t * value["cost_growth"] + (t in shocked) * value["shock_size"])
        for t in range(count)
    ]


def far_from_ties(side, periods, horizon):
    """Return whether no condition of the side is decided by rounding."""
    return all(
        abs(model.continuing_value(side, t, 1) + side.pain_threshold) > EPS
        and abs(model.continuing_value(side, t, horizon) - side.settlement) > EPS
        for t in range(periods)
    )


@given(sides(), few_periods)
def test_paths_are_what_fractions_say(side, periods):
    found = model.paths(side, periods)
    assert len(found.gain) == len(found.cost) == len(found.perceived_cost) == len(found.net) == periods
    assert found.net == pytest.approx([float(net) for net in exact_nets(side, periods)], abs=EPS)
    for t in range(periods):
        assert found.perceived_cost[t] == pytest.approx(side.perception * found.cost[t], abs=EPS)
        assert found.net[t] == pytest.approx(found.gain[t] - found.perceived_cost[t], abs=EPS)


@given(sides(), st.integers(0, 199), st.integers(2, 200))
def test_the_value_of_continuing_is_this_period_and_the_rest(side, t, horizon):
    net = model.continuing_value(side, t, 1)
    assert net == pytest.approx(float(exact_nets(side, t + 1)[t]), abs=EPS)
    rest = model.continuing_value(side, t + 1, horizon - 1)
    assert model.continuing_value(side, t, horizon) == pytest.approx(net + side.discount * rest, rel=EPS, abs=EPS)


@given(sides(), few_periods, horizons)
def test_each_side_hurts_and_sees_a_way_out_as_defined(side, periods, horizon):
    assume(far_from_ties(side, periods, horizon))
    found = model.assess(side, side, periods, horizon)
    nets, discount = exact_nets(side, periods + horizon), Fraction(str(side.discount))
    values = [sum(discount**k * nets[t + k] for k in range(horizon)) for t in range(periods)]
    hurting = tuple(-net >= Fraction(str(side.pain_threshold)) for net in nets[:periods])
    way_out = tuple(Fraction(str(side.settlement)) >= value for value in values)
    assert found.hurting_a == found.hurting_b == found.stalemate == hurting
    assert found.way_out_a == found.way_out_b == way_out
    assert found.ripe == tuple(a and b for a, b in zip(hurting, way_out, strict=True))


@given(sides(), sides(), few_periods, horizons)
def test_what_is_ripe_and_what_is_missing_tell_the_same(side_a, side_b, periods, horizon):
    found = model.assess(side_a, side_b, periods, horizon)
    named = ("hurting_a", "hurting_b", "way_out_a", "way_out_b")
    for t in range(periods):
        holds = [getattr(found, name)[t] for name in named]
        assert found.stalemate[t] == (holds[0] and holds[1])
        assert found.ripe[t] == all(holds)
        assert found.missing[t] == tuple(name for name, there in zip(named, holds, strict=True) if not there)
    stalemates = [t for t in range(periods) if found.stalemate[t]]
    ripe = [t for t in range(periods) if found.ripe[t]]
    assert found.first_stalemate == (stalemates[0] if stalemates else None)
    assert found.first_ripe == (ripe[0] if ripe else None)
    if ripe:
        assert found.first_stalemate <= found.first_ripe
    assert [t for first, last in found.windows for t in range(first, last + 1)] == ripe
    for (_, last), (first, _) in zip(found.windows, found.windows[1:], strict=False):
        assert first > last + 1


@given(sides(), sides(), few_periods, horizons)
def test_swapping_the_sides_swaps_their_conditions(side_a, side_b, periods, horizon):
    one, other = model.assess(side_a, side_b, periods, horizon), model.assess(side_b, side_a, periods, horizon)
    assert (one.hurting_a, one.hurting_b, one.way_out_a, one.way_out_b) == (
        other.hurting_b,
        other.hurting_a,
        other.way_out_b,
        other.way_out_a,
    )
    assert (one.stalemate, one.ripe, one.windows) == (other.stalemate, other.ripe, other.windows)
    here, there = model.mediator_gap(side_a, side_b, 0, horizon), model.mediator_gap(side_b, side_a, 0, horizon)
    assert (here.gap_a, here.gap_b, here.total, here.can_ripen) == (
        there.gap_b,
        there.gap_a,
        there.total,
        there.can_ripen,
    )


@given(sides(shock=False), sides(shock=False), few_periods, horizons)
def test_without_a_shock_what_holds_once_holds_for_good(side_a, side_b, periods, horizon):
    net = model.paths(side_a, periods).net
    assert all(later <= earlier + EPS for earlier, later in itertools.pairwise(net))
    assume(far_from_ties(side_a, periods, horizon) and far_from_ties(side_b, periods, horizon))
    found = model.assess(side_a, side_b, periods, horizon)
    for name in ("hurting_a", "hurting_b", "way_out_a", "way_out_b", "stalemate", "ripe"):
        assert list(getattr(found, name)) == sorted(getattr(found, name)), name
    assert len(found.windows) <= 1


def test_a_shock_that_passes_closes_the_window():
    side = model.Side(0.25, 0.95, 0.12, 0, shock_time=4, shock_size=0.4, shock_length=3, settlement=0.1)
    assert model.assess(side, side, 12, 2).windows == ((4, 6),)
    assert model.assess(side, replace(side, shock_time=6), 12, 2).windows == ((6, 6),)
    assert model.assess(side, replace(side, shock_time=7), 12, 2).windows == ()


@pytest.mark.parametrize("field", ["perception", "cost0", "settlement"])
@given(side=sides(), more=share, periods=few_periods, horizon=horizons)
def test_more_cost_or_a_better_offer_never_closes_a_way_out(field, side, more, periods, horizon):
    raised = replace(side, **{field: min(1.0, getattr(side, field) + more)})
    assume(far_from_ties(side, periods, horizon) and far_from_ties(raised, periods, horizon))
    before, after = model.assess(side, side, periods, horizon), model.assess(raised, raised, periods, horizon)
    assert all(now or not was for was, now in zip(before.way_out_a, after.way_out_a, strict=True))


@given(sides(), share, few_periods, horizons)
def test_less_to_gain_never_closes_a_way_out(side, part, periods, horizon):
    lowered = replace(side, gain0=part * side.gain0)
    assume(far_from_ties(side, periods, horizon) and far_from_ties(lowered, periods, horizon))
    before, after = model.assess(side, side, periods, horizon), model.assess(lowered, lowered, periods, horizon)
    assert all(now or not was for was, now in zip(before.way_out_a, after.way_out_a, strict=True))


@given(sides(), share, few_periods, horizons)
def test_a_higher_threshold_of_pain_never_makes_a_side_hurt(side, more, periods, horizon):
    raised = replace(side, pain_threshold=min(1.0, side.pain_threshold + more))
    before, after = model.assess(side, side, periods, horizon), model.assess(raised, raised, periods, horizon)
    assert all(was or not now for was, now in zip(before.hurting_a, after.hurting_a, strict=True))


@given(sides(), sides(), few_periods, horizons)
def test_who_feels_no_cost_and_still_gains_is_never_ripe(side, other, periods, horizon):
    numb = replace(side, perception=0.0, pain_threshold=0.0)
    # A gain below the tolerance ties with none, and ties hurt.
    assume(numb.gain0 * numb.gain_decay**periods > EPS)
    found = model.assess(numb, other, periods, horizon)
    assert not any(found.hurting_a) and not any(found.ripe)


def test_a_gain_decayed_to_nothing_counts_as_hurting_even_without_pain():
    numb = model.Side(gain0=0.3, gain_decay=0.1, perception=0)
    assert model.assess(numb, numb, 14, 1).hurting_a == (False,) * 12 + (True,) * 2


@given(sides(), st.integers(1, 40))
def test_the_best_time_to_settle_is_the_earliest_of_the_best(side, periods):
    found = model.best_settlement_time(side, periods)
    nets, discount, fought = exact_nets(side, periods), Fraction(str(side.discount)), Fraction(0)
    values = []
    for tau in range(periods + 1):
        values.append(float(fought + discount**tau * Fraction(str(side.settlement))))
        fought += sum(discount**tau * net for net in nets[tau : tau + 1])
    assert found.values == pytest.approx(values, abs=EPS)
    assert found.value == max(found.values) >= side.settlement
    assert found.values[found.time] >= found.value - 1e-12
    assert all(value < found.value - 1e-12 for value in found.values[: found.time])


@given(sides(), st.integers(1, 40))
def test_a_side_that_only_loses_settles_at_once(side, periods):
    losing = replace(side, settlement=abs(side.settlement))
    assume(all(value < 0 for value in model.paths(losing, periods).net))
    assert model.best_settlement_time(losing, periods).time == 0


@given(sides(), sides(), st.integers(0, 200), horizons)
def test_a_mediator_who_fills_the_gap_opens_a_way_out(side_a, side_b, t, horizon):
    found = model.mediator_gap(side_a, side_b, t, horizon)
    assert found.gap_a >= 0 and found.gap_b >= 0
    assert found.total == found.gap_a + found.gap_b
    hurting = [-model.continuing_value(side, t, 1) - side.pain_threshold for side in (side_a, side_b)]
    if min(abs(margin) for margin in hurting) > EPS:
        assert found.can_ripen == (min(hurting) > 0)
    offers = side_a.settlement + found.gap_a, side_b.settlement + found.gap_b
    assume(max(offers) <= 1)
    better_a, better_b = (replace(side, settlement=s) for side, s in zip((side_a, side_b), offers, strict=True))
    again = model.mediator_gap(better_a, better_b, t, horizon)
    assert again.total == pytest.approx(0, abs=1e-12)
    if t < 200:
        assessed = model.assess(better_a, better_b, t + 1, horizon)
        assert assessed.way_out_a[t] and assessed.way_out_b[t]
        assert assessed.ripe[t] == found.can_ripen


SIDE = model.Side()
GOOD = {
    "paths": {"side": SIDE, "periods": 12},
    "continuing_value": {"side": SIDE, "t": 0, "horizon": 3},
    "assess": {"side_a": SIDE, "side_b": SIDE, "periods": 12, "horizon": 3},
    "best_settlement_time": {"side": SIDE, "periods": 12},
    "mediator_gap": {"side_a": SIDE, "side_b": SIDE, "t": 0, "horizon": 3},
}
NO_NUMBERS = [math.nan, math.inf, -math.inf, 10**400, True, "0.5", [0.5]]


def refused(function, **args):
    with pytest.raises(ValueError) as caught:
        function(**args)
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("field", [field.name for field in fields(model.Side)])
@pytest.mark.parametrize("bad", [*NO_NUMBERS, -1.1, 201], ids=lambda bad: repr(bad)[:9])
def test_a_bad_field_is_named_in_one_sentence(field, bad):
    sentence = refused(model.Side, **{field: bad})
    assert sentence.startswith(f"{field} must be ")
    assert repr(bad) in sentence


def test_fields_have_their_own_ranges():
    assert refused(model.Side, perception=1.5) == "perception must be between 0 and 1, got 1.5"
    assert refused(model.Side, cost_growth=0.6) == "cost_growth must be between 0 and 0.5, got 0.6"
    assert refused(model.Side, settlement=-1.01) == "settlement must be between -1 and 1, got -1.01"
    assert refused(model.Side, shock_length=0) == "shock_length must be a whole number between 1 and 200, got 0"
    assert refused(model.Side, shock_time=2.0) == "shock_time must be a whole number between 0 and 200, got 2.0"
    assert refused(model.Side, gain0=None) == "gain0 must be between 0 and 1, got None"
    assert model.Side(shock_time=200, shock_length=200, settlement=-1, cost_growth=0.5).settlement == -1


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [*NO_NUMBERS, None, -1, 201, 3.0], ids=lambda bad: repr(bad)[:9])
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    sentence = refused(getattr(model, function), **{**GOOD[function], argument: bad})
    assert sentence.startswith(f"{argument} must be ")
    assert repr(bad) in sentence


@pytest.mark.parametrize(("function", "argument"), [(n, a) for n, args in GOOD.items() for a in args if a[0] in "ph"])
def test_at_least_one_period(function, argument):
    sentence = refused(getattr(model, function), **{**GOOD[function], argument: 0})
    assert sentence == f"{argument} must be a whole number between 1 and 200, got 0"
