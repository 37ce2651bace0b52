"""The cards as a kernel runs them: nothing that was given is lost, whatever becomes of files and kernels."""

import json
import re
from html import unescape
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ipywidgets import Button, Checkbox, Dropdown, RadioButtons, Text

from peacetalks.cards import Unanswered, answers, card, choices, questions, quiz, records
from peacetalks.cards.card import Card
from peacetalks_quizzes.bank import load_bank
from peacetalks_quizzes.notebook import questions as dealt
from tests.quizzes.course import BANK, BOOK

PUBLIC = {public["id"]: public for public, _ in dealt(load_bank(BANK / "why-bargaining-fails.yaml"), 1, BOOK)}
SINGLE, MULTIPLE, MATCH, ORDER, NUMERIC = "wbf-g01", "wbf-g05", "wbf-g07", "wbf-g08", "wbf-g09"
SIDECAR = "why-bargaining-fails.answers.json"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A learner's folder as the current one, and a kernel that has just started."""
    monkeypatch.chdir(tmp_path)
    start_kernel()
    return tmp_path


def start_kernel():
    answers._known.clear()
    quiz._items.clear()
    quiz._cards.clear()
    questions(list(PUBLIC.values()))


def shown(item):
    card(item)
    return quiz._cards[item]


def controls(made, kind):
    """Return the controls of a kind in a card, in the order shown."""
    found, queue = [], [made.whole]
    while queue:
        one = queue.pop(0)
        if isinstance(one, kind):
            found.append(one)
        queue = [*getattr(one, "children", ()), *queue]
    return found


def status(made):
    return unescape(re.sub("<[^>]*>", "", made.status.value))


def kept(item):
    return {one["item"]: one for one in json.loads(Path(SIDECAR).read_text())}[item]["answer"]


def test_choice_is_recorded_saved_and_comes_back(folder):
    made = shown(SINGLE)
    assert status(made) == "Not answered yet."
    controls(made, RadioButtons)[0].value = "b"
    assert re.fullmatch(r"Saved at \d\d:\d\d\.", status(made))
    assert kept(SINGLE) == "b"
    start_kernel()
    again = shown(SINGLE)
    assert controls(again, RadioButtons)[0].value == "b"
    assert status(again).startswith("Saved at")


def test_each_kind_records_what_its_score_reads():
    boxes = controls(shown(MULTIPLE), Checkbox)
    boxes[2].value = boxes[0].value = True
    assert kept(MULTIPLE) == ["a", "c"]
    for number, one in enumerate(controls(shown(ORDER), Dropdown)):
        one.value = 5 - number
    assert kept(ORDER) == ["e", "d", "c", "b", "a"]
    controls(shown(NUMERIC), Text)[0].value = "0,35"
    assert kept(NUMERIC) == 0.35
    controls(shown(MATCH), Dropdown)[1].value = "d"
    assert kept(MATCH) == {"b": "d"}


def test_part_of_a_match_is_kept_and_said_to_be_a_part():
    made = shown(MATCH)
    controls(made, Dropdown)[0].value = "a"
    assert status(made).endswith("The question is answered in part: 1 of 3 pairs.")
    start_kernel()
    assert controls(shown(MATCH), Dropdown)[0].value == "a"


def test_order_that_is_not_complete_is_not_saved_and_spares_the_one_before():
    made = shown(ORDER)
    places = controls(made, Dropdown)
    places[0].value = 2
    assert status(made) == "Not saved yet: give every step a place of its own."
    for number, one in enumerate(places, start=1):
        one.value = number
    places[0].value = 2
    assert status(made).endswith("Your answer before this still counts.")
    assert kept(ORDER) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("0.5", 0.5), ("0,5", 0.5), (".5", 0.5), ("50 %", 0.5), (" 0.50 ", 0.5), ("−1", -1), ("+2", 2), ("3.", 3)],
        *[("half", None), ("", None), ("1.2.3", None), ("1e3", None), ("NaN", None), ("9" * 40, None), ("٢", 2)],
    ],
)
def test_number_is_read_as_people_write_it(text, value):
    assert choices.parse_number(text, "share of the prize") == value


def test_number_that_can_not_be_read_is_not_saved_and_spares_the_one_before():
    made = shown(NUMERIC)
    field = controls(made, Text)[0]
    field.value = "0.5"
    field.value = "0.5x"
    assert status(made).startswith("Not saved: this can't be read as a number.")
    assert kept(NUMERIC) == 0.5


@pytest.mark.parametrize("item", [SINGLE, MULTIPLE, MATCH, ORDER, NUMERIC])
def test_clear_answer_takes_everything_back(item):
    made = shown(item)
    made.give({SINGLE: "a", MULTIPLE: ["a"], MATCH: {"a": "b"}, ORDER: list("abcde"), NUMERIC: 0.5}[item])
    start_kernel()
    made = shown(item)
    controls(made, Button)[-1].click()
    assert status(made).startswith("No answer. Saved at")
    assert kept(item) is None
    values = [one.value for one in controls(made, (RadioButtons, Checkbox, Dropdown, Text))]
    assert not any(values)


