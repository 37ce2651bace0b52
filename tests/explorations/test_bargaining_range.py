"""The bargaining range: three views, each with the model's own numbers."""

import re

import pytest

from peacetalks.explorations import bargaining_range as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import bargaining_range as model
from tests.explorations.reading import shown_words


@pytest.fixture
def exploration():
    made = Exploration(module.FIGURE)
    made.unlock()
    return made


def test_picture_and_words_follow_the_sliders_and_say_what_moved(exploration):
    assert "bargaining range: 0.30 wide" in exploration.picture.value
    assert "between 0.35 and 0.65" in shown_words(exploration)
    exploration.controls["c_a"].value = 0.2
    exploration.controls["c_a"].value = 0.3
    assert 'data-upper="0.65"' in exploration.picture.value
    assert 'data-lower="0.2"' in exploration.picture.value
    assert "the width of the range from 0.30 to 0.45" in shown_words(exploration)
    exploration.controls["p"].value = 0.6
    assert "has left the width of the range at 0.45" in shown_words(exploration)


@pytest.mark.parametrize(
    ("view", "answer"),
    [
        ("range", model.bargaining_range(0.5, 0.4, 0.4).width),
        ("hidden", model.optimal_demand(0.5, 0.0, 0.0, 0.4).prob_war),
        ("window", model.preventive_war(0.5, 0.3, 0.0, 0.15, 0.6).threshold_shift),
    ],
)
def test_the_guess_is_compared_with_what_was_asked(view, answer):
    exploration = Exploration(module.FIGURE)
    exploration.set({"view": view})
    exploration.panel.control.value = 0.95
    exploration.panel.show.click()
    assert f"You guessed 0.95; {answer:.2f} is enough" in exploration.panel.verdict.value or (
        f"You guessed 0.95; it is {answer:.2f}" in exploration.panel.verdict.value
    )
    assert "your guess: 0.95" in exploration.picture.value
    assert exploration.view == view


def test_presets_open_their_view_with_the_published_verdict(exploration):
    exploration.take("hidden_resolve")
    assert exploration.view == "hidden"
    assert f"{model.optimal_demand(0.6, 0.1, 0, 0.5).prob_war:.2f}" in shown_words(exploration)
    exploration.take("closing_window")
    assert exploration.view == "window"
    assert "B attacks" in shown_words(exploration)
    assert f"{model.preventive_war(0.3, 0.5, 0.2, 0.2, 0.9).threshold_shift:.3f}" in shown_words(exploration)
    exploration.take("costly_for_both")
    assert "0.60 wide" in shown_words(exploration)


def test_hidden_cost_keeps_its_ends_in_order(exploration):
    exploration.set({"view": "hidden"})
    exploration.controls["c_b_low"].value = 0.7
    assert exploration.controls["c_b_high"].value == 0.7
    exploration.controls["c_b_high"].value = 0.2
    assert exploration.controls["c_b_low"].value == 0.2


def test_a_chance_rises_no_further_than_certainty(exploration):
    exploration.set({"view": "window"})
    exploration.controls["p"].value = 0.9
    assert exploration.controls["shift"].value == pytest.approx(0.1)
    exploration.controls["shift"].value = 0.5
    assert exploration.controls["shift"].value == pytest.approx(0.1)
    assert "A&#x27;s chance rises by 0.10" in exploration.picture.value


def test_costless_war_leaves_one_split(exploration):
    exploration.set({"c_a": 0, "c_b": 0})
    assert "exactly one split" in shown_words(exploration)


def test_sliders_speak_in_words(exploration):
    slider = exploration.controls["p"]
    assert slider.value_text == "0.50, evenly matched"
    slider.value = 0.6
    assert slider.value_text == "0.60, A is stronger"


def test_short_forms_hold_no_guess():
    for form in (module.FIGURE.teaser(), module.FIGURE.thumbnail()):
        picture = form.children[0].value
        assert "--pt-guess" not in picture
        assert re.search("<svg", picture)
