"""The arms race against reference values, a matrix exponential in 60 digits, and Richardson's results."""

import math
from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from peacetalks.models import arms_race as model
from tests.models.bad_input import refuses

EPS = 1e-9
# Small numbers bring the two rates near each other and near zero, where the closed form would cancel.
coefficient = st.one_of(st.floats(0, 5), st.sampled_from([0.0, 1e-12, 1e-9, 1e-6, 1e-3, 0.5, 1.0]))
slow_coefficient = st.floats(0, 2)
pairs = st.tuples(coefficient, coefficient, coefficient, coefficient)
slow_pairs = st.tuples(slow_coefficient, slow_coefficient, slow_coefficient, slow_coefficient)
grievance = st.floats(-100, 100)
grievances = st.tuples(grievance, grievance)
levels = st.tuples(st.floats(0, 1000), st.floats(0, 1000))
cuts = levels
part = st.floats(0, 1)


@st.composite
def unstable_pairs(draw):
    """Coefficients whose margin is below zero by more than rounding."""
    k, l = draw(st.floats(0.1, 5)), draw(st.floats(0.1, 5))  # noqa: E741
    a = draw(st.floats(0, 5))
    b = draw(part) * min(5, 0.99 * k * l / a) if a > 0 else draw(st.floats(0, 5))
    return k, l, a, b


@st.composite
def stable_pairs(draw):
    """Coefficients whose margin is above zero by more than rounding."""
    a, b = draw(st.floats(0.1, 5)), draw(st.floats(0.1, 5))
    k = draw(st.floats(0, 5))
    l = draw(part) * min(5, 0.9 * a * b / k) if k > 0 else draw(st.floats(0, 5))  # noqa: E741
    return k, l, a, b


def product(one, other):
    return [[sum(one[i][m] * other[m][j] for m in range(3)) for j in range(3)] for i in range(3)]


def exact(pair, grievances, start, t):
    """Return the levels at `t` from the power series of the matrix exponential, halved and squared, in 60 digits."""
    with localcontext() as context:
        context.prec = 60
        (k, l, a, b), (g, h), time = map(Decimal, pair), map(Decimal, grievances), Decimal(t) / 2**12  # noqa: E741
        step = [[-a * time, k * time, g * time], [l * time, -b * time, h * time], [Decimal(0)] * 3]
        total = [[Decimal(int(i == j)) for j in range(3)] for i in range(3)]
        term = total
        for n in range(1, 30):
            term = [[entry / n for entry in row] for row in product(term, step)]
            total = [[x + y for x, y in zip(*rows, strict=True)] for rows in zip(total, term, strict=True)]
        for _ in range(12):
            total = product(total, total)
        x, y = map(Decimal, start)
        return [float(row[0] * x + row[1] * y + row[2]) for row in total[:2]]


@example(pair=(5.0, 1e-18, 0.1, 0.1), grievances=(1.0, 100.0), start=(3.0, 5.0), t=10.0)
@example(pair=(1e-6, 1e-6, 0.01, 0.01), grievances=(100.0, 50.0), start=(0.0, 5.0), t=100.0)
@example(pair=(0.0, 0.0, 1e-160, 0.0), grievances=(1.0, 1.0), start=(3.0, 5.0), t=10.0)
@example(pair=(0.5, 0.5, 0.5, 0.5), grievances=(1.0, 1.0), start=(3.0, 5.0), t=100.0)
@given(pairs, grievances, levels, st.floats(0, 100, exclude_min=True))
def test_the_run_is_exact(pair, grievances, start, t):
    found = model.trajectory(*pair, *grievances, *start, t, 1)
    assert (found.x[0], found.y[0]) == start
    expected = exact(pair, grievances, start, t)
    # Where the run falls back from far away, the way there sets the digits.
    scale = max(1, *start, *map(abs, grievances), *map(abs, expected))
    assert found.x[1] == pytest.approx(expected[0], abs=1e-10 * scale)
    assert found.y[1] == pytest.approx(expected[1], abs=1e-10 * scale)


@given(pairs, cuts, st.floats(0, 100, exclude_min=True))
def test_the_cut_is_exact(pair, cut, t):
    found = model.cut_effect(*pair, *cut, t, 1)
    assert (found.x_saved[0], found.y_saved[0]) == cut
    expected = exact(pair, (0.0, 0.0), cut, t)
    scale = max(1, *cut, *expected)
    assert found.x_saved[1] == pytest.approx(expected[0], abs=1e-10 * scale)
    assert found.y_saved[1] == pytest.approx(expected[1], abs=1e-10 * scale)
    assert min(found.x_saved + found.y_saved) >= 0


