"""What the exploration of sanctions says and draws, against its model."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import sanctions as module
from peacetalks.explorations import sanctions_ladder as ladder
from peacetalks.models import sanctions as model

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}
THREAT, RELIEF = module.WORDS["threat"], module.WORDS["relief"]


def see(which, **at):
    return module.FIGURE.views[which].see(**{**FIRST, "guess": None, "fine": True, **at})


def play(**at):
    values = {**FIRST, **at}
    costs = [values[name] for name in ("cost_low", "cost_high", "prob_high", "early")]
    return model.sanction_game(0, 10, *costs, values["sender_gain"], values["sender_cost"], values["backdown"])


def climb(**at):
    values = {**FIRST, **at}
    count = round(values["count"])
    paid = ladder.spread(values["total"], count, values["timing"])
    return model.phased_relief(
        paid, [values["cost"] / count] * count, values["p_detect"], values["snapback"], values["discount"]
    )


def drawn(svg, what):
    return float(re.search(rf'data-{what}="([^"]+)"', svg)[1])


def test_opening_compares_the_list_with_what_it_leaves_out():
    game, seen = play(), see("threat")
    assert drawn(seen.svg, "early") == pytest.approx(game.concede_at_threat)
    assert seen.answer == pytest.approx(game.concede_when_imposed)
    assert seen.words[0].startswith("Of all targets 41% ")
    assert f"the list reports {game.concede_when_imposed:.0%}" in seen.words[1]
    assert f"move {game.prob_success:.0%}" in seen.words[1]
    assert "16% succeed" in seen.svg


def test_prediction_sanctions_that_bite_harder_look_worse_in_the_list():
    at = module.FIGURE.views["threat"].prediction.at
    before, after = play(), play(**at)
    assert after.concede_when_imposed < before.concede_when_imposed
    assert after.prob_success > before.prob_success
    assert see("threat", **at).answer == pytest.approx(after.concede_when_imposed)
    said = module.WORDS["predict"]["threat"]
    assert f"now {before.concede_when_imposed:.0%}" in said["ask"]
    assert f"{after.concede_at_threat:.0%} now, where it was {before.concede_at_threat:.0%}" in said["less"]


def test_a_threat_that_nobody_believes_moves_nobody():
    seen = see("threat", **module.FIGURE.presets["too_dear"])
    assert seen.words[0].startswith("Nobody gives in, for nobody believes")
    assert THREAT["labels"]["empty"] in seen.svg
    assert seen.answer is None
    assert drawn(seen.svg, "early") == 0


def test_a_believed_threat_may_not_be_worth_making():
    at = {"sender_gain": 0.0, "backdown": 8.0}
    assert play(**at).credible
    seen = see("threat", **at)
    assert "on the whole it would lose" in seen.words[0]
    assert THREAT["labels"]["unmade"] in seen.svg


def test_when_every_target_gives_in_there_is_no_list():
    seen = see("threat", cost_low=10.0, cost_high=10.0)
    assert seen.words[0] == THREAT["everyone"]
    assert seen.answer is None
    assert THREAT["labels"]["list"] not in seen.svg


def test_when_imposing_teaches_nothing_the_list_holds_no_success():
    seen = see("threat", prob_high=0.0)
    assert "sanctions never work" in seen.words[1]
    assert seen.answer == 0


def test_when_sanctions_cost_nothing_no_target_gives_in_to_the_threat():
    seen = see("threat", cost_low=0.0, cost_high=0.0, sender_cost=0.0, prob_high=0.5)
    assert "on the whole it would lose" in seen.words[0]
    seen = see("threat", cost_low=0.0, early=0.0, backdown=8.0)
    assert seen.words[0] == THREAT["nobody"]
    assert "For once the list leaves nothing out" in seen.words[1]
    assert f"{seen.answer:.0%} give in" in seen.words[1]


def test_a_share_that_would_round_to_nothing_is_not_called_nothing():
    seen = see("threat", cost_low=5.3)
    assert 0 < seen.answer < 0.005
    assert "Of these under 1% give in" in seen.words[1]
    assert "under 1% succeed" in seen.svg


def test_detection_that_is_called_enough_is_enough():
    told = see("relief", p_detect=0.35).words[-1]
    assert "at least 36%; it is 35%" in told
    assert see("relief", p_detect=0.36).answer == 1


def test_table_of_the_threat_holds_the_models_shares():
    for row in see("threat").numbers().rows:
        game = play(cost_low=row[0])
        assert row[5] == pytest.approx(game.prob_success)
        assert row[4] == pytest.approx(game.concede_when_imposed)
    assert see("threat", **module.FIGURE.presets["too_dear"]).numbers().rows[0][4] == THREAT["nothing"]


def test_costs_push_each_other():
    assert module.mend({"cost_low": 5.0, "cost_high": 4.0}, "cost_low") == {"cost_high": 5.0}
    assert module.mend({"cost_low": 5.0, "cost_high": 4.0}, "cost_high") == {"cost_low": 4.0}
    assert module.mend({"cost_low": 3.0, "cost_high": 4.0}, None) == {}


def test_even_relief_is_earned_to_the_end():
    seen = see("relief")
    assert seen.answer == 1
    assert seen.words[0] == RELIEF["completes"]
    assert climb().critical_detection == pytest.approx(0.35, abs=0.001)
    assert "at least 36%; it is 80%" in seen.words[1]
    assert RELIEF["labels"]["undone"] not in seen.svg


def test_prediction_relief_up_front_buys_one_step_even_with_sure_detection():
    at = module.FIGURE.views["relief"].prediction.at
    assert FIRST["snapback"] == 1
    seen = see("relief", **at)
    assert seen.answer == pytest.approx(0.25)
    assert climb(**at).actions == ("comply", "stop", "stop", "stop")
    assert "12.00 of 12.00" in seen.words[1]
    assert seen.words[2] == RELIEF["no_cure_stops"]
    assert RELIEF["labels"]["undone"] in seen.svg


@pytest.mark.parametrize(
    ("at", "starts", "ends"),
    [
        ({"snapback": 0.0}, "The target keeps to 3 of 4 steps and cheats at step 4.", "no_cure_cheats"),
        ({"p_detect": 0.2}, "The target cheats at the first step.", "needs"),
        ({"total": 4.0, "p_detect": 1.0}, "The target doesn't do even the first step", "no_cure_stops"),
    ],
)
def test_every_way_of_breaking_off_is_told(at, starts, ends):
    seen = see("relief", **at)
    assert seen.words[0].startswith(starts)
    assert seen.words[-1].startswith(RELIEF[ends].split("{")[0])


def test_nothing_is_at_risk_at_the_last_step_without_snapback():
    assert "only 0.00 at risk" in see("relief", snapback=0.0).words[0]


def test_guess_stands_in_both_pictures():
    for view in module.FIGURE.views:
        assert THREAT["labels"]["guess"] in see(view, guess=0.5).svg
        assert "Your guess of 50%" in see(view, guess=0.5).svg


@given(total=st.floats(0, 24), count=st.integers(1, 5), timing=st.floats(-1, 1))
def test_relief_is_spread_and_none_is_lost(total, count, timing):
    paid = ladder.spread(total, count, timing)
    assert len(paid) == count
    assert sum(paid) == pytest.approx(total)
    assert all(one >= 0 for one in paid)
    if timing > 0:
        assert paid[0] == max(paid)


@given(
    timing=st.floats(-1, 1),
    count=st.integers(1, 5),
    p_detect=st.floats(0, 1),
    snapback=st.floats(0, 1),
    total=st.floats(0, 24),
    cost=st.floats(1, 16),
    discount=st.floats(0.5, 1),
)
def test_drawn_choices_are_those_that_the_model_weighs(timing, count, p_detect, snapback, total, cost, discount):
    paid = ladder.spread(total, count, timing)
    found = model.phased_relief(paid, [cost / count] * count, p_detect, snapback, discount)
    worth = ladder.options(paid, cost / count, found, p_detect, snapback, discount)
    for (keep, cheat), value in zip(worth, found.values, strict=True):
        assert max(keep, cheat, 0.0) == pytest.approx(value, abs=1e-9)
    seen = see(
        "relief",
        timing=timing,
        count=count,
        p_detect=p_detect,
        snapback=snapback,
        total=total,
        cost=cost,
        discount=discount,
    )
    done = 0
    for action in found.actions:
        if action != "comply":
            break
        done += 1
    assert seen.answer == pytest.approx(done / count)
    assert drawn(seen.svg, "done") == pytest.approx(done / count)
