"""Inspection and monitoring against reference values, plain counting, and the properties of the derivations."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from peacetalks.models import inspection, monitoring
from tests.models.bad_input import refuses

EPS = 1e-9
chance = st.floats(0, 1)
inner = st.floats(0.001, 0.999)
FUNCTIONS = {
    function.__name__: function
    for function in (
        inspection.inspection_equilibrium,
        inspection.detection_probability,
        inspection.inspections_needed,
        monitoring.alarm_posterior,
        monitoring.monitoring_coverage,
    )
}


@st.composite
def games(draw):
    return {
        "cost": draw(st.floats(0.001, 1)),
        "harm": draw(st.floats(0, 0.999)),
        "gain": draw(st.floats(0.01, 10)),
        "penalty": draw(st.one_of(st.floats(0, 10), st.floats(0, 100))),
        "detect": draw(st.floats(0.01, 1)),
    }


def payoffs(game, inspected, violated):
    """One cell of the game, for inspector and inspectee."""
    if not violated:
        return (-game["cost"] if inspected else 0.0), 0.0
    if not inspected:
        return -1.0, game["gain"]
    found = game["detect"]
    inspector = -game["cost"] - game["harm"] * found - (1 - found)
    return inspector, game["gain"] * (1 - found) - game["penalty"] * found


def expected(game, inspect, violate):
    cells = [
        (p * q, payoffs(game, inspected, violated))
        for inspected, p in ((True, inspect), (False, 1 - inspect))
        for violated, q in ((True, violate), (False, 1 - violate))
    ]
    return tuple(sum(weight * cell[side] for weight, cell in cells) for side in (0, 1))


@example({"cost": 0.1, "harm": 0.3, "gain": 1, "penalty": 4, "detect": 0.9})
@example({"cost": 0.1, "harm": 0.2, "gain": 1, "penalty": 0, "detect": 0.8})
@example({"cost": 0.5, "harm": 0.5, "gain": 1, "penalty": 5, "detect": 1})
@given(games())
def test_nobody_would_rather_do_otherwise(game):
    found = inspection.inspection_equilibrium(**game)
    inspector, inspectee = expected(game, found.inspect, found.violate)
    assert found.payoff_inspector == pytest.approx(inspector, abs=EPS)
    assert found.payoff_inspectee == pytest.approx(inspectee, abs=1e-7)
    for pure in (0, 1):
        assert expected(game, pure, found.violate)[0] <= inspector + EPS
        assert expected(game, found.inspect, pure)[1] <= inspectee + 1e-7
    for share in (found.inspect, found.violate, found.undetected):
        assert 0 <= share <= 1
    assert found.undetected == pytest.approx(found.violate * (1 - found.inspect * game["detect"]), abs=EPS)
    if found.kind == "mixed":
        assert expected(game, 0, found.violate)[0] == pytest.approx(expected(game, 1, found.violate)[0], abs=EPS)
        assert expected(game, found.inspect, 0)[1] == pytest.approx(expected(game, found.inspect, 1)[1], abs=1e-7)
        assert found.commit_payoff >= found.payoff_inspector
    else:
        assert (found.violate, found.inspect) == (1, float(found.kind == "violate_inspected"))
    if found.commit_inspect is not None:
        assert expected(game, found.commit_inspect, 0)[1] >= expected(game, found.commit_inspect, 1)[1] - 1e-7
        assert found.commit_payoff == pytest.approx(expected(game, found.commit_inspect, 0)[0], abs=EPS)
        fewer = found.commit_inspect * 0.99
        assert expected(game, fewer, 1)[1] > 0


@given(games(), st.floats(0.01, 5))
def test_each_side_is_moved_by_what_the_other_has_at_stake(game, more):
    before = inspection.inspection_equilibrium(**game)
    harsher = inspection.inspection_equilibrium(**{**game, "penalty": min(100, game["penalty"] + more)})
    dearer = inspection.inspection_equilibrium(**{**game, "cost": min(1, game["cost"] + more / 10)})
    if before.kind == harsher.kind == "mixed" and game["penalty"] < 99:
        assert harsher.inspect < before.inspect
        assert harsher.violate == before.violate
    if before.kind == dearer.kind == "mixed" and game["cost"] < 0.99:
        assert dearer.violate > before.violate
        assert dearer.inspect == before.inspect


@given(games())
def test_sure_detection_is_the_published_game(game):
    game["detect"] = 1
    found = inspection.inspection_equilibrium(**game)
    whole_loss, relative = game["harm"] + game["cost"], game["penalty"] / game["gain"]
    assume(abs(1 - whole_loss) > EPS and relative > 1e-6)
    assert found.kind == ("mixed" if whole_loss < 1 else "violate_uninspected")
    if found.kind == "mixed":
        assert found.inspect == pytest.approx(1 / (1 + relative), abs=EPS)
        assert found.violate == pytest.approx(game["cost"] / (1 - whole_loss + game["cost"]), abs=EPS)


@st.composite
def samples(draw, largest=40):
    n_sites = draw(st.integers(1, largest))
    return n_sites, draw(st.integers(0, n_sites)), draw(st.integers(0, n_sites))


@given(samples(largest=7), chance)
def test_detection_by_counting_every_draw(sample, sensitivity):
    n_sites, violations, inspections = sample
    missed = 1 - Fraction(sensitivity)
    draws = list(itertools.combinations(range(n_sites), inspections))
    nothing = sum(missed ** sum(site < violations for site in draw) for draw in draws) / Fraction(len(draws))
    found = inspection.detection_probability(n_sites, violations, inspections, sensitivity)
    assert found.detection == pytest.approx(float(1 - nothing), abs=1e-12)
    visits = Fraction(sum(site < violations for draw in draws for site in draw), len(draws))
    assert found.expected_visits == pytest.approx(float(visits), abs=1e-12)
    assert found.coverage == inspections / n_sites


@given(samples(largest=1000), chance, chance)
def test_detection_does_not_fall(sample, sensitivity, part):
    n_sites, violations, inspections = sample
    before = inspection.detection_probability(*sample, sensitivity).detection
    assert 0 <= before <= 1
    keener = inspection.detection_probability(*sample, sensitivity + part * (1 - sensitivity)).detection
    assert keener >= before - EPS
    if violations < n_sites:
        assert inspection.detection_probability(n_sites, violations + 1, inspections, sensitivity).detection >= (
            before - EPS
        )
    if inspections < n_sites:
        assert inspection.detection_probability(n_sites, violations, inspections + 1, sensitivity).detection >= (
            before - EPS
        )


@given(samples(largest=1000), chance)
def test_special_draws(sample, sensitivity):
    n_sites, violations, inspections = sample

    def detection(violations, inspections, sensitivity):
        return inspection.detection_probability(n_sites, violations, inspections, sensitivity).detection

    assert detection(violations, inspections, 1) == pytest.approx(detection(inspections, violations, 1), abs=1e-12)
    assert detection(0, inspections, sensitivity) == detection(violations, 0, sensitivity) == 0
    everywhere = 1 - (1 - sensitivity) ** inspections
    assert detection(n_sites, inspections, sensitivity) == pytest.approx(everywhere, abs=1e-12)
    assert detection(violations, n_sites, sensitivity) == pytest.approx(1 - (1 - sensitivity) ** violations, abs=1e-12)
    assert detection(violations, inspections, 0) == pytest.approx(0, abs=1e-12)


@given(samples(), st.floats(0, 0.999), chance, chance)
def test_inspections_needed_is_the_smallest_number(sample, target, sensitivity, part):
    n_sites, violations, _ = sample
    reached = [
        inspection.detection_probability(n_sites, violations, visits, sensitivity).detection
        for visits in range(n_sites + 1)
    ]
    assume(min(abs(each - target) for each in reached) > EPS)
    found = inspection.inspections_needed(n_sites, violations, target, sensitivity)
    expected = next((visits for visits, each in enumerate(reached) if each >= target), None)
    assert found.inspections == expected
    assert found.detection == reached[-1 if expected is None else expected]
    modest = inspection.inspections_needed(n_sites, violations, target * part, sensitivity)
    if found.inspections is not None:
        assert modest.inspections <= found.inspections


def test_targets_on_the_border():
    assert inspection.inspections_needed(20, 0, 0).inspections == 0
    assert inspection.inspections_needed(20, 0, 0.5) == inspection.InspectionsNeeded(None, 0)
    # One site in four is reached with 1 / 4 exactly.
    assert inspection.inspections_needed(4, 1, 0.25).inspections == 1
    assert inspection.inspections_needed(10, 1, 0.3).inspections == 3


@given(st.floats(0.01, 0.99), st.floats(0.05, 0.95), st.floats(0.05, 0.95), st.integers(0, 3), st.integers(0, 3))
def test_reports_may_come_one_by_one(prior, sensitivity, specificity, alarms, clears):
    # Few and doubtful reports: the steps in between would round a belief that is nearly 1.
    found = monitoring.alarm_posterior(prior, sensitivity, specificity, alarms, clears)
    believed, evidence = prior, 1.0
    for alarm, clear in [(0, 1)] * clears + [(1, 0)] * alarms:
        step = monitoring.alarm_posterior(believed, sensitivity, specificity, alarm, clear)
        believed, evidence = step.posterior, evidence * step.evidence
    assert found.posterior == pytest.approx(believed, abs=EPS)
    assert found.evidence == pytest.approx(evidence, abs=EPS)
    odds = found.likelihood_ratio * prior / (1 - prior)
    assert found.posterior == pytest.approx(odds / (1 + odds), abs=EPS)


@given(chance, chance, chance, chance, st.integers(0, 50), st.integers(0, 50))
def test_posterior_rises_with_prior(one, other, sensitivity, specificity, alarms, clears):
    less, more = sorted((one, other))
    try:
        before = monitoring.alarm_posterior(less, sensitivity, specificity, alarms, clears)
        after = monitoring.alarm_posterior(more, sensitivity, specificity, alarms, clears)
    except ValueError:
        return
    assert 0 <= before.posterior <= after.posterior <= 1
    assert 0 <= before.evidence <= 1


@given(inner, inner, inner, st.integers(0, 3), st.integers(0, 3))
def test_an_alarm_alarms_when_it_is_likelier_with_a_violation(prior, sensitivity, specificity, alarms, clears):
    assume(abs(sensitivity - (1 - specificity)) > 1e-6)
    before = monitoring.alarm_posterior(prior, sensitivity, specificity, alarms, clears).posterior
    after = monitoring.alarm_posterior(prior, sensitivity, specificity, alarms + 1, clears).posterior
    assume(EPS < before < 1 - EPS)
    assert (after > before) == (sensitivity > 1 - specificity)


@given(chance, chance, chance)
def test_without_reports_the_prior_stays(prior, sensitivity, specificity):
    found = monitoring.alarm_posterior(prior, sensitivity, specificity, 0, 0)
    assert (found.posterior, found.evidence, found.likelihood_ratio) == (prior, 1, 1)


def test_unlikely_reports_are_not_impossible():
    # Either way a hundred reports have a probability far below the smallest float.
    found = monitoring.alarm_posterior(0.5, 1e-7, 1 - 2**-24, 50, 0)
    assert (found.evidence, found.posterior) == (0, pytest.approx(1 / (1 + (2**-24 / 1e-7) ** 50)))
    assert monitoring.alarm_posterior(0.5, 1, 1 - 1e-7, 50, 0).likelihood_ratio is None
    assert monitoring.alarm_posterior(0.5, 1, 1, 1, 0).likelihood_ratio is None
    assert monitoring.alarm_posterior(0.5, 0, 0.9, 1, 0).likelihood_ratio == 0


@pytest.mark.parametrize(
    "impossible", [(0.5, 0, 1, 1, 0), (0.5, 1, 0, 0, 1), (1, 0, 0.5, 1, 0), (0, 0.5, 1, 1, 0), (1, 1, 0.5, 0, 1)]
)
def test_impossible_reports(impossible):
    with pytest.raises(
        ValueError, match=r"^alarms must be possible with the other arguments, got \d+ with clears \d+$"
    ):
        monitoring.alarm_posterior(*impossible)


@given(st.floats(0, 100), st.floats(0.01, 3650), chance, chance, chance, chance)
def test_monitoring(rate, days, coverage, detection, attribution, part):
    found = monitoring.monitoring_coverage(rate, days, coverage, detection, attribution)
    assert found.attributed <= found.observed <= found.violations * (1 + EPS)
    assert 0 <= found.prob_any_observed <= 1
    assert math.exp(-rate * days) * (1 - EPS) <= found.prob_quiet_if_silent <= 1
    wider = monitoring.monitoring_coverage(rate, days, coverage + part * (1 - coverage), detection, attribution)
    sharper = monitoring.monitoring_coverage(rate, days, coverage, detection + part * (1 - detection), attribution)
    for better in (wider, sharper):
        # The exponent is up to 365000, and so is the relative error of what is rounded in it.
        assert better.prob_quiet_if_silent >= found.prob_quiet_if_silent * (1 - 1e-6)
        assert better.prob_any_observed >= found.prob_any_observed - EPS
    assert monitoring.monitoring_coverage(rate, days, 1, 1, attribution).prob_quiet_if_silent == 1


@given(st.floats(0, 3), st.floats(0.1, 3), chance, chance, chance)
def test_monitoring_by_summing_over_the_number_of_violations(rate, days, coverage, detection, attribution):
    """Bayes' rule over how many there were, each seen or not, without the theorem on thinning."""
    found = monitoring.monitoring_coverage(rate, days, coverage, detection, attribution)
    mean, seen = rate * days, coverage * detection
    numbers = range(80)
    weights = [math.exp(-mean) * mean**count / math.factorial(count) for count in numbers]
    silent = sum(weight * (1 - seen) ** count for count, weight in zip(numbers, weights, strict=True))
    observed = sum(weight * count * seen for count, weight in zip(numbers, weights, strict=True))
    assert found.prob_any_observed == pytest.approx(1 - silent, abs=EPS)
    assert found.prob_quiet_if_silent == pytest.approx(weights[0] / silent, abs=EPS)
    assert found.violations == pytest.approx(mean, abs=EPS)
    assert found.observed == pytest.approx(observed, abs=EPS)
    assert found.attributed == pytest.approx(observed * attribution, abs=EPS)


