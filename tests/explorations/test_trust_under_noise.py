"""Trust under noise: its pictures and words against the model, and each case that they tell apart."""

import re

import pytest

from peacetalks.explorations import trust_under_noise as module
from peacetalks.models import trust_under_noise as model
from peacetalks.pictures import palette
from peacetalks.pictures.rounds import ROW
from tests.explorations.reading import preset_readings

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}


def see(view="misread", guess=None, fine=True, **changed):
    return module.FIGURE.views[view].see(**{**FIRST, "view": view, **changed}, guess=guess, fine=fine)


def filled(svg, colour):
    """Return how far each filled cell of one side's row is filled."""
    found = re.search(rf'd="(M[^"]*v[^"]*)" fill="{re.escape(colour)}"', svg)
    return [float(high) / ROW for high in re.findall(r"v-([\d.]+)", found[1])] if found else []


@pytest.mark.parametrize("noise", [0.01, 0.1, 0.4])
def test_strict_reciprocity_cooperates_half_of_the_time_at_any_noise(noise):
    seen = see(noise=noise)
    assert seen.answer == pytest.approx(0.5)
    assert "cooperates in 0.50" in seen.words[0]
    assert "goes back and forth" in seen.words[1]


def test_prediction_is_about_one_signal_in_a_hundred():
    asked = module.FIGURE.views["misread"].prediction
    assert see(**asked.at).answer == pytest.approx(model.stationary_match("TFT", "TFT", 0.01, "perception").coop_a)
    asked = module.FIGURE.views["steps"].prediction
    assert see("steps", **asked.at).answer == "turns"


def test_one_mistake_goes_back_and_forth_for_ever_without_forgiveness():
    a, b = module._after_a_mistake("GTFT", 0.0, "perception")
    assert a[: module.MISTAKE] == [1.0] * module.MISTAKE
    assert b[: module.MISTAKE] == [1.0] * (module.MISTAKE - 1) + [0.0]
    assert a[module.MISTAKE :] == [0.0, 1.0] * 8
    assert b[module.MISTAKE :] == [1.0, 0.0] * 8


@pytest.mark.parametrize("kind", ["perception", "action"])
@pytest.mark.parametrize("habit", ["TFT", "WSLS", "GRIM"])
def test_after_the_mistake_the_play_is_the_models(habit, kind):
    a, b = module._after_a_mistake(habit, 0.4, kind)
    match = model.opening_match("GTFT", habit, 16, 0, generosity=0.4, start="CD")
    assert a[module.MISTAKE :] == pytest.approx(match.coop_a)
    assert b[module.MISTAKE :] == pytest.approx(match.coop_b)


@pytest.mark.parametrize(("habit", "strategy"), [("same", "GTFT"), ("strict", "TFT")])
def test_a_mistake_costs_as_many_defections_as_are_told(habit, strategy):
    # B's own, and all that follow it.
    match = model.opening_match("GTFT", strategy, 500, 0, generosity=0.25, start="CD")
    cost = 1 + sum(2 - a - b for a, b in zip(match.coop_a, match.coop_b, strict=True))
    assert f"costs {cost:.1f} defections" in see(habit=habit, forgives=0.25).words[1]


def test_picture_shows_the_chances_of_the_play():
    svg = see(forgives=0.33).svg
    for colour, play in zip((palette.A, palette.B), module._after_a_mistake("GTFT", 0.33, "perception"), strict=True):
        assert filled(svg, colour) == pytest.approx([one for one in play if one], abs=0.001)


@pytest.mark.parametrize(
    ("changed", "sentences"),
    [
        ({"forgives": 0.33}, ["each defection has some chance", "safe here"]),
        ({"forgives": 0.5}, ["too much here"]),
        ({"forgives": 1.0}, ["never feuds", "too much here"]),
        ({"forgives": 0.5, "temptation": 4.0}, ["up to 0.67 is safe"]),
        ({"forgives": 0.33, "habit": "strict"}, ["B strict", "cooperates more and earns less"]),
        ({"forgives": 0.33, "habit": "win_stay"}, ["B repeats what went well"]),
        ({"forgives": 0.33, "habit": "grim"}, ["stays hostile"]),
        ({"forgives": 0.6, "habit": "never"}, ["doesn't answer", "B earns 3.56 a round and A 0.36"]),
        ({"noise": 0.5}, ["no habit of answering"]),
        ({"kind": "action", "forgives": 0.33}, ["10% of moves slip"]),
    ],
)
def test_each_case_is_told(changed, sentences):
    told = " ".join(see(**changed).words)
    for sentence in sentences:
        assert sentence in told


def test_sides_that_differ_are_drawn_apart():
    both, apart = see(forgives=0.33).svg, see(forgives=0.33, habit="strict").svg
    assert f'stroke="{palette.B}"' not in both
    assert f'stroke="{palette.B}"' in apart
    assert "9 4" in apart
    found = model.stationary_match("GTFT", "TFT", 0.1, "perception", 0.33)
    assert f"A cooperates in {found.coop_a:.2f}" in see(forgives=0.33, habit="strict").words[0]
    assert found.coop_a > found.coop_b
    assert found.payoff_a < found.payoff_b


def test_the_guess_spans_the_share_of_cooperation():
    svg = see(guess=0.5).svg
    low, high = (float(one) for one in re.search(r'data-from="([\d.]+)" data-to="([\d.]+)"', svg).groups())
    assert f'y1="{(low + high) / 2:g}"' in svg
    assert "Your guess of 0.50" in svg


@pytest.mark.parametrize(
    ("changed", "end"),
    [
        ({"steps": 0}, "feud"),
        ({"steps": 1}, "turns"),
        ({"steps": 2}, "peace"),
        ({"steps": 5}, "peace"),
        ({"steps": 5, "habit": "never"}, "feud"),
        ({"steps": 5, "habit": "grim"}, "feud"),
        ({"steps": 1, "habit": "win_stay"}, "peace"),
        ({"steps": 0, "habit": "win_stay"}, None),
        ({"steps": 0, "forgives": 0.3}, "peace"),
        ({"steps": 0, "forgives": 0.3, "habit": "never"}, None),
    ],
)
def test_steps_end_where_the_model_does(changed, end):
    seen = see("steps", **changed)
    match = model.opening_match(
        "GTFT",
        module.HABITS[changed.get("habit", "same")],
        20,
        0,
        generosity=changed.get("forgives", 0.0),
        start="DD",
        initiatives=changed["steps"],
    )
    assert seen.answer == end
    assert [row[1:] for row in seen.numbers().rows] == list(zip(match.coop_a, match.coop_b, strict=True))
    outcome = sum(match.coop_a[-2:] + match.coop_b[-2:]) / 4
    assert f">{outcome:.2f}</text>" in seen.svg
    starts = {"feud": "The feud goes on", "turns": "It ends in an echo", "peace": "It ends in peace"}
    assert seen.words[1].startswith(starts.get(end, f"In the last two rounds cooperation stands at {outcome:.2f}"))


def test_presets_show_what_their_notes_say():
    shown = preset_readings(module.FIGURE)
    assert "costs 3.0 defections" in shown["generous"]
    assert "A cooperates in 0.79 of the rounds in the long run and B in 0.73" in shown["one_forgives"]
    assert "B earns 3.56 a round and A 0.36" in shown["exploited"]
    assert "It ends in peace" in shown["initiative"]
