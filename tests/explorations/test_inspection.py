"""Inspection: the thousand marks and the curve are the models' numbers, and each case has its sentence."""

import re

import pytest

from peacetalks.explorations import inspection as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import inspection as model
from peacetalks.models.monitoring import alarm_posterior
from peacetalks.pictures import palette
from peacetalks.pictures.alarms import CELL
from tests.explorations.reading import shown_words

FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}


def alarm(**changed):
    return module.see_alarm(**{**FIRST, **changed}, guess=None, fine=True)


def visits(**changed):
    return module.see_visits(**{**FIRST, "fine": True, **changed}, guess=None)


def marks(svg, colour, pattern):
    """Return how many cells of the thousand have this mark."""
    if pattern == "cross":
        found = re.search(rf'<path d="([^"]+)" stroke="{re.escape(colour)}"[^>]*fill="none"', svg)
        return sum(path.count("M") for path in [found[1]]) if found else 0
    dashes = "stroke-linecap" if pattern == "round" else "stroke-dasharray"
    for d, rest in re.findall(rf'<path d="([^"]+)" stroke="{re.escape(colour)}"([^>]*)', svg):
        if dashes in rest:
            return sum(int(float(run) / CELL) + 1 for run in re.findall(r"h([\d.]+)", d))
    return 0


@pytest.mark.parametrize("prior", [1, 20, 200, 400])
@pytest.mark.parametrize("looks", [1, 2, 3])
def test_a_thousand_marks_are_those_of_bayes(prior, looks):
    seen = alarm(prior=prior, looks=looks)
    after = alarm_posterior(prior / 1000, 0.95, 0.95, looks, 0)
    assert seen.answer == after.posterior
    true, false = round(1000 * after.evidence * after.posterior), round(1000 * after.evidence * (1 - after.posterior))
    assert marks(seen.svg, palette.WAR, "square") == true
    assert marks(seen.svg, palette.C, "round") == false
    assert marks(seen.svg, palette.LINE, "round") == 1000 - false - prior
    assert f"true alarms: {after.posterior:.0%}" in seen.svg
    assert f"sounds in {true} of them, and in {false} of the {1000 - prior}" in seen.words[0]


def test_opening_and_the_surprise():
    assert "190 of them" in alarm().words[0]
    asked = module.FIGURE.views["alarm"].prediction.at
    assert alarm(**asked).answer == pytest.approx(19 / 68)
    assert visits().answer == 13
    assert visits(**module.FIGURE.views["visits"].prediction.at).answer == 14


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "common"),
        ({"prior": 20}, "rare"),
        ({"errs": 0}, "sure"),
        ({"prior": 1, "sees": 0.5, "errs": 0, "looks": 3}, "none"),
    ],
)
def test_each_case_of_alarms_has_its_sentence(changed, sentence):
    assert alarm(**changed).words[1] == module.ALARM[sentence]


def test_words_for_few():
    assert "1 breach missed" in alarm(prior=20).svg
    assert "none missed" in alarm(prior=1).svg
    assert "10 breaches missed" in alarm().svg
    assert "none raises an alarm" in alarm(prior=1, sees=0.5, errs=0, looks=3).svg
    assert "1 raises an alarm" in alarm(prior=1, errs=0).svg
    assert "hardly any" in alarm(prior=1).words[2]
    assert "2 looks" in alarm(looks=2).words[0]
    assert "looks" not in alarm().words[0]


@pytest.mark.parametrize("sites", [20, 100, 1000])
@pytest.mark.parametrize("share", [0.01, 0.05, 0.3])
@pytest.mark.parametrize("penalty", [0.25, 1, 9])
@pytest.mark.parametrize("fine", [True, False])
def test_visits_needed_make_a_breach_not_worth_it(sites, share, penalty, fine):
    seen = visits(sites=sites, share=share, penalty=penalty, fine=fine)
    guilty = max(1, round(sites * share))
    enough = round(seen.answer)
    assert enough <= module.MOST
    found = model.detection_probability(sites, guilty, enough).detection
    fewer = model.detection_probability(sites, guilty, enough - 1).detection
    # The inspection game with this chance of detection: what a breach is worth, inspected for certain.
    assert (1 - found) - penalty * found <= 1e-9
    assert (1 - fewer) - penalty * fewer > 0
    if fewer:
        assert model.inspection_equilibrium(0.05, 0, 1, penalty, fewer).commit_inspect is None
    assert f"{found:.0%}" in seen.words[0]
    assert f"{1 / (1 + penalty):.0%}" in seen.words[2]


def test_each_case_of_visits_has_its_sentence():
    assert visits().words[1] == module.VISITS["few"]
    assert visits(share=0.01).words[1] == module.VISITS["many"]
    assert "share of sites seen" in visits().svg
    assert "share of sites seen" not in visits(share=0.01).svg
    assert "1 hides" in visits(share=0.01).words[0]
    assert "1 visit," in visits(sites=1000, share=0.3, penalty=9).words[0]
    assert "less than 1%" in visits(sites=1000, share=0.3, penalty=9).words[0]
    assert "as much as cheating gains" in visits().words[2]
    assert "4 times what cheating gains" in visits(penalty=4).words[2]


def test_cheating_pays_is_written_where_there_is_room():
    pays, there = module.VISITS["labels"]["pays"], module.VISITS["labels"]["pays_there"]
    assert f">{pays}<" in visits(sites=1000, share=0.01, penalty=0.25).svg
    assert f">{there}<" in visits().svg
    assert f">{there}<" in visits(sites=150, share=0.02, penalty=4).svg
    assert pays not in visits(sites=1000, share=0.3, penalty=9).svg


def test_guess_is_named_in_the_text_alternative():
    exploration = Exploration(module.FIGURE)
    assert "Your guess of 50% is marked." in exploration.picture.value
    exploration.set({"view": "visits"})
    exploration.panel.control.value = 130
    assert "Your guess of 130 visits is marked." in exploration.picture.value
    assert "13 visits" in shown_words(exploration)
