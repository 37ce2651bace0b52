"""Every fault in a bank's file is one sentence that names file, item and field."""

import os

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from peacetalks_quizzes.bank import BankError, load_bank, load_banks

GOOD = """
chapter: test-chapter
title: A test
page: book/test
items:
  - id: tst-g01
    use: graded
    kind: single
    objective: tst.1
    bloom: apply
    points: 1
    stem: What follows?
    section: "#here"
    options:
      - {text: This, correct: true, why: It does.}
      - {text: That, why: It does not., misconception: A wrong belief.}
      - {text: The other, why: Neither does this., misconception: Another.}
    source: [someone2020]
  - id: tst-p01
    use: practice
    kind: order
    objective: tst.1
    bloom: apply
    points: 1
    stem: Put in order.
    section: "#here"
    steps: [{text: One, why: First.}, {text: Two, why: Second.}, {text: Three, why: Third.}]
    source: [someone2020]
"""


@pytest.fixture
def place(tmp_path):
    return tmp_path / "test-chapter.yaml"


def fault(place, text):
    """Return the one sentence about a file with this content."""
    if isinstance(text, bytes):
        place.write_bytes(text)
    else:
        place.write_text(text, encoding="utf-8")
    with pytest.raises(BankError) as caught:
        load_bank(place)
    sentence = str(caught.value)
    assert sentence.startswith(str(place))
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert len(sentence) < 500
    return sentence


def test_good_file_loads(place):
    place.write_text(GOOD)
    assert [item.id for item in load_bank(place).items] == ["tst-g01", "tst-p01"]


def edited(**changes):
    """Return the good file with fields of its first item changed, or taken out when the value is None."""
    data = yaml.safe_load(GOOD)
    for name, value in changes.items():
        if value is None:
            del data["items"][0][name]
        else:
            data["items"][0][name] = value
    return yaml.safe_dump(data)


