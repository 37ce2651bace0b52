"""The practice directive, in real Sphinx builds of a small project."""

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from peacetalks.page import practice_item

HOSTILE = '<img src=x onerror="alert(1)"> & "quotes" *not* </li>{{ 7 * 7 }}'


def _item(name: str, kind: str, **more: Any) -> dict[str, Any]:
    fields = {"chapter": "page", "use": "practice", "points": 1, "section": "#a-place", "source": ["x1999"]}
    return {"id": name, "kind": kind, "stem": f"The question *of* {name}?", **fields, **more}


def _options(*right: int, count: int = 4) -> list[dict[str, Any]]:
    return [{"text": f"Option {i}", "why": f"Reason {i}.", "correct": i in right} for i in range(count)]


STEPS = [{"text": f"Step {i}", "why": f"Reason {i}."} for i in range(4)]
PAIRS = [{"left": f"Left {i}", "right": f"Right {i}", "why": f"Reason {i}."} for i in range(3)]
ITEMS = {
    item["id"]: item
    for item in (
        _item("pg-p01", "single", options=_options(0, count=3)),
        _item("pg-p02", "multiple", options=_options(0, 2)),
        _item("pg-p03", "match", pairs=PAIRS, extra_right=[{"text": "Spare", "why": "Reason spare."}]),
        _item("pg-p04", "order", steps=STEPS),
        _item(
            "pg-p05",
            "numeric",
            answer=0.35,
            tolerance=0.01,
            unit="share",
            why="Reason right.",
            wrong=[{"value": 0.15, "why": "Reason wrong."}],
        ),
        _item(
            "pg-p06", "single", stem=HOSTILE, options=[{"text": HOSTILE, "why": HOSTILE, "correct": True}, *_options()]
        ),
        {**_item("pg-p07", "single", options=_options(0)), "use": "graded"},
        _item("pg-p08", "riddle"),
        _item("pg-p09", "single", options=_options(0), section="#nowhere"),
    )
}


@dataclass
class Built:
    """What a build wrote, and what it warned of."""

    page: str
    warnings: str


@pytest.fixture
def build(tmp_path: Path):
    """Return a function that builds one page of practice items with a builder."""

    def run(*names: str, builder: str = "html", items: Any = ITEMS) -> Built:
        source, out = tmp_path / "source", tmp_path / "out"
        (tmp_path / "kernel").mkdir(exist_ok=True)
        source.mkdir(exist_ok=True)
        practice = tmp_path / "practice.json"
        if items is not None:
            practice.write_text(items if isinstance(items, str) else json.dumps(items), encoding="utf-8")
        body = "".join(f":::{{practice}} {name}\n:::\n\n" for name in names)
        (source / "page.md").write_text(f"# Page\n\n(a-place)=\n## A place\n\nWords.\n\n## Check\n\n{body}", "utf-8")
        config = {
            "extensions": ["myst_parser", "peacetalks.page"],
            "myst_enable_extensions": ["colon_fence"],
            "master_doc": "page",
            "html_theme": "basic",
            "html_sidebars": {"**": []},
            "peacetalks_practice": str(practice),
            "peacetalks_kernel": str(tmp_path / "kernel"),
        }
        warnings = StringIO()
        with docutils_namespace():
            app = Sphinx(source, None, out, tmp_path / "trees", builder, config, status=None, warning=warnings)
            app.build()
        ending = {"html": "page.html", "text": "page.txt", "latex": "*.tex"}[builder]
        return Built(next(out.glob(ending)).read_text(encoding="utf-8"), warnings.getvalue())

    return run


