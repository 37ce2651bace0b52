"""Sanctions and the relief ladder against reference values, their properties, and plain enumeration."""

import itertools
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import sanctions as model

EPS = 1e-9
chance = st.floats(0, 1)
utility = st.floats(0, 100)
costs = st.tuples(utility, utility).map(lambda pair: tuple(sorted(pair)))
stakes = costs.filter(lambda pair: pair[1] - pair[0] > 1e-3)
# With the high cost all but certain, waiting for news costs less than the tie for a whole range of stakes.
prob_high = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(1e-3, 1 - 1e-3))
targets = st.tuples(costs, prob_high, chance).map(lambda parts: (*parts[0], *parts[1:]))
senders = st.tuples(utility, utility, utility)
# Costs far above the tie, or none.
step_cost = st.one_of(st.just(0.0), st.floats(0.01, 100))
ladders = st.lists(st.tuples(utility, step_cost), min_size=1, max_size=12).map(
    lambda steps: tuple(list(column) for column in zip(*steps, strict=True))
)
discount = st.floats(0.01, 1)


@given(utility, targets)
def test_a_target_does_the_best_of_all_its_plans(stake, target):
    low, high, rho, early = target
    found = model.target_choice(stake, *target)
    plans = [
        -sum(
            share * (early * cost + (stake if gives_in else (1 - early) * cost))
            for share, cost, gives_in in ((1 - rho, low, if_low), (rho, high, if_high))
        )
        for if_low, if_high in itertools.product([False, True], repeat=2)
    ]
    assert found.value_imposed == pytest.approx(max(plans), abs=EPS)
    assert found.value == pytest.approx(max(-stake, *plans), abs=EPS)
    assert found.value_imposed >= -(rho * high + (1 - rho) * low) - EPS
    assert found.late_if_high or not found.late_if_low
    unbelieved = model.target_choice(stake, *target, credible=False)
    assert (unbelieved.at_threat, unbelieved.value) == ("resist", 0)


@given(utility, targets)
def test_stakes_up_to_the_threshold_give_in_to_the_threat(stake, target):
    found = model.target_choice(stake, *target)
    game = model.sanction_game(0, 100, *target, 1, 1, 1)
    if stake > game.threshold:
        assume(abs(found.value_concede - found.value_imposed) > EPS)
    assume(abs(stake - game.threshold) > EPS)
    assert (found.at_threat == "concede") == (stake < game.threshold)


@given(stakes, targets, senders)
def test_the_game_adds_up_what_its_targets_do(ends, target, sender):
    *_, rho, early = target
    gain, cost, _ = sender
    found = model.sanction_game(*ends, *target, *sender)
    types = 100
    width = (ends[1] - ends[0]) / types
    choices = [model.target_choice(ends[0] + (i + 0.5) * width, *target) for i in range(types)]
    late = [rho * choice.late_if_high + (1 - rho) * choice.late_if_low for choice in choices]
    resists = [choice.at_threat == "resist" for choice in choices]
    believed = 1 - sum(resists) / types
    later = sum(chance for chance, still in zip(late, resists, strict=True) if still) / types
    # Each share is off by one type at the most at either border.
    border = 2.5 / types
    if found.credible:
        assert found.concede_at_threat == pytest.approx(believed, abs=border)
    if found.concede_when_imposed is not None and sum(resists) > 0:
        resisting = 1 - (ends[1] > found.threshold > ends[0]) * (found.threshold - ends[0]) / (ends[1] - ends[0])
        assert found.concede_when_imposed * resisting == pytest.approx(later, abs=border)
        success = found.concede_when_imposed
        assert found.impose_payoff == pytest.approx(success * (gain - early * cost) - (1 - success) * cost, abs=EPS)
    if found.threaten:
        assert found.prob_success == pytest.approx(believed + later, abs=border)
        assert found.prob_imposed == pytest.approx(1 - believed, abs=border)
        payoff = found.prob_success * gain - cost * (
            early * (found.prob_success - found.concede_at_threat) + 1 - found.prob_success
        )
        assert found.sender_payoff == pytest.approx(payoff, abs=1e-7)


