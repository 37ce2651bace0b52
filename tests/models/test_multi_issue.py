"""Packages, frontier, solutions and logrolling against reference values, exact fractions and what they must satisfy."""

import math
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import multi_issue as model

EPS = 1e-7
RULES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
point = st.integers(0, 100)
side = ("values_a", "values_b", "weights_a", "weights_b")


@st.composite
def tables(draw, most_issues=3, most_options=3):
    """Draw what two sides think of the same issues and options, as whole numbers."""
    shape = draw(st.lists(st.integers(1, most_options), min_size=1, max_size=most_issues))
    values = [[[draw(point) for _ in range(options)] for options in shape] for _ in "ab"]
    weights = [draw(st.lists(point, min_size=len(shape), max_size=len(shape)).filter(any)) for _ in "ab"]
    return dict(zip(side, (*values, *weights), strict=True))


def exactly(table):
    """Return every package's options and worth as fractions, without the model."""
    found = {}
    for options in product(*(range(len(row)) for row in table["values_a"])):
        found[options] = tuple(
            sum(Fraction(w) * row[j] for w, row, j in zip(weights, values, options, strict=True)) / sum(weights)
            for values, weights in (
                (table["values_a"], table["weights_a"]),
                (table["values_b"], table["weights_b"]),
            )
        )
    return found


def dominates(one, other):
    return one != other and one[0] >= other[0] and one[1] >= other[1]


def criteria(rule, zone, batnas):
    """Return the first and second criterion of a rule for each package of the zone, as fractions."""
    gains = {options: (u[0] - batnas[0], u[1] - batnas[1]) for options, u in zone.items()}
    most = [max(gain[i] for gain in gains.values()) for i in (0, 1)]
    if rule == "nash":
        return {options: (a * b, a + b) for options, (a, b) in gains.items()}
    if rule == "utilitarian":
        return {options: (sum(zone[options]), -abs(a - b)) for options, (a, b) in gains.items()}
    if rule == "kalai_smorodinsky":
        gains = {
            options: tuple(gain[i] / most[i] if most[i] else Fraction(1) for i in (0, 1))
            for options, gain in gains.items()
        }
    return {options: (min(gain), max(gain)) for options, gain in gains.items()}


def clear(ranked):
    """Return whether the best criteria are either equal to the others or larger by more than rounding can hide."""
    best = max(ranked.values())
    return all(
        best[0] - first > EPS or (first == best[0] and (second == best[1] or best[1] - second > EPS))
        for first, second in ranked.values()
    )


@given(tables())
def test_packages_are_every_choice_in_order_and_worth_what_fractions_say(table):
    found = model.packages(**table)
    exact = exactly(table)
    assert [one.options for one in found] == list(exact)
    for one in found:
        assert 0 <= one.u_a <= 100 and 0 <= one.u_b <= 100
        assert (one.u_a, one.u_b) == pytest.approx(exact[one.options], abs=1e-9)


@given(tables(), st.sampled_from([1e-300, 1e-3, 0.1, 3, 7.7, 1e300]))
def test_only_the_ratios_of_weights_count(table, factor):
    before = model.packages(**table)
    after = model.packages(**{**table, "weights_a": [factor * weight for weight in table["weights_a"]]})
    for one, other in zip(before, after, strict=True):
        assert (one.u_a, one.u_b) == pytest.approx((other.u_a, other.u_b), abs=1e-9)


@given(st.lists(st.floats(0, 1e308), min_size=1, max_size=5).filter(any))
def test_utilities_stay_in_range_whatever_the_weights(weights):
    values = [[100.0, 0.0]] * len(weights)
    found = model.packages(values, values, weights, weights)
    assert all(0 <= one.u_a <= 100 and 0 <= one.u_b <= 100 for one in found)
    assert found[0].u_a == pytest.approx(100, abs=1e-9)


