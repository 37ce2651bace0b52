"""Spoilers against reference values, the properties that the publication proves, and Bayes' rule in 120 digits."""

import math
from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peacetalks.models import spoilers as model
from tests.models.bad_input import refuses

EPS = 1e-9
chance = st.floats(0, 1)
inner = st.floats(0.01, 0.99)
reach = st.floats(0.01, 1)
controls = st.tuples(chance, chance).map(lambda pair: (max(pair), min(pair)))
apart = st.tuples(chance, chance).filter(lambda pair: abs(pair[0] - pair[1]) > 0.01).map(lambda p: (max(p), min(p)))
payoffs = (
    st.tuples(*[st.floats(-100, 100)] * 3)
    .map(lambda three: tuple(sorted(three, reverse=True)))
    .filter(lambda three: min(three[0] - three[1], three[1] - three[2]) > 1e-3)
)
count = st.integers(0, 50)
few = st.integers(0, 6)


@given(payoffs, st.floats(0.001, 50), st.floats(-100, 100))
def test_threshold(three, more, scale_to):
    peace, fight, betrayed = three
    found = model.trust_threshold(peace, fight, betrayed).threshold
    assert 0 < found < 1
    if betrayed - more >= -100:
        assert model.trust_threshold(peace, fight, betrayed - more).threshold > found
    if fight + more < peace - 1e-3:
        assert model.trust_threshold(peace, fight + more, betrayed).threshold > found
    shift = max(-100 - betrayed, min(100 - peace, scale_to))
    factor = abs(scale_to) / 100
    assume(factor > 1e-3)
    assert model.trust_threshold(peace + shift, fight + shift, betrayed + shift).threshold == pytest.approx(
        found, abs=EPS
    )
    scaled = model.trust_threshold(peace * factor, fight * factor, betrayed * factor).threshold
    assert scaled == pytest.approx(found, abs=EPS)


def precise_update(trust, strong, reach, control_strong, control_weak, attacks, quiet, effort, none, hit, false):
    """Return evidence, trust, strength and strength if trusted by Bayes' rule with 120 digits."""

    def power(base, count):
        return base**count if count else Decimal(1)

    with localcontext(Context(prec=120)):
        t, s = Decimal(trust), Decimal(strong)
        types = {}
        for trusted, prior, report in ((True, t, Decimal(hit)), (False, 1 - t, Decimal(false))):
            for is_strong, share, control in ((True, s, control_strong), (False, 1 - s, control_weak)):
                attack = Decimal(reach) * (1 - Decimal(control) if trusted else 1)
                likelihood = power(attack, attacks) * power(1 - attack, quiet)
                types[trusted, is_strong] = prior * share * likelihood * power(report, effort) * power(1 - report, none)
        evidence = sum(types.values())
        if evidence == 0:
            return None
        trusted = types[True, True] + types[True, False]
        return (
            evidence,
            trusted / evidence,
            (types[True, True] + types[False, True]) / evidence,
            types[True, True] / trusted if trusted else None,
        )


# Nearer to 0 or 1, `1 - reach * (1 - control)` and the like round away what 120 digits keep.
clear = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(1e-6, 1 - 1e-6))
clear_controls = st.tuples(clear, clear).map(lambda pair: (max(pair), min(pair)))


@given(clear, clear, clear.filter(bool), clear_controls, count, count, count, count, clear, clear)
def test_update_is_bayes_rule(trust, strong, reach, control, attacks, quiet, effort, none, hit, false):
    args = (trust, strong, reach, *control, attacks, quiet, effort, none, hit, false)
    expected = precise_update(*args)
    if expected is None:
        with pytest.raises(ValueError, match=r"^attacks"):
            model.update_trust(*args)
        return
    found = model.update_trust(*args)
    assert found.evidence == pytest.approx(float(expected[0]), rel=1e-6, abs=1e-300)
    assert found.trust == pytest.approx(float(expected[1]), abs=1e-7)
    assert found.strong == pytest.approx(float(expected[2]), abs=1e-7)
    if expected[3] is None:
        assert found.strong_if_trusted is None
    else:
        assert found.strong_if_trusted == pytest.approx(float(expected[3]), abs=1e-7)


