"""The outcome tree against reference values, its properties, and enumeration of single histories."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import outcome_tree as model
from tests.models.bad_input import refuses

EPS = 1e-9
chance = st.floats(0, 1)
points = st.floats(-1000, 1000)
probs = st.fixed_dictionaries(dict.fromkeys(model.EVENTS, chance))
values = st.fixed_dictionaries(dict.fromkeys(model.LEAVES, points))
ranges = st.fixed_dictionaries(dict.fromkeys(model.EVENTS, st.tuples(chance, chance, chance).map(sorted))).map(
    lambda by_event: tuple({event: guesses[i] for event, guesses in by_event.items()} for i in range(3))
)
weights = st.tuples(st.floats(0.05, 0.45), st.floats(0.05, 0.45)).map(lambda ends: (ends[0], 1 - sum(ends), ends[1]))


@given(probs, values)
def test_the_tree_adds_up_all_histories(chances, ends):
    found = model.settlement_tree(chances, ends)
    expected = dict.fromkeys(model.LEAVES, 0.0)
    for happens in itertools.product([True, False], repeat=4):
        chance_of_it = math.prod(
            chances[event] if yes else 1 - chances[event] for event, yes in zip(model.EVENTS, happens, strict=True)
        )
        ratified, guaranteed, holds_guaranteed, holds_bare = happens
        kind, holds = ("guaranteed", holds_guaranteed) if guaranteed else ("bare", holds_bare)
        leaf = f"{kind}_{'peace' if holds else 'collapse'}" if ratified else "no_deal"
        expected[leaf] += chance_of_it
    assert found.leaf_probs == pytest.approx(expected, abs=EPS)
    assert sum(found.leaf_probs.values()) == pytest.approx(1, abs=EPS)
    peace = expected["guaranteed_peace"] + expected["bare_peace"]
    assert found.prob_peace == pytest.approx(peace, abs=EPS)
    assert found.expected_value == pytest.approx(sum(expected[leaf] * ends[leaf] for leaf in ends), abs=1e-8)
    assert min(ends.values()) - EPS <= found.expected_value <= max(ends.values()) + EPS
    if chances["ratify"] == 0:
        assert found.prob_peace_if_ratified is None
    else:
        assert found.prob_peace_if_ratified * chances["ratify"] == pytest.approx(peace, abs=EPS)


@given(probs, values, st.floats(-1, 1), points)
def test_shift_and_scale_of_the_values(chances, ends, factor, shift):
    before = model.settlement_tree(chances, ends).expected_value
    scaled = {leaf: value * factor for leaf, value in ends.items()}
    assert model.settlement_tree(chances, scaled).expected_value == pytest.approx(before * factor, abs=1e-8)
    shift = max(-1000 - min(ends.values()), min(1000 - max(ends.values()), shift))
    shifted = {leaf: min(1000, max(-1000, value + shift)) for leaf, value in ends.items()}
    assert model.settlement_tree(chances, shifted).expected_value == pytest.approx(before + shift, abs=1e-8)
    equal = dict.fromkeys(model.LEAVES, shift / 2)
    assert model.settlement_tree(chances, equal).expected_value == pytest.approx(shift / 2, abs=1e-8)


@given(ranges, values)
def test_tornado(guesses, ends):
    low, mid, high = guesses
    found = model.tornado(*guesses, ends)
    assert found.base == pytest.approx(model.settlement_tree(mid, ends).expected_value, abs=EPS)
    assert sorted(row.event for row in found.rows) == sorted(model.EVENTS)
    assert all(one.swing >= other.swing - 1e-12 for one, other in itertools.pairwise(found.rows))
    for row in found.rows:
        at_low = model.settlement_tree({**mid, row.event: low[row.event]}, ends).expected_value
        at_high = model.settlement_tree({**mid, row.event: high[row.event]}, ends).expected_value
        assert (row.at_low, row.at_high) == pytest.approx((at_low, at_high), abs=EPS)
        assert row.swing == pytest.approx(abs(at_high - at_low), abs=EPS)
        kind = {"hold_guaranteed": "guaranteed", "hold_bare": "bare"}.get(row.event)
        if kind and ends[f"{kind}_peace"] >= ends[f"{kind}_collapse"]:
            assert row.at_low <= row.at_high + EPS


@given(st.permutations([0.1, 0.1, 0.2, 0.2]))
def test_equal_bars_keep_the_order_of_the_events(widths):
    # With all else certain each hold event moves the worth by its width; here both bars of one event are alike.
    low = {"ratify": 1, "guarantee": 0.5, "hold_guaranteed": 0.5 - widths[0], "hold_bare": 0.5 - widths[1]}
    mid = {"ratify": 1, "guarantee": 0.5, "hold_guaranteed": 0.5, "hold_bare": 0.5}
    ends = {"no_deal": 0, "guaranteed_peace": 1, "guaranteed_collapse": 0, "bare_peace": 1, "bare_collapse": 0}
    order = [row.event for row in model.tornado(low, mid, mid, ends).rows]
    holds = ["hold_guaranteed", "hold_bare"] if widths[0] >= widths[1] else ["hold_bare", "hold_guaranteed"]
    assert order == [*holds, "ratify", "guarantee"]


@given(ranges, values, weights, st.floats(0.01, 0.99), st.floats(0.01, 0.99), points)
def test_credence_interval(guesses, ends, shares, one, other, benchmark):
    narrow, wide = sorted((one, other))
    found = model.credence_interval(*guesses, ends, shares, narrow, benchmark)
    combined = []
    for states in itertools.product(range(3), repeat=4):
        chances = {event: guesses[state][event] for event, state in zip(model.EVENTS, states, strict=True)}
        weight = math.prod(shares[state] for state in states)
        combined.append((model.settlement_tree(chances, ends).expected_value, weight))
    assert found.combinations == 81
    assert found.minimum == pytest.approx(min(combined)[0], abs=EPS)
    assert found.maximum == pytest.approx(max(combined)[0], abs=EPS)
    assert found.minimum <= found.lower <= found.median <= found.upper <= found.maximum
    assert found.minimum - EPS <= found.mean <= found.maximum + EPS
    # What a quantile is: at least q at or below it, at most q strictly below it.
    for q, quantile in (((1 - narrow) / 2, found.lower), (0.5, found.median), ((1 + narrow) / 2, found.upper)):
        assert sum(weight for worth, weight in combined if worth <= quantile + 1e-8) >= q - 1e-8
        assert sum(weight for worth, weight in combined if worth < quantile - 1e-8) <= q + 1e-8
    certain = sum(weight for worth, weight in combined if worth > benchmark + 1e-7)
    possible = sum(weight for worth, weight in combined if worth > benchmark - 1e-7)
    assert certain - EPS <= found.prob_above <= min(1, possible + EPS)
    average = {event: sum(w * guess[event] for w, guess in zip(shares, guesses, strict=True)) for event in model.EVENTS}
    assert found.mean == pytest.approx(model.settlement_tree(average, ends).expected_value, abs=1e-8)
    for row in model.tornado(*guesses, ends).rows:
        assert found.minimum - EPS <= min(row.at_low, row.at_high)
        assert max(row.at_low, row.at_high) <= found.maximum + EPS
    wider = model.credence_interval(*guesses, ends, shares, wide, benchmark)
    assert wider.lower <= found.lower
    assert wider.upper >= found.upper


@given(probs, values, weights, st.floats(0.01, 0.99))
def test_without_doubt_there_is_one_worth(chances, ends, shares, level):
    found = model.credence_interval(chances, chances, chances, ends, shares, level)
    base = model.tornado(chances, chances, chances, ends).base
    assert found.minimum == found.lower == found.median == found.upper == found.maximum == base
    assert found.mean == pytest.approx(base, abs=1e-8)


@given(ranges, values, points, points)
def test_a_higher_benchmark_is_beaten_no_more_often(guesses, ends, one, other):
    less, more = sorted((one, other))
    easy = model.credence_interval(*guesses, ends, benchmark=less).prob_above
    assert model.credence_interval(*guesses, ends, benchmark=more).prob_above <= easy
    no_deal = model.credence_interval(*guesses, ends, benchmark=ends["no_deal"])
    assert model.credence_interval(*guesses, ends) == no_deal


@pytest.mark.parametrize(("shares", "combinations"), [((0, 1, 0), 1), ((0.5, 0, 0.5), 16), ((0.2, 0.3, 0.5), 81)])
def test_combinations_without_weight_are_left_out(shares, combinations):
    assert model.credence_interval(**RANGES, values=VALUES, weights=shares).combinations == combinations


def test_weights_a_rounding_error_off_one_still_reach_the_last_quantile():
    shares = [(1 - 0.9e-9) / 3] * 3
    found = model.credence_interval(**RANGES, values=VALUES, weights=shares, level=1 - 1e-6)
    exact = model.credence_interval(**RANGES, values=VALUES, weights=[1 / 3] * 3, level=1 - 1e-6)
    assert (found.lower, found.upper) == (exact.lower, exact.upper)
    assert found.mean == pytest.approx(exact.mean, abs=1e-12)


@given(st.sampled_from(model.EVENTS), probs, values, points)
def test_the_breakeven_brings_the_target(event, chances, ends, target):
    found = model.breakeven(event, chances, ends, target)
    at_zero, at_one = (model.settlement_tree({**chances, event: end}, ends).expected_value for end in (0, 1))
    assert (found.at_zero, found.at_one) == pytest.approx((at_zero, at_one), abs=EPS)
    if found.probability is None:
        assume(abs(at_one - at_zero) > 1e-9)
        assert not min(at_zero, at_one) + EPS < target < max(at_zero, at_one) - EPS
    else:
        assert 0 <= found.probability <= 1
        worth = model.settlement_tree({**chances, event: found.probability}, ends).expected_value
        assert worth == pytest.approx(target, abs=EPS)


@given(st.sampled_from(model.EVENTS), probs, values, chance)
def test_every_worth_within_reach_has_a_breakeven(event, chances, ends, wanted):
    target = model.settlement_tree({**chances, event: wanted}, ends).expected_value
    found = model.breakeven(event, chances, ends, max(-1000, min(1000, target)))
    assume(abs(found.at_one - found.at_zero) > 1e-3)
    # At the very ends rounding may put the target out of reach.
    assume(0.001 < wanted < 0.999)
    assert found.probability == pytest.approx(wanted, abs=1e-6)


MID = {"ratify": 0.6, "guarantee": 0.5, "hold_guaranteed": 0.8, "hold_bare": 0.4}
RANGES = {
    "low": {"ratify": 0.3, "guarantee": 0.2, "hold_guaranteed": 0.6, "hold_bare": 0.2},
    "mid": MID,
    "high": {"ratify": 0.8, "guarantee": 0.7, "hold_guaranteed": 0.9, "hold_bare": 0.6},
}
VALUES = {"no_deal": 0, "guaranteed_peace": 100, "guaranteed_collapse": -20, "bare_peace": 80, "bare_collapse": -60}
GOOD = {
    "settlement_tree": {"probs": MID, "values": VALUES},
    "tornado": {**RANGES, "values": VALUES},
    "credence_interval": {**RANGES, "values": VALUES, "weights": [0.25, 0.5, 0.25], "level": 0.8, "benchmark": 0},
    "breakeven": {"event": "ratify", "probs": MID, "values": VALUES, "target": 30},
}
TABLES = [(name, arg) for name, args in GOOD.items() for arg, given in args.items() if isinstance(given, dict)]
NUMBERS = [("credence_interval", "level"), ("credence_interval", "benchmark"), ("breakeven", "target")]


@pytest.mark.parametrize(("function", "argument"), TABLES)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -1001, 1001.0, True, "0.5", None, [0.5]], ids=repr)
def test_a_bad_entry_is_named_with_its_table(function, argument, bad):
    for key in GOOD[function][argument]:
        with pytest.raises(ValueError) as caught:
            getattr(model, function)(**{**GOOD[function], argument: {**GOOD[function][argument], key: bad}})
        sentence = str(caught.value)
        assert sentence.startswith(f"{argument} {key} must be between ")
        assert sentence.endswith(f", got {bad!r}")


@pytest.mark.parametrize(("function", "argument"), TABLES)
def test_tables_have_exactly_their_keys(function, argument):
    table = GOOD[function][argument]
    for bad in ({}, {**table, "extra": 0.5}, dict(list(table.items())[1:]), list(table.values()), None, 0.5):
        with pytest.raises(ValueError, match=rf"^{argument} must have exactly the keys "):
            getattr(model, function)(**{**GOOD[function], argument: bad})


@pytest.mark.parametrize(("function", "argument"), NUMBERS)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -1001, 1001.0, True, "0.5", [0.5]], ids=repr)
def test_a_bad_number_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize("bad", [0, 1])
def test_level_is_strictly_between_0_and_1(bad):
    with pytest.raises(ValueError, match=r"^level must be above 0 and below 1, got "):
        model.credence_interval(**{**GOOD["credence_interval"], "level": bad})


@pytest.mark.parametrize("bad", [[], [1], [0.5, 0.5], [0.25] * 4, [0.3, 0.3, 0.3], 1, "abc", None])
def test_weights_are_three_that_add_up_to_one(bad):
    with pytest.raises(ValueError, match=r"^weights must be 3 numbers that add up to 1, got "):
        model.credence_interval(**{**GOOD["credence_interval"], "weights": bad})


@pytest.mark.parametrize("bad", [1.1, -0.1, math.nan, True, "1", None])
def test_a_bad_weight_is_named(bad):
    with pytest.raises(ValueError, match=r"^weights\[1\] must be between 0 and 1, got "):
        model.credence_interval(**{**GOOD["credence_interval"], "weights": [0, bad, 0]})


@pytest.mark.parametrize("function", ["tornado", "credence_interval"])
@pytest.mark.parametrize("event", model.EVENTS)
@pytest.mark.parametrize("middle", [0.1, 0.95])
def test_guesses_out_of_order_name_the_event(function, event, middle):
    with pytest.raises(
        ValueError, match=rf"^mid {event} must be between low \(0.\d\) and high \(0.\d\), got {middle}$"
    ):
        getattr(model, function)(**{**GOOD[function], "mid": {**MID, event: middle}})


@pytest.mark.parametrize("bad", ["peace", "", None, 1, ["ratify"]])
def test_an_unknown_event_is_named(bad):
    with pytest.raises(ValueError, match=r"^event must be one of ratify, guarantee, hold_guaranteed, hold_bare, got "):
        model.breakeven(**{**GOOD["breakeven"], "event": bad})