@given(tables())
def test_frontier_is_the_undominated_packages(table):
    frontier = model.pareto_frontier(**table)
    exact = exactly(table)
    undominated = {o for o, u in exact.items() if not any(dominates(other, u) for other in exact.values())}
    assert {one.options for one in frontier} == undominated
    assert frontier
    for one, other in pairwise(frontier):
        if exact[one.options] == exact[other.options]:
            assert one.options < other.options
        else:
            assert one.u_a < other.u_a and one.u_b > other.u_b
    for u in exact.values():
        assert any(exact[o] == u or dominates(exact[o], u) for o in undominated)


@given(tables(), point, point)
def test_zone_is_what_both_prefer_to_their_batna(table, batna_a, batna_b):
    zone = model.zone_of_agreement(**table, batna_a=batna_a, batna_b=batna_b)
    expected = [o for o, (u_a, u_b) in exactly(table).items() if u_a >= batna_a and u_b >= batna_b]
    assert [one.options for one in zone] == expected


@given(tables(), st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_a_better_batna_never_enlarges_the_zone(table, batna_a, batna_b, other):
    low, high = sorted((batna_a, other))
    before = set(model.zone_of_agreement(**table, batna_a=low, batna_b=batna_b))
    assert set(model.zone_of_agreement(**table, batna_a=high, batna_b=batna_b)) <= before
    assert model.zone_of_agreement(**table, batna_a=0, batna_b=0) == model.packages(**table)


@pytest.mark.parametrize("rule", RULES)
@given(table=tables(), batnas=st.tuples(point, point))
def test_each_choice_is_the_best_by_its_rule(rule, table, batnas):
    chosen = getattr(model.bargaining_solutions(**table, batna_a=batnas[0], batna_b=batnas[1]), rule)
    exact = exactly(table)
    zone = {o: u for o, u in exact.items() if u[0] >= batnas[0] and u[1] >= batnas[1]}
    if not zone:
        assert chosen is None
        return
    assert chosen.options in zone
    assert not any(dominates(u, exact[chosen.options]) for u in exact.values())
    ranked = criteria(rule, zone, batnas)
    assume(clear(ranked))
    best = max(ranked.values())
    assert ranked[chosen.options] == best
    assert chosen.options == min(options for options, value in ranked.items() if value == best)


@given(tables(), point, point)
def test_swapping_the_sides_leaves_the_best_value_of_each_rule(table, batna_a, batna_b):
    swapped = dict(zip(side, [table[name] for name in ("values_b", "values_a", "weights_b", "weights_a")], strict=True))
    one = model.bargaining_solutions(**table, batna_a=batna_a, batna_b=batna_b)
    other = model.bargaining_solutions(**swapped, batna_a=batna_b, batna_b=batna_a)
    zone = {o: u for o, u in exactly(table).items() if u[0] >= batna_a and u[1] >= batna_b}
    for rule in RULES:
        chosen, mirrored = getattr(one, rule), getattr(other, rule)
        if chosen is None:
            assert mirrored is None
            continue
        ranked = criteria(rule, zone, (batna_a, batna_b))
        assume(clear(ranked))
        assert ranked[chosen.options] == ranked[mirrored.options]


@given(st.data(), tables(), point, point)
def test_nash_ignores_an_option_it_does_not_choose(data, table, batna_a, batna_b):
    chosen = model.bargaining_solutions(**table, batna_a=batna_a, batna_b=batna_b).nash
    assume(chosen is not None)
    unused = [(i, j) for i, row in enumerate(table["values_a"]) for j in range(len(row)) if chosen.options[i] != j]
    assume(unused)
    issue, option = data.draw(st.sampled_from(unused))
    smaller = dict(table)
    for name in ("values_a", "values_b"):
        smaller[name] = [row[:option] + row[option + 1 :] if i == issue else row for i, row in enumerate(table[name])]
    again = model.bargaining_solutions(**smaller, batna_a=batna_a, batna_b=batna_b).nash
    assert again is not None
    assert (again.u_a, again.u_b) == (chosen.u_a, chosen.u_b)
    assert again.options == tuple(o - (i == issue and o > option) for i, o in enumerate(chosen.options))


@given(tables(), point, point, st.sampled_from([0.5, 0.25, 0.1]))
def test_nash_and_kalai_smorodinsky_do_not_depend_on_the_unit_of_points(table, batna_a, batna_b, factor):
    exact = exactly(table)
    zone = {o: u for o, u in exact.items() if u[0] >= batna_a and u[1] >= batna_b}
    assume(zone)
    scaled = {**table, "values_a": [[factor * value for value in row] for row in table["values_a"]]}
    assume(clear(criteria("kalai_smorodinsky", zone, (batna_a, batna_b))))
    one = model.bargaining_solutions(**table, batna_a=batna_a, batna_b=batna_b)
    other = model.bargaining_solutions(**scaled, batna_a=factor * batna_a, batna_b=batna_b)
    products = [value for value, _ in criteria("nash", zone, (batna_a, batna_b)).values()]
    if products.count(max(products)) == 1:
        assert one.nash.options == other.nash.options
    assert one.kalai_smorodinsky.options == other.kalai_smorodinsky.options


def test_the_other_rules_depend_on_the_unit_of_points():
    table = {"values_a": [[100, 60, 20]], "values_b": [[10, 40, 70]], "weights_a": [1], "weights_b": [1]}
    halved = {**table, "values_a": [[50, 30, 10]]}
    one = model.bargaining_solutions(**table, batna_a=0, batna_b=0)
    other = model.bargaining_solutions(**halved, batna_a=0, batna_b=0)
    assert (one.egalitarian.options, other.egalitarian.options) == ((1,), (1,))
    assert (one.utilitarian.options, other.utilitarian.options) == ((0,), (2,))
    fifth = {**table, "values_a": [[20, 12, 4]]}
    assert model.bargaining_solutions(**fifth, batna_a=0, batna_b=0).egalitarian.options == (1,)
    twentieth = {**table, "values_a": [[5, 3, 1]]}
    assert model.bargaining_solutions(**twentieth, batna_a=0, batna_b=0).egalitarian.options == (0,)


@given(tables(), point, point)
def test_nothing_gives_both_more_than_the_egalitarian_choice(table, batna_a, batna_b):
    chosen = model.bargaining_solutions(**table, batna_a=batna_a, batna_b=batna_b).egalitarian
    assume(chosen is not None)
    for one in model.zone_of_agreement(**table, batna_a=batna_a, batna_b=batna_b):
        assert not (one.u_a > chosen.u_a + EPS and one.u_b > chosen.u_b + EPS)


@given(tables())
def test_logrolling_never_loses_on_the_split(table):
    found = model.logrolling(**table)
    assert found.gain_a >= 0 and found.gain_b >= 0
    assert found.joint_gain == found.gain_a + found.gain_b
    assert found.package.u_a - found.split.u_a == pytest.approx(found.gain_a, abs=1e-9)
    assert found.package.u_b - found.split.u_b == pytest.approx(found.gain_b, abs=1e-9)
    for row_a, row_b, picked in zip(table["values_a"], table["values_b"], found.split.options, strict=True):
        best = max((min(pair), max(pair)) for pair in zip(row_a, row_b, strict=True))
        equal = [j for j, pair in enumerate(zip(row_a, row_b, strict=True)) if (min(pair), max(pair)) == best]
        assert picked == equal[0]
    # The package is Nash's choice with the split as both alternatives, by exact arithmetic.
    exact = exactly(table)
    split = exact[found.split.options]
    zone = {options: u for options, u in exact.items() if u[0] >= split[0] and u[1] >= split[1]}
    ranked = criteria("nash", zone, split)
    assert ranked[found.package.options] == max(ranked.values())


@given(tables(), st.integers(1, 9))
def test_equal_priorities_leave_nothing_to_trade(table, factor):
    values_b = [[100 - value for value in row] for row in table["values_a"]]
    weights_b = [factor * weight for weight in table["weights_a"]]
    found = model.logrolling(table["values_a"], values_b, table["weights_a"], weights_b)
    assert found.joint_gain == pytest.approx(0, abs=1e-9)


def test_gains_lost_to_rounding_count_as_nothing():
    # 0.1 + 0.2 is above 0.3: each package is worth its BATNA but for rounding, and the larger gain of B decides.
    weights, batna = [0.1, 0.2, 0.7], 30.0
    found = model.bargaining_solutions([[100], [100], [0, 0]], [[0], [0], [50, 100]], weights, weights, batna, 0)
    assert found.nash.options == found.egalitarian.options == (0, 0, 1)


def test_a_package_far_better_for_one_and_hardly_better_for_the_other_dominates():
    # The relative gains of A differ by less than the ninth decimal; the second package is still the better one.
    found = model.bargaining_solutions([[99.99999999, 100]], [[50, 50]], [1], [1], 0, 0)
    assert {getattr(found, rule).options for rule in RULES} == {(1,)}


GOOD = {
    "values_a": [[100, 0], [60, 40]],
    "values_b": [[0, 100], [30, 70]],
    "weights_a": [3, 1],
    "weights_b": [1, 3],
    "batna_a": 10,
    "batna_b": 10,
}
BAD_NUMBERS = [math.nan, math.inf, -math.inf, -0.1, 10**400, True, "0.5", None, [0.5]]


def refused(start, **changed):
    with pytest.raises(ValueError) as caught:
        model.bargaining_solutions(**{**GOOD, **changed})
    sentence = str(caught.value)
    assert sentence.startswith(f"{start} must ")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("bad", [*BAD_NUMBERS, 100.1], ids=lambda bad: repr(bad)[:9])
def test_bad_points_and_batnas_are_named(bad):
    for name in ("values_a", "values_b"):
        assert repr(bad) in refused(f"{name}[1][0]", **{name: [[100, 0], [bad, 40]]})
    for name in ("batna_a", "batna_b"):
        assert repr(bad) in refused(name, **{name: bad})


@pytest.mark.parametrize("bad", BAD_NUMBERS, ids=lambda bad: repr(bad)[:9])
def test_bad_weights_are_named(bad):
    for name in ("weights_a", "weights_b"):
        assert repr(bad) in refused(f"{name}[1]", **{name: [1, bad]})


@pytest.mark.parametrize("bad", [[], (), None, 7, "ab", {}], ids=repr)
def test_what_is_no_list_is_named(bad):
    for name, word in (("values_a", "issue"), ("values_b", "issue"), ("weights_a", "weight"), ("weights_b", "weight")):
        assert word in refused(name, **{name: bad})
    assert "option" in refused("values_a[1]", values_a=[[100, 0], bad])
    assert "option" in refused("values_b[0]", values_b=[bad, [30, 70]])


def test_lists_that_do_not_match_are_named():
    assert "got 1" in refused("values_b", values_b=[[0, 100]])
    assert "got 3" in refused("values_b[1]", values_b=[[0, 100], [1, 2, 3]])
    assert "got 3" in refused("weights_a", weights_a=[1, 2, 3])
    assert "got 1" in refused("weights_b", weights_b=[1])
    assert "above 0" in refused("weights_a", weights_a=[0, 0.0])


def test_too_many_packages_are_refused_before_they_are_made():
    many = [[0, 100]] * 40
    sentence = refused("values_a", values_a=many, values_b=many)
    assert "packages" in sentence and str(2**40) in sentence
    most = [[0] * 20_000]
    assert len(model.packages(most, most, [1], [1])) == 20_000


def test_the_first_fault_in_order_is_named():
    refused("values_a", values_a=[], values_b=[], weights_a=[], batna_a=-1)
    refused("values_a[0][0]", values_a=[[101, 0], [60, 40]], values_b=[])
    refused("values_b", values_b=[[1]], weights_a=[], batna_a=-1)
    refused("weights_a", weights_a=[], weights_b=[], batna_a=-1)
    refused("weights_b", weights_b=[], batna_a=-1)
    refused("batna_a", batna_a=-1, batna_b=-1)
