"""Stakeholders: what is drawn is what the model says, and each case has its sentence."""

import re

import pytest

from peacetalks.explorations import stakeholders as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import stakeholders as model

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}
PLACES = [10, 30, 70, 90]
PULL, BLOCK = module.PULL, module.BLOCK


def pull(**changed):
    return module.see_pull(**{**FIRST, **changed}, guess=None, fine=True)


def block(**changed):
    return module.see_block(**{**FIRST, **changed}, guess=None, fine=True)


def drawn(seen, name):
    return float(re.search(rf'data-{name.replace("_", "-")}="([^"]+)"', seen.svg)[1])


@pytest.mark.parametrize("new_at", [0, 20, 50, 70, 95])
@pytest.mark.parametrize(("power", "cares"), [(0, 1), (5, 1), (80, 0.4), (100, 1)])
@pytest.mark.parametrize("power_a", [10, 60, 100])
def test_median_and_mean_are_the_models(new_at, power, cares, power_a):
    seen = pull(new_at=new_at, power=power, cares=cares, power_a=power_a)
    centre = model.group_centre([*PLACES, new_at], [1, 1, 1, 1, cares], [power_a, 20, 20, 60, power])
    assert seen.answer == centre.median
    assert drawn(seen, "low") == centre.median_low
    assert drawn(seen, "high") == centre.median_high
    assert drawn(seen, "mean") == pytest.approx(centre.mean)
    assert f"mean {centre.mean:.1f}" in seen.svg
    if power * cares:
        pulled = model.influence([*PLACES, new_at], [1, 1, 1, 1, cares], [power_a, 20, 20, 60, power]).median_pull[-1]
        assert any("hasn't moved" in words for words in seen.words) == (abs(pulled) < module.NEAR)


def test_opening_and_the_surprises():
    assert "every outcome between 30 and 70" in pull().words[0]
    assert pull(**module.FIGURE.views["pull"].prediction.at).answer == 70
    assert "the place of B's ally" in pull(power=5).words[0]
    assert block().answer == 50
    assert block(**module.FIGURE.views["block"].prediction.at).answer == 20


def test_how_far_out_the_newcomer_sits_does_not_matter():
    assert {pull(power=5, new_at=at).answer for at in range(70, 101)} == {70}
    assert [pull(power=5, new_at=at).answer for at in (31, 45, 60)] == [31, 45, 60]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "empty"),
        ({"power": 5}, "tips"),
        ({"power": 5, "new_at": 55}, "pivot"),
        ({"power": 5, "new_at": 70}, "tips"),
        ({"power": 5, "new_at": 50}, "narrows"),
        ({"power": 30, "power_a": 100, "ally_a": 40}, "unmoved"),
        ({"power": 60, "power_a": 100, "ally_a": 40}, "evens"),
        ({"power": 100, "power_a": 10, "power_b": 10}, "outweighs"),
    ],
)
def test_each_case_of_a_pull_has_its_sentence(changed, sentence):
    assert pull(**changed).words[-1] == PULL[sentence]


def test_words_for_those_who_share_the_median_and_for_a_mean_that_stays():
    assert "the place of B's ally and the newcomer" in pull(power=5, new_at=70).words[0]
    assert "The mean stays where it was" in pull(power=5, new_at=50).words[1]
    assert "from 50.0 to 51.4" in pull(power=5).words[1]


def test_who_has_no_weight_has_no_chair():
    assert pull(ally_b=0).svg.count("s ally<") == 1
    assert pull().svg.count("s ally<") == 2
    assert "empty chair" in pull().svg
    assert "empty chair" not in pull(power=1).svg


@pytest.mark.parametrize("new_at", [0, 50, 95])
@pytest.mark.parametrize("status_quo", [0, 35, 70, 100])
@pytest.mark.parametrize("quota", [3, 4, 5])
@pytest.mark.parametrize("veto", ["none", "new"])
def test_core_and_winset_are_the_models(new_at, status_quo, quota, veto):
    seen = block(new_at=new_at, status_quo=status_quo, quota=quota, veto=veto)
    core = model.veto_core([*PLACES, new_at], status_quo, quota, [4] if veto == "new" else [])
    assert drawn(seen, "core_low") == core.core_low
    assert drawn(seen, "core_high") == core.core_high
    assert drawn(seen, "win_low") == max(0, core.win_low)
    assert drawn(seen, "win_high") == min(100, core.win_high)
    assert drawn(seen, "win_low") <= seen.answer <= drawn(seen, "win_high")
    assert ("stays, no change passes" in seen.svg) == core.stable == (seen.answer == status_quo)
    assert f"{seen.answer:.0f}" in seen.svg


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "nothing between 10 and 95 can be changed"),
        ({"quota": 3}, "only one outcome can't be changed, 70"),
        ({"quota": 3, "veto": "new"}, "three of five votes and the newcomer's"),
        ({"veto": "new"}, "all five votes, nothing between 10 and 95"),
        ({}, "lies in it and stays"),
        ({"status_quo": 0}, "as far as 20"),
        ({"status_quo": 100}, "as far as 90"),
        ({"status_quo": 0, "quota": 3}, "right to the end of the line"),
        ({"status_quo": 0}, "at 10: nothing farther"),
        ({"status_quo": 98}, "at 95: nothing farther"),
    ],
)
def test_each_case_of_a_block_has_its_words(changed, words):
    assert words in " ".join(block(**changed).words)


def test_a_veto_inside_the_core_changes_nothing_and_one_outside_does():
    free = block(quota=4, new_at=60, status_quo=0)
    assert block(quota=4, new_at=60, status_quo=0, veto="new").answer == free.answer == 60
    assert block(quota=3, new_at=5, status_quo=0, veto="new").answer == 10


def test_presets_show_what_their_notes_say():
    presets = module.FIGURE.presets
    third = pull(**presets["third"])
    assert third.answer == 55
    assert third.words[-1] == PULL["pivot"]
    assert pull(**presets["strong_side"]).words[-1] == PULL["unmoved"]
    assert block(**presets["consensus"]).answer == 0
    council = presets["council"]
    assert block(**council).answer == council["status_quo"]
    assert block(**{**council, "veto": "none"}).answer == 60


def test_guess_is_named_in_the_text_alternative():
    exploration = Exploration(module.FIGURE)
    exploration.panel.control.value = 52
    assert "Your guess of 52 is marked." in exploration.picture.value
    exploration.set({"view": "block"})
    assert "Your guess of 50 is marked." in exploration.picture.value
