"""Trust under noise against reference values, exact rational arithmetic and the properties of the derivation."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import trust_under_noise as model
from tests.models.bad_input import refuses

EPS = 1e-9
STRATEGIES = ("ALLC", "ALLD", "TFT", "GTFT", "WSLS", "GRIM")
strategy = st.sampled_from(STRATEGIES)
noise = st.floats(0.001, 0.5)
noise_kind = st.sampled_from(("action", "perception"))
chance = st.floats(0, 1)
payoff = st.floats(-100, 100)


def states_of(match):
    return match.cc, match.cd, match.dc, match.dd


INTENDS = {
    "ALLC": lambda own, other, q: 1,
    "ALLD": lambda own, other, q: 0,
    "TFT": lambda own, other, q: int(other == "C"),
    "GTFT": lambda own, other, q: 1 if other == "C" else q,
    "WSLS": lambda own, other, q: int(own == other),
    "GRIM": lambda own, other, q: int(own == other == "C"),
}
BOTH = [(a, b) for a in "CD" for b in "CD"]


def exact_chain(strategy_a, strategy_b, noise, noise_kind, generosity):
    """Count out every event of a round in rational numbers."""
    e, q = Fraction(noise), Fraction(generosity)
    flip = {"C": "D", "D": "C"}

    def cooperates(name, own, other):
        if noise_kind == "perception":
            return (1 - e) * INTENDS[name](own, other, q) + e * INTENDS[name](own, flip[other], q)
        intends = INTENDS[name](own, other, q)
        return (1 - e) * intends + e * (1 - intends)

    rows = []
    for a, b in BOTH:
        x, y = cooperates(strategy_a, a, b), cooperates(strategy_b, b, a)
        rows.append([(x if to_a == "C" else 1 - x) * (y if to_b == "C" else 1 - y) for to_a, to_b in BOTH])
    return rows


def exact_stationary(rows):
    """The Markov chain tree theorem: a state's weight is the sum over all trees that lead to it."""

    def leads_to(root, step):
        for state in step:
            seen = set()
            while state != root:
                if state in seen:
                    return False
                seen.add(state)
                state = step[state]
        return True

    weights = []
    for root in range(4):
        others = [state for state in range(4) if state != root]
        trees = (dict(zip(others, targets, strict=True)) for targets in itertools.product(range(4), repeat=3))
        weights.append(
            sum(math.prod(rows[a][b] for a, b in step.items()) for step in trees if leads_to(root, step)),
        )
    return [weight / sum(weights) for weight in weights]


@pytest.mark.parametrize("kind", ["action", "perception"])
@pytest.mark.parametrize(("one", "other"), list(itertools.product(STRATEGIES, repeat=2)))
def test_every_pair_against_exact_arithmetic(one, other, kind):
    for rate, generosity in itertools.product((0.001, 0.05, 0.5), (0.0, 0.3, 1.0)):
        got = states_of(model.stationary_match(one, other, rate, kind, generosity))
        # The weights of all four can't vanish, so that one set of states at most can't be left.
        expected = exact_stationary(exact_chain(one, other, rate, kind, generosity))
        assert got == pytest.approx([float(each) for each in expected], abs=1e-11)


@given(strategy, strategy, noise, noise_kind, chance, payoff, payoff, payoff, payoff)
def test_chances_add_up_and_sides_can_be_exchanged(one, other, noise, kind, generosity, t, r, p, s):
    match = model.stationary_match(one, other, noise, kind, generosity, t, r, p, s)
    assert all(0 <= state <= 1 + EPS for state in states_of(match))
    assert sum(states_of(match)) == pytest.approx(1, abs=EPS)
    mirror = model.stationary_match(other, one, noise, kind, generosity, t, r, p, s)
    assert (match.cc, match.cd, match.dc, match.dd) == pytest.approx(
        (mirror.cc, mirror.dc, mirror.cd, mirror.dd), abs=EPS
    )
    assert (match.payoff_a, match.payoff_b) == pytest.approx((mirror.payoff_b, mirror.payoff_a), abs=1e-7)
    assert match.coop_a == match.cc + match.cd
    assert match.coop_b == match.cc + match.dc


@given(noise, noise_kind, payoff, payoff, payoff, payoff)
def test_two_strict_reciprocators_toss_coins(noise, kind, t, r, p, s):
    match = model.stationary_match("TFT", "TFT", noise, kind, 1 / 3, t, r, p, s)
    assert states_of(match) == pytest.approx([0.25] * 4, abs=EPS)
    assert match.payoff_a == pytest.approx((t + r + p + s) / 4, abs=1e-7)
    assert match.payoff_b == pytest.approx((t + r + p + s) / 4, abs=1e-7)


@given(strategy, strategy, chance)
def test_half_noise_in_action_is_a_coin_toss(one, other, generosity):
    assert states_of(model.stationary_match(one, other, 0.5, "action", generosity)) == pytest.approx([0.25] * 4)


