"""Spoilers: what is drawn and said equals the model's."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import spoilers as exploration
from peacetalks.explorations.frame import plain
from peacetalks.models import spoilers as model

FIRST = {name: setting.first for name, setting in exploration.FIGURE.settings.items()}
SAID = exploration.SAID
share = st.floats(0.01, 0.99)
belief = st.floats(0, 1)
loss = st.integers(5, 40)
report = st.sampled_from(["none", "effort", "no_effort"])


def at(preset=None, **changed):
    return {**FIRST, **exploration.FIGURE.presets.get(preset, {}), **changed}


def see(preset=None, **changed):
    return exploration.see(guess=None, fine=True, **at(preset, **changed))


@given(share, belief, loss)
def test_without_a_monitor_the_model_s_test_says_the_same(trust, strong, loss):
    values = at(trust=trust, strong=strong, loss=loss)
    found = exploration.course(values)
    expected = model.violence_test(trust, strong, 0.6, 0.8, 0.2, 10, 0, -loss, exploration.ATTACKS)
    assert found.threshold == expected.threshold
    assert found.updates[1].trust == pytest.approx(expected.posterior_after_attack)
    assert found.broken == expected.attacks_to_break
    assert see(trust=trust, strong=strong, loss=loss).answer == found.updates[1].trust


@given(share, belief, loss, report)
def test_the_border_is_the_trust_that_outlives_the_attack(trust, strong, loss, monitor):
    values = at(trust=trust, strong=strong, loss=loss, monitor=monitor)
    threshold = exploration.course(values).threshold
    one, two = (row[0] for row in exploration.borders(values, threshold, (strong,), 2))
    assert threshold <= one <= two <= 1
    if one > threshold:
        assert exploration.update(values, 1, trust=one).trust == pytest.approx(threshold)
    after = [exploration.update(values, count, trust=trust).trust for count in (0, 1, 2)]
    if abs(trust - one) > 1e-9:
        assert (trust > one) == (min(after[:2]) > threshold)
    if abs(trust - two) > 1e-9:
        assert (trust > two) == (min(after) > threshold)


def test_strength_turns_against_the_moderates():
    asked = exploration.FIGURE.views["spoilers"].prediction
    seen = see(**asked.at)
    assert seen.answer == pytest.approx(0.182 / 0.482)
    assert seen.words[0].startswith("One attack ends the talks: trust falls from 70% to 38%")
    assert exploration.course(at("believed_weak")).broken == 4
    assert exploration.course(at()).broken == 2


def test_words_say_each_ending():
    assert "attack 2 ends the talks" in see().words[0]
    assert "no talks to sabotage" in see(trust=0.3).words[0]
    assert "no talks to sabotage" in see(trust=0.0).words[0]
    assert see(trust=1.0).words[0] == SAID["certain"]
    assert "from 70% to over 99%" in see("with_monitor").words[0]
    assert "under 1%" in see(trust=0.001).words[0]


def test_trust_that_rounds_to_what_is_needed_is_told_apart():
    seen = see(strong=0.62)
    assert "from 70% to just under 50%, and going on needs 50%" in seen.words[0]
    assert "just under 50%" in seen.svg
    assert "just under" not in see(strong=0.61).svg


def test_words_say_the_window_or_that_there_is_none():
    assert "between 50% and 67%" in plain(see().words[1])
    assert "no level of trust" in see("with_monitor").words[1]
    assert "no level of trust" in see(control_strong=0.0, control_weak=0.0).words[1]


def test_monitor_and_the_belief_from_which_an_attack_works():
    critical = model.violence_test(0.7, 0.5, 0.6, 0.8, 0.2, 10, 0, -10).critical_strong
    assert f"more than {critical:.0%}" in see().words[2]
    assert "as soon as" not in see(trust=0.95).words[2]
    for monitor in ("effort", "no_effort"):
        assert plain(see(monitor=monitor).words[2]) == plain(SAID["monitor"][monitor])


def test_picture_stops_where_the_talks_end():
    labels = re.findall(r">(\d+%)</text>", see().svg)
    assert {"70%", "54%", "44%"} <= set(labels)
    assert see().svg.count("<circle") == 3
    assert "36%" not in labels
    assert see(trust=0.3).svg.count("<circle") == 1


def test_a_narrow_field_has_no_words():
    for label in ("no_talks", "talks_end"):
        assert SAID["labels"][label] in see().svg
        assert SAID["labels"][label] not in see(loss=5, fight=-4).svg


def test_no_wedge_is_drawn_where_no_attack_pays():
    assert SAID["labels"]["pays"] in see().svg
    assert SAID["labels"]["second"] in see().svg
    harmless = see(control_strong=0.0, control_weak=0.0).svg
    assert SAID["labels"]["pays"] not in harmless
    narrow = see("with_monitor").svg
    assert SAID["labels"]["pays"] in narrow
    assert SAID["labels"]["second"] not in narrow


def test_the_weak_stop_no_more_than_the_strong():
    assert exploration.mend(at(control_weak=0.9), "control_weak") == {"control_strong": 0.9}
    assert exploration.mend(at(control_strong=0.1), "control_strong") == {"control_weak": 0.1}
    assert exploration.mend(at(), None) == {}


def test_table_follows_every_attack():
    columns, rows = see().numbers()
    assert len(columns) == 4
    assert [row[3] for row in rows] == ["yes", "yes", "no", "no", "no", "no"]
    assert rows[1][1] == pytest.approx(0.35 / 0.65)
