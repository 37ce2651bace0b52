"""Stakeholders on one axis against reference values, the properties that the publications prove, and brute force.

Positions and capabilities are whole numbers and saliences binary fractions, so that a tie of weights is a tie.
"""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import stakeholders as model

EPS = 1e-9
place = st.integers(0, 100)
actor = st.tuples(place, st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.integers(0, 50))
tables = st.lists(actor, min_size=1, max_size=8).filter(lambda actors: any(s * c for _, s, c in actors))


@st.composite
def bodies(draw):
    """Members with ideal points, a status quo, a quota and vetoes."""
    ideals = draw(st.lists(place, min_size=1, max_size=9))
    members = len(ideals)
    return {
        "ideal_points": ideals,
        "status_quo": draw(place),
        "quota": draw(st.integers(members // 2 + 1, members)),
        "vetoes": draw(st.lists(st.integers(0, members - 1), max_size=3)),
    }


def lists(actors):
    return [list(column) for column in zip(*actors, strict=True)]


def with_position(actors, index, position):
    return [(position, *rest) if i == index else (old, *rest) for i, (old, *rest) in enumerate(actors)]


@given(tables)
def test_the_centre_lies_between_the_outermost_actors_with_weight(actors):
    found = model.group_centre(*lists(actors))
    counted = [x for x, s, c in actors if s * c > 0]
    assert min(counted) - EPS <= found.mean <= max(counted) + EPS
    assert min(counted) <= found.median_low <= found.median <= found.median_high <= max(counted)


@given(tables, st.data())
def test_order_and_scale_do_not_matter(actors, data):
    found = model.group_centre(*lists(actors))
    shuffled = data.draw(st.permutations(actors))
    for other in (shuffled, [(x, s, c / 2) for x, s, c in actors], [(x, s, c * 2) for x, s, c in actors]):
        again = model.group_centre(*lists(other))
        assert again.mean == pytest.approx(found.mean, abs=EPS)
        assert (again.median_low, again.median_high) == (found.median_low, found.median_high)


@given(tables, st.integers(-50, 50))
def test_shift_and_mirror_of_the_centre(actors, shift):
    shift = max(-min(x for x, *_ in actors), min(100 - max(x for x, *_ in actors), shift))
    found = model.group_centre(*lists(actors))
    moved = model.group_centre(*lists([(x + shift, s, c) for x, s, c in actors]))
    mirrored = model.group_centre(*lists([(100 - x, s, c) for x, s, c in actors]))
    assert moved.mean == pytest.approx(found.mean + shift, abs=EPS)
    assert mirrored.mean == pytest.approx(100 - found.mean, abs=EPS)
    for field, opposite in (("median", "median"), ("median_low", "median_high"), ("median_high", "median_low")):
        assert getattr(moved, field) == getattr(found, field) + shift
        assert getattr(mirrored, field) == 100 - getattr(found, opposite)


@given(tables, st.data())
def test_moving_an_actor_right_moves_no_centre_left(actors, data):
    index = data.draw(st.integers(0, len(actors) - 1))
    farther = data.draw(st.integers(actors[index][0], 100))
    before = model.group_centre(*lists(actors))
    after = model.group_centre(*lists(with_position(actors, index, farther)))
    assert after.mean >= before.mean - EPS
    assert after.median_low >= before.median_low
    assert after.median_high >= before.median_high
    # Right of the whole interval of medians: an actor at its right end does move the end, and so the middle.
    if actors[index][0] > before.median_high:
        assert (after.median_low, after.median_high) == (before.median_low, before.median_high)


def test_an_actor_at_the_right_end_of_the_medians_moves_the_median():
    assert model.group_centre([20, 80], [1, 1], [10, 10]).median == 50
    assert model.group_centre([20, 90], [1, 1], [10, 10]).median == 55


@given(tables, st.lists(place, min_size=1, max_size=6) | st.none())
def test_pairwise_contest(actors, options):
    found = model.pairwise_contest(*lists(actors), options)
    assert list(found.options) == sorted(set(options if options is not None else [x for x, *_ in actors]))
    for i, here in enumerate(found.options):
        assert found.margins[i][i] == 0
        for j, there in enumerate(found.options):
            assert found.margins[i][j] == -found.margins[j][i]
            nearer = sum(s * c for x, s, c in actors if abs(x - here) < abs(x - there))
            farther = sum(s * c for x, s, c in actors if abs(x - here) > abs(x - there))
            assert found.margins[i][j] == nearer - farther
    wins = [
        here
        for i, here in enumerate(found.options)
        if all(m > 0 for m in found.margins[i][:i] + found.margins[i][i + 1 :])
    ]
    assert wins == ([] if found.winner is None else [found.winner])
    assert found.unbeaten == tuple(here for i, here in enumerate(found.options) if min(found.margins[i]) >= 0)


@given(tables)
def test_a_single_median_beats_every_other_position(actors):
    centre = model.group_centre(*lists(actors))
    assume(centre.median_low == centre.median_high)
    assert model.pairwise_contest(*lists(actors)).winner == centre.median


@given(tables)
def test_influence_is_the_centre_with_minus_the_centre_without(actors):
    assume(len(actors) > 1)
    found = model.influence(*lists(actors))
    everybody = model.group_centre(*lists(actors))
    for index, (_, s, c) in enumerate(actors):
        others = actors[:index] + actors[index + 1 :]
        if not any(share * power for _, share, power in others):
            assert found.mean_pull[index] is None
            assert found.median_pull[index] is None
            continue
        without = model.group_centre(*lists(others))
        assert found.mean_pull[index] == pytest.approx(everybody.mean - without.mean, abs=EPS)
        assert found.median_pull[index] == everybody.median - without.median
        if s * c == 0:
            assert abs(found.mean_pull[index]) <= EPS
            assert found.median_pull[index] == 0


@given(bodies())
def test_core_and_winset_are_what_counting_votes_finds(body):
    ideals, now = body["ideal_points"], body["status_quo"]
    found = model.veto_core(**body)

    def passes(outcome, liked):
        votes = [liked(abs(ideal - outcome), abs(ideal - now)) for ideal in ideals]
        return sum(votes) >= body["quota"] and all(votes[member] for member in body["vetoes"])

    # Ideal points and the status quo are whole: votes change only at whole outcomes, so half steps see everything.
    outcomes = [step / 2 for step in range(-200, 401)]
    winset = [outcome for outcome in outcomes if passes(outcome, lambda new, old: new <= old)]
    assert (found.win_low, found.win_high) == (winset[0], winset[-1])
    assert winset == [outcome for outcome in outcomes if winset[0] <= outcome <= winset[-1]]
    assert found.stable == (not any(passes(outcome, lambda new, old: new < old) for outcome in outcomes))


@given(bodies())
def test_core_and_winset_in_order(body):
    found = model.veto_core(**body)
    assert found.core_low <= found.core_high
    assert found.core_size == found.core_high - found.core_low
    assert found.win_low <= body["status_quo"] <= found.win_high
    assert found.stable == (found.win_low == body["status_quo"] == found.win_high)
    assert found.stable == (found.core_low <= body["status_quo"] <= found.core_high)


@given(bodies(), st.data())
def test_more_votes_or_vetoes_never_make_change_easier(body, data):
    members = len(body["ideal_points"])
    before = model.veto_core(**body)
    larger = {**body, "quota": data.draw(st.integers(body["quota"], members))}
    one_more = {**body, "vetoes": [*body["vetoes"], data.draw(st.integers(0, members - 1))]}
    for harder in (larger, one_more):
        after = model.veto_core(**harder)
        assert after.core_low <= before.core_low
        assert after.core_high >= before.core_high
        assert after.win_low >= before.win_low
        assert after.win_high <= before.win_high


@given(bodies())
def test_consensus_keeps_everything_between_the_outermost_members(body):
    found = model.veto_core(body["ideal_points"], body["status_quo"], None, body["vetoes"])
    assert (found.core_low, found.core_high) == (min(body["ideal_points"]), max(body["ideal_points"]))


@given(bodies(), st.integers(-50, 50))
def test_shift_and_mirror_of_the_core(body, shift):
    points = [*body["ideal_points"], body["status_quo"]]
    shift = max(-min(points), min(100 - max(points), shift))
    found = model.veto_core(**body)
    moved = model.veto_core(
        **{**body, "ideal_points": [p + shift for p in body["ideal_points"]], "status_quo": body["status_quo"] + shift}
    )
    mirrored = model.veto_core(
        **{**body, "ideal_points": [100 - p for p in body["ideal_points"]], "status_quo": 100 - body["status_quo"]}
    )
    pairs = {"core_low": "core_high", "core_high": "core_low", "win_low": "win_high", "win_high": "win_low"}
    for field, opposite in pairs.items():
        assert getattr(moved, field) == getattr(found, field) + shift
        assert getattr(mirrored, field) == 100 - getattr(found, opposite)
    assert found.stable == moved.stable == mirrored.stable


TABLE = {"positions": [10, 50, 90], "salience": [1, 1, 1], "capability": [50, 50, 50]}
GOOD = {
    "group_centre": TABLE,
    "pairwise_contest": {**TABLE, "options": [20, 60]},
    "influence": TABLE,
    "veto_core": {"ideal_points": [20, 35, 60, 80], "status_quo": 50, "quota": 3, "vetoes": [0]},
}
LISTS = [(name, arg) for name, args in GOOD.items() for arg in args if arg not in ("status_quo", "quota")]


@pytest.mark.parametrize(("function", "argument"), LISTS)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -0.1, 201, True, "0.5", None, [0.5]], ids=repr)
def test_a_bad_entry_is_named_in_one_sentence(function, argument, bad):
    entries = [bad, *GOOD[function][argument][1:]]
    with pytest.raises(ValueError) as caught:
        getattr(model, function)(**{**GOOD[function], argument: entries})
    sentence = str(caught.value)
    assert sentence.startswith(argument)
    assert " must be " in sentence
    assert repr(bad) in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(("function", "argument"), LISTS)
