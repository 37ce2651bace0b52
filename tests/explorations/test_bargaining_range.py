"""The exploration, driven as a learner drives it."""

import re
import string

import pytest
from ipywidgets import Button, FloatSlider

from peacetalks import explorations
from peacetalks.explorations import bargaining_range as module
from peacetalks.models import bargaining_range as model


@pytest.fixture
def exploration():
    return module.Exploration()


def width(exploration):
    return float(re.search(r'data-upper="([^"]+)"', exploration.picture.value)[1]) - float(
        re.search(r'data-lower="([^"]+)"', exploration.picture.value)[1]
    )


def test_first_glance_needs_no_action(exploration):
    assert "bargaining range: 0.30 wide" in exploration.picture.value
    assert "between 0.35 and 0.65" in exploration.reading.value


def test_picture_and_words_follow_the_sliders_and_say_what_changed(exploration):
    exploration.sliders["c_a"].value = 0.3
    assert width(exploration) == pytest.approx(0.45)
    assert "a range 0.45 wide" in exploration.reading.value
    assert "widened from 0.30 to 0.45" in exploration.reading.value
    exploration.sliders["p"].value = 0.6
    assert "did not change" in exploration.reading.value


def test_a_guess_stays_marked_and_is_answered(exploration):
    exploration.guesses["range"].value = 0.8
    assert "your guess: 0.80 wide" in exploration.picture.value
    assert "You guessed 0.80" in exploration.reading.value
    exploration.sliders["c_a"].value = 0.4
    exploration.sliders["c_b"].value = 0.4
    assert "your guess: 0.80 wide" in exploration.picture.value
    assert "guess of 0.80 is close" in exploration.reading.value


def test_presets_open_their_view_with_the_published_verdict(exploration):
    exploration.take("hidden_resolve")
    assert exploration.view.value == "hidden"
    assert f"{model.optimal_demand(0.6, 0.1, 0, 0.5).prob_war:.2f}" in exploration.reading.value
    exploration.take("closing_window")
    assert exploration.view.value == "window"
    assert "B attacks" in exploration.reading.value
    assert f"{model.preventive_war(0.3, 0.5, 0.2, 0.2, 0.9).threshold_shift:.3f}" in exploration.reading.value
    exploration.take("costly_for_both")
    assert width(exploration) == pytest.approx(0.6)
    assert "invented" in exploration.note.value


def test_reset_restores_everything(exploration):
    first = exploration.picture.value, exploration.reading.value
    exploration.take("closing_window")
    exploration.guesses["window"].value = 0.2
    exploration.sliders["discount"].value = 0.3
    exploration.reset()
    assert (exploration.picture.value, exploration.reading.value) == first
    assert all(guess.value is None for guess in exploration.guesses.values())
    assert exploration.note.value == ""


def test_hidden_cost_keeps_its_ends_in_order(exploration):
    exploration.view.value = "hidden"
    exploration.sliders["c_b_low"].value = 0.7
    assert exploration.sliders["c_b_high"].value == 0.7
    exploration.sliders["c_b_high"].value = 0.2
    assert exploration.sliders["c_b_low"].value == 0.2


def test_a_chance_rises_no_further_than_certainty(exploration):
    exploration.view.value = "window"
    exploration.sliders["p"].value = 0.9
    assert exploration.sliders["shift"].value_text == "0.10 more, up to certainty"
    assert "A&#x27;s chance rises by 0.10" in exploration.picture.value
    exploration.sliders["p"].value = 0.5
    assert exploration.sliders["shift"].value_text == "0.30 more"


def test_every_corner_of_the_sliders_can_be_shown(exploration):
    for view, names in module.SLIDERS.items():
        exploration.view.value = view
        for corner in range(2 ** len(names)):
            for bit, name in enumerate(names):
                slider = exploration.sliders[name]
                slider.value = slider.max if corner >> bit & 1 else slider.min
            assert "<svg" in exploration.picture.value
            assert "nan" not in exploration.picture.value


