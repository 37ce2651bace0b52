"""Two legislatures and their leaders: what the picture and the words say is what the model says."""

import re
import xml.etree.ElementTree as ET

import pytest

from peacetalks.explorations import two_level_game as module
from peacetalks.explorations.exploration import Exploration

SVG = "{http://www.w3.org/2000/svg}"
FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}


def seen(guess=None, **changed):
    return module.see(**FIRST | changed, guess=guess, fine=True)


def told(**changed):
    return " ".join(seen(**changed).words)


def game(**changed):
    return module.Game(FIRST | changed)


def texts(made):
    return [one.text for one in ET.fromstring(made.svg).iter(f"{SVG}text")]


def test_first_picture_has_a_deal_that_both_can_ratify():
    made = seen()
    assert made.answer == pytest.approx(0.35)
    assert {"A: 5 for", "B: 9 for", "0.35", "status quo 0.80", "B's limit 0.60"} <= set(texts(made))
    assert "overlap from 0.28 to 0.60" in made.words[0]
    assert "both sides can ratify that" in made.words[1]
    assert "change nothing" in made.words[2]


def test_a_tied_hand_wins_until_it_is_tied_too_tightly():
    answers = [seen(quota_a=quota).answer for quota in module.QUOTAS]
    assert answers == [pytest.approx(0.35), pytest.approx(0.4), pytest.approx(0.52), None, None]
    assert "The tied hand wins" in told(quota_a=7)
    assert "nearer to the 0.55 that the leader wants" in told(quota_a=7)
    assert "tied too tightly" in told(quota_a=8)
    assert "likes less" in told(quota_a=8)


def test_the_guess_is_answered_and_stays():
    exploration = Exploration(module.FIGURE)
    exploration.panel.control.value = 0.3
    exploration.panel.show.click()
    assert exploration.controls["quota_a"].value == 7
    assert "it is 0.52, nearer to what A's leader wants" in exploration.panel.verdict.value.replace("&#x27;", "'")
    assert "your guess 0.30" in exploration.picture.value


@pytest.mark.parametrize("quota", module.QUOTAS)
@pytest.mark.parametrize("hurdle", [-0.1, 0.0, 0.1])
def test_those_who_vote_for_a_deal_are_enough_and_are_counted(quota, hurdle):
    made, played = seen(quota_a=quota, hurdle_a=hurdle), game(quota_a=quota, hurdle_a=hurdle)
    x = played.outcome(quota).compromise if made.answer is None else made.answer
    votes = [sum(played.approves(side, x)) for side in (0, 1)]
    assert {f"A: {votes[0]} for", f"B: {votes[1]} for"} <= set(texts(made))
    if made.answer is not None:
        assert votes[0] >= quota
        assert votes[1] >= 5


def test_the_rows_below_show_the_deals_of_fewer_votes_and_no_answer_to_come():
    def marks(quota):
        lower = [
            one
            for one in ET.fromstring(seen(quota_a=quota).svg).iter(f"{SVG}path")
            if one.get("fill") == module.palette.RANGE
        ]
        return len(lower) - (seen(quota_a=quota).answer is not None)

    assert [marks(quota) for quota in (5, 6, 7, 8)] == [1, 2, 3, 3]


def test_what_cannot_be_ratified_is_said():
    assert "B can ratify nothing at all" in told(hurdle_b=0.8)
    assert "An empty win-set" in told(hurdle_b=0.8).replace("[[", "").replace("]]", "")
    assert "A's votes aren't what stops it" in told(hurdle_b=0.8)
    assert "A can ratify nothing at all" in told(hurdle_a=0.6)
    assert "nothing passes" in texts(seen(hurdle_a=0.6))
    assert "nothing passes" not in texts(seen())
    assert "don't overlap" in told(quota_a=8)
    assert "A can ratify only 0.80" in told(centre_a=0.8, spread_a=0)
    assert "share one point, 0.80" in told(centre_a=0.8, spread_a=0, hurdle_b=0)


@pytest.mark.parametrize(
    ("changed", "who"),
    [
        ({"quota_a": 7}, "which A can't ratify"),
        ({"power_a": 1, "leader_a": 0.7}, "which B can't ratify"),
        ({"leader_a": 0.1, "centre_b": 0.6, "spread_b": 0.05}, "which neither side can ratify"),
    ],
)
def test_whoever_cannot_ratify_the_compromise_is_named(changed, who):
    assert who in told(**changed)


def test_a_tied_hand_may_lose_or_move_the_deal_without_effect():
    burden = module.FIGURE.presets["burden"]
    assert "The tied hand loses" in told(**burden)
    assert "farther from the 0.90" in told(**burden)
    assert game(**burden).effect(5).effect == "burden"
    equal = {"leader_a": 0.45, "power_a": 0.5, "leader_b": 0.31, "quota_a": 7}
    assert game(**equal).effect(7).effect == "irrelevant"
    assert "just as far from the 0.45" in told(**equal)


def test_breakdown_may_leave_a_leader_better_off():
    assert "likes better" in told(hurdle_b=0.6)
    assert game(hurdle_b=0.6).effect(5).gain_a > 0


def test_presets_show_what_their_notes_say():
    senate = module.FIGURE.presets["senate"]
    assert seen(**senate).answer is None
    assert seen(**senate | {"quota_a": 5}).answer is not None
    weary = module.FIGURE.presets["weary"]
    limit = game(**weary).zone().win_set_b.upper
    assert game(**weary).win_set_a(8).lower < limit < game(**weary).win_set_a(8).upper
    assert game(**weary | {"hurdle_a": 0}).win_set_a(8).lower > limit


def test_table_holds_the_model_for_every_number_of_votes():
    rows = seen().numbers().rows
    assert [row[0] for row in rows] == list(module.QUOTAS)
    for row in rows:
        x = game().outcome(row[0]).x
        assert row[3] == ("none" if x is None else f"{x:.2f}")
        assert row[4] == f"{game().outcome(row[0]).loss_a:.2f}"
    assert [row[5] for row in rows] == ["nothing", "bring more", "bring more", "leave no deal", "leave no deal"]
    burden = module.FIGURE.presets["burden"]
    assert seen(**burden).numbers().rows[0][5] == "cost something"
    assert seen(hurdle_b=0.8).numbers().rows[0][5] == "no deal anyway"


def test_text_alternative_says_what_is_drawn():
    alt = re.search(r'aria-label="([^"]+)"', seen(quota_a=7, guess=0.25).svg)[1]
    assert "0.52" in alt
    assert "Your guess of 0.25 is marked" in alt
