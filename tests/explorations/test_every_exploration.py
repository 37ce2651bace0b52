"""What every exploration keeps to, driven as a learner drives it."""

import csv
import io
import itertools
import re
import string
import tomllib
import xml.etree.ElementTree as ET
from base64 import b64decode
from html import unescape
from pathlib import Path

import pytest
from ipywidgets import HTML, Button

from peacetalks import explorations
from peacetalks.explorations import frame
from peacetalks.explorations.exploration import COMMON, Exploration
from peacetalks.explorations.rest import Rest
from peacetalks.explorations.setting import Choice, Number, from_link, to_link
from peacetalks.pictures import svg as pieces
from tests.explorations.reading import shown_words, widgets_of

SVG = "{http://www.w3.org/2000/svg}"
BOOK = Path(__file__).parents[2] / "book"
ELEMENTS = {"svg", "g", "rect", "line", "path", "text", "circle"}
BAD = re.compile(r"\b(?:nan|NaN|inf|None|True|False)\b(?!-)|[-−]0\.0+(?!\d)|[{}]|\[\[|\]\]")

every = pytest.mark.parametrize("name", explorations.IDS)


@pytest.fixture
def figure(name):
    return explorations.load(name).FIGURE


@pytest.fixture
def exploration(figure):
    return Exploration(figure)


def opened(figure, view=None):
    made = Exploration(figure)
    made.unlock()
    if view is not None and "view" in made.controls:
        made.set({"view": view})
    return made


def picture(exploration):
    frame = exploration.picture.value
    return ET.fromstring(frame[frame.index("<svg") : frame.index("</svg>") + 6])


def check(exploration):
    """Hold one state to the house rules, and return its picture."""
    root = picture(exploration)
    alt = root.get("aria-label")
    assert root.get("role") == "img"
    assert len(alt) > 40
    assert not BAD.search(alt), alt
    read = shown_words(exploration)
    assert not BAD.search(read), read
    for node in root.iter():
        assert not {"style", "id", "href", "onclick"} & set(node.attrib)
        assert node.tag.removeprefix(SVG) in ELEMENTS
        for attribute in ("x", "x1", "x2", "cx"):
            assert -0.01 <= float(node.get(attribute, 0)) <= 400.01
    for node in root.iter(f"{SVG}text"):
        assert not BAD.search(node.text or ""), node.text
        width = pieces.text_width(node.text or "")
        left = float(node.get("x")) - {"start": 0, "middle": width / 2, "end": width}[node.get("text-anchor")]
        assert left >= -1, node.text
        assert left + width <= 401, node.text
    return root


@every
def test_first_glance_needs_no_action_and_asks_for_a_guess(exploration, figure):
    check(exploration)
    assert shown_words(exploration)
    assert all(one.disabled for name, one in exploration.controls.items() if name != "view")
    assert not exploration.panel.control.disabled
    assert COMMON["locked"] in exploration.locked.value


@every
def test_guess_is_kept_and_compared_with_the_model(figure):
    for view in figure.views:
        exploration = Exploration(figure)
        if "view" in exploration.controls:
            exploration.set({"view": view})
        panel = exploration.panel
        asked = panel.asked
        other = asked.of.options[-1] if isinstance(asked.of, Choice) else asked.of.high
        panel.control.value = other
        panel.show.click()
        assert panel.guess == other
        verdict = panel.verdict.value
        assert verdict
        assert not BAD.search(verdict), verdict
        values = exploration.values()
        assert all(
            values[name] == pytest.approx(value)
            for name, value in asked.at.items()
            if name not in figure.mend(values, None)
        )
        assert not any(one.disabled for one in exploration.controls.values())
        first = figure.views[view].controls[-1]
        exploration.set({first: figure.settings[first].surprise()})
        assert panel.guess == other
        assert panel.verdict.value == verdict
        if isinstance(asked.of, Number):
            assert "--pt-guess" in exploration.picture.value
        else:
            assert not isinstance(panel.guess, float)


@every
def test_every_guess_has_its_sentence(figure):
    for view in figure.views:
        exploration = Exploration(figure)
        if "view" in exploration.controls:
            exploration.set({"view": view})
        panel = exploration.panel
        of = panel.asked.of
        answers = of.options if isinstance(of, Choice) else (of.low, of.first, of.high)
        for guess, answer in itertools.product(answers, answers):
            panel.control.value = guess
            panel.compare(answer)
            assert len(panel.verdict.value) > 20
        if isinstance(of, Choice):
            assert len(of.options) >= 2


@every
def test_skipping_opens_the_controls_and_draws_no_guess(exploration):
    exploration.panel.skip.click()
    assert not any(one.disabled for one in exploration.controls.values())
    assert "--pt-guess" not in exploration.picture.value
    assert exploration.panel.verdict.value == ""


