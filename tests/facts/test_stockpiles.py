"""The stockpiles: both countries for the same years, and the numbers that were published."""

import pytest

from peacetalks import facts
from peacetalks.facts.records import Country

STOCKPILES = {(entry.country, entry.year): entry for entry in facts.load_stockpiles()}
US = Country.UNITED_STATES
SU = Country.SOVIET_UNION_OR_RUSSIA


def years(country):
    return {year for owner, year in STOCKPILES if owner is country}


def test_a_country_has_one_number_a_year():
    assert len(STOCKPILES) == len(facts.load_stockpiles())


def test_both_have_a_number_for_each_year_from_1945_to_2023():
    assert years(US) & years(SU) >= set(range(1945, 2024))
    assert years(US) | years(SU) <= set(range(1945, 2026))


@pytest.mark.parametrize(
    ("country", "year", "warheads"),
    [
        (US, 1945, 2),
        (US, 1962, 25540),
        (US, 1967, 31255),
        (US, 1989, 22217),
        (US, 2020, 3750),
        (US, 2023, 3748),
        (SU, 1945, 0),
        (SU, 1949, 1),
        (SU, 1962, 3346),
        (SU, 1986, 40159),
        (SU, 2025, 4309),
    ],
)
def test_the_number_is_the_published_one(country, year, warheads):
    assert STOCKPILES[country, year].warheads == warheads


def test_each_arsenal_was_largest_in_the_year_that_its_source_names():
    assert max(years(US), key=lambda year: STOCKPILES[US, year].warheads) == 1967
    assert max(years(SU), key=lambda year: STOCKPILES[SU, year].warheads) == 1986


def test_the_source_says_what_is_an_estimate_and_what_was_declassified():
    sources = facts.load_sources()
    assert "estimate" in sources["owid_fas_stockpiles"].note
    assert "Declassified" in sources["nnsa_stockpile"].note
