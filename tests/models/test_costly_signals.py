"""Costly signals against reference values, every player's best reply, and the properties of the derivation."""

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from peacetalks.models import costly_signals as model
from tests.models.bad_input import refuses

EPS = 1e-9
kind = st.sampled_from(("sunk", "tied"))
size = st.one_of(st.just(0.0), st.floats(0, 4), st.floats(0, 20))
chance = st.floats(0, 1)
prior = st.floats(0.001, 0.999)
soft_loss = st.one_of(st.floats(0.01, 2), st.floats(0.01, 10))


@st.composite
def sides(draw):
    v_low, v_high = draw(st.floats(0.01, 3)), draw(st.floats(0.01, 3))
    w_low, w_high = draw(st.floats(-3, -0.01)), v_high * draw(chance)
    return {"v_low": v_low, "v_high": v_high, "w_low": w_low, "w_high": w_high, "q": draw(chance)}


def end_of(kind, m, sent, resolved, challenged, v, w):
    """What the sender gets at one end of the game's tree, and whether that end is war."""
    cost = m if sent and kind == "sunk" else 0
    if not challenged:
        return v - cost, False
    if resolved:
        return w - cost, True
    giving_in = -m if sent and kind == "tied" else 0
    # The tie is the model's: an indifferent sender fights.
    return (w - cost, True) if w >= giving_in - 1e-12 else (giving_in - cost, False)


# Each outcome, and the border between two of them.
@example("sunk", 0.8, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.3, 1)
@example("sunk", 0.5, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.3, 1)
@example("sunk", 0.5, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.6, 1)
@example("sunk", 2.0, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.6, 1)
@example("sunk", 0.5, {"v_low": 2, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.3, 1)
@example("tied", 0.5, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.3, 1)
@example("tied", 0.5, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.6, 1)
@example("tied", 1.5, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.3}, 0.3, 1)
@example("tied", 0.8, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.6}, 0.3, 1)
@example("tied", 1.0, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 0.5, "q": 0.5}, 0.5, 1)
@example("sunk", 0.0, {"v_low": 1, "v_high": 2, "w_low": -1, "w_high": 2, "q": 1}, 0.5, 1)
@given(kind, size, sides(), prior, soft_loss)
def test_nobody_would_rather_do_otherwise(kind, m, game, prior, soft_loss):
    """Every outcome is a perfect Bayesian equilibrium of the game's tree, counted out end by end."""
    found = model.signal_outcome(kind, m, **game, prior=prior, soft_loss=soft_loss)
    q, silent = game["q"], found.outcome == "silent"
    # Off the path silence is weakness and, where nobody should send, so is a signal.
    challenge = {True: 1.0 if silent else found.soft_challenge, False: found.soft_challenge if silent else 1.0}
    weight = {True: prior, False: 1 - prior}
    sends = {True: found.send_high, False: found.send_low}
    paid = {True: found.payoff_high, False: found.payoff_low}
    war = 0.0
    for resolved in (True, False):
        v, w = (game["v_high"], game["w_high"]) if resolved else (game["v_low"], game["w_low"])
        worth = {}
        for sent in (True, False):
            challenged = q + (1 - q) * challenge[sent]
            kept, _ = end_of(kind, m, sent, resolved, False, v, w)
            met, fought = end_of(kind, m, sent, resolved, True, v, w)
            worth[sent] = (1 - challenged) * kept + challenged * met
            war += weight[resolved] * (sends[resolved] if sent else 1 - sends[resolved]) * challenged * fought
        best = max(worth.values())
        for sent, how_often in ((True, sends[resolved]), (False, 1 - sends[resolved])):
            if how_often > 0:
                assert worth[sent] >= best - EPS
                assert worth[sent] == pytest.approx(paid[resolved], abs=EPS)
    assert found.prob_war == pytest.approx(war, abs=EPS)

    on_path = not silent
    seen = {resolved: weight[resolved] * (sends[resolved] if on_path else 1 - sends[resolved]) for resolved in weight}
    assert found.belief == pytest.approx(seen[True] / sum(seen.values()), abs=EPS)
    _, unresolved_fights = end_of(kind, m, on_path, False, True, game["v_low"], game["w_low"])
    fights = 1.0 if unresolved_fights else found.belief
    challenging = (1 - fights) - fights * soft_loss
    if found.soft_challenge > 0:
        assert challenging >= -1e-8
    if found.soft_challenge < 1:
        assert challenging <= 1e-8


