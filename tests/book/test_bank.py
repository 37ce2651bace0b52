"""Questions and chapters belong together: taught, practised, assessed; and what the model can check, it checks."""

import re

import pytest

from peacetalks.explorations import bargaining_range as exploration
from peacetalks.models import bargaining_range as model
from peacetalks_quizzes.kinds import numeric
from tests.book.guesser import words

SETTINGS = exploration.FIGURE.settings
PRESET = exploration.FIGURE.presets["closing_window"]
WINDOW = {name: PRESET.get(name, SETTINGS[name].first) for name in ("p", "shift", "c_a", "c_b", "discount")}
NUMERIC = {
    "wbf-g09": ("bargaining_range", {"p": 0.8, "c_a": 0.3, "c_b": 0.35}, "width"),
    "wbf-g10": ("preventive_war", {"p": 0.4, "shift": 0, "c_a": 0, "c_b": 0.3, "discount": 0.8}, "threshold_shift"),
    "wbf-p05": ("bargaining_range", {"p": 0.5, "c_a": 0.1, "c_b": 0.25}, "width"),
    "wbf-p08": ("preventive_war", {**WINDOW, "discount": 0.8}, "threshold_shift"),
}
SHOWN = {"width": 2, "threshold_shift": 3}
"""How many decimals the exploration shows."""


def computed(item):
    """Return what the model says to a numeric item, with the item's numbers."""
    function, arguments, field = NUMERIC[item.id]
    return getattr(getattr(model, function)(**arguments), field)


def test_every_objective_is_practised_and_assessed(chapter, bank):
    for use in ("practice", "graded"):
        assert {item.objective for item in bank.used_for(use)} == chapter.objectives.keys()


def test_every_question_points_to_a_section_that_teaches_its_objective(chapter, bank):
    teaches = {f"#{section.anchor}": section.teaches for section in chapter.sections if section.anchor}
    assert [item.id for item in bank.items if item.objective not in teaches.get(item.section, set())] == []


def test_practice_items_stand_in_the_chapter_once(chapter, bank):
    placed = chapter.directives("practice")
    assert sorted(placed) == sorted(item.id for item in bank.used_for("practice"))
    assert len(placed) >= 5
    assert all(
        block.directive and block.directive[0] == "practice" for block in chapter.section("Check yourself").blocks
    )
    assert len(chapter.section("Check yourself").blocks) == len(placed)


def test_graded_items_differ_from_practice_items(bank):
    for graded in bank.used_for("graded"):
        for practice in bank.used_for("practice"):
            first, second = words(graded.stem), words(practice.stem)
            if graded.kind != "numeric":
                assert len(first & second) / len(first | second) < 0.5, (graded.id, practice.id)
            assert graded.stem != practice.stem


def test_quiz_is_complete(bank):
    graded = bank.used_for("graded")
    assert len(graded) >= 8 and len(bank.used_for("practice")) >= 6
    assert {item.kind for item in graded} == {"single", "multiple", "match", "order", "numeric", "essay"}
    above = [item for item in graded if item.bloom != "remember"]
    assert 2 * len(above) >= len(graded)


def test_options_are_parallel(bank):
    for item in bank.items:
        if item.kind in ("single", "multiple"):
            lengths = [len(option.text) for option in item.options]
            assert max(lengths) <= 1.3 * min(lengths), item.id
            assert not any(re.search(r"(all|none) of the above", option.text, re.I) for option in item.options), item.id


def test_stem_asks_before_the_options_and_marks_its_negatives(bank):
    for item in bank.items:
        last = re.split(r"(?<=[.?]) ", item.stem.strip())[-1]
        assert item.stem.strip()[-1] in ".?", item.id
        assert not re.search(r"(?<!\*\*)\b(not|except|never)\b", last), item.id


def test_feedback_explains_every_option(bank):
    for item in bank.items:
        if item.kind in ("single", "multiple"):
            assert all(len(option.why.split()) >= 4 for option in item.options), item.id
            assert all(option.misconception for option in item.options if not option.correct), item.id
        if item.kind == "numeric":
            assert all(wrong.misconception for wrong in item.wrong), item.id


def test_numeric_answers_are_the_models(bank):
    items = [item for item in bank.items if item.kind == "numeric"]
    assert {item.id for item in items} <= NUMERIC.keys()
    for item in items:
        arguments = NUMERIC[item.id][1]
        said = f"{item.stem} {item.setting or ''}"
        asked = arguments if "Closing window" not in said else {"discount": arguments["discount"]}
        assert all(f"{value:.2f}" in said for name, value in asked.items() if value and name != "shift"), item.id
        assert item.answer == pytest.approx(computed(item), abs=5e-4), item.id


def test_tolerance_takes_what_the_exploration_shows_and_none_of_the_known_errors(bank):
    for item in bank.items:
        if item.kind == "numeric":
            key = {"answer": item.answer, "tolerance": item.tolerance}
            shown = round(computed(item), SHOWN[NUMERIC[item.id][2]])
            assert numeric.score(key, shown).fraction == 1
            assert item.wrong and all(numeric.score(key, wrong.value).fraction == 0 for wrong in item.wrong)


def test_order_by_patience_is_the_models(bank):
    item = next(item for item in bank.items if item.id == "wbf-p07")
    limits = []
    for step in item.steps:
        discount = float(re.search(r"0\.\d\d", step.text)[0])
        limit = model.preventive_war(0.4, 0, 0, 0.2, discount).threshold_shift
        assert f"{limit:.3f}" in step.why
        limits.append(limit)
    assert limits == sorted(limits, reverse=True)


def test_model_answer_keeps_its_own_limits_and_the_chapters_dates(chapter, bank):
    said = " ".join(block.visible for block in chapter.prose)
    for item in bank.items:
        if item.kind == "essay":
            low, high = map(int, re.search(r"(\d+) to (\d+) words", item.stem).groups())
            assert low <= len(item.model_answer.split()) <= high
            for date in re.findall(r"\b\d{1,2} [A-Z][a-z]{2,8}\b", item.model_answer):
                assert date in said, date
