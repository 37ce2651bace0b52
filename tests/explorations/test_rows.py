"""Rows of the fact base in words."""

import datetime

import pytest

from peacetalks.explorations import rows
from peacetalks.facts.records import Checked, PartialDate, Precision, Source

DAY = datetime.date(1962, 10, 14)


def source(**more):
    plain = {"key": "k", "title": "A title", "author": "", "year": None, "publisher": "", "url": "", "note": "n"}
    return Source(**{**plain, "checked": Checked.SEEN, **more})


@pytest.mark.parametrize(
    ("precision", "words"),
    [(Precision.DAY, "14 October 1962"), (Precision.MONTH, "October 1962"), (Precision.YEAR, "1962")],
)
def test_a_date_is_said_as_exactly_as_it_is_known(precision, words):
    date = PartialDate("1962", precision, DAY, DAY)
    assert rows.date_words(date) == words
    assert rows.dates_words(date, None) == rows.dates_words(date, date) == words


def test_a_span_has_both_dates():
    start = PartialDate("1962-10-14", Precision.DAY, DAY, DAY)
    end = PartialDate("1963", Precision.YEAR, datetime.date(1963, 1, 1), datetime.date(1963, 12, 31))
    assert rows.dates_words(start, end) == "14 October 1962 to 1963"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"author": "Somebody", "publisher": "A press", "year": 1999}, "Somebody, “A title” (1999; read)"),
        ({"publisher": "A press"}, "A press, “A title” (undated; read)"),
        ({"checked": Checked.CITED, "year": 2001}, "“A title” (2001; quoted in a text that was read)"),
        ({"checked": Checked.KNOWN}, "“A title” (undated; a standard reference, not opened)"),
    ],
)
def test_a_source_says_who_when_and_how_it_was_checked(more, words):
    assert rows.source_words(source(**more)) == words


def test_sources_and_their_addresses_are_joined():
    known = {"a": source(url="https://a.example/x"), "b": source(title="Another")}
    assert rows.sources_words(("a", "b"), known) == "“A title” (undated; read); “Another” (undated; read)"
    assert rows.addresses(("a", "b"), known) == "https://a.example/x"