@given(kind, size, sides(), prior, soft_loss)
def test_outcomes_keep_their_bounds(kind, m, game, prior, soft_loss):
    found = model.signal_outcome(kind, m, **game, prior=prior, soft_loss=soft_loss)
    for field in ("send_low", "send_high", "soft_challenge", "belief", "prob_war"):
        assert 0 <= getattr(found, field) <= 1
    assert found.payoff_low >= -EPS
    assert found.payoff_high >= game["w_high"] - EPS
    assert found.prob_war <= max(game["q"], prior) + EPS
    if kind == "tied":
        assert found.outcome != "silent"
    else:
        assert found.outcome != "locked_in"
    if found.outcome == "separating":
        assert (found.send_low, found.send_high, found.belief) == (0, 1, 1)
        assert found.prob_war == pytest.approx(prior * game["q"], abs=EPS)
    if found.outcome == "locked_in":
        assert found.prob_war == game["q"]
        assert found.send_low == 1
    if found.outcome == "semi":
        assert found.belief == pytest.approx(1 / (1 + soft_loss), abs=EPS)
        assert found.payoff_low == 0


@given(size, sides(), prior, soft_loss)
def test_where_sunk_signals_separate(m, game, prior, soft_loss):
    limits = model.signal_thresholds(**game)
    assume(min(abs(m - limits.sunk_min), abs(m - limits.sunk_max)) > EPS)
    found = model.signal_outcome("sunk", m, **game, prior=prior, soft_loss=soft_loss).outcome
    assert (found == "separating") == (limits.sunk_min < m < limits.sunk_max)
    if m > limits.sunk_max:
        assert found == "silent"
    if limits.sunk_min <= m <= limits.sunk_max:
        assert limits.sunk_separates


@given(size, sides(), prior, soft_loss)
def test_where_tied_signals_separate(m, game, prior, soft_loss):
    limits = model.signal_thresholds(**game)
    assume(abs(limits.sunk_min + game["q"] * game["w_low"]) > EPS)
    found = model.signal_outcome("tied", m, **game, prior=prior, soft_loss=soft_loss).outcome
    if limits.tied_min is None:
        assert found != "separating"
        assert (found == "locked_in") == (m >= limits.lock_in) or abs(m - limits.lock_in) <= EPS
    else:
        assert limits.tied_min <= limits.lock_in + EPS
        # The bluff is worth q times the distance: too small a product is a tie.
        if game["q"] * abs(m - limits.tied_min) > EPS:
            assert (found == "separating") == (m > limits.tied_min)


@given(sides(), chance)
def test_thresholds(game, part):
    found = model.signal_thresholds(**game)
    assert found.sunk_min >= 0
    assert found.sunk_max >= 0
    assert found.silent_payoff == game["w_high"]
    assert found.lock_in == -game["w_low"]
    assert found.sunk_separates == (found.sunk_payoff is not None)
    assert found.tied_separates == (found.tied_payoff is not None) == (found.tied_min is not None)
    if found.sunk_separates:
        assert found.sunk_payoff >= found.silent_payoff - EPS
    if found.sunk_separates and found.tied_separates:
        assert found.tied_payoff - found.sunk_payoff == pytest.approx(found.sunk_min, abs=EPS)
    surer = model.signal_thresholds(**{**game, "q": game["q"] + part * (1 - game["q"])})
    dearer = model.signal_thresholds(**{**game, "v_low": game["v_low"] + part})
    fiercer = game["w_high"] + part * (game["v_high"] - game["w_high"])
    fiercer = model.signal_thresholds(**{**game, "w_high": min(fiercer, game["v_high"])})
    assert surer.sunk_min <= found.sunk_min + EPS
    assert dearer.sunk_min >= found.sunk_min - EPS
    assert fiercer.sunk_max <= found.sunk_max + EPS
    if found.tied_separates:
        assert surer.tied_separates
        assert surer.tied_min <= found.tied_min + EPS
    if dearer.tied_separates:
        assert found.tied_separates
        assert dearer.tied_min >= found.tied_min - EPS


