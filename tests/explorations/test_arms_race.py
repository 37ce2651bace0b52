"""The arms race: its picture and words against the model, and each case that they tell apart."""

import re

import pytest

from peacetalks.explorations import arms_race as module
from peacetalks.models import arms_race as model
from tests.explorations.reading import preset_readings

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}


def see(guess=None, fine=True, **changed):
    return module.see(**{**FIRST, **changed}, guess=guess, fine=fine)


def both(reaction, grievance, **more):
    return {
        "reaction_a": reaction,
        "reaction_b": reaction,
        "grievance_a": grievance,
        "grievance_b": grievance,
        **more,
    }


def test_answer_and_words_are_the_models():
    at = {"reaction_a": 0.8, "reaction_b": 0.3, "grievance_a": 1.0, "grievance_b": 2.0}
    found = model.equilibrium(0.8, 0.3, 1.0, 1.0, 1.0, 2.0)
    seen = see(**at)
    assert seen.answer == pytest.approx(found.x, abs=0.05)
    assert f"{found.x:.1f} and B's at {found.y:.1f}" in seen.words[0]
    assert f"A {found.x:.1f}, B {found.y:.1f}" in seen.svg
    assert "0.24" in seen.words[1]


def test_a_cut_leaves_the_end_of_a_race_that_settles():
    asked = module.FIGURE.views["race"].prediction.at
    assert see().answer == see(**asked).answer == 6.0
    half = model.equilibrium(0.5, 0.5, 1.0, 1.0, 3.0, 3.0).half_life
    assert f"every {half:.1f} years" in see(cut=0.5).words[2]
    assert "no difference" in see().words[2]


def test_numbers_are_the_two_runs():
    rows = see(cut=0.5).numbers().rows
    with_cut = model.trajectory(0.5, 0.5, 1.0, 1.0, 3.0, 3.0, 4.5, 1.5, 12, 12)
    without = model.trajectory(0.5, 0.5, 1.0, 1.0, 3.0, 3.0, 9.0, 3.0, 12, 12)
    assert [row[0] for row in rows] == list(range(13))
    for row, *levels in zip(rows, with_cut.x, with_cut.y, without.x, without.y, strict=True):
        assert row[1:] == pytest.approx(levels, abs=0.006)
    for coarse, row in zip(see(cut=0.5, fine=False).numbers().rows, rows, strict=True):
        assert coarse == pytest.approx(row)


WINDOW = both(2.0, -3.0, start_a=5.0, start_b=5.0)


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        (both(1.5, 0.5, start_a=1.0, start_b=1.0), ["runs away", "No joint cut"]),
        (WINDOW, ["runs away", "joint cut of 40%"]),
        ({**WINDOW, "cut": 0.5}, ["runs down", "40% would just"]),
        ({**WINDOW, "cut": 0.4}, ["stands on its divide", "40% would just"]),
        (both(2.0, -3.0, start_a=2.0, start_b=2.0), ["runs down", "without any cut"]),
        (both(1.0, 1.0), ["on the edge", "push both levels up"]),
        (both(1.0, -1.0), ["on the edge", "brings both levels down"]),
        (both(1.0, 0.0), ["on the edge", "one and the same line"]),
        (both(0.5, -1.0), ["settles", "Below zero, cooperation"]),
        (both(0.9, 4.0), ["settles", "outside the picture"]),
    ],
)
def test_each_case_is_told(changed, sentences):
    seen = see(**changed)
    told = " ".join(seen.words)
    for sentence in sentences:
        assert sentence in told
    settles = "settles" in told.split(".")[0]
    assert (seen.answer is not None) == settles
    assert ("the divide</text>" in seen.svg) == ("joint cut of 40%" in told or "divide" in told)


def test_the_divide_parts_the_runs():
    across, up = model.equilibrium(2.0, 2.0, 1.0, 1.0, -3.0, -3.0), 0.01
    turn = model.turning_cut(2.0, 2.0, 1.0, 1.0, -3.0, -3.0, 5.0, 5.0)
    assert across.kind == "unstable"
    over = see(**{**WINDOW, "cut": turn.share - up}).words[0]
    under = see(**{**WINDOW, "cut": turn.share + up}).words[0]
    assert "runs away" in over
    assert "runs down" in under


def test_a_cut_is_drawn_beside_the_run_without_it():
    plain, cut = see().svg, see(cut=0.5).svg
    assert ">cut</text>" in cut
    assert ">cut</text>" not in plain
    assert cut.count('fill="none"') > plain.count('fill="none"')


def test_the_guess_can_be_dragged_along_the_axis_of_as_arms():
    svg = see(guess=5.0).svg
    low, high = (float(found) for found in re.search(r'data-from="([\d.]+)" data-to="([\d.]+)"', svg).groups())
    place = float(re.search(r'<line x1="([\d.]+)"[^>]*stroke="transparent"', svg)[1])
    assert place == pytest.approx((low + high) / 2, abs=0.01)
    assert "come to rest at 5.0 is marked" in svg


def test_presets_show_what_their_notes_say():
    shown = preset_readings(module.FIGURE)
    assert "come to rest at 7.5 and B's at 7.5" in shown["managed_rivalry"]
    assert "No joint cut" in shown["runaway"]
    assert "carried it over the divide" in shown["window_for_cuts"]
    assert "come to rest at 2.0 and B's at 4.0" in shown["one_relents"]