def test_cell_that_runs_twice_shows_the_same_card():
    made = shown(SINGLE)
    controls(made, RadioButtons)[0].value = "b"
    assert shown(SINGLE) is made
    start_again = [dict(one) for one in PUBLIC.values()]
    questions(start_again)
    assert shown(SINGLE) is made


def test_file_that_was_deleted_is_written_again_with_every_answer(folder):
    made, other = shown(SINGLE), shown(MULTIPLE)
    controls(made, RadioButtons)[0].value = "b"
    Path(SIDECAR).unlink()
    controls(other, Checkbox)[0].value = True
    assert kept(SINGLE) == "b"


def saved_notebook(path, item, answer, counter):
    record = records.new("why-bargaining-fails", item, "", answer, counter)
    output = nbformat.v4.new_output("display_data", {records.MIME: record})
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=[output])]), path)


@pytest.mark.parametrize("name", ["why-bargaining-fails.ipynb", "renamed by me.ipynb"])
def test_notebook_alone_brings_its_answers_back(folder, name):
    saved_notebook(folder / name, SINGLE, "c", 4)
    start_kernel()
    assert controls(shown(SINGLE), RadioButtons)[0].value == "c"


def test_newer_of_file_and_notebook_comes_back(folder):
    saved_notebook(folder / "why-bargaining-fails.ipynb", SINGLE, "c", 4)
    records.write(Path(SIDECAR), {SINGLE: records.new("why-bargaining-fails", SINGLE, "single", "a", 5)})
    start_kernel()
    assert controls(shown(SINGLE), RadioButtons)[0].value == "a"


def test_answers_of_another_quiz_are_left_alone(folder):
    records.write(Path(SIDECAR), {SINGLE: records.new("another", SINGLE, "single", "a", 5)})
    start_kernel()
    assert controls(shown(SINGLE), RadioButtons)[0].value is None


def test_last_click_counts_when_a_copy_of_the_notebook_writes_too(folder):
    made = shown(SINGLE)
    controls(made, RadioButtons)[0].value = "a"
    # The copy's kernel has answered more often meanwhile.
    records.write(Path(SIDECAR), {SINGLE: records.new("why-bargaining-fails", SINGLE, "single", "b", 9)})
    controls(made, RadioButtons)[0].value = "c"
    assert kept(SINGLE) == "c"
    start_kernel()
    assert controls(shown(SINGLE), RadioButtons)[0].value == "c"


def test_damaged_file_is_put_aside_and_said(folder, capsys):
    Path(SIDECAR).write_text("{")
    start_kernel()
    assert "damaged-1" in capsys.readouterr().out
    made = shown(SINGLE)
    Path(SIDECAR).write_text("{")
    controls(made, RadioButtons)[0].value = "b"
    assert "damaged-2" in status(made)
    assert kept(SINGLE) == "b"


def test_folder_that_takes_no_file_is_said_and_the_record_stays(monkeypatch):
    made = shown(SINGLE)
    # Nobody, not even root, can make a file here.
    monkeypatch.chdir("/proc/self")
    controls(made, RadioButtons)[0].value = "b"
    assert status(made).startswith("Not saved to the disk (")
    assert "Press Ctrl+S" in status(made)
    assert answers.current(SINGLE)["answer"] == "b"


def test_card_without_its_questions_says_what_to_do(capsys):
    quiz._items.clear()
    card(SINGLE)
    assert "Run All Cells" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("item", "answer", "sentence"),
    [
        (SINGLE, None, "Question 1 is not answered yet."),
        (MATCH, {"a": "b"}, "Question 7 is answered in part: 1 of 3 pairs."),
        (MATCH, {"a": "b", "b": "a", "c": "d"}, ""),
        (NUMERIC, 0.0, ""),
        ("wbf-g11", None, ""),
    ],
)
def test_validate_says_what_is_open_in_one_sentence(monkeypatch, item, answer, sentence):
    if answer is not None:
        shown(item).give(answer)
    monkeypatch.setenv("NBGRADER_EXECUTION", "validate")
    if not sentence:
        card(item)
        return
    with pytest.raises(Unanswered) as caught:
        card(item)
    assert caught.value._render_traceback_() == [sentence]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from("abcde"),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.sampled_from("abcz"), inner, max_size=4),
    max_leaves=10,
)


@pytest.mark.parametrize("item", [SINGLE, MULTIPLE, MATCH, ORDER, NUMERIC])
@given(answer=json_values)
def test_whatever_a_file_held_a_card_is_drawn(item, answer):
    answers._known[item] = {**records.new("why-bargaining-fails", item, "", answer, 3), "saved": answer}
    made = Card(PUBLIC[item])
    assert status(made)
    made.whole.close()


def test_text_of_a_question_is_text(folder):
    hostile = {**PUBLIC[SINGLE], "stem": "<img src=x onerror=alert(1)> **bold**"}
    questions([hostile])
    head = shown(SINGLE).whole.children[0].value
    assert "<img" not in head
    assert "<strong>bold</strong>" in head