@given(kind, st.floats(0, 0.999), st.floats(0, 0.999), sides(), st.floats(0.001, 0.99), soft_loss)
def test_a_larger_signal_convinces_more(kind, one, other, game, part, soft_loss):
    """Among bluffs that are sometimes called, where the soft receiver would not back off by the prior alone."""
    game["v_high"] = game["v_low"] + game["w_high"] + part
    called = min((1 - game["q"]) * game["v_low"], -game["w_low"])
    assume(called > 1e-6)
    prior = part / (1 + soft_loss)
    less, more = (
        model.signal_outcome(kind, size * called, **game, prior=prior, soft_loss=soft_loss)
        for size in sorted((one, other))
    )
    assert less.outcome == more.outcome == "semi"
    assert more.soft_challenge <= less.soft_challenge + EPS
    assert more.send_low == less.send_low


@given(sides(), prior, soft_loss)
def test_talk_without_cost_tells_nothing(game, prior, soft_loss):
    assume(0.001 < game["q"] < 0.999 and game["v_high"] - game["w_high"] > 0.001)
    need = 1 / (1 + soft_loss)
    assume(abs(prior - need) > EPS)
    for kind in ("sunk", "tied"):
        found = model.signal_outcome(kind, 0, **game, prior=prior, soft_loss=soft_loss)
        assert found.outcome == ("pooling" if prior > need else "semi")
        if found.outcome == "semi":
            assert found.soft_challenge == 1
            assert (found.payoff_low, found.payoff_high) == pytest.approx((0, game["w_high"]), abs=EPS)


@given(sides())
def test_no_bluff_is_called_where_nobody_is_tough(game):
    found = model.signal_thresholds(**{**game, "q": 0})
    assert (found.tied_separates, found.tied_min, found.tied_payoff) == (False, None, None)
    certain = model.signal_thresholds(**{**game, "q": 1})
    assert (certain.sunk_min, certain.tied_min) == (0, 0)


def test_a_negligible_stake_does_not_make_an_uncalled_bluff_dear():
    for q in (0, 5e-324):
        assert not model.signal_thresholds(1e-13, 2, -1, 0.5, q).tied_separates


@given(st.floats(-10, 10), st.floats(0, 10), st.floats(0, 5), st.floats(0, 5))
def test_a_stronger_audience_locks_in_sooner(w, rate, more_w, more_rate):
    def time(w, rate):
        found = model.lock_in_time(min(w, 10), min(rate, 10)).time
        return math.inf if found is None else found

    before = time(w, rate)
    assert before >= 0
    assert time(w, rate + more_rate) <= before
    assert time(w + more_w, rate) <= before
    if w >= 0:
        assert before == 0
    elif math.isfinite(before):
        assert w + rate * before == pytest.approx(0, abs=EPS)


def test_without_an_audience_nobody_is_locked_in():
    assert model.lock_in_time(-1, 0).time is None
    assert model.lock_in_time(-1, 5e-324).time is None
    assert model.lock_in_time(0, 0).time == 0


SIDES = {"v_low": 1.0, "v_high": 2.0, "w_low": -1.0, "w_high": 0.5, "q": 0.3}
GOOD = {
    "signal_thresholds": SIDES,
    "signal_outcome": {"kind": "sunk", "m": 0.5, **SIDES, "prior": 0.3, "soft_loss": 1.0},
    "lock_in_time": {"w": -1.0, "rate": 0.5},
}
BAD = [math.nan, math.inf, -math.inf, -10.1, 20.1, 10**400, True, "cheap", None, [0.5]]


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: repr(bad)[:20])
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize(
    ("argument", "bad"),
    [
        ("v_low", 0),
        ("v_high", 0),
        ("w_low", 0),
        ("w_high", -0.1),
        ("w_high", 2.1),
        ("prior", 0),
        ("prior", 1),
        ("soft_loss", 0),
    ],
)
def test_open_ends_and_order(argument, bad):
    with pytest.raises(ValueError, match=f"^{argument} must be .*got {bad!r}$"):
        model.signal_outcome(**{**GOOD["signal_outcome"], argument: bad})
