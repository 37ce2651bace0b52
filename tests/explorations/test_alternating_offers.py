"""Who can wait, and who has the last word: the picture and the words are the model's."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import alternating_offers as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import alternating_offers as model
from tests.explorations.reading import shown_words

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}


def see(view="patience", **changed):
    see = {"patience": module.see_patience, "deadline": module.see_deadline}[view]
    return see(**{**FIRST, **changed}, guess=None, fine=True)


def opened(view="patience"):
    made = Exploration(module.FIGURE)
    made.set({"view": view})
    return made


@given(st.floats(0.01, 0.4), st.floats(0.01, 0.4), st.integers(1, 180))
def test_patience_is_that_of_the_rates(wait_a, wait_b, days):
    rates = [-math.log1p(-wait) for wait in (wait_a, wait_b)]
    wanted = model.shares_from_rates(*rates, days / module.MONTH)
    found = module.divide(wait_a, wait_b, days, 0, 0)
    assert found.share_1 == pytest.approx(wanted.share_1, abs=1e-9)
    assert found.share_1 - found.counter_share_1 == pytest.approx(wanted.first_mover_gain, abs=1e-9)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 180), st.integers(0, 90), st.integers(0, 90))
def test_share_in_picture_and_words_is_the_models(wait_a, wait_b, days, outside_a, outside_b):
    at = {
        "wait_a": wait_a / 100,
        "wait_b": wait_b / 100,
        "days": days,
        "outside_a": outside_a / 100,
        "outside_b": outside_b / 100,
    }
    at |= module.mend(at, None)
    seen, found = see(**at), module.divide(**at)
    assert seen.answer == found.share_1
    assert f"A gets {found.share_1:.2f}" in seen.svg
    assert f"keeps {found.share_1:.2f}" in seen.words[0]


def test_first_glance_says_what_each_could_get_by_refusing():
    found = model.rubinstein_shares(0.9, 0.8)
    seen = see()
    assert seen.answer == pytest.approx(found.share_1)
    assert f"get {found.counter_share_2:.2f} of the pie" in seen.words[0]
    assert f"is {found.first_mover_gain:.2f}." in seen.words[1]
    assert f"A would get {math.log(0.8) / math.log(0.72):.2f} whoever opened" in seen.words[1]


def test_next_to_nothing_still_moves_a_sixth_of_the_pie():
    made = opened()
    made.panel.show.click()
    assert model.rubinstein_shares(0.99, 0.98).share_1 == pytest.approx(2 / 3, abs=0.01)
    assert "it is 0.67, more than you thought" in made.panel.verdict.value
    assert "your guess" in made.picture.value


def test_quick_offers_before_a_deadline_give_the_last_word_nearly_all():
    made = opened("deadline")
    assert "A gets 0.34" in made.panel.place.children[0].value
    assert "A gets 0.34" in shown_words(made)
    made.panel.show.click()
    wanted = model.finite_horizon(4, 0.9**0.1, 0.8**0.1).share_1
    assert f"it is {wanted:.2f}, less than you thought" in made.panel.verdict.value
    assert wanted < 0.05


@pytest.mark.parametrize(
    ("changed", "said", "unsaid"),
    [
        ({}, ["first-mover advantage"], ["outside option"]),
        ({"outside_b": 0.2}, ["B could have 0.20 elsewhere, and it changes nothing"], ["first-mover advantage"]),
        ({"outside_b": 0.6}, ["turn its back", "counts because it is worth more"], ["If B refused"]),
        ({"outside_a": 0.2}, ["That A could have 0.20 elsewhere changes nothing"], ["first-mover advantage"]),
        ({"outside_a": 0.9}, ["A, too, has somewhere to go", "If B refused"], ["turn its back"]),
        ({"outside_a": 0.5, "outside_b": 0.5}, ["A, too, has somewhere to go", "turn its back"], ["changes nothing"]),
    ],
)
def test_options_are_explained_when_they_count_and_when_they_dont(changed, said, unsaid):
    told = " ".join(see(**changed).words)
    assert all(one in told for one in said)
    assert not any(one in told for one in unsaid)


def test_an_option_changes_nothing_until_it_beats_waiting():
    both = {"wait_a": 0.1, "wait_b": 0.1}
    free = see(**both).answer
    assert see(**both, outside_b=0.47).answer == pytest.approx(free)
    assert see(**both, outside_b=0.48).answer == pytest.approx(0.52)
    assert free == pytest.approx(0.526, abs=0.001)


def test_a_dotted_line_marks_what_b_can_have_elsewhere():
    assert see().svg.count("stroke-dasharray") + 1 == see(outside_b=0.1).svg.count("stroke-dasharray")


def test_the_band_is_named_when_there_is_room():
    assert "whoever opens" not in see().svg
    assert "whoever opens" in see(days=180).svg
    assert "goes to A" not in see(wait_a=0.4, days=180).svg


def test_one_day_is_said_as_a_day():
    assert "with a day between offers" in see(days=1).words[1]
    assert "with 2 days between offers" in see(days=2).words[1]


@pytest.mark.parametrize("offers", range(1, 13))
def test_deadline_tells_who_has_the_last_word(offers):
    seen = see("deadline", offers=offers)
    found = model.finite_horizon(offers, 0.9, 0.8)
    more = model.finite_horizon(offers + 1, 0.9, 0.8)
    assert seen.answer == pytest.approx(found.share_1)
    assert f"A gets {found.share_1:.2f}, B {found.share_2:.2f}" in seen.words[0]
    last, other = ("A", "B") if offers % 2 else ("B", "A")
    assert ("take it or leave it" if offers == 1 else f"and {last} makes the last") in seen.words[0]
    assert f"{other} would have the last word, and A would get {more.share_1:.2f}" in seen.words[1]
    assert "A would get 0.71 (the dotted line)" in seen.words[1]
    assert len(seen.words) == 2


def test_what_is_left_after_the_deadline_counts_for_the_side_that_answers():
    assert "still has 0.30 once" in see("deadline", offers=4, default_a=0.3).words[2]
    assert see("deadline", offers=4, default_a=0.3).answer > see("deadline", offers=4).answer
    idle = see("deadline", offers=4, default_b=0.3)
    assert idle.words[2].startswith("What B would have once the deadline has passed changes nothing")
    assert idle.answer == see("deadline", offers=4).answer


def test_options_stay_within_the_pie():
    made = opened()
    made.unlock()
    made.controls["outside_b"].value = 0.8
    made.controls["outside_a"].value = 0.5
    assert made.controls["outside_b"].value == pytest.approx(0.5)
    made.controls["outside_b"].value = 0.7
    assert made.controls["outside_a"].value == pytest.approx(0.3)


def test_fine_and_coarse_pictures_have_the_same_point():
    fine, coarse = (module.see_patience(**FIRST, guess=0.4, fine=one).svg for one in (True, False))
    assert len(coarse) < len(fine)
    for svg in (fine, coarse):
        assert "A gets 0.71" in svg
        assert 'data-share-a="0.714285714286"' in svg