# With so little at stake nobody resists a threat, in nearly every game that is drawn.
@given(stakes.map(lambda ends: (ends[0] / 20, ends[1] / 20)), targets, senders)
def test_a_surprising_resister_is_taken_for_the_one_with_most_at_stake(ends, target, sender):
    _, _, rho, early = target
    gain, cost, backdown = sender
    found = model.sanction_game(*ends, *target, *sender)
    assume(found.concede_when_imposed is None)
    choice = model.target_choice(ends[1], *target)
    late = rho * choice.late_if_high + (1 - rho) * choice.late_if_low
    assert found.impose_payoff == pytest.approx(late * (gain - early * cost) - (1 - late) * cost, abs=EPS)
    assert found.credible == (found.impose_payoff >= -backdown - 1e-12)


def test_every_type_that_gives_in_at_either_cost_makes_imposing_sure_to_succeed():
    # All stakes up to 2 are below what is left of the low cost, 0.8 * 3: whoever resists gives in whatever it costs.
    assert all(model.target_choice(k / 10, 3, 8, 0.4, 0.2).late_if_low for k in range(21))
    assert model.sanction_game(0, 2, 3, 8, 0.4, 0.2, 6, 1.5, 1).impose_payoff == pytest.approx(6 - 0.2 * 1.5)
    # Between the rests of the two costs the highest type gives in at the high cost alone.
    middle = model.sanction_game(0, 3, 3, 8, 0.4, 0.2, 6, 1.5, 1)
    assert middle.concede_when_imposed is None
    assert middle.impose_payoff == pytest.approx(0.4 * (6 - 0.3) - 0.6 * 1.5)
    # With an early share of 0.7 the highest type, 4, would hold out at either cost.
    none = model.sanction_game(0, 4, 3, 8, 0.4, 0.7, 6, 1.5, 1)
    assert none.concede_when_imposed is None
    assert none.impose_payoff == pytest.approx(-1.5)


@given(stakes, targets, senders)
def test_shares_and_conditions(ends, target, sender):
    found = model.sanction_game(*ends, *target, *sender)
    for share in (found.concede_at_threat, found.concede_when_imposed, found.prob_imposed, found.prob_success):
        assert share is None or 0 <= share <= 1 + EPS
    if found.threaten:
        assert found.credible
        assert found.sender_payoff > 0
    else:
        assert (found.prob_imposed, found.prob_success, found.sender_payoff) == (0, 0, 0)


@given(stakes, targets, senders, chance, chance)
def test_a_dearer_target_gives_in_to_the_threat_no_less(ends, target, sender, more_low, more_high):
    low, high, rho, early = target
    dear_high = high + more_high * (100 - high)
    dear_low = low + more_low * (dear_high - low)
    before = model.sanction_game(*ends, low, high, rho, early, *sender)
    after = model.sanction_game(*ends, dear_low, dear_high, rho, early, *sender)
    assert after.threshold >= before.threshold - EPS
    if before.credible and after.credible:
        assert after.concede_at_threat >= before.concede_at_threat - 1e-6


@given(stakes, costs, chance, senders, st.sampled_from(["sure low", "sure high", "all early"]))
def test_without_news_in_time_imposed_sanctions_do_not_succeed(ends, cost, share, sender, how):
    rho, early = {"sure low": (0, share), "sure high": (1, share), "all early": (share, 1)}[how]
    assert model.sanction_game(*ends, *cost, rho, early, *sender).concede_when_imposed in (0, None)


@given(stakes, targets, utility, utility, utility, utility)
def test_a_dearer_backdown_keeps_a_threat_credible(ends, target, gain, cost, one, other):
    less, more = sorted((one, other))
    if model.sanction_game(*ends, *target, gain, cost, less).credible:
        assert model.sanction_game(*ends, *target, gain, cost, more).credible


@given(ladders.filter(lambda ladder: len(ladder[0]) <= 4), chance, chance, discount)
def test_the_ladder_is_worth_the_best_of_all_plans(ladder, p, s, delta):
    relief, step_costs = ladder
    found = model.phased_relief(relief, step_costs, p, s, delta)

    def worth(plan, first):
        total, weight = 0.0, 1.0
        for step in range(first, len(relief)):
            if plan[step] == "stop":
                break
            if plan[step] == "comply":
                total += weight * (relief[step] - step_costs[step])
                weight *= delta
            else:
                total += weight * (relief[step] - p * s * sum(relief[: step + 1]))
                weight *= (1 - p) * delta
        return total

    plans = list(itertools.product(["comply", "stop", "cheat"], repeat=len(relief)))
    for first, value in enumerate(found.values):
        assert value == pytest.approx(max(worth(plan, first) for plan in plans), abs=1e-8)
        assert worth(found.actions, first) == pytest.approx(value, abs=1e-8)
    assert found.value == found.values[0]
    assert min(found.values) >= 0
    assert found.completes == (set(found.actions) == {"comply"})


