"""The biased mediator against reference values, a search of the game itself, and the results it must show."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import mediator_bias as model
from tests.models.bad_input import refuses

EPS = 1e-9
CLEAR = 1e-6
chance = st.floats(0, 1)
prior = st.floats(0.01, 0.99)
accuracy = st.floats(0.5, 1)
bias = st.floats(-10, 10)
part = st.floats(0.01, 1)


@st.composite
def wars(draw):
    """Arguments of `demand_without_mediation` whose types differ visibly."""
    p = draw(st.floats(0, 0.9))
    c_high = draw(st.floats(0.01, 1)) * (1 - p)
    return {
        "p": p,
        "c_1": draw(st.floats(0.001, 1)),
        "c_low": c_high * draw(st.floats(0, 0.95)),
        "c_high": c_high,
        "prior_tough": draw(prior),
    }


def good_enough(war, part):
    """Return an accuracy at which the mediator is relevant by more than rounding, better as `part` grows to 1."""
    threshold = model.demand_without_mediation(**war).threshold
    prior_tough = war["prior_tough"]
    # By Bayes' rule a signal multiplies or divides the odds of toughness by accuracy / (1 - accuracy).
    odds = threshold * (1 - prior_tough) / ((1 - threshold) * prior_tough)
    least = max(odds, 1) / (1 + odds)
    accuracy = min(1.0, least + (1 - least) * part)
    beliefs = model.posterior(prior_tough, accuracy)
    assume(beliefs.after_weak < threshold - CLEAR and beliefs.after_tough > threshold + CLEAR)
    return accuracy


def found_relevant(war, accuracy, bias, c_m):
    found = model.mediation(**war, accuracy=accuracy, bias=bias, c_m=c_m)
    assert found.relevant
    return found


@given(st.floats(0, 1, exclude_min=True, exclude_max=True), accuracy)
def test_beliefs_average_to_the_prior(prior_tough, accuracy):
    found = model.posterior(prior_tough, accuracy)
    assert 0 <= found.after_weak <= prior_tough + EPS
    assert prior_tough - EPS <= found.after_tough <= 1
    q = found.prob_tough_signal
    assert q * found.after_tough + (1 - q) * found.after_weak == pytest.approx(prior_tough, abs=EPS)
    empty = model.posterior(prior_tough, 0.5)
    assert empty.after_tough == pytest.approx(prior_tough, abs=EPS)
    assert empty.after_weak == pytest.approx(prior_tough, abs=EPS)


def outcomes(war, demand, tough):
    """Play a demand against the two types; return side 1's and the mediator's shares and the chance of war."""
    share = prob_war = payoff_1 = 0.0
    for weight, cost in ((tough, war["c_low"]), (1 - tough, war["c_high"])):
        if demand <= war["p"] + cost + 1e-12:
            share, payoff_1 = share + weight * demand, payoff_1 + weight * demand
        else:
            share += weight * war["p"]
            payoff_1 += weight * (war["p"] - war["c_1"])
            prob_war += weight
    return payoff_1, share, prob_war


def best_demand(war, tough):
    """Search a grid of demands that holds the two that matter."""
    grid = [step / 50 for step in range(51)] + [war["p"] + war["c_high"], war["p"] + war["c_low"]]
    return max(grid, key=lambda demand: outcomes(war, demand, tough)[0])


@given(wars(), accuracy, bias, chance)
def test_a_search_of_the_game_agrees(war, accuracy, bias, c_m):
    beliefs = model.posterior(war["prior_tough"], accuracy)
    alone = model.demand_without_mediation(**war)
    for tough in (war["prior_tough"], beliefs.after_tough, beliefs.after_weak):
        assume(abs(tough - alone.threshold) > CLEAR)
    payoff, _, prob_war = outcomes(war, best_demand(war, war["prior_tough"]), war["prior_tough"])
    assert alone.payoff_1 == pytest.approx(payoff, abs=EPS)
    assert alone.prob_war == pytest.approx(prob_war, abs=EPS)

    demands = {"tough": best_demand(war, beliefs.after_tough), "weak": best_demand(war, beliefs.after_weak)}
    found = model.mediation(**war, accuracy=accuracy, bias=bias, c_m=c_m)
    assert found.relevant == (abs(demands["tough"] - demands["weak"]) > EPS)
    if not found.relevant:
        assert not found.credible
        return
    worth = {}
    for signal, tough in (("tough", beliefs.after_tough), ("weak", beliefs.after_weak)):
        for message, demand in demands.items():
            _, share, prob_war = outcomes(war, demand, tough)
            worth[signal, message] = bias * share - c_m * prob_war
    gain_weak = worth["weak", "weak"] - worth["weak", "tough"]
    gain_tough = worth["tough", "tough"] - worth["tough", "weak"]
    assert found.truth_gain_weak == pytest.approx(gain_weak, abs=EPS)
    assert found.truth_gain_tough == pytest.approx(gain_tough, abs=EPS)
    assume(min(abs(gain_weak), abs(gain_tough)) > EPS)
    assert found.credible == (gain_weak > 0 and gain_tough > 0)
    if found.credible:
        q = beliefs.prob_tough_signal
        after_tough = outcomes(war, demands["tough"], beliefs.after_tough)
        after_weak = outcomes(war, demands["weak"], beliefs.after_weak)
        assert found.payoff_1_with == pytest.approx(q * after_tough[0] + (1 - q) * after_weak[0], abs=EPS)
        assert found.prob_war_with == pytest.approx(q * after_tough[2] + (1 - q) * after_weak[2], abs=EPS)


@given(wars(), st.floats(0.01, 0.99), st.floats(-10, 0), st.floats(0.01, 1))
def test_neither_the_impartial_nor_their_friend_is_believed(war, part, bias, c_m):
    assert not found_relevant(war, good_enough(war, part), bias, c_m).credible


@given(wars(), part, bias, chance)
def test_bounds_say_who_is_credible(war, part, bias, c_m):
    found = found_relevant(war, good_enough(war, part), bias, c_m)
    assert found.bias_lower >= 0
    upper = math.inf if found.bias_upper is None else found.bias_upper
    assert found.bias_lower <= upper + EPS
    assume(min(abs(found.truth_gain_weak), abs(found.truth_gain_tough)) > EPS)
    assume(abs(bias - found.bias_lower) > EPS)
    assert found.credible == (found.bias_lower < bias < upper)


@given(wars(), accuracy, bias, chance)
def test_without_relevance_there_are_no_bounds(war, accuracy, bias, c_m):
    found = model.mediation(**war, accuracy=accuracy, bias=bias, c_m=c_m)
    if not found.relevant:
        assert not found.credible
        assert found.bias_lower is None
        assert found.bias_upper is None


@given(wars(), part, st.floats(0.01, 1))
def test_the_trade_off_of_side_1_is_believed(war, part, bias):
    assert found_relevant(war, good_enough(war, part), bias, bias * war["c_1"]).credible


@given(wars(), part, bias, chance, st.floats(0.1, 1))
def test_only_the_mediators_trade_off_counts(war, part, bias, c_m, factor):
    accuracy = good_enough(war, part)
    one = found_relevant(war, accuracy, bias, c_m)
    other = found_relevant(war, accuracy, bias * factor, c_m * factor)
    assert other.bias_lower == pytest.approx(one.bias_lower * factor, rel=1e-9, abs=EPS)
    assert (other.bias_upper is None) == (one.bias_upper is None)
    if one.bias_upper is not None:
        assert other.bias_upper == pytest.approx(one.bias_upper * factor, rel=1e-9, abs=EPS)
    assume(min(abs(one.truth_gain_weak), abs(one.truth_gain_tough)) > EPS)
    assert other.credible == one.credible


@given(wars(), part, part, chance)
def test_better_knowledge_does_not_raise_the_lower_bound(war, one, other, c_m):
    less, more = (good_enough(war, part) for part in sorted((one, other)))
    before, after = found_relevant(war, less, 0, c_m), found_relevant(war, more, 0, c_m)
    assert after.bias_lower <= before.bias_lower * (1 + 1e-9) + EPS


@given(wars(), accuracy, st.lists(bias, min_size=3, max_size=3), chance)
def test_credibility_is_an_interval_of_bias(war, accuracy, biases, c_m):
    low, middle, high = (model.mediation(**war, accuracy=accuracy, bias=b, c_m=c_m) for b in sorted(biases))
    assume(min(abs(middle.truth_gain_weak), abs(middle.truth_gain_tough)) > EPS)
    if low.credible and high.credible:
        assert middle.credible


@given(wars(), accuracy, bias, chance)
def test_side_1_never_loses_by_listening(war, accuracy, bias, c_m):
    found = model.mediation(**war, accuracy=accuracy, bias=bias, c_m=c_m)
    assert found.payoff_1_with >= found.payoff_1_without - EPS
    if model.demand_without_mediation(**war).kind == "risky":
        assert found.prob_war_with <= found.prob_war_without + EPS


def test_truth_can_raise_the_risk_of_war():
    war = {"p": 0.5, "c_1": 0.1, "c_low": 0.1, "c_high": 0.4, "prior_tough": 0.7}
    found = model.mediation(**war, accuracy=0.9, bias=0.3, c_m=0.2)
    assert found.credible
    assert found.prob_war_without == 0 < found.prob_war_with


@given(wars(), chance, accuracy, bias, chance)
def test_strength_decides_nothing_about_credibility(war, part, accuracy, bias, c_m):
    other = {**war, "p": part * (1 - war["c_high"])}
    one = model.mediation(**war, accuracy=accuracy, bias=bias, c_m=c_m)
    two = model.mediation(**other, accuracy=accuracy, bias=bias, c_m=c_m)
    for field in ("relevant", "credible", "bias_lower", "bias_upper", "truth_gain_weak", "truth_gain_tough"):
        assert getattr(one, field) == getattr(two, field)


def test_equal_to_rounding_is_a_tie():
    # 0.7 + 0.3 and 0.1 * 3 are 1 and 0.3 only up to rounding.
    assert model.demand_without_mediation(0.7, 0.1, 0.0, 0.1 * 3, 0.2).demand == 1
    with pytest.raises(ValueError, match=r"^c_low must be below c_high"):
        model.demand_without_mediation(0.5, 0.1, 0.3, 0.1 * 3, 0.2)


WAR = {"p": 0.5, "c_1": 0.1, "c_low": 0.1, "c_high": 0.4, "prior_tough": 0.4}
GOOD = {
    "posterior": {"prior_tough": 0.4, "accuracy": 0.9},
    "demand_without_mediation": WAR,
    "mediation": {**WAR, "accuracy": 0.9, "bias": 0.3, "c_m": 0.2},
}


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -10.1, 10.1, True, "0.5", None, [], [0.5]], ids=repr)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"c_low": 0.4}, "c_low must be below c_high (0.4), got 0.4"),
        ({"c_high": 0.6}, "c_high must be at most 1 - p (0.5), got 0.6"),
        ({"prior_tough": 0}, "prior_tough must be above 0 and below 1, got 0"),
        ({"accuracy": 0.4}, "accuracy must be between 0.5 and 1, got 0.4"),
        ({"c_m": -0.1}, "c_m must be between 0 and 1, got -0.1"),
    ],
)
def test_bad_combinations(change, sentence):
    with pytest.raises(ValueError) as caught:
        model.mediation(**{**GOOD["mediation"], **change})
    assert str(caught.value) == sentence