@given(strategy, noise, chance)
def test_misreading_does_not_touch_who_does_not_look(other, noise, generosity):
    always = model.stationary_match("ALLC", other, noise, "perception", generosity)
    never = model.stationary_match("ALLD", other, noise, "perception", generosity)
    assert (always.dc, always.dd) == (0, 0)
    assert (never.cc, never.cd) == (0, 0)


@given(noise, noise_kind, chance, chance)
def test_generosity_repairs(noise, kind, one, other):
    less, more = sorted((one, other))
    before = model.stationary_match("GTFT", "GTFT", noise, kind, less)
    assert model.stationary_match("GTFT", "GTFT", noise, kind, more).coop_a >= before.coop_a - EPS
    if kind == "action":
        forgiven = (1 - 2 * noise) * less
        assert before.coop_a == pytest.approx((noise + forgiven) / (2 * noise + forgiven), abs=EPS)


@given(strategy, noise, noise_kind)
def test_generosity_lies_between_tit_for_tat_and_always(other, noise, kind):
    for generosity, name in ((0, "TFT"), (1, "ALLC")):
        one, two = (model.stationary_match(who, other, noise, kind, generosity) for who in ("GTFT", name))
        assert states_of(one) == pytest.approx(states_of(two), abs=EPS)


@given(noise, noise_kind, chance, chance)
def test_generosity_is_a_gift_to_an_exploiter(noise, kind, one, other):
    less, more = sorted((one, other))
    before = model.stationary_match("ALLD", "GTFT", noise, kind, less)
    assert model.stationary_match("ALLD", "GTFT", noise, kind, more).payoff_a >= before.payoff_a - EPS


@given(strategy, strategy, noise, noise_kind, st.floats(-5, 5), st.floats(0, 10), st.integers(1, 30))
def test_payoffs_shift_and_scale(one, other, noise, kind, shift, scale, rounds):
    payoffs = [shift + scale * payoff for payoff in (5, 3, 1, 0)]
    before = model.stationary_match(one, other, noise, kind)
    after = model.stationary_match(one, other, noise, kind, 1 / 3, *payoffs)
    assert after.payoff_a == pytest.approx(shift + scale * before.payoff_a, abs=1e-8)
    assert after.payoff_b == pytest.approx(shift + scale * before.payoff_b, abs=1e-8)
    before = model.opening_match(one, other, rounds, noise, kind)
    after = model.opening_match(one, other, rounds, noise, kind, 1 / 3, "CC", 0, *payoffs)
    assert after.mean_a == pytest.approx(shift + scale * before.mean_a, abs=1e-8)
    assert after.mean_b == pytest.approx(shift + scale * before.mean_b, abs=1e-8)


@given(strategy, strategy, st.floats(0.05, 0.5), chance, st.sampled_from(("CC", "CD", "DC", "DD")), st.integers(0, 9))
def test_the_opening_forgets_its_start(one, other, noise, generosity, start, initiatives):
    opening = model.opening_match(one, other, 1000, noise, "action", generosity, start, initiatives)
    match = model.stationary_match(one, other, noise, "action", generosity)
    assert opening.coop_a[-1] == pytest.approx(match.coop_a, abs=1e-6)
    assert opening.coop_b[-1] == pytest.approx(match.coop_b, abs=1e-6)


@given(
    strategy,
    strategy,
    st.integers(1, 6),
    st.floats(0, 0.5),
    noise_kind,
    chance,
    st.sampled_from(range(4)),
    st.integers(0, 6),
)
def test_the_opening_against_exact_arithmetic(one, other, rounds, noise, kind, generosity, start, initiatives):
    initiatives = min(initiatives, rounds)
    name = "".join(BOTH[start])
    opening = model.opening_match(one, other, rounds, noise, kind, generosity, name, initiatives)
    state = [Fraction(i == start) for i in range(4)]
    total = Fraction(0)
    for played in range(rounds):
        rows = exact_chain("ALLC" if played < initiatives else one, other, noise, kind, generosity)
        state = [sum(state[i] * rows[i][j] for i in range(4)) for j in range(4)]
        assert opening.coop_a[played] == pytest.approx(float(state[0] + state[1]), abs=EPS)
        assert opening.coop_b[played] == pytest.approx(float(state[0] + state[2]), abs=EPS)
        total += 3 * state[0] + 5 * state[2] + state[3]
    assert len(opening.coop_a) == len(opening.coop_b) == rounds
    assert opening.mean_a == pytest.approx(float(total / rounds), abs=EPS)


@given(st.integers(1, 1000))
def test_without_noise_trust_lasts(rounds):
    opening = model.opening_match("TFT", "TFT", rounds, 0)
    assert set(opening.coop_a) == set(opening.coop_b) == {1}
    assert (opening.mean_a, opening.mean_b) == (3, 3)


