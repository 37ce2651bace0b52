"""Ripeness: what is drawn and said of a war's periods is the model's."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks.explorations import frame
from peacetalks.explorations import ripeness as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import ripeness as model
from tests.explorations.reading import preset_readings, shown_words

SVG = "{http://www.w3.org/2000/svg}"
FIRST = {name: setting.first for name, setting in module.FIGURE.settings.items()}
share = st.floats(0, 1)


def sides(**at):
    """Return the model's two sides for settings of the exploration."""
    at = {**FIRST, **at}
    return [
        model.Side(
            gain0=at["gain"],
            cost_growth=at["growth"],
            shock_size=at["shock"],
            shock_time=round(at["shock_time"]),
            shock_length=round(at["shock_length"]),
            pain_threshold=at["threshold"],
            settlement=at["offer"],
            perception=at[feels],
        )
        for feels in ("feels_a", "feels_b")
    ]


def see(**at):
    return module.see(**{**FIRST, **at}, guess=None, fine=True)


@given(share, share, st.floats(-1, 1), st.floats(0, 0.6), st.floats(0, 0.1))
def test_picture_and_words_are_the_models(feels_a, feels_b, offer, shock, growth):
    at = {"feels_a": feels_a, "feels_b": feels_b, "offer": offer, "shock": shock, "growth": growth}
    found = model.assess(*sides(**at), module.PERIODS, round(FIRST["horizon"]))
    seen = see(**at)
    assert seen.answer == found.first_ripe
    root = ET.fromstring(seen.svg)
    circles = sum(1 for node in root.iter(f"{SVG}circle"))
    assert circles == sum(found.way_out_a) + sum(found.way_out_b)
    frames = [node for node in root.iter(f"{SVG}rect") if "--pt-range" in node.get("stroke", "")]
    assert len(frames) == len(found.windows)
    told = frame.plain(" ".join(seen.words))
    if found.first_ripe is None:
        assert "No period is ripe" in told
    else:
        assert f"ripe in period {found.first_ripe}" in told
    if found.first_stalemate is None:
        assert "There is no mutually hurting stalemate" in told
    else:
        assert f"stalemate begins in period {found.first_stalemate}" in told
    rows = seen.numbers().rows
    assert [row[-1] == "yes" for row in rows] == list(found.ripe)


def test_the_side_that_feels_less_sets_the_clock():
    exploration = Exploration(module.FIGURE)
    exploration.panel.control.value = 12
    exploration.panel.show.click()
    first = model.assess(*sides(feels_b=0.5), module.PERIODS, 3).first_ripe
    assert f"You guessed period 12; it is period {first}, earlier" in exploration.panel.verdict.value
    assert exploration.controls["feels_b"].value == 0.5
    assert "Your guess, period 12, is marked" in exploration.picture.value


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ({"feels_a": 0.0}, "A is never hurting"),
        ({"feels_a": 0.0, "feels_b": 0.0}, "both sides are never hurting"),
        ({"feels_a": 0.8, "offer": -1.0}, "a way out for A and a way out for B are still missing"),
        ({"shock": 0.6, "shock_length": 2, "growth": 0.0, "gain": 0.25, "offer": 0.1}, "It closes again after period"),
    ],
)
def test_special_cases_have_their_words(at, said):
    assert said in frame.plain(" ".join(see(**at).words))


def test_presets_show_what_their_notes_say():
    read = {key: re.sub("<[^>]+>", "", words) for key, words in preset_readings(module.FIGURE).items()}
    assert "ripe in period" in read["portsmouth"]
    assert "It closes again" in read["shock"]
    assert "No period is ripe" in read["no_way_out"]
    assert "stalemate begins" in read["no_way_out"]
    first = model.assess(*sides(), module.PERIODS, 3).first_ripe
    later = model.assess(*sides(feels_b=0.25), module.PERIODS, 3).first_ripe
    assert later is None or later > first


def test_terms_are_plain_words_in_a_notebook():
    exploration = Exploration(module.FIGURE)
    assert "mutually hurting stalemate" in shown_words(exploration)
    assert "href" not in exploration.reading.value