@given(ladders, chance, chance, discount)
def test_the_ladder_is_completed_from_the_critical_detection_on(ladder, p, s, delta):
    critical = model.phased_relief(*ladder, p, s, delta).critical_detection
    if critical is None:
        assert not any(model.phased_relief(*ladder, chance, s, delta).completes for chance in (0, p, 1))
        return
    assert 0 <= critical <= 1
    for tried in (p, critical - 1e-6, critical + 1e-6):
        if 0 <= tried <= 1 and abs(tried - critical) > 1e-9:
            assert model.phased_relief(*ladder, tried, s, delta).completes == (tried > critical)


@given(ladders, chance, chance, chance, discount)
def test_a_larger_snapback_needs_less_detection_and_gives_no_more(ladder, p, one, other, delta):
    less, more = (model.phased_relief(*ladder, p, s, delta) for s in sorted((one, other)))
    if less.critical_detection is not None:
        assert more.critical_detection is not None
        assert more.critical_detection <= less.critical_detection + EPS
    assert more.value <= less.value + EPS


@given(st.lists(utility, min_size=1, max_size=12), chance, chance, discount)
def test_steps_that_cost_nothing_are_complied_with(relief, p, s, delta):
    found = model.phased_relief(relief, [0] * len(relief), p, s, delta)
    assert found.completes
    assert found.critical_detection == 0


COST = {"cost_low": 3.0, "cost_high": 8.0, "prob_high": 0.4, "early": 0.2}
SENDER = {"sender_gain": 6.0, "sender_cost": 1.5, "backdown": 1.0}
GOOD = {
    "target_choice": {"stake": 5.0, **COST},
    "sanction_game": {"stake_low": 0.0, "stake_high": 10.0, **COST, **SENDER},
    "phased_relief": {"p_detect": 0.8, "snapback": 1.0, "discount": 0.95},
}
LADDER = {"relief": [3, 3, 3], "step_cost": [2, 2, 2]}


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -0.1, 101.0, True, "0.5", None, [0.5]], ids=repr)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    ladder = LADDER if function == "phased_relief" else {}
    with pytest.raises(ValueError) as caught:
        getattr(model, function)(**{**ladder, **GOOD[function], argument: bad})
    sentence = str(caught.value)
    assert sentence.startswith(f"{argument} must be ")
    assert repr(bad) in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("argument", LADDER)
@pytest.mark.parametrize("bad", [math.nan, math.inf, -0.1, 101.0, True, "0.5", None, [0.5]], ids=repr)
def test_a_bad_step_is_named_in_one_sentence(argument, bad):
    with pytest.raises(ValueError) as caught:
        model.phased_relief(**{**LADDER, **GOOD["phased_relief"], argument: [2, bad, 2]})
    assert str(caught.value) == f"{argument}[1] must be between 0 and 100, got {bad!r}"


@pytest.mark.parametrize("argument", LADDER)
@pytest.mark.parametrize("bad", [[], [1] * 13, 3, "333", None], ids=repr)
def test_a_bad_ladder_is_named(argument, bad):
    with pytest.raises(ValueError, match=rf"^{argument} must be a list of 1 to 12 numbers, got "):
        model.phased_relief(**{**LADDER, **GOOD["phased_relief"], argument: bad})


def test_relief_and_concessions_come_in_pairs():
    with pytest.raises(ValueError, match=r"^step_cost must have one number for each of the 3 steps, got 2"):
        model.phased_relief([3, 3, 3], [2, 2], 0.8, 1, 0.95)


@pytest.mark.parametrize("bad", [0, 1, "yes", None])
def test_credible_is_a_bool(bad):
    with pytest.raises(ValueError, match=r"^credible must be True or False, got "):
        model.target_choice(**GOOD["target_choice"], credible=bad)


@pytest.mark.parametrize("bad", [10, 11, 10 - 1e-10])
def test_stakes_need_a_spread(bad):
    with pytest.raises(ValueError, match=r"^stake_low must be below stake_high \(10\) by more than 1e-9, got "):
        model.sanction_game(**{**GOOD["sanction_game"], "stake_low": bad})
