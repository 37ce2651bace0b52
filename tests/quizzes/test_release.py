"""`peacetalks release` makes the same quiz each time, keeps its keys, and refuses in one sentence."""

import hashlib
import shutil

import nbformat
import pytest
import yaml
from typer.testing import CliRunner

from peacetalks.cards.card import model_id
from peacetalks_quizzes.bank import load_bank
from peacetalks_quizzes.command_line import app
from tests.quizzes.course import BANK, released

NAME = "why-bargaining-fails"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return released(tmp_path_factory.mktemp("release"))


def digests(folder):
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_same_bank_and_seed_make_the_same_bytes_and_again_in_the_same_place(course, tmp_path):
    first = digests(course.folder / "release")
    assert digests(released(tmp_path / "another").folder / "release") == first
    released(course.folder)
    assert digests(course.folder / "release") == first


def test_learner_gets_one_notebook_and_nothing_else(course):
    assert [path.name for path in (course.folder / "release" / NAME).iterdir()] == [f"{NAME}.ipynb"]


def release_notebook(course):
    return nbformat.read(course.folder / "release" / NAME / f"{NAME}.ipynb", as_version=4)


def test_cells_are_short_locked_and_collapsed(course):
    code = [cell for cell in release_notebook(course).cells if cell.cell_type == "code"]
    assert len(code) == 1 + 11
    for number, cell in enumerate(code[1:], start=1):
        assert cell.source.splitlines() == [
            f"# Question {number}",
            "from peacetalks.cards import card",
            f'card("wbf-g{number:02}")',
        ]
    for cell in code:
        assert cell.metadata.jupyter.source_hidden
        assert cell.metadata.nbgrader.locked
        assert not cell.metadata.editable
        assert not cell.metadata.deletable


def test_each_card_has_something_to_show_while_no_kernel_runs(course):
    notebook = release_notebook(course)
    state = notebook.metadata.widgets["application/vnd.jupyter.widget-state+json"]["state"]
    for item in course.bank.used_for("graded"):
        assert "Run All Cells" in state[model_id({"quiz": NAME, "id": item.id})]["state"]["value"]


def test_nothing_that_explains_an_answer_is_released(course):
    text = (course.folder / "release" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    words = ["HIDDEN", "mark(", "keys(", "scheme(", "'correct'", "misconception", "tolerance", "model_answer", "'why'"]
    for word in words:
        assert word not in text


def test_page_of_the_chapter_is_in_the_table_of_contents(root, course):
    toc = yaml.safe_load((root / "_toc.yml").read_text())
    files = [one["file"] for part in toc["parts"] for one in part["chapters"]]
    assert course.bank.page in files


def refused(*arguments):
    done = CliRunner().invoke(app, ["release", *map(str, arguments)])
    assert done.exit_code == 1, done.output
    assert len(done.output.strip().splitlines()) == 1
    assert "Traceback" not in done.output
    return done.output


def test_quiz_that_does_not_exist_is_refused(tmp_path):
    assert "no-such-quiz.yaml: there is no such file." in refused("no-such-quiz", "--course", tmp_path / "course")
    assert not (tmp_path / "course").exists()


def test_path_in_the_place_of_a_name_is_refused(tmp_path):
    assert "no such file" in refused("../../etc/passwd", "--course", tmp_path / "course")


def test_folder_that_takes_no_file_is_refused():
    # Nobody, not even root, can make a folder here.
    assert "/course: can't be written (" in refused(NAME, "--course", "/proc/self/course")


def test_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "course").write_text("not a folder")
    assert "course" in refused(NAME, "--course", tmp_path / "course")


def test_chapter_without_graded_items_is_refused(tmp_path):
    data = yaml.safe_load((BANK / f"{NAME}.yaml").read_text())
    data["items"] = [item for item in data["items"] if item["use"] == "practice"]
    (tmp_path / f"{NAME}.yaml").write_text(yaml.safe_dump(data))
    assert "no graded items" in refused(NAME, "--bank", tmp_path, "--course", tmp_path / "course")


def test_when_nbgrader_refuses_the_release_before_stays(course):
    before = digests(course.folder / "release")
    settings = course.folder / "nbgrader_config.py"
    kept = settings.read_text()
    settings.write_text(kept + "\nc.GenerateAssignment.preprocessors = ['no.such.Preprocessor']\n")
    try:
        assert "nbgrader refused the quiz" in refused(NAME, "--course", course.folder)
    finally:
        settings.write_text(kept)
    assert digests(course.folder / "release") == before


def test_settings_that_an_instructor_added_stay(tmp_path):
    folder = tmp_path / "course"
    folder.mkdir()
    mine = (BANK.parent / "nbgrader_config.py").read_text() + "\n# mine\n"
    (folder / "nbgrader_config.py").write_text(mine)
    released(folder)
    assert (folder / "nbgrader_config.py").read_text() == mine


def test_another_seed_deals_another_order():
    from peacetalks_quizzes.notebook import source_notebook

    bank = load_bank(BANK / f"{NAME}.yaml")
    assert source_notebook(bank, 1, "x/").cells[1].source != source_notebook(bank, 2, "x/").cells[1].source


def test_bank_check_names_every_file_that_has_a_fault(tmp_path):
    shutil.copy(BANK / f"{NAME}.yaml", tmp_path)
    assert CliRunner().invoke(app, ["bank", "check", str(tmp_path)]).exit_code == 0
    (tmp_path / "a.yaml").write_text("1")
    (tmp_path / "b.yaml").write_text("2")
    done = CliRunner().invoke(app, ["bank", "check", str(tmp_path)])
    assert done.exit_code == 1
    assert "a.yaml" in done.output
    assert "b.yaml" in done.output