@given(pairs, grievances)
def test_the_point_at_rest_rests(pair, grievances):
    (k, l, a, b), (g, h) = pair, grievances  # noqa: E741
    found = model.equilibrium(*pair, *grievances)
    assert found.rate_slow + found.rate_fast == pytest.approx(-(a + b), abs=EPS)
    assert found.rate_slow * found.rate_fast == pytest.approx(found.margin, abs=EPS)
    assert found.rate_fast <= found.rate_slow + EPS
    if found.kind == "neutral":
        assert abs(found.margin) <= 1e-12
        assert found.x is found.y is found.half_life is found.doubling_time is None
        return
    assume(abs(found.margin) > 1e-3)
    scale = max(1, abs(found.x), abs(found.y))
    assert k * found.y - a * found.x + g == pytest.approx(0, abs=EPS * scale)
    assert l * found.x - b * found.y + h == pytest.approx(0, abs=EPS * scale)
    assume(scale <= 1000)
    run = model.trajectory(*pair, *grievances, found.x, found.y, 1.0, 3)
    assert run.x == pytest.approx([found.x] * 4, abs=EPS * scale)
    assert run.y == pytest.approx([found.y] * 4, abs=EPS * scale)


@given(stable_pairs(), grievances, levels)
def test_a_stable_race_settles(pair, grievances, start):
    found = model.equilibrium(*pair, *grievances)
    assert found.kind == "stable"
    assert found.doubling_time is None
    assert found.critical_scale is None or found.critical_scale > 1
    assert math.exp(found.rate_slow * found.half_life) == pytest.approx(0.5)
    assume(found.half_life < 100 / 60)
    run = model.trajectory(*pair, *grievances, *start, 100.0, 1)
    scale = max(1, *start, abs(found.x), abs(found.y))
    assert run.x[1] == pytest.approx(found.x, abs=EPS * scale)
    assert run.y[1] == pytest.approx(found.y, abs=EPS * scale)


@given(slow_pairs, grievances, st.floats(0.01, 2), levels)
def test_a_run_can_be_broken_off_and_continued(pair, grievances, t, start):
    whole = model.trajectory(*pair, *grievances, *start, t, 2)
    assume(max(map(abs, whole.x + whole.y)) <= 1000)
    rest = model.trajectory(*pair, *grievances, whole.x[1], whole.y[1], t / 2, 1)
    assert rest.x[1] == pytest.approx(whole.x[2], abs=1e-7)
    assert rest.y[1] == pytest.approx(whole.y[2], abs=1e-7)


@given(pairs, grievances, levels, st.floats(0, 20, exclude_min=True))
def test_swapping_the_sides_swaps_the_run(pair, grievances, start, t):
    (k, l, a, b), (g, h), (x0, y0) = pair, grievances, start  # noqa: E741
    one, other = model.trajectory(*pair, g, h, x0, y0, t, 2), model.trajectory(l, k, b, a, h, g, y0, x0, t, 2)
    scale = max(1, *start, *map(abs, one.x + one.y))
    assert one.x == pytest.approx(other.y, abs=EPS * scale)
    assert one.y == pytest.approx(other.x, abs=EPS * scale)


@given(pairs, grievances, levels, st.floats(0.1, 20))
def test_everything_doubles_together(pair, grievances, start, t):
    halves = [value / 2 for value in (*grievances, *start)]
    assume(all(2 * half == value for half, value in zip(halves, (*grievances, *start), strict=True)))
    one, double = model.trajectory(*pair, *halves, t, 3), model.trajectory(*pair, *grievances, *start, t, 3)
    scale = max(1, *map(abs, double.x + double.y))
    assert double.x == pytest.approx([2 * x for x in one.x], abs=EPS * scale)
    assert double.y == pytest.approx([2 * y for y in one.y], abs=EPS * scale)


@given(pairs, grievances, levels, cuts, st.floats(0, 10, exclude_min=True))
def test_a_cut_is_the_difference_of_two_runs(pair, grievances, start, cut, t):
    effect = model.cut_effect(*pair, *cut, t, 2)
    without = model.trajectory(*pair, *grievances, *start, t, 2)
    reduced = model.trajectory(*pair, *grievances, start[0] - cut[0], start[1] - cut[1], t, 2)
    assert effect.t == without.t
    size = (*start, *cut, *without.x, *without.y, *reduced.x, *reduced.y)
    tolerance = EPS * max(1, *map(abs, grievances), *map(abs, size))
    for index in range(3):
        assert effect.x_saved[index] == pytest.approx(without.x[index] - reduced.x[index], abs=tolerance)
        assert effect.y_saved[index] == pytest.approx(without.y[index] - reduced.y[index], abs=tolerance)


@given(pairs, pairs)
def test_reaction_unsettles_and_fatigue_settles(pair, other):
    (k, l, a, b), more = pair, [max(two) for two in zip(pair, other, strict=True)]  # noqa: E741
    margin = model.equilibrium(*pair, 0, 0).margin
    assert model.equilibrium(more[0], more[1], a, b, 0, 0).margin <= margin
    assert model.equilibrium(k, l, more[2], more[3], 0, 0).margin >= margin


@given(pairs)
def test_the_critical_scale_makes_the_pair_neutral(pair):
    k, l, a, b = pair  # noqa: E741
    scale = model.equilibrium(*pair, 0, 0).critical_scale
    assert (scale is None) == (k * l == 0)
    if scale is None:
        return
    assume(max(k, l) * scale <= 5)
    assert model.equilibrium(k * scale, l * scale, a, b, 0, 0).margin == pytest.approx(0, abs=EPS)