OPTIONS = yaml.safe_load(GOOD)["items"][0]["options"]
FAULTS = {
    "field is missing": ({"stem": None}, ["tst-g01", "stem"]),
    "field is unknown": ({"colour": "red"}, ["tst-g01", "colour"]),
    "field is empty": ({"stem": "  "}, ["tst-g01", "stem"]),
    "kind is unknown": ({"kind": "riddle"}, ["tst-g01", "riddle"]),
    "kind is a list": ({"kind": ["single"]}, ["tst-g01", "kind"]),
    "points are a word": ({"points": "many"}, ["tst-g01", "points"]),
    "points are negative": ({"points": -1}, ["tst-g01", "points"]),
    "points are not a number": ({"points": float("nan")}, ["tst-g01", "points"]),
    "bloom is no level": ({"bloom": "guess"}, ["tst-g01", "bloom"]),
    "section is no anchor": ({"section": "here"}, ["tst-g01", "section"]),
    "source is empty": ({"source": []}, ["tst-g01", "source"]),
    "use disagrees with the id": ({"use": "practice"}, ["tst-g01", "use"]),
    "no option is right": ({"options": [{**one, "correct": False} for one in OPTIONS]}, ["tst-g01", "options"]),
    "two options are right": ({"options": [{**one, "correct": True} for one in OPTIONS]}, ["tst-g01", "options"]),
    "two options are the same": ({"options": [OPTIONS[0], OPTIONS[1], dict(OPTIONS[1])]}, ["tst-g01", "options"]),
    "option has no rationale": ({"options": [{"text": "x"}, *OPTIONS[1:]]}, ["tst-g01", "options", "why"]),
    "options are a mapping": ({"options": {"a": 1}}, ["tst-g01", "options"]),
    "id is malformed": ({"id": "G 1"}, ["id"]),
    "id is a number": ({"id": 7}, ["number 1", "id"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named_with_item_and_field(place, name):
    changes, words = FAULTS[name]
    sentence = fault(place, edited(**changes))
    assert all(word in sentence for word in words), sentence


HOSTILE = {
    "empty": ("", ["mapping"]),
    "a list": ("- 1\n- 2\n", ["mapping"]),
    "not YAML": ("items: [", ["line", "YAML"]),
    "tab": ("items:\n\t- 1", ["line 2", "YAML"]),
    "alias": ("a: &x [1]\nb: *x", ["line 2", "alias"]),
    "bomb": ("a: &a [x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]", ["line 2", "alias"]),
    "merge": ("a: &a {x: 1}\nb: {<<: *a}", ["alias"]),
    "python tag": ("a: !!python/object/apply:os.system [ls]", ["line 1", "YAML"]),
    "own tag": ("a: !thing 1", ["line 1", "YAML"]),
    "two documents": ("a: 1\n---\nb: 2\n", ["YAML"]),
    "duplicate key": (
        GOOD.replace("    points: 1\n", "    points: 1\n    points: 2\n", 1),
        ["line 12", "points stands twice"],
    ),
    "duplicate chapter": (GOOD + "\nchapter: other\n", ["chapter stands twice"]),
    "deep": ("a: " + "[" * 5000 + "]" * 5000, ["YAML"]),
    "not UTF-8": (b"chapter: \xff\xfe", ["UTF-8"]),
    "null bytes": (b"chapter: a\x00b", ["YAML"]),
    "list as key": ("? [a, b]\n: 1\n", ["YAML"]),
    "a date as key": ("2020-01-01: 1\n", ["file"]),
    "items are a text": ("chapter: test-chapter\ntitle: t\npage: book/test\nitems: many", ["items"]),
    "item is a text": ("chapter: test-chapter\ntitle: t\npage: book/test\nitems: [many]", ["item number 1"]),
    "item is null": ("chapter: test-chapter\ntitle: t\npage: book/test\nitems: [null]", ["item number 1"]),
    "page climbs out": (GOOD.replace("book/test", "../../etc/passwd"), ["page"]),
    "chapter is another": (GOOD.replace("chapter: test-chapter", "chapter: other"), ["chapter", "test-chapter"]),
    "id is used twice": (GOOD.replace("tst-p01", "tst-g01").replace("practice", "graded"), ["tst-g01", "twice"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_one_sentence(place, name):
    text, words = HOSTILE[name]
    sentence = fault(place, text)
    assert all(word in sentence for word in words), sentence


def test_file_that_is_too_large_is_not_read(place):
    place.touch()
    os.truncate(place, 3_000_000)
    with pytest.raises(BankError, match="larger than"):
        load_bank(place)


def test_folder_and_missing_file_in_its_place(tmp_path):
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(BankError, match=r"folder.yaml: can't be read"):
        load_bank(tmp_path / "folder.yaml")
    with pytest.raises(BankError, match=r"nothing.yaml: there is no such file\."):
        load_bank(tmp_path / "nothing.yaml")
    with pytest.raises(BankError, match="there is no bank here"):
        load_banks(tmp_path / "none")


def test_id_in_two_files_is_named(tmp_path):
    (tmp_path / "test-chapter.yaml").write_text(GOOD)
    (tmp_path / "zz.yaml").write_text(GOOD.replace("test-chapter", "zz"))
    with pytest.raises(BankError, match=r"zz.yaml: item tst-g01: test-chapter.yaml has the same id"):
        load_banks(tmp_path)


plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
trees = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "kind", "items", "use", "options", "single", "x"]), inner, max_size=5)
    ),
    max_leaves=15,
)


@given(tree=trees)
def test_any_tree_at_all_is_refused_in_one_sentence(tmp_path_factory, tree):
    text = yaml.safe_dump({"chapter": "test-chapter", "items": tree})
    fault(tmp_path_factory.mktemp("any") / "test-chapter.yaml", text)


@given(data=st.binary(max_size=200))
def test_any_bytes_at_all_are_refused_in_one_sentence(tmp_path_factory, data):
    fault(tmp_path_factory.mktemp("any") / "test-chapter.yaml", data)