@pytest.mark.parametrize("bad", [[], 5, "50", {1: 2}, [50] * 201], ids=["empty", "number", "text", "table", "too long"])
def test_a_bad_list_is_named_in_one_sentence(function, argument, bad):
    if argument == "vetoes" and bad == []:
        return
    with pytest.raises(ValueError, match=f"^{argument}") as caught:
        getattr(model, function)(**{**GOOD[function], argument: bad})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("argument", ["status_quo", "quota"])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -1, 101, True, "3", [3]], ids=repr)
def test_bad_numbers_are_named(argument, bad):
    with pytest.raises(ValueError, match=f"^{argument} must be .*, got "):
        model.veto_core(**{**GOOD["veto_core"], argument: bad})


@pytest.mark.parametrize("bad", [2, 2.5, 3.0, 5])
def test_quota_is_a_whole_majority(bad):
    with pytest.raises(ValueError, match=r"^quota must be a whole number between 3 and 4"):
        model.veto_core([1, 2, 3, 4], 2, bad)


@pytest.mark.parametrize("argument", ["salience", "capability"])
@pytest.mark.parametrize("function", ["group_centre", "pairwise_contest", "influence"])
def test_lists_of_different_length_name_the_odd_one(function, argument):
    with pytest.raises(ValueError, match=f"^{argument} must have one number for each of the 3 positions, got 2"):
        getattr(model, function)(**{**TABLE, argument: [1, 1]})


@pytest.mark.parametrize("function", ["group_centre", "pairwise_contest", "influence"])
def test_somebody_must_have_weight(function):
    with pytest.raises(ValueError, match=r"^salience"):
        getattr(model, function)([10, 50], [0, 1], [50, 0])