class Elements(HTMLParser):
    """All start tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one tag."""
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of each such tag that has the wanted ones."""
        return [have for name, have in self.found if name == tag and wanted.items() <= have.items()]


def test_single_choice_is_a_form_with_radio_buttons_and_a_reason_for_each(build) -> None:
    built = build("pg-p01")
    assert built.warnings == ""
    page = Elements(built.page)
    assert len(page.of("form")) == len(page.of("fieldset")) == len(page.of("legend")) == 1
    radios = page.of("input", type="radio")
    assert len(radios) == 3
    assert len({radio["name"] for radio in radios}) == 1
    assert all(f"Reason {i}." in built.page for i in range(3))
    assert len(page.of("li", **{"data-key": "right"})) == 1
    assert "The question <em>of</em> pg-p01?" in built.page


def test_multiple_choice_has_check_boxes(build) -> None:
    page = Elements(build("pg-p02").page)
    assert len(page.of("input", type="checkbox")) == 4
    assert len(page.of("li", **{"data-key": "right"})) == 2


def test_matching_offers_every_right_side_on_every_line(build) -> None:
    built = build("pg-p03")
    page = Elements(built.page)
    assert len(page.of("select")) == 3
    assert len(page.of("option")) == 3 * (1 + 4)
    labels = {label["for"] for label in page.of("label")}
    assert labels == {choice["id"] for choice in page.of("select")}
    assert "Reason spare." in built.page


def test_ordering_offers_every_place_and_never_shows_the_right_order(build) -> None:
    page = Elements(build("pg-p04").page)
    assert len(page.of("select")) == 4
    for name in range(200):
        item = {**ITEMS["pg-p04"], "id": f"pg-p{name}"}
        assert [option["text"] for option in practice_item.view(item)["options"]] != [step["text"] for step in STEPS]


def test_numeric_says_its_unit_and_keeps_known_wrong_values(build) -> None:
    built = build("pg-p05")
    page = Elements(built.page)
    assert page.of("input", inputmode="decimal")
    assert page.of("form")[0]["data-tolerance"] == "0.01"
    assert "Your answer (share)" in built.page
    keys = [line["data-key"] for line in page.of("li") if "data-key" in line]
    assert keys == ["0.35", "0.15"]
    assert "Reason wrong." in built.page


def test_answers_stand_in_details_and_link_to_the_section(build) -> None:
    built = build("pg-p01", "pg-p05")
    page = Elements(built.page)
    assert len(page.of("details")) == 2
    assert "Answer to question 2" in built.page
    assert page.of("a", href="#a-place")
    assert 'id="a-place"' in built.page


def test_nothing_inline_that_a_strict_policy_would_refuse(build) -> None:
    built = build(*[f"pg-p0{i}" for i in range(1, 7)])
    forms = re.findall(r'<form class="pt-practice".*?</form>', built.page, re.DOTALL)
    assert len(forms) == 6
    page = Elements("".join(forms))
    assert all("style" not in attributes for _, attributes in page.found)
    assert all(not name.startswith("on") for _, attributes in page.found for name in attributes)
    assert not page.of("style")
    assert not page.of("script")
    ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_draw_is_the_same_every_time_and_differs_between_items() -> None:
    def draw(name: str) -> list[str]:
        item = {**ITEMS["pg-p02"], "id": name}
        return [option["text"] for option in practice_item.view(item)["options"]]

    assert draw("pg-p02") == draw("pg-p02")
    firsts = [draw(f"pg-p{i}")[0] for i in range(200)]
    # 200 fair draws among four: each option is first about 50 times.
    assert all(25 < firsts.count(f"Option {i}") < 80 for i in range(4))


def test_hostile_text_stays_text(build) -> None:
    built = build("pg-p06")
    page = Elements(built.page)
    assert built.warnings == ""
    assert not page.of("img")
    assert "&lt;img src=x" in built.page
    assert "{{ 7 * 7 }}" in built.page
    assert "<em>not</em>" in built.page


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("plain", [("", "plain")]),
        ("**not** *so* fast", [("strong", "not"), ("", " "), ("em", "so"), ("", " fast")]),
        ("2 * 3 = 6", [("", "2 * 3 = 6")]),
        ("a*b", [("", "a*b")]),
    ],
)
def test_emphasis(text: str, parts: list[tuple[str, str]]) -> None:
    assert practice_item.inline(text) == parts


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("pg-p99", "There is no practice item 'pg-p99'"),
        ("pg-g01", "'pg-g01' is a graded item, so it may not stand in the book"),
        ("pg-p07", "'pg-p07' is a graded item, so it may not stand in the book"),
        ("pg-p08", "has the kind 'riddle', which no form can show"),
        ("pg-p09", "asks about the section '#nowhere', which this page doesn't have"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(build, name: str, sentence: str) -> None:
    built = build(name)
    assert sentence in built.warnings
    assert len(built.warnings.strip().splitlines()) == 1
    assert "page.md" in built.warnings
    assert ('<form class="pt-practice"' in built.page) == (name == "pg-p09")


@pytest.mark.parametrize("items", [None, "{", "[]"])
def test_a_file_that_is_missing_or_broken_is_named(build, items: str | None) -> None:
    built = build("pg-p01", items=items)
    assert "practice.json" in built.warnings
    assert len(built.warnings.strip().splitlines()) == 1


@pytest.mark.parametrize("builder", ["text", "latex"])
def test_other_builders_write_question_and_answer(build, builder: str) -> None:
    built = build(*[f"pg-p0{i}" for i in range(1, 6)], builder=builder)
    assert built.warnings == ""
    for words in ("of", "p05?", "Option 2", "Left 1", "Right 1", "Step 3", "Reason spare.", "0.35", "Answer"):
        assert words in built.page


def test_the_search_finds_a_question(build, tmp_path: Path) -> None:
    build("pg-p01")
    index = (tmp_path / "out" / "searchindex.js").read_text(encoding="utf-8")
    assert "question" in index