@given(unstable_pairs(), grievances, levels)
def test_the_turning_cut_balances_the_race(pair, grievances, start):
    found = model.turning_cut(*pair, *grievances, *start)
    slow = model.equilibrium(*pair, *grievances).rate_slow
    scale = max(1, *start, *map(abs, grievances)) * max(1, 1 / slow)
    assume(abs(found.score) > 1e-12 * scale)
    assert found.direction == ("escalates" if found.score > 0 else "disarms")
    if found.share is None:
        assert found.direction == "escalates"
        nothing = model.turning_cut(*pair, *grievances, 0, 0)
        assert nothing.score > 0
        return
    assert 0 <= found.share <= 1
    assert (found.share == 0) == (found.direction == "disarms")
    if 0 < found.share < 1:
        left = [(1 - found.share) * level for level in start]
        assert model.turning_cut(*pair, *grievances, *left).score == pytest.approx(0, abs=1e-9 * scale)


@given(unstable_pairs(), grievances, levels)
def test_the_score_tells_how_the_race_ends(pair, grievances, start):
    found = model.turning_cut(*pair, *grievances, *start)
    rates = model.equilibrium(*pair, *grievances)
    assume(abs(found.score) > 1e-3 and rates.rate_slow > 0.5)
    run = model.trajectory(*pair, *grievances, *start, 100.0, 1)
    assert (run.x[1] > 0) == (run.y[1] > 0) == (found.direction == "escalates")


@given(unstable_pairs(), grievances, levels, part)
def test_a_larger_race_needs_no_smaller_cut(pair, grievances, start, part):
    large = model.turning_cut(*pair, *grievances, *start).share
    small = model.turning_cut(*pair, *grievances, *(part * level for level in start)).share
    if large is not None:
        assert small is not None
        assert small <= large + EPS


@given(unstable_pairs(), st.tuples(st.floats(0, 100), st.floats(0, 100)), levels)
def test_without_goodwill_no_cut_short_of_disarmament_turns_a_race(pair, grievances, start):
    found = model.turning_cut(*pair, *grievances, *start)
    if found.direction == "escalates":
        assert found.share in (None, 1.0)
    else:  # nothing there that could grow
        assert found.direction == "balanced"
        assert found.score == pytest.approx(0, abs=1e-12)


@given(stable_pairs(), grievances, levels)
def test_a_stable_race_needs_no_turning(pair, grievances, start):
    assert model.turning_cut(*pair, *grievances, *start) == model.TurningCut("settles", None, None)


def test_a_balanced_race_comes_to_rest():
    # Goodwill of 3 against a growth of 1: the line passes through (3, 3).
    assert model.turning_cut(2, 2, 1, 1, -3, -3, 3, 3) == model.TurningCut("balanced", 0.0, 0.0)
    assert model.turning_cut(2, 2, 1, 1, 0, 0, 5, 5) == model.TurningCut("escalates", 5.0, 1.0)
    assert model.turning_cut(2, 2, 1, 1, 0, 0, 0, 0) == model.TurningCut("balanced", 0.0, 0.0)


def test_times_are_exact():
    found = model.trajectory(0.5, 0.5, 1, 1, 1, 1, 0, 5, 0.7, 100)
    assert found.t == tuple(0.7 * i / 100 for i in range(101))
    assert model.cut_effect(0.5, 0.5, 1, 1, 1, 1, 0.7, 100).t == found.t


PAIR = {"k": 0.5, "l": 0.5, "a": 1.0, "b": 1.0}
RACE = {**PAIR, "g": 1.0, "h": 1.0}
GOOD = {
    "equilibrium": RACE,
    "trajectory": {**RACE, "x0": 0.0, "y0": 5.0, "t_end": 10.0, "n": 100},
    "cut_effect": {**PAIR, "cut_x": 1.0, "cut_y": 1.0, "t_end": 10.0, "n": 100},
    "turning_cut": {**RACE, "x0": 0.0, "y0": 5.0},
}


@pytest.mark.parametrize(("function", "argument"), [(name, arg) for name, args in GOOD.items() for arg in args])
@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -2001, 2001.0, True, "0.5", None, [], [5]], ids=repr)
def test_bad_input_is_named_in_one_sentence(function, argument, bad):
    refuses(getattr(model, function), GOOD[function], argument, bad)


@pytest.mark.parametrize(
    ("function", "change", "sentence"),
    [
        ("equilibrium", {"k": -0.1}, "k must be between 0 and 5, got -0.1"),
        ("trajectory", {"n": 100.0}, "n must be a whole number between 1 and 2000, got 100.0"),
        ("trajectory", {"t_end": 0}, "t_end must be above 0 and at most 100, got 0"),
        ("turning_cut", {"x0": -1}, "x0 must be between 0 and 1000, got -1"),
    ],
)
def test_bad_values(function, change, sentence):
    with pytest.raises(ValueError) as caught:
        getattr(model, function)(**{**GOOD[function], **change})
    assert str(caught.value) == sentence