def test_evidence_too_small_for_a_float_still_teaches():
    found = model.update_trust(0.5, 0.5, 1e-9, 0.8, 0.2, 50, 0)
    assert found.evidence == 0
    assert found.trust == pytest.approx((0.2**50 + 0.8**50) / (2 + 0.2**50 + 0.8**50))


@given(chance, chance, reach, controls)
def test_without_evidence_the_priors_stand(trust, strong, reach, control):
    found = model.update_trust(trust, strong, reach, *control, 0, 0)
    assert found.trust == pytest.approx(trust, abs=EPS)
    assert found.strong == pytest.approx(strong, abs=EPS)
    assert found.evidence == pytest.approx(1, abs=EPS)


@given(chance, chance, reach, controls, few, few)
def test_an_attack_never_raises_trust_and_quiet_never_lowers_it(trust, strong, reach, control, attacks, quiet):
    def after(more_attacks, more_quiet):
        try:
            return model.update_trust(trust, strong, reach, *control, attacks + more_attacks, quiet + more_quiet)
        except ValueError:
            return None

    now, attacked, spared = after(0, 0), after(1, 0), after(0, 1)
    for found in (now, attacked, spared):
        if found is not None:
            assert 0 <= found.trust <= 1
            assert 0 <= found.strong <= 1
            assert 0 <= found.evidence <= 1
            assert found.strong_if_trusted is None or 0 <= found.strong_if_trusted <= 1
    if now is None:
        return
    assert attacked is None or attacked.trust <= now.trust + EPS
    assert spared is None or spared.trust >= now.trust - EPS
    # Expected trust after the next period is trust now; `evidence` ratios are the chances of attack and quiet.
    if now.evidence > 1e-12:
        expected = sum(next_.evidence / now.evidence * next_.trust for next_ in (attacked, spared) if next_ is not None)
        assert expected == pytest.approx(now.trust, abs=1e-9)


