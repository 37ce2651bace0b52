"""The list of works: every entry is used, says truthfully how it was checked, and has its own title."""

import re

from peacetalks import explorations
from peacetalks_quizzes.bank import load_banks
from tests.book.chapter import CITE, read
from tests.book.conftest import CHAPTERS
from tests.conftest import ROOT


def explored():
    """Return the keys that explorations name for their models and their examples from history."""
    words = [explorations.load(name).WORDS for name in explorations.IDS]
    said = [part for one in words for part in (one, *one.get("presets", {}).values())]
    return {key for part in said for key in part.get("keys", ())}


def cited():
    """Return the keys that the book and the bank cite."""
    pages = [*CHAPTERS, *sorted((ROOT / "book").glob("*.md")), *sorted((ROOT / "book" / "explorations").glob("*.md"))]
    texts = [page.read_text("utf-8") for page in pages if page.exists()]
    in_book = {key.strip() for text in texts for keys in CITE.findall(text) for key in keys.split(",")}
    in_bank = {key for bank in load_banks(ROOT / "quizzes" / "bank") for item in bank.items for key in item.source}
    return in_book | explored(), in_bank


def test_every_key_exists_and_every_entry_is_used(works):
    in_book, in_bank = cited()
    assert in_book | in_bank == works.keys()
    assert in_bank <= in_book, "a question rests on a work that the book doesn't cite"


def test_every_entry_says_how_it_was_checked(works):
    said = re.compile(r"Checked: (seen|cited|known)\b")
    assert [key for key, entry in works.items() if not said.search(entry.get("note", ""))] == []


def test_no_entry_has_a_made_up_title(works):
    described = re.compile(r"^\[|descriptive|verify|placeholder|public repository", re.I)
    assert [key for key, entry in works.items() if described.search(entry["title"])] == []


def test_no_mirror_stands_for_a_source(works):
    mirror = re.compile(r"telegra\.ph|archive\.(today|ph)|scribd|pdfslide|docslib|blogspot|wikipedia", re.I)
    assert [key for key, entry in works.items() if mirror.search(entry.get("url", ""))] == []


def test_every_citation_can_be_told_from_the_others(works):
    """Author and year are all that a reader sees; a second work of the same year has a letter behind it."""
    seen = [(entry.get("author") or entry["editor"], entry["year"]) for entry in works.values()]
    assert len(set(seen)) == len(seen)
    assert all(re.fullmatch(r"(\d{4}|n\.d\.)[a-z]?", year) for _, year in seen)


def test_quotations_are_short():
    for path in CHAPTERS:
        for block in read(path).prose:
            for quotation in re.findall(r"“([^”]+)”", block.visible):
                assert len(quotation.split()) <= 25, quotation
