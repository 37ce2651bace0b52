"""Agreements and arsenals: every row is told with its sources, and the peaks are those of the table."""

import re
from html import unescape

import pytest

from peacetalks import facts
from peacetalks.explorations import agreements, rows
from peacetalks.explorations.agreements import AGREEMENTS, FIGURE, GROUP, INDEX, STATUS, TOGETHER, shown
from peacetalks.explorations.exploration import Exploration
from peacetalks.facts.records import AgreementStatus, Country
from tests.explorations.reading import shown_words


def opened(state=""):
    made = Exploration(FIGURE, state)
    made.unlock()
    return made


def seen(guess=None, **values):
    at = {name: setting.first for name, setting in FIGURE.settings.items()} | values
    return agreements.see(**at, guess=guess, fine=True)


def test_every_agreement_can_be_told_with_its_limits_checks_fate_and_sources():
    sources = facts.load_sources()
    for one in AGREEMENTS:
        told = " ".join(seen(treaty=one.id, since="1820").words)
        for said in (one.title, one.limits, one.verification, one.fate, one.lesson, *one.parties):
            assert said in told
        assert one.status in told
        for key in one.sources:
            assert sources[key].title in told
        assert rows.SAID["as_of"] in told


def test_the_answer_is_the_tables():
    together = {}
    for row in facts.load_stockpiles():
        together.setdefault(row.year, {})[row.country] = row.warheads
    both = {year: sum(found.values()) for year, found in together.items() if len(found) == len(Country)}
    assert seen().answer == max(both, key=both.get) == 1986
    told = " ".join(seen(arsenals="together").words)
    assert f"largest in 1986, with {both[1986]:,} warheads" in told
    assert f"in {max(both)}, the last year for which the table has both, they had {both[max(both)]:,}" in told


def test_what_the_guess_is_told_holds():
    us, ru = agreements.US, agreements.RU
    assert max(us, key=us.get) == 1967
    assert max(ru, key=ru.get) == 1967 + 19
    falling = [TOGETHER[year] for year in range(1986, 2018)]
    assert falling == sorted(falling, reverse=True)
    assert TOGETHER[2018] > TOGETHER[2017]
    note = FIGURE.words["presets"]["salt"]["note"]
    assert f"{ru[1972]:,}" in note
    assert f"{ru[1986]:,}" in note


def test_the_answer_is_not_drawn_before_the_guess():
    first = seen(guess=1965.0)
    assert "--pt-b," not in first.svg
    assert "63,476" not in first.svg + " ".join(first.words)
    assert "--pt-b," in seen(arsenals="both").svg
    assert "together" in seen(arsenals="together").svg


def test_the_guess_is_dragged_along_the_years_of_the_axis():
    svg = seen(guess=1965.0).svg
    start, end = (float(one) for one in re.search(r'data-from="([\d.]+)" data-to="([\d.]+)"', svg).groups())
    at = float(re.search(r'x1="([\d.]+)"[^>]*stroke="transparent"', svg)[1])
    assert (at - start) / (end - start) == pytest.approx((1965 - 1945) / (2025 - 1945), abs=0.001)
    assert "data-handle" not in seen(guess=1965.0, since="1985").svg


def test_every_status_has_a_look_and_no_two_look_the_same_without_colours():
    assert set(GROUP) == set(AgreementStatus)
    assert set(agreements.LOOKS) == set(STATUS)
    plain = [(look.dash, look.part, look.end) for name, look in agreements.LOOKS.items() if name != "ran_out"]
    assert len(set(plain)) == len(plain)
    # What holds and what ran out differ by their ends: one reaches the edge, the other has a tick and a gap.
    assert all(one.ended is None for one in AGREEMENTS if one.status is AgreementStatus.IN_FORCE)
    assert all(one.ended for one in AGREEMENTS if GROUP[one.status] == "ran_out")


@pytest.mark.parametrize("since", ["1820", "1945", "1985"])
@pytest.mark.parametrize("status", ["all", *STATUS])
def test_filters_show_what_fits(status, since):
    found = shown(status, int(since))
    assert found
    for index, one in enumerate(AGREEMENTS):
        fits = status == "all" or one.status in STATUS[status]
        still = one.ended is None or one.ended.last.year >= int(since)
        assert (index in found) == (fits and still)


def test_an_agreement_chosen_by_hand_lifts_what_hides_it():
    exploration = opened("status=never")
    exploration.controls["treaty"].value = "alaska_1867"
    values = exploration.values()
    assert (values["treaty"], values["status"]) == ("alaska_1867", "all")
    exploration = opened("since=1985")
    exploration.controls["treaty"].value = "convention_1824"
    assert exploration.values()["since"] == "1820"


def test_a_filter_moves_on_to_the_nearest_that_is_shown():
    exploration = opened()
    exploration.controls["status"].value = "never"
    chosen = AGREEMENTS[INDEX[exploration.values()["treaty"]]]
    assert chosen.status is AgreementStatus.NEVER_IN_FORCE
    assert chosen.title in shown_words(exploration)


def test_a_click_picks_the_row_that_it_hits():
    exploration = opened("since=1820")
    options = [value for _, value in exploration.controls["treaty"].options]
    picks = [int(one) for one in re.findall(r'data-pick="(\d+)" data-of="treaty"', exploration.picture.value)]
    assert [options[pick] for pick in picks] == [one.id for one in AGREEMENTS]


def test_few_rows_all_have_their_names():
    svg = seen(status="never", treaty="istanbul_2022").svg
    for one in AGREEMENTS:
        if one.status is AgreementStatus.NEVER_IN_FORCE:
            assert f">{one.short}</text>" in svg
    assert "none of them in force now" in " ".join(seen(status="never", treaty="istanbul_2022").words)


def test_what_was_never_signed_or_binds_nobody_is_said_so():
    assert "Never signed, ended 2022" in seen(treaty="istanbul_2022").words[0]
    assert "Dated 27 September 1991" in seen(treaty="pni_1991").words[0]
    assert "Signed 8 December 1987, in force from 1 June 1988, ended 2 August 2019" in seen().words[0]


def test_the_table_behind_is_what_is_shown_with_sources():
    exploration = opened("status=left")
    exploration.numbers.opener.value = True
    table = unescape(exploration.numbers.place.value)
    found = shown("left", 1945)
    assert table.count("<tr>") == len(found) + 1
    for index in found:
        assert AGREEMENTS[index].lesson in table
        assert rows.addresses(AGREEMENTS[index].sources, agreements.SOURCES) in table
    assert "23575" in table  # American warheads in 1987, the year of the INF treaty


def test_every_mark_names_an_agreement():
    assert set(agreements.SAID["marks"]) <= set(INDEX)
    assert all(agreements.SAID["marks"].values())


def test_surprise_keeps_the_filter():
    exploration = opened("status=promise")
    for _ in range(10):
        exploration.surprise.click()
        values = exploration.values()
        assert values["status"] == "promise"
        assert AGREEMENTS[INDEX[values["treaty"]]].status is AgreementStatus.NON_BINDING


def test_picture_is_small_enough_for_a_drag():
    for state in ("since=1820&arsenals=together", "", "status=left"):
        assert len(opened(state).picture.value) < 20_000