GOOD = {
    "inspection_equilibrium": {"cost": 0.1, "harm": 0.3, "gain": 1.0, "penalty": 4.0, "detect": 0.9},
    "detection_probability": {"n_sites": 20, "violations": 2, "inspections": 5, "sensitivity": 1.0},
    "inspections_needed": {"n_sites": 20, "violations": 2, "target": 0.95, "sensitivity": 1.0},
    "alarm_posterior": {"prior": 0.05, "sensitivity": 0.9, "specificity": 0.9, "alarms": 1, "clears": 0},
    "monitoring_coverage": {"rate": 2.0, "days": 30.0, "coverage": 0.4, "detection": 0.7, "attribution": 0.5},
}
BAD = [math.nan, math.inf, -math.inf, -0.1, 3650.5, 10**400, True, "0.5", None, [0.5]]
ARGUMENTS = [(name, argument) for name, arguments in GOOD.items() for argument in arguments]
COUNTS = [(name, argument) for name, argument in ARGUMENTS if isinstance(GOOD[name][argument], int)]


@pytest.mark.parametrize(("function", "argument"), ARGUMENTS)
@pytest.mark.parametrize("bad", BAD, ids=lambda bad: repr(bad)[:20])
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(FUNCTIONS[function], GOOD[function], argument, bad)


@pytest.mark.parametrize(("function", "argument"), COUNTS)
@pytest.mark.parametrize("bad", [1.0, 1.5, -1, 1001])
def test_counts_are_whole(function, argument, bad):
    with pytest.raises(ValueError, match=f"^{argument} must be a whole number between . and .*got {bad!r}$"):
        FUNCTIONS[function](**{**GOOD[function], argument: bad})


@pytest.mark.parametrize(
    ("function", "argument", "bad"),
    [
        ("inspection_equilibrium", "cost", 0),
        ("inspection_equilibrium", "harm", 1),
        ("inspection_equilibrium", "gain", 0),
        ("inspection_equilibrium", "detect", 0),
        ("detection_probability", "n_sites", 0),
        ("detection_probability", "violations", 21),
        ("detection_probability", "inspections", 21),
        ("inspections_needed", "target", 1),
        ("alarm_posterior", "alarms", 51),
        ("monitoring_coverage", "days", 0),
    ],
)
def test_ends_of_ranges(function, argument, bad):
    with pytest.raises(ValueError, match=f"^{argument} must be .*got {bad!r}$"):
        FUNCTIONS[function](**{**GOOD[function], argument: bad})
