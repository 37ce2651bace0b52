"""The book's chapters, its lists of works and terms, and the banks that belong to the chapters."""

import pytest

from peacetalks_quizzes.bank import load_bank
from tests.book.chapter import bibliography, glossary, read
from tests.conftest import ROOT

CHAPTERS = sorted((ROOT / "book").glob("part-*/*.md"))


@pytest.fixture(params=CHAPTERS, ids=lambda path: path.stem)
def chapter(request):
    """One chapter after the other."""
    return read(request.param)


@pytest.fixture
def bank(chapter):
    """The bank of the chapter."""
    return load_bank(ROOT / "quizzes" / "bank" / f"{chapter.path.stem}.yaml")


@pytest.fixture(scope="session")
def works():
    """Each entry of the bibliography with its fields."""
    return bibliography(ROOT / "book" / "references.bib")


@pytest.fixture(scope="session")
def terms():
    """The terms of the glossary."""
    return glossary(ROOT / "book" / "glossary.md")