@every
def test_at_most_five_controls_are_in_view(figure):
    for view in figure.views.values():
        assert len(view.controls) + ("view" in figure.settings) <= 5
        assert not set(view.controls) & set(view.assumptions)
    used = {name for view in figure.views.values() for name in (*view.controls, *view.assumptions)} | {"view"}
    assert set(figure.settings) - used == set()


@every
def test_every_corner_can_be_shown(figure):
    for view, made in figure.views.items():
        exploration = opened(figure, view)
        exploration.numbers.opener.value = True
        names = [name for name in (*made.controls, *made.assumptions) if name != "view"]
        ends = [
            setting.options if isinstance(setting, Choice) else (setting.low, setting.high)
            for setting in (figure.settings[name] for name in names)
        ]
        if sum(map(len, ends)) <= 12:
            corners = list(itertools.product(*ends))
        else:
            # Too many to see them all: each control at its ends, with the others low, high and at first.
            base = [
                [end[0] for end in ends],
                [end[-1] for end in ends],
                [figure.settings[name].first for name in names],
            ]
            corners = [
                (*row[:place], value, *row[place + 1 :])
                for row in base
                for place, end in enumerate(ends)
                for value in end
            ]
        for corner in corners:
            exploration.set(dict(zip(names, corner, strict=True)))
            check(exploration)
            assert "<td>" in exploration.numbers.place.value


@every
def test_a_drag_shows_what_a_rest_shows(figure):
    for view in figure.views:
        exploration = opened(figure, view)
        exploration.draw(fine=False)
        coarse = shown_words(exploration)
        exploration.draw(fine=True)
        assert shown_words(exploration) == coarse


@every
def test_one_move_draws_once_and_finely_at_rest_where_it_was_coarse(figure, monkeypatch):
    at_rest = []
    monkeypatch.setattr(Rest, "then", lambda _, act: at_rest.append(act))
    exploration = opened(figure)
    drawn = []
    exploration.picture.observe(drawn.append, "value")
    view = figure.views[exploration.view]
    name = next(name for name in view.controls if name != "view")
    setting = figure.settings[name]
    exploration.controls[name].value = (
        next(one for one in setting.options if one != setting.first)
        if isinstance(setting, Choice)
        else (setting.low if setting.first != setting.low else setting.high)
    )
    assert len(drawn) == 1
    assert len(at_rest) == (view.coarse and isinstance(setting, Number))


@every
def test_presets_differ_and_history_names_its_source(figure):
    presets, said = figure.presets, figure.words["presets"]
    assert len(presets) >= 3
    assert set(presets) == set(said)
    assert any("source" in words for words in said.values())
    seen = set()
    keys = (BOOK / "references.bib").read_text(encoding="utf-8")
    for key, words in said.items():
        exploration = opened(figure)
        button = next(one for one in exploration.presets if one.description == words["title"])
        button.click()
        values = exploration.values()
        wanted = figure.presets[key]
        assert {name: values[name] for name in wanted} == pytest.approx(dict(wanted))
        check(exploration)
        seen.add(exploration.picture.value)
        assert frame.plain(words["note"]) in re.sub("<[^>]+>", "", exploration.note.value).replace("&amp;", "&")
        if figure.facts:
            assert f"From: {words['source']}." in unescape(exploration.note.value)
            assert "invented" not in exploration.note.value
        else:
            assert ("source" in words) == ("An illustration" in exploration.note.value)
        for used in words.get("keys", ()):
            assert f"{{{used}," in keys, f"{key} names {used}, which the bibliography doesn't have."
        assert bool(words.get("keys")) == ("source" in words)
    assert len(seen) == len(presets)


@every
def test_surprises_are_within_range_and_can_be_shown(figure):
    for view in figure.views:
        exploration = opened(figure, view)
        for _ in range(25):
            exploration.surprise.click()
            check(exploration)
            assert exploration.view == view


@every
def test_reset_restores_the_first_state(exploration, figure):
    first = exploration.picture.value, exploration.reading.value
    exploration.panel.show.click()
    exploration.surprise.click()
    exploration.presets[-1].click()
    exploration.reset()
    assert (exploration.picture.value, exploration.reading.value) == first
    assert exploration.note.value == exploration.panel.verdict.value == ""
    assert not exploration.panel.show.disabled


@every
def test_a_link_opens_what_it_was_copied_from(figure):
    for view in figure.views:
        exploration = opened(figure, view)
        exploration.surprise.click()
        state = re.search(r'data-state="([^"]*)"', exploration.picture.value)[1].replace("&amp;", "&")
        again = Exploration(figure, state)
        assert again.values() == pytest.approx(exploration.values())
        assert shown_words(again).startswith(shown_words(exploration)[:40])
        assert not again.surprise.disabled or not state


