"""Takes the README's pictures of a card and of a feedback page: `python -m tests.readme.quiz`.

The quiz in them is made of practice items, whose answers are in the book anyway.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import yaml
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM_ARGS
from tests.browser.jupyter import Classroom, serve
from tests.chromium import find
from tests.conftest import ROOT
from tests.quizzes.course import BANK, released

PICTURES = ROOT / "docs" / "pictures"


def shrink(path: Path) -> None:
    """Write a picture with 128 colours, which is enough for text and controls."""
    Image.open(path).convert("RGB").quantize(128).save(path, optimize=True)


def practice_as_quiz(folder: Path) -> Path:
    """Write a bank whose graded items are the chapter's practice items, and return its file."""
    data = yaml.safe_load((BANK / "why-bargaining-fails.yaml").read_text(encoding="utf-8"))
    practice = [item for item in data["items"] if item["use"] == "practice"]
    data["items"] = [{**item, "use": "graded", "id": item["id"].replace("-p", "-g")} for item in practice]
    path = folder / "why-bargaining-fails.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return path


def main() -> None:
    """Answer a question in JupyterLab, hand in, mark, and take both pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        home = Path(folder, "home")
        home.mkdir()
        course = released(home / "course", practice_as_quiz(Path(folder)))
        right = course.right()
        first, second = [public for public in course.public() if public["kind"] == "single"][:2]
        chromium = playwright.chromium.launch(executable_path=find(), args=CHROMIUM_ARGS)
        settings = {"viewport": {"width": 900, "height": 900}, "device_scale_factor": 2}
        with serve(home, Path(folder, "settings"), course.folder) as jupyter:
            page = chromium.new_page(**settings)
            notebook = (
                Classroom(jupyter, course, home / "exchange").notebook(page, "learner").open().run_all(len(right))
            )
            page.keyboard.press("Control+b")
            notebook.answer(first, right[first["id"]])
            page.mouse.move(0, 0)
            notebook.card(first["number"]).screenshot(path=PICTURES / "card.png")
        course.hand_in("learner", {**right, second["id"]: course.wrong(second["id"])})
        course.run("autograde", course.quiz, "--create")
        course.run("generate_feedback", course.quiz)
        page = chromium.new_page(**settings)
        page.goto((course.folder / "feedback" / "learner" / course.quiz / f"{course.quiz}.html").as_uri())
        shown = page.locator(f"#question-{second['number']}")
        for section in page.locator("section").all():
            if section.get_attribute("id") != shown.get_attribute("id"):
                section.evaluate("section => section.hidden = true")
        top, question = page.locator("h1").bounding_box(), shown.bounding_box()
        height = question["y"] + question["height"] - top["y"]
        box = {"x": question["x"] - 16, "y": top["y"] - 16, "width": question["width"] + 32, "height": height + 32}
        page.screenshot(path=PICTURES / "feedback.png", clip=box)
        chromium.close()
    for name in ("card", "feedback"):
        shrink(PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