def test_one_move_draws_once(exploration):
    drawn = []
    exploration.picture.observe(drawn.append, "value")
    exploration.sliders["p"].value = 0.7
    assert len(drawn) == 1
    exploration.take("closing_window")
    assert len(drawn) == 2


def test_sliders_speak_in_words(exploration):
    slider = exploration.sliders["p"]
    assert slider.value_text == "0.50, evenly matched"
    slider.value = 0.6
    assert slider.value_text == "0.60, A is stronger"
    state = slider.get_state()
    assert state["value_text"] == "0.60, A is stronger"
    stock = FloatSlider().get_state()
    for name in ("_model_name", "_model_module", "_view_name", "_view_module"):
        assert state[name] == stock[name]


def all_widgets(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from all_widgets(child)


def test_whole_exploration_holds_presets_reset_and_what_is_left_out():
    widgets = list(all_widgets(module.build()))
    assert [one.description for one in widgets if isinstance(one, Button)] == [
        "Costly for both",
        "Hidden resolve",
        "Closing window",
        "Reset",
    ]
    assert any(
        "What this model leaves out" in getattr(one, "value", "") for one in widgets if type(one).__name__ == "HTML"
    )


def test_buttons_do_what_they_say():
    widgets = list(all_widgets(module.build()))
    views = next(one for one in widgets if type(one).__name__ == "ToggleButtons")
    closing = next(one for one in widgets if isinstance(one, Button) and one.description == "Closing window")
    closing.click()
    assert views.value == "window"


def test_no_markup_needs_inline_styles():
    for widget in all_widgets(module.build()):
        assert "style=" not in str(getattr(widget, "value", ""))


def leaves(words, path=()):
    for key, value in words.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        else:
            yield (*path, key), value


def test_every_word_is_used(monkeypatch):
    used = set()

    class Watched(dict):
        path = ()

        def __getitem__(self, key):
            value = super().__getitem__(key)
            used.add((*self.path, key))
            return value

        def items(self):
            return [(key, self[key]) for key in self]

    def watch(words, path=()):
        made = Watched(
            {key: watch(value, (*path, key)) if isinstance(value, dict) else value for key, value in words.items()}
        )
        made.path = path
        return made

    monkeypatch.setattr(module, "WORDS", watch(module.WORDS))
    exploration = module.Exploration()
    exploration.whole()
    for preset in module.PRESETS:
        exploration.take(preset)
    for view, names in module.SLIDERS.items():
        exploration.set(view, module.FIRST)
        for guess in module.GUESSES[view]:
            exploration.guesses[view].value = guess
            for name in names:
                slider = exploration.sliders[name]
                for value in (slider.min, slider.max, slider.max, module.FIRST[name]):
                    exploration.set(view, {**module.FIRST})
                    slider.value = value
                    exploration.guesses[view].value = guess
    exploration.set("range", {**module.FIRST, "c_a": 0, "c_b": 0})
    exploration.set("hidden", {**module.FIRST, "c_b_low": 0.4})
    exploration.set("window", {**module.FIRST, "discount": 0})
    known = {path for path, _ in leaves(module.WORDS)}
    # Formats bound when the module was imported, and the title, are used without passing here.
    bound = {("title",), ("values", "cost"), ("values", "shift")}
    assert known - used - bound == set()


def test_placeholders_are_known():
    allowed = {
        "", "cost", "lower", "upper", "width", "before", "now", "guess", "p", "guessed", "demand", "risk", "first",
        "last", "fight", "peace", "most", "threshold", "gap", "shift", "limit",
    }  # fmt: skip
    for _, sentence in leaves(module.WORDS):
        for text in sentence if isinstance(sentence, list) else [sentence]:
            assert {field for _, field, _, _ in string.Formatter().parse(text) if field is not None} <= allowed


def test_load_knows_its_ids():
    assert explorations.load("bargaining-range") is module
    with pytest.raises(ValueError, match="There is no exploration 'nowhere'; there are: bargaining-range"):
        explorations.load("nowhere")
