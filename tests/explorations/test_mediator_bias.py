"""Whose warning is believed: the strips, the range and the words are the model's."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import mediator_bias as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import mediator_bias as model
from peacetalks.pictures import palette
from tests.explorations.reading import shown_words

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}
SAID = module.SAID


def see(**changed):
    return module.see(**{**FIRST, **changed}, guess=None, fine=True)


def values():
    settings = module.FIGURE.settings
    drawn = {
        name: st.integers(0, round((one.high - one.low) / one.step)).map(
            lambda k, one=one: round(one.low + k * one.step, 10)
        )
        for name, one in settings.items()
    }
    return st.fixed_dictionaries(drawn).map(lambda at: {**at, **module.mend(at, None)})


@given(values())
def test_the_answer_is_the_first_step_that_the_model_believes(at):
    seen = module.see(**at, guess=None, fine=True)
    steps = [step / 100 for step in range(-100, 101)]
    credible = [bias for bias in steps if model.mediation(**{**at, "bias": bias}).credible]
    if credible:
        assert seen.answer == pytest.approx(credible[0])
    elif seen.answer is not None:
        assert "almost exactly" in seen.words[1]
    told = re.search(r"from (\S+) to (\S+)\.", seen.words[1])
    if told and credible:
        assert float(told[2]) == pytest.approx(credible[-1])


@given(values())
def test_the_risk_of_war_that_is_told_is_the_models(at):
    seen, found = module.see(**at, guess=None, fine=True), model.mediation(**at)
    assert f"this one: {found.prob_war_with:.2f}" in seen.svg
    assert f"{found.prob_war_with:.2f}" in seen.words[2]
    assert ("A believes this" in seen.words[0]) == found.credible


def test_the_first_picture_shows_a_neutral_that_is_not_believed():
    seen = see()
    assert seen.words[0] == SAID["neutral"]
    found = model.mediation(**FIRST)
    assert seen.answer == pytest.approx(math.ceil(found.bias_lower * 100) / 100)
    assert "bias of 0.24 or more" in seen.words[1]
    assert not found.credible


def test_twice_the_dread_of_war_takes_twice_the_bias():
    made = Exploration(module.FIGURE)
    made.panel.show.click()
    once, twice = model.mediation(**FIRST).bias_lower, model.mediation(**{**FIRST, "c_m": 0.8}).bias_lower
    assert twice == pytest.approx(2 * once)
    assert "it takes 0.48, more than you thought" in made.panel.verdict.value


def test_the_boundary_is_drawn_where_the_model_has_it():
    found = model.mediation(**FIRST)
    at = f"{module.ACROSS(found.bias_lower):.2f}".rstrip("0").rstrip(".")
    assert f'x="{at}"' in see().svg


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "neutral"),
        ({"bias": -0.01}, "their_friend"),
        ({"bias": 0.1}, "warns"),
        ({"bias": 0.3}, "credible"),
        ({"accuracy": 1.0}, "edge"),
        ({"c_m": 0.0}, "edge"),
        ({"accuracy": 0.5}, "same"),
        (module.FIGURE.presets["nothing_to_lose"], "eggs_on"),
    ],
)
def test_each_case_is_explained(changed, said):
    assert see(**changed).words[0] == SAID[said]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"accuracy": 0.5}, "which only a weak B grants"),
        ({"accuracy": 0.5, "prior_tough": 0.9}, "which any B grants"),
        ({"c_m": 1.0, "accuracy": 0.7}, "not even one that cares"),
        ({}, "or more"),
        (module.FIGURE.presets["nothing_to_lose"], "from 0.06 to 0.37"),
        ({"c_m": 0.0, "c_1": 0.25, "c_high": 0.15, "c_low": 0.02, "prior_tough": 0.6}, "of 0.000, almost exactly"),
    ],
)
def test_it_is_told_who_is_believed(changed, words):
    assert words in see(**changed).words[1]


def test_a_range_narrower_than_a_step_is_told_exactly():
    one = module.Range(0.231, 0.238, 0.4, 0.1)
    assert one.first == one.low
    found = model.mediation(**FIRST)
    assert "only a mediator with a bias of 0.231, almost exactly" in module._where(found, one, {})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "as if nobody had spoken"),
        ({"bias": 0.5}, "falls from 0.40 to 0.08"),
        (module.FIGURE.presets["emboldens"], "rises from 0.00 to 0.11"),
        ({"bias": 0.5, "accuracy": 1.0, "prior_tough": 0.7}, "stays at 0.00"),
    ],
)
def test_it_is_told_what_follows_for_war(changed, words):
    assert words in see(**changed).words[2]


def test_nobody_believed_draws_no_band():
    seen = see(c_m=1.0, accuracy=0.7)
    assert seen.answer is None
    assert "true_weak" not in seen.svg
    assert ">believed<" not in seen.svg
    assert palette.WAR in seen.svg


def test_a_tough_b_stays_the_tougher():
    made = Exploration(module.FIGURE)
    made.unlock()
    made.controls["c_low"].value = 0.45
    assert made.controls["c_high"].value == pytest.approx(0.46)
    made.controls["c_high"].value = 0.2
    assert made.controls["c_low"].value == pytest.approx(0.19)
    assert shown_words(made)


def test_history_keeps_to_the_neutral_envoy():
    made = Exploration(module.FIGURE)
    made.unlock()
    made.take("neutral_envoy")
    assert made.values()["bias"] == 0
    assert SAID["neutral"] in shown_words(made)