def test_one_mistake_echoes_and_one_initiative_ends_a_feud():
    echo = model.opening_match("TFT", "TFT", 4, 0, start="DC")
    assert (echo.coop_a, echo.coop_b) == ((1, 0, 1, 0), (0, 1, 0, 1))
    feud = model.opening_match("TFT", "TFT", 3, 0, start="DD")
    assert (feud.coop_a, feud.coop_b) == ((0, 0, 0), (0, 0, 0))
    # One step alone starts an echo; a second one meets the answer to the first.
    assert model.opening_match("TFT", "TFT", 4, 0, start="DD", initiatives=1).coop_a == (1, 0, 1, 0)
    assert model.opening_match("TFT", "TFT", 4, 0, start="DD", initiatives=2).coop_a == (1, 1, 1, 1)


def best_periodic_plan(t, r, p, s, q):
    """The most that a plan of up to six rounds, played for ever, earns against GTFT without noise."""

    def mean(plan):
        earned = 0.0
        for before, now in zip((plan[-1], *plan), plan, strict=False):
            trusted = 1 if before == "C" else q
            won, lost = (r, s) if now == "C" else (t, p)
            earned += trusted * won + (1 - trusted) * lost
        return earned / len(plan)

    return max(mean(plan) for length in range(1, 7) for plan in itertools.product("CD", repeat=length))


@given(st.floats(-10, 10), st.floats(0.1, 5), st.floats(0.1, 5), st.floats(0.1, 5))
def test_generosity_limit_is_where_exploiting_begins_to_pay(s, above_s, above_p, above_r):
    p = s + above_s
    r = p + above_p
    t = r + above_r
    found = model.game_kind(t, r, p, s)
    assert found.kind == "prisoners_dilemma"
    assert (found.belief_threshold, found.risk_dominant) == (None, None)
    assert 0 <= found.generosity_limit < 1
    assume(abs(2 * r - t - s) > 1e-6)
    assert found.turns_worse == (2 * r > t + s)
    if found.turns_worse:
        assert best_periodic_plan(t, r, p, s, max(0, found.generosity_limit - 1e-6)) <= r + EPS
        assert best_periodic_plan(t, r, p, s, found.generosity_limit + 1e-6) > r
    else:
        assert found.generosity_limit == 0
        assert best_periodic_plan(t, r, p, s, 0) > r


@given(st.floats(-10, 10), st.floats(0.01, 5), st.floats(0, 5), st.floats(0.01, 5), st.floats(0.001, 0.999))
def test_belief_threshold(s, above_s, above_p, above_t, part):
    p = s + above_s
    t = p + above_p
    r = t + above_t
    found = model.game_kind(t, r, p, s)
    assert found.kind == "stag_hunt"
    assert (found.turns_worse, found.generosity_limit) == (None, None)
    belief = found.belief_threshold
    assert 0 < belief < 1
    assert belief * r + (1 - belief) * s == pytest.approx(belief * t + (1 - belief) * p, abs=EPS)
    if abs(belief - 0.5) > EPS:
        assert found.risk_dominant == ("cooperate" if belief < 0.5 else "defect")
    assert model.game_kind(t, r + part, p, s).belief_threshold < belief
    tempted = t + part * above_t
    assert model.game_kind(tempted, r, p, s).belief_threshold > belief


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=4, unique=True))
def test_kinds_exclude_each_other(tenths):
    t, r, p, s = (payoff / 10 for payoff in tenths)
    expected = {
        "prisoners_dilemma": t > r > p > s,
        "stag_hunt": r > t > p > s,
        "chicken": t > r > s > p,
    }
    found = model.game_kind(t, r, p, s)
    assert found.kind == next((kind for kind, holds in expected.items() if holds), "other")
    assert (found.turns_worse is None) == (found.generosity_limit is None) == (found.kind != "prisoners_dilemma")
    assert (found.belief_threshold is None) == (found.risk_dominant is None) == (found.kind != "stag_hunt")


def test_ties():
    assert model.game_kind(3, 4, 3, 2).kind == "stag_hunt"
    assert model.game_kind(3, 4, 3, 2).risk_dominant == "tie"
    assert model.game_kind(4, 4, 1, 0).kind == "other"
    assert model.game_kind(6, 3, 1, 0).turns_worse is False


PAYOFFS = {"temptation": 5.0, "reward": 3.0, "punishment": 1.0, "sucker": 0.0}
PAIR = {"strategy_a": "TFT", "strategy_b": "TFT", "noise": 0.1, "noise_kind": "action", "generosity": 0.3}
GOOD = {
    "stationary_match": {**PAIR, **PAYOFFS},
    "opening_match": {**PAIR, "rounds": 5, "start": "CC", "initiatives": 0, **PAYOFFS},
    "game_kind": PAYOFFS,
}
BAD = [math.nan, math.inf, -math.inf, -100.1, 1001, 10**400, True, "NICE", None, ["TFT"]]


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: repr(bad)[:20])
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize("argument", ["rounds", "initiatives"])
@pytest.mark.parametrize("bad", [2.0, 0.5, "2", 6])
def test_counts_are_whole_and_fit(argument, bad):
    if argument == "rounds" and bad == 6:
        bad = 0
    with pytest.raises(ValueError, match=f"^{argument} must be a whole number between . and .*, got {bad!r}$"):
        model.opening_match(**{**GOOD["opening_match"], argument: bad})