@given(inner, chance, reach, controls, st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_reports_matter_as_far_as_they_differ(trust, strong, reach, control, one, other):
    before = model.update_trust(trust, strong, reach, *control, 0, 0)
    hit, false = max(one, other), min(one, other)
    after = model.update_trust(trust, strong, reach, *control, 0, 0, 1, 0, hit, false)
    assert after.trust >= before.trust - EPS
    if hit - false > 1e-6:
        assert after.trust > before.trust
    same_either_way = model.update_trust(trust, strong, reach, *control, 0, 0, 3, 2, one, one)
    assert same_either_way.trust == pytest.approx(before.trust, abs=EPS)


@given(chance, chance, reach, reach, controls, payoffs)
def test_violence_test_follows_from_the_update(trust, strong, reach, elsewhere, control, three):
    found = model.violence_test(trust, strong, reach, *control, *three)
    assert found == model.violence_test(trust, strong, elsewhere, *control, *three)
    assert found.attack_works == (found.survives_quiet and not found.survives_attack)
    assert found.survives_quiet == (trust >= found.threshold - 1e-12)
    try:
        updated = model.update_trust(trust, strong, reach, *control, 1, 0).trust
    except ValueError:
        updated = trust
    assert found.posterior_after_attack == pytest.approx(updated, abs=EPS)
    if not found.survives_quiet:
        assert found.attacks_to_break == 0
    elif found.attacks_to_break != 0:
        assert found.attack_works == (found.attacks_to_break == 1)


@given(inner, inner, reach, controls, payoffs, st.integers(1, 50))
def test_attacks_to_break_is_the_first_that_breaks(trust, strong, reach, control, three, tried):
    found = model.violence_test(trust, strong, reach, *control, *three, tried)
    assume(found.survives_quiet)
    last = tried if found.attacks_to_break is None else found.attacks_to_break
    for attacks in range(1, last + 1):
        try:
            posterior = model.update_trust(trust, strong, reach, *control, attacks, 0).trust
        except ValueError:
            continue
        if abs(posterior - found.threshold) > 1e-9:
            assert (posterior < found.threshold) == (attacks == found.attacks_to_break)


@given(inner, inner, st.floats(0.01, 0.5), st.floats(0, 1), apart, payoffs)
def test_an_attack_hurts_trust_more_when_the_moderates_seem_strong(trust, strong, more, part, control, three):
    def posterior(t, s):
        return model.violence_test(t, s, 0.5, *control, *three).posterior_after_attack

    assert posterior(trust, min(1, strong + more)) < posterior(trust, strong)
    assert posterior(trust + part * (1 - trust), strong) >= posterior(trust, strong) - EPS


@given(inner, apart, payoffs)
def test_above_the_critical_strength_violence_works(trust, control, three):
    found = model.violence_test(trust, 0.5, 0.5, *control, *three)
    border = found.critical_strong
    if border is None:
        # No belief in between is the border: all beliefs give the same answer.
        ends = {model.violence_test(trust, strong, 0.5, *control, *three).survives_attack for strong in (0, 0.5, 1)}
        assert len(ends) == 1
        return
    assert 0 <= border <= 1
    if border > 1e-6:
        assert model.violence_test(trust, border - 1e-6, 0.5, *control, *three).survives_attack
    if border < 1 - 1e-6:
        assert model.violence_test(trust, border + 1e-6, 0.5, *control, *three).attack_works


@given(chance, chance, controls, payoffs, st.booleans())
def test_violence_says_nothing_about_the_certain_or_the_powerless(trust, strong, control, three, certain):
    if certain:
        trust = 1.0
    else:
        control = (0.0, 0.0)
    found = model.violence_test(trust, strong, 0.5, *control, *three)
    # Rounding must not decide where the prior is the threshold itself.
    assume(abs(trust - found.threshold) > 1e-9)
    assert not found.attack_works
    assert found.attacks_to_break == (None if found.survives_quiet else 0)
    assert found.critical_strong is None


BELIEFS = {"trust": 0.7, "strong": 0.5, "reach": 0.6, "control_strong": 0.8, "control_weak": 0.2}
PAYOFFS = {"peace": 10.0, "fight": 0.0, "betrayed": -10.0}
COUNTS = {"attacks": 1, "quiet": 1, "effort_reports": 1, "no_effort_reports": 1}
GOOD = {
    "trust_threshold": PAYOFFS,
    "update_trust": {**BELIEFS, **COUNTS, "report_hit": 0.8, "report_false": 0.2},
    "violence_test": {**BELIEFS, **PAYOFFS, "max_attacks": 20},
}


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -101, 101.0, True, "0.5", None, [0.5]], ids=repr)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize("argument", COUNTS)
@pytest.mark.parametrize("bad", [-1, 51, 1.0])
def test_counts_are_whole(argument, bad):
    with pytest.raises(ValueError, match=rf"^{argument} must be a whole number between 0 and 50, got "):
        model.update_trust(**{**GOOD["update_trust"], argument: bad})


@pytest.mark.parametrize("bad", [0, 51])
def test_at_least_one_attack_is_tried(bad):
    with pytest.raises(ValueError, match=r"^max_attacks must be a whole number between 1 and 50, got "):
        model.violence_test(**{**GOOD["violence_test"], "max_attacks": bad})


@pytest.mark.parametrize("fight", [10.0, -10.0, 11.0, -11.0])
@pytest.mark.parametrize("function", ["trust_threshold", "violence_test"])
def test_payoffs_come_in_order(function, fight):
    with pytest.raises(ValueError, match=r"^fight must be above betrayed \(-10\) and below peace \(10\), got "):
        getattr(model, function)(**{**GOOD[function], "fight": fight})


@pytest.mark.parametrize("function", ["update_trust", "violence_test"])
def test_reach_and_controls_in_range_and_order(function):
    with pytest.raises(ValueError, match=r"^reach must be above 0"):
        getattr(model, function)(**{**GOOD[function], "reach": 0})
    with pytest.raises(ValueError, match=r"^control_weak must be at most control_strong \(0.8\), got 0.9"):
        getattr(model, function)(**{**GOOD[function], "control_weak": 0.9})
