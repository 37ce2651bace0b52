"""Every chapter is built as docs/writing.md says, and says nothing that it doesn't cite."""

import re

import pytest

from peacetalks.models import bargaining_range as model
from tests.book.chapter import TERM, read

OPENING = "What you will be able to do"
CLOSING = ["Check yourself", "The other view", "Key terms", "Further reading", "Take the quiz"]
BLOOM = "Name|Recall|Explain|Describe|Calculate|Determine|Apply|Distinguish|Compare|Analyse|Evaluate|Judge|Design"
FILLER = (
    "very|really|basically|essentially|obviously|clearly|of course|in order to|it is important to|it should be noted|"
    "needless to say|delve|crucial|pivotal|landscape|tapestry|testament|multifaceted|nuanced|furthermore|moreover|"
    "utili[sz]e"
)
UNATTRIBUTED = "the ukraine conflict|special military operation|annexed territories|new territories|kiev"
ACT = "[Rr]esolution|[Tt]reaty|[Mm]emorandum|[Cc]ommuniqué|Charter|Accords?|Protocol|Convention|Declaration"
FACT = re.compile(rf"\d|\b(?:{ACT})\b")
QUOTATION = re.compile(r"“[^”]*\s[^”]*\s[^”]*”")
MODEL = re.compile(r"(\w+)\((.*)\)\.(\w+) = (-?\d+\.(\d+))")


def uncited(chapter):
    """Return the prose that states a year, a number, an act or somebody's words, cites nothing and gives no reason."""
    return [
        f"{chapter.path.name}, line {block.line}: {block.visible[:70]}"
        for block in chapter.prose
        if (FACT.search(re.sub(r"wbf\.\d|\*\*[a-z]+\.\d+\*\*", "", block.visible)) or QUOTATION.search(block.visible))
        and not block.cited
        and not any(len(reason.split()) > 3 for reason in block.comment("uncited"))
    ]


def test_dates_numbers_acts_and_quotations_are_cited(chapter):
    assert uncited(chapter) == []


@pytest.mark.parametrize(
    ("paragraph", "faults"),
    [
        ("The treaty was signed in 1987.", 1),
        ("The Treaty came late.", 1),
        ("He said “we will not sign”.", 1),
        ("The treaty was signed in 1987 {cite:p}`someone1990`.", 0),
        ("<!-- uncited: -->\nThe treaty was signed in 1987.", 1),
        ("<!-- uncited: arithmetic of the course's own model -->\nThat leaves 0.30.", 0),
        ("Nothing dated stands here.", 0),
    ],
)
def test_checker_finds_what_is_uncited(tmp_path, paragraph, faults):
    path = tmp_path / "chapter.md"
    path.write_text(f"# Title\n\n{paragraph}\n", encoding="utf-8")
    assert len(uncited(read(path))) == faults


def test_cited_works_and_used_terms_exist(chapter, works, terms):
    assert {key for block in chapter.blocks for key in block.cited} <= works.keys()
    assert {term.lower() for term in chapter.terms} <= terms


def test_key_terms_are_the_terms_used(chapter):
    listed = " ".join(block.text for block in chapter.section("Key terms").blocks)
    assert {term.lower() for term in TERM.findall(listed)} == {term.lower() for term in chapter.terms}


def test_sections_stand_in_order(chapter):
    levels = [section.level for section in chapter.sections]
    assert levels[0] == 1 and set(levels[1:]) <= {2, 3}
    top = [section.heading for section in chapter.sections if section.level == 2]
    assert top[0] == OPENING
    assert top[-len(CLOSING) :] == CLOSING
    hook = chapter.sections[0].blocks
    assert hook and all(block.is_prose for block in hook) and any(block.cited for block in hook)
    narrative = [section for section in chapter.sections[2:] if section.heading not in CLOSING]
    assert narrative and all(section.anchor for section in narrative)


def test_prediction_comes_before_each_exploration(chapter):
    names = [block.directive[0] if block.directive else "" for block in chapter.blocks]
    places = [place for place, name in enumerate(names) if name == "exploration"]
    assert places and max(places) < names.index("practice")
    assert all("predict" in chapter.blocks[place - 1].visible.lower() for place in places)


def test_length(chapter):
    assert 2000 <= chapter.words <= 3000


def test_objectives_have_verbs_and_are_taught(chapter):
    assert 3 <= len(chapter.objectives) <= 5
    assert all(re.fullmatch(BLOOM, verb) for verb in chapter.objectives.values())
    taught = set().union(*(section.teaches for section in chapter.sections))
    assert taught == chapter.objectives.keys()
    assert all(section.anchor for section in chapter.sections if section.teaches)


def test_chapter_on_recent_events_has_an_as_of_box(chapter):
    recent = re.search(r"\b20(2[2-9]|[3-9]\d)\b", " ".join(block.visible for block in chapter.prose))
    boxes = [block for block in chapter.prose if block.directive and ":class: as-of" in block.text]
    assert bool(recent) == bool(boxes)
    assert all(re.search(r"As of \d{1,2} \w+ 20\d\d", block.text) for block in boxes)
    assert all("not covered" in block.text for block in boxes)


@pytest.mark.parametrize("banned", [FILLER, UNATTRIBUTED])
def test_words_that_say_nothing_or_take_a_side(chapter, banned):
    found = [match[0] for block in chapter.prose for match in re.finditer(rf"\b(?:{banned})\b", block.visible, re.I)]
    assert found == []


def test_numbers_of_the_model_are_the_models(chapter):
    marked = [(block, mark) for block in chapter.blocks for mark in block.comment("model")]
    for block, mark in marked:
        name, arguments, field, value, decimals = MODEL.fullmatch(mark).groups()
        given = dict(one.split("=") for one in arguments.replace(" ", "").split(","))
        result = getattr(getattr(model, name)(**{key: float(number) for key, number in given.items()}), field)
        assert f"{result:.{len(decimals)}f}" == value, mark
        assert value in block.visible, f"{mark} stands above a paragraph that doesn't say {value}"
    assert marked or not chapter.directives("exploration")
