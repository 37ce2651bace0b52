"""Several issues on the table: what the picture and the words say is what the model says."""

import re
import xml.etree.ElementTree as ET

import pytest

from peacetalks.explorations import multi_issue as module
from peacetalks.explorations.exploration import Exploration
from peacetalks.models import multi_issue as model

SVG = "{http://www.w3.org/2000/svg}"


def seen(guess=None, **changed):
    first = {name: setting.first for name, setting in module.FIGURE.settings.items()}
    return module.see(**first | changed, guess=guess, fine=True)


def told(**changed):
    return " ".join(seen(**changed).words)


def test_one_issue_leaves_nothing_that_both_would_sign():
    made = seen()
    assert made.answer is None
    assert "both sign 0 of 5" in made.svg
    assert "none of the 5 packages" in made.words[0]
    assert "nothing to trade" in made.words[1]
    assert len(made.words) == 2


def test_a_second_quarrel_makes_room_for_both():
    exploration = Exploration(module.FIGURE)
    exploration.panel.control.value = 55
    exploration.panel.show.click()
    assert seen(table="two").answer == pytest.approx(80)
    assert "You guessed 55 points; it is 80 points" in exploration.panel.verdict.value
    assert "A gives way on security, B on land" in told(table="two")
    assert "all four rules" in exploration.picture.value
    assert "your guess 55" in exploration.picture.value


@pytest.mark.parametrize("table", module.TABLES)
@pytest.mark.parametrize("first", [(0, 0), (100, 100), (55, 35), (100, 0)])
@pytest.mark.parametrize("batnas", [(0, 0), (40, 55), (100, 100)])
def test_all_that_is_shown_is_the_models(table, first, batnas):
    given = module.TABLES[table].given(*first)
    found = module.Found(table, *first, *batnas)
    assert found.zone == model.zone_of_agreement(*given, *batnas)
    solutions = model.bargaining_solutions(*given, *batnas)
    assert all(found.chosen.get(rule) == getattr(solutions, rule) for rule in module.SHAPES)
    made = seen(table=table, first_a=first[0], first_b=first[1], batna_a=batnas[0], batna_b=batnas[1])
    assert made.answer == (None if solutions.nash is None else solutions.nash.u_b)
    assert f"both sign {len(found.zone)} of {len(found.every)}" in made.svg
    rows = made.numbers().rows
    assert [row[1:3] for row in rows] == [(one.u_a, one.u_b) for one in found.frontier]
    assert {row[3] for row in rows} <= {"yes", "no"}
    if solutions.nash is not None:
        by = {name for row in rows for name in row[4].split(", ")}
        assert {module.LABELS[rule] for rule in module.SHAPES} <= by


def test_dots_stand_where_the_packages_are():
    root = ET.fromstring(seen(table="two").svg)
    dots, signed = (one.get("d") for one in root.iter(f"{SVG}path") if one.get("stroke-linecap") == "round")
    assert dots.count("M") == 25
    assert signed.count("M") == 4
    corners = [tuple(map(float, at)) for at in re.findall(r"M([\d.]+) ([\d.]+)h0", dots)]
    left, right, top, foot = 44, 388, 30, 302
    best = left + 0.8 * (right - left), foot - 0.8 * (foot - top)
    assert any(at == pytest.approx(best, abs=0.01) for at in corners)


def test_priorities_make_the_room():
    worth = [
        seen(table="two", first_a=50 + apart, first_b=50 - apart, batna_a=50, batna_b=50).answer
        for apart in (0, 20, 50)
    ]
    assert worth == pytest.approx([50, 70, 100])
    assert "They weigh the issues alike" in told(table="two", first_a=70, first_b=70)
    assert "They weigh the issues alike" not in told(table="two", first_a=70, first_b=65)


def test_rules_are_told_apart_where_they_differ():
    same = told(table="two")
    assert "The other three rules choose the same" in same
    apart = told(**module.FIGURE.presets["ceasefire"])
    assert "The other three" not in apart
    for said in ("82 to A and 69 to B", "72 and 74", "67 and 85"):
        assert said in apart
    for label in ("Nash", "K–S, equal gains", "sum"):
        assert f">{label}</text>" in seen(**module.FIGURE.presets["ceasefire"]).svg


def test_presets_show_what_their_notes_say():
    presets = module.FIGURE.presets
    assert "none of the 27 packages" in told(**presets["reykjavik"])
    assert "no package improves that for one without loss to the other" in told(**presets["reykjavik"])
    alike = module.Found(**presets["alike"])
    assert all(one.u_a + one.u_b == pytest.approx(100) for one in alike.every)
    first = {name: setting.first for name, setting in module.FIGURE.settings.items()}
    before, after = (module.Found(**first | changed).chosen for changed in ({"table": "two"}, presets["strong"]))
    moved = {rule for rule in module.SHAPES if after[rule].u_a > before[rule].u_a}
    assert moved == set(module.SHAPES) - {"utilitarian"}


def test_a_trade_names_what_each_gives_way_on_when_both_do():
    assert "A gives way on security and timetable, B on land" in told(table="three", first_a=100, first_b=30)
    lopsided = told(table="two", first_a=100, first_b=95)
    assert "Trading across the issues brings A to 50 and B to 52" in lopsided
    assert "log-rolling" not in lopsided


def test_text_alternative_says_what_is_drawn():
    made = seen(table="two", guess=60)
    alt = re.search(r'aria-label="([^"]+)"', made.svg)[1]
    assert "4 of the 25 packages" in alt
    assert "Your guess of 60 points for B is marked" in alt
    assert "Your guess" not in re.search(r'aria-label="([^"]+)"', seen().svg)[1]
