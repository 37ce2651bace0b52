"""Win-sets, agreements and the tied hand against reference values, votes counted one by one, and what must hold."""

import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import two_level_game as model

EPS = 1e-9
position = st.floats(0, 1)
hurdle = st.floats(-1, 1)
GRID = [i / 50 for i in range(51)]


@st.composite
def sides(draw, positions=position, hurdles=hurdle, most=5):
    """Draw the ideals, quota and hurdle of one side."""
    ideals = draw(st.lists(positions, min_size=1, max_size=most))
    return ideals, draw(st.integers(len(ideals) // 2 + 1, len(ideals))), draw(hurdles)


@st.composite
def games(draw, **how):
    """Draw the arguments of `negotiated_outcome`."""
    (ideals_a, quota_a, hurdle_a), (ideals_b, quota_b, hurdle_b) = draw(sides(**how)), draw(sides(**how))
    leader_a, leader_b, status_quo, power_a = (draw(position) for _ in range(4))
    return {
        "leader_a": leader_a,
        "leader_b": leader_b,
        "ideals_a": ideals_a,
        "quota_a": quota_a,
        "ideals_b": ideals_b,
        "quota_b": quota_b,
        "status_quo": status_quo,
        "hurdle_a": hurdle_a,
        "hurdle_b": hurdle_b,
        "power_a": power_a,
    }


def zone_of(game):
    return model.agreement_zone(**{k: v for k, v in game.items() if k not in ("leader_a", "leader_b", "power_a")})


def subset(inner, outer):
    return inner.empty or (not outer.empty and outer.lower <= inner.lower + EPS and inner.upper <= outer.upper + EPS)


def distance(x, interval):
    return max(interval.lower - x, x - interval.upper, 0)


@given(sides(positions=st.integers(0, 20), hurdles=st.integers(-20, 20), most=6), st.integers(0, 20))
def test_the_win_set_is_what_enough_ratifiers_approve(side, status_quo):
    # Every position is a whole number of twentieths, so that the votes on a grid of fortieths are counted exactly.
    ideals, quota, demanded = side
    found = model.win_set([m / 20 for m in ideals], quota, status_quo / 20, demanded / 20)
    passing = [
        Fraction(x, 2)
        for x in range(41)
        if sum(abs(Fraction(x, 2) - m) <= abs(status_quo - m) - demanded for m in ideals) >= quota
    ]
    assert found.empty == (not passing)
    if passing:
        assert (20 * found.lower, 20 * found.upper) == pytest.approx((passing[0], passing[-1]), abs=1e-9)
        assert len(passing) == 2 * (passing[-1] - passing[0]) + 1
        assert found.width == found.upper - found.lower
        assert all(found.holds(float(x / 20)) for x in passing)
    else:
        assert (found.lower, found.upper, found.width) == (None, None, 0)


@given(sides(), position)
def test_votes_agree_with_the_win_set_between_the_grid_too(side, status_quo):
    ideals, quota, demanded = side
    found = model.win_set(ideals, quota, status_quo, demanded)
    for x in GRID:
        margins = sorted((abs(status_quo - m) - demanded - abs(x - m) for m in ideals), reverse=True)
        if abs(margins[quota - 1]) > EPS:
            assert found.holds(x) == (margins[quota - 1] > 0)


@given(position, position)
def test_one_ratifier_without_a_hurdle_accepts_up_to_the_mirror_image(m, status_quo):
    found = model.win_set([m], 1, status_quo)
    mirror = min(max(2 * m - status_quo, 0), 1)
    assert (found.lower, found.upper) == pytest.approx(tuple(sorted((status_quo, mirror))), abs=EPS)
    assert found.width <= 2 * abs(status_quo - m) + EPS


@given(sides(), position, st.floats(0, 1))
def test_a_stricter_side_has_a_smaller_win_set(side, status_quo, more):
    ideals, quota, demanded = side
    before = model.win_set(ideals, quota, status_quo, demanded)
    if quota < len(ideals):
        assert subset(model.win_set(ideals, quota + 1, status_quo, demanded), before)
    assert subset(model.win_set(ideals, quota, status_quo, min(1, demanded + more)), before)
    if demanded <= 0:
        assert before.holds(status_quo)


@given(st.randoms(use_true_random=False), sides(), position)
def test_the_order_of_ideals_does_not_matter(random, side, status_quo):
    ideals, quota, demanded = side
    shuffled = random.sample(ideals, len(ideals))
    assert model.win_set(shuffled, quota, status_quo, demanded) == model.win_set(ideals, quota, status_quo, demanded)


def far_from_ties(game):
    """Return whether no side is on the verge of an empty win-set, nor the zone, nor the compromise of leaving one."""
    compromise = game["power_a"] * game["leader_a"] + (1 - game["power_a"]) * game["leader_b"]
    for end in "ab":
        ideals, quota, demanded = sorted(game[f"ideals_{end}"]), game[f"quota_{end}"], game[f"hurdle_{end}"]
        pivots = ideals[quota - 1], ideals[-quota]
        if any(abs(abs(pivot - game["status_quo"]) - demanded) < EPS for pivot in pivots) or abs(demanded) < EPS:
            return False
    sets = zone_of(game)
    ends = [end for one in (sets.win_set_a, sets.win_set_b) if not one.empty for end in (one.lower, one.upper)]
    if any(abs(end - compromise) < EPS for end in ends):
        return False
    if sets.win_set_a.empty or sets.win_set_b.empty:
        return True
    gap = min(sets.win_set_a.upper, sets.win_set_b.upper) - max(sets.win_set_a.lower, sets.win_set_b.lower)
    return abs(gap) > EPS


def mirrored(game):
    turned = {name: 1 - game[name] for name in ("leader_a", "leader_b", "status_quo")}
    return {**game, **turned, **{name: [1 - m for m in game[name]] for name in ("ideals_a", "ideals_b")}}


def turned(x):
    return None if x is None else pytest.approx(1 - x, abs=EPS)


@given(games())
def test_mirroring_every_position_mirrors_every_result(game):
    assume(far_from_ties(game))
    one, other = zone_of(game), zone_of(mirrored(game))
    for name in ("win_set_a", "win_set_b", "zone"):
        here, there = getattr(one, name), getattr(other, name)
        assert (here.empty, here.lower, here.upper) == (there.empty, turned(there.upper), turned(there.lower))
    here, there = model.negotiated_outcome(**game), model.negotiated_outcome(**mirrored(game))
    assert (here.agreement, here.binding, here.x) == (there.agreement, there.binding, turned(there.x))
    assert (here.loss_a, here.loss_b) == pytest.approx((there.loss_a, there.loss_b), abs=EPS)
    here, there = model.schelling_effect(**game), model.schelling_effect(**mirrored(game))
    assert (here.x_free, here.x_constrained) == (turned(there.x_free), turned(there.x_constrained))
    assert here.gain_a == pytest.approx(there.gain_a, abs=EPS)
    if abs(abs(here.gain_a) - 1e-9) > 1e-10:
        assert here.effect == there.effect


@given(games())
def test_the_zone_is_what_lies_in_both_win_sets(game):
    sets = zone_of(game)
    for x in GRID:
        assert sets.zone.holds(x) == (sets.win_set_a.holds(x) and sets.win_set_b.holds(x))
    if game["hurdle_a"] <= 0 and game["hurdle_b"] <= 0:
        assert sets.zone.holds(game["status_quo"])


@given(games())
def test_the_agreement_is_the_best_point_of_the_zone(game):
    found, zone = model.negotiated_outcome(**game), zone_of(game).zone
    assert found.agreement == (not zone.empty) == (found.x is not None)
    happens = game["status_quo"] if found.x is None else found.x
    assert found.loss_a == pytest.approx(abs(happens - game["leader_a"]), abs=1e-12)
    assert found.loss_b == pytest.approx(abs(happens - game["leader_b"]), abs=1e-12)
    if found.x is None:
        return

    def loss(x):
        return game["power_a"] * (x - game["leader_a"]) ** 2 + (1 - game["power_a"]) * (x - game["leader_b"]) ** 2

    assert zone.holds(found.x)
    assert abs(found.x - found.compromise) == pytest.approx(distance(found.compromise, zone), abs=1e-12)
    assert all(loss(found.x) <= loss(x) + EPS for x in (*GRID, zone.lower, zone.upper) if zone.holds(x))


@given(games())
def test_binding_names_whose_win_set_excludes_the_compromise(game):
    found, sets = model.negotiated_outcome(**game), zone_of(game)
    outside = [
        one.empty or not one.lower - 1e-12 <= found.compromise <= one.upper + 1e-12
        for one in (sets.win_set_a, sets.win_set_b)
    ]
    assert found.binding == {(0, 0): "none", (1, 0): "a", (0, 1): "b", (1, 1): "both"}[tuple(outside)]


@given(games(), st.floats(0, 1))
def test_a_higher_hurdle_never_widens_the_zone(game, more):
    before = zone_of(game).zone
    after = zone_of({**game, "hurdle_a": min(1, game["hurdle_a"] + more)}).zone
    assert after.width <= before.width + EPS
    if not far_from_ties(game):
        return
    assert subset(after, before)


@given(games())
def test_the_tied_hand(game):
    found, tied = model.schelling_effect(**game), model.negotiated_outcome(**game)
    win_set_b = zone_of(game).win_set_b
    assert found.x_constrained == tied.x
    if win_set_b.empty:
        assert (found.effect, found.x_free, found.x_constrained, found.gain_a) == ("no_deal_anyway", None, None, 0)
        return
    assert found.x_free == min(max(tied.compromise, win_set_b.lower), win_set_b.upper)
    gain = abs(found.x_free - game["leader_a"]) - tied.loss_a
    assert found.gain_a == pytest.approx(gain, abs=1e-12)
    if tied.x is None:
        assert found.effect == "breakdown"
        return
    # What the constraint does is to push the agreement away from the compromise.
    assert abs(found.x_constrained - tied.compromise) >= abs(found.x_free - tied.compromise) - EPS
    if found.effect == "advantage":
        assert abs(found.x_constrained - game["leader_a"]) < abs(found.x_free - game["leader_a"])
    elif found.effect == "burden":
        assert abs(found.x_constrained - game["leader_a"]) > abs(found.x_free - game["leader_a"])
    else:
        assert found.effect == "irrelevant"
        assert abs(found.gain_a) <= 1e-9
    if tied.binding == "none":
        assert found.effect == "irrelevant"


def test_raising_the_hurdle_first_helps_then_breaks_the_talks():
    game = {"leader_a": 0.8, "leader_b": 0.2, "ideals_a": [0.9], "quota_a": 1, "ideals_b": [0.6], "quota_b": 1}
    effects = [model.schelling_effect(**game, status_quo=0.3, hurdle_a=g / 100) for g in range(0, 70, 5)]
    kinds = [found.effect for found in effects]
    assert kinds == ["irrelevant"] * 5 + ["advantage"] * 8 + ["breakdown"]
    gains = [found.gain_a for found in effects[:13]]
    assert gains[4:11] == pytest.approx([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3])
    # Past the leader's own ideal the constraint helps less and less.
    assert gains[11:] == pytest.approx([0.25, 0.2])


def test_a_breakdown_may_leave_a_leader_better_off():
    # The free leader would sign 0.5 although its ideal is the status quo: leaders have no veto here.
    found = model.schelling_effect(0.1, 0.9, [0.9], 1, [0.9], 1, 0.1, hurdle_a=0.9)
    assert (found.effect, found.x_free, found.x_constrained) == ("breakdown", 0.5, None)
    assert found.gain_a == pytest.approx(0.4)


def test_a_hurdle_that_leaves_only_the_ideal_is_one_point_despite_rounding():
    # 0.1 + 0.2 is above 0.3, which would leave nothing.
    found = model.win_set([0.3], 1, 0.1, 0.2)
    assert (found.empty, found.width) == (False, 0)
    assert found.lower == found.upper == pytest.approx(0.3)


@given(position, position, position, position, hurdle)
def test_probability_is_the_share_of_ideals_that_approve(x, one, other, status_quo, demanded):
    low, high = sorted((one, other))
    found = model.ratification_probability(x, low, high, status_quo, demanded)
    assert 0 <= found <= 1
    ideals = [low + (high - low) * (i + 0.5) / 100 for i in range(100)]
    margins = [abs(status_quo - m) - demanded - abs(x - m) for m in ideals]
    assume(all(abs(margin) > EPS for margin in margins))
    assert found == pytest.approx(sum(margin > 0 for margin in margins) / 100, abs=0.0051)


@given(position, position, position, position, hurdle, st.floats(0, 1))
def test_probability_falls_with_the_hurdle(x, one, other, status_quo, demanded, more):
    low, high = sorted((one, other))
    assume(high - low > 1e-6 or high == low)
    before = model.ratification_probability(x, low, high, status_quo, demanded)
    after = model.ratification_probability(x, low, high, status_quo, min(1, demanded + more))
    assert after <= before + 1e-6


@given(position, position, position, position, hurdle, st.floats(0, 1))
def test_ratifiers_further_right_are_likelier_to_accept_a_move_to_the_right(x, one, other, status_quo, demanded, part):
    assume(x > status_quo)
    low, high = sorted((one, other))
    assume(high - low > 1e-6 or high == low)
    step = part * (1 - high)
    before = model.ratification_probability(x, low, high, status_quo, demanded)
    after = model.ratification_probability(x, low + step, high + step, status_quo, demanded)
    assert after >= before - 1e-6


@given(position, position, position, hurdle)
def test_a_known_ratifier_accepts_surely_or_never(x, m, status_quo, demanded):
    margin = abs(status_quo - m) - demanded - abs(x - m)
    assume(abs(margin) > EPS)
    assert model.ratification_probability(x, m, m, status_quo, demanded) == (margin > 0)


GAME = {
    "leader_a": 0.9,
    "leader_b": 0.3,
    "ideals_a": [0.5, 0.7],
    "quota_a": 2,
    "ideals_b": [0.5, 0.6, 0.4],
    "quota_b": 2,
    "status_quo": 0.2,
    "hurdle_a": 0.1,
    "hurdle_b": 0.1,
    "power_a": 0.5,
}
GOOD = {
    "win_set": {"ideals": [0.5, 0.7], "quota": 2, "status_quo": 0.2, "hurdle": 0.1},
    "agreement_zone": {k: v for k, v in GAME.items() if k not in ("leader_a", "leader_b", "power_a")},
    "negotiated_outcome": GAME,
    "schelling_effect": GAME,
    "ratification_probability": {"x": 0.5, "ideal_low": 0.3, "ideal_high": 0.7, "status_quo": 0.2, "hurdle": 0.1},
}
ARGUMENTS = [(function, argument) for function, args in GOOD.items() for argument in args]


def refused(function, **changed):
    with pytest.raises(ValueError) as caught:
        getattr(model, function)(**{**GOOD[function], **changed})
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(("function", "argument"), ARGUMENTS)
@pytest.mark.parametrize(
    "bad", [math.nan, math.inf, -math.inf, -1.1, 1.1, 10**400, True, "0.5", None, [], {}], ids=lambda bad: repr(bad)[:9]
)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    sentence = refused(function, **{argument: bad})
    assert sentence.startswith(f"{argument} must be ")
    assert repr(bad) in sentence


@pytest.mark.parametrize("bad", [math.nan, -0.1, 1.1, False, "0.5", None], ids=repr)
def test_a_bad_ideal_is_named_by_its_place(bad):
    assert refused("win_set", ideals=[0.5, bad]).startswith("ideals[1] must be between 0 and 1, got ")
    assert refused("agreement_zone", ideals_b=[bad, 0.5]).startswith("ideals_b[0] must be between 0 and 1, got ")


@pytest.mark.parametrize("quota", [0, 1, 4, 2.0, "2"], ids=repr)
def test_a_quota_is_a_majority(quota):
    sentence = refused("win_set", ideals=[0.2, 0.5, 0.9], quota=quota)
    assert sentence == f"quota must be a whole number between 2 and 3, got {quota!r}"


def test_ideals_in_the_wrong_order_are_refused():
    assert refused("ratification_probability", ideal_low=0.8) == "ideal_low must be at most ideal_high (0.7), got 0.8"