@every
@pytest.mark.parametrize(
    "state",
    ["nonsense", "a=1&a=1", "=", "&", "view=", "p=nan", "p=inf", "p=1e999", "<script>=1", "\x00=\x00", "a" * 10_000],
)
def test_a_bad_link_is_ignored_with_a_notice(figure, state):
    made = Exploration(figure, state)
    assert COMMON["bad_link"] in made.note.value
    assert made.values() == {name: setting.first for name, setting in figure.settings.items()}


@every
def test_a_link_keeps_to_the_ranges(figure):
    for name, setting in figure.settings.items():
        bad = f"{setting.high + 1}" if isinstance(setting, Number) else "nowhere"
        with pytest.raises(ValueError, match=re.escape(bad.removesuffix(".0"))):
            from_link(figure.settings, f"{name}={bad}")
    assert to_link(figure.settings, {name: setting.first for name, setting in figure.settings.items()}) == ""


@every
def test_numbers_can_be_read_and_kept(figure):
    for view in figure.views:
        exploration = opened(figure, view)
        assert exploration.numbers.place.value == ""
        exploration.numbers.opener.value = True
        found = re.search(r'download="([^"]+)" href="data:text/csv;base64,([^"]+)"', exploration.numbers.place.value)
        assert found[1] == f"{figure.module}.csv"
        rows = list(csv.reader(io.StringIO(b64decode(found[2]).decode())))
        assert len(rows) >= 3
        assert len({len(row) for row in rows}) == 1
        assert len(set(rows[0])) == len(rows[0])
        assert exploration.numbers.place.value.count("<tr>") == len(rows)
        assert not any(BAD.search(cell) for row in rows for cell in row), rows
        exploration.numbers.opener.value = False
        assert exploration.numbers.place.value == ""


@every
def test_whole_exploration_has_what_all_have(figure):
    widgets = list(widgets_of(figure.build()))
    buttons = [one.description for one in widgets if isinstance(one, Button)]
    for wanted in ("show", "skip", "surprise", "reset", "link"):
        assert COMMON[wanted] in buttons
    html = [one.value for one in widgets if isinstance(one, HTML)]
    for key in ("leaves_out", "presets"):
        assert any(figure.common[key] in one for one in html)
    assert not any("style=" in one for one in html)
    labels = [one.description for one in widgets if getattr(one, "description", "")]
    assert len(labels) == len(set(labels)), labels


@every
def test_sliders_speak_in_words(exploration, figure):
    for name, setting in figure.settings.items():
        if isinstance(setting, Number):
            control = exploration.controls[name]
            for value in (setting.low, setting.high, setting.first):
                control.value = value
                assert control.value_text
                assert not BAD.search(control.value_text), control.value_text


@every
def test_glossary_has_the_terms(figure):
    glossary = {line.strip().lower() for line in (BOOK / "glossary.md").read_text(encoding="utf-8").splitlines()}
    for sentence in sentences(figure.words):
        for found in frame.TERM.finditer(sentence):
            assert (found[2] or found[1]).lower() in glossary, found[0]


@every
def test_model_is_in_the_bibliography(figure):
    keys = (BOOK / "references.bib").read_text(encoding="utf-8")
    assert figure.words["keys"]
    for key in figure.words["keys"]:
        assert f"{{{key}," in keys, key


@every
def test_caption_and_what_is_left_out(figure):
    assert 60 <= len(figure.words["caption"]) <= 260
    assert 4 <= len(figure.words["leaves_out"]) <= 7
    assert figure.words["title"] == explorations.load(figure.module.replace("_", "-")).TITLE


def sentences(words):
    for value in words.values():
        if isinstance(value, dict):
            yield from sentences(value)
        elif isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))
        elif isinstance(value, str):
            yield value


@every
def test_words_are_well_formed(figure):
    for sentence in sentences(figure.words):
        list(string.Formatter().parse(sentence))
        assert sentence == sentence.strip() or sentence.startswith(" ")
        assert "  " not in sentence


def test_words_files_are_those_of_the_explorations():
    folder = Path(explorations.__file__).parent / "words"
    kept = {file.stem for file in folder.glob("*.toml")} - {"common"}
    assert kept == {name.replace("-", "_") for name in explorations.IDS}
    assert set(COMMON) == set(tomllib.loads((folder / "common.toml").read_text(encoding="utf-8")))


def test_load_knows_its_ids():
    with pytest.raises(ValueError, match="There is no exploration 'nowhere'; there are: bargaining-range, "):
        explorations.load("nowhere")


def test_words_for_facts_stand_in_for_common_ones():
    assert set(COMMON["facts"]) <= set(COMMON) - {"facts"}
    assert not any("invented" in sentence for sentence in COMMON["facts"].values())
