"""The timeline: it shows the table's events, each with its sources, and steps from one that is shown to the next."""

import re
from collections import Counter
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peacetalks import facts
from peacetalks.explorations import rows, timeline
from peacetalks.explorations.exploration import Exploration
from peacetalks.explorations.timeline import ACTORS, EVENTS, FIGURE, INDEX, KINDS, STEPS, mend, shown, slot
from tests.explorations.reading import shown_words

years = st.integers(1775, 2026)
states = st.fixed_dictionaries(
    {
        "event": st.integers(0, STEPS * (len(EVENTS) - 1)),
        "start": years,
        "end": years,
        "kind": st.sampled_from(KINDS),
        "actor": st.sampled_from(tuple(ACTORS)),
    }
)


def opened(state=""):
    made = Exploration(FIGURE, state)
    made.unlock()
    return made


def seen(**values):
    at = {name: setting.first for name, setting in FIGURE.settings.items()} | values
    return timeline.see(**{**at, **mend(at, None)}, guess=None, fine=True)


def test_every_event_can_be_told_with_its_sources():
    sources = facts.load_sources()
    for event in EVENTS:
        told = " ".join(seen(event=slot(event.id)).words)
        assert event.title in told
        assert event.summary in told
        assert str(event.date.first.year) in told
        for key in event.sources:
            assert sources[key].title in told
            assert rows.SAID[sources[key].checked] in told
        assert rows.SAID["as_of"] in told


def test_the_answer_is_the_tables():
    signed = Counter()
    for one in facts.load_agreements():
        parties = ";".join(one.parties)
        if one.signed and "United States" in parties and ("Russia" in parties or "Soviet Union" in parties):
            signed[one.signed.first.year // 10 * 10] += 1
    assert seen().answer == max(signed, key=signed.get) == 1990
    said = FIGURE.words["predict"]
    for key in ("close", "more", "less"):
        assert f"{signed[1990]} of the {sum(signed.values())} agreements" in said[key]
    assert f"next with {signed[1970]}" in said["close"]
    assert sorted(signed.values())[-2:] == [signed[1970], signed[1990]]
    assert sum(count for decade, count in signed.items() if decade > 1990) < signed[1990]


def test_the_answer_is_drawn_only_beside_agreements():
    assert ">12</text>" not in seen(actor="us", kind="key").svg
    drawn = seen(kind="agreement")
    assert ">12</text>" in drawn.svg
    assert "the 1990s 12" in drawn.svg


@given(states, st.sampled_from((None, "start", "end", "event", "kind", "actor")))
def test_an_event_that_is_shown_is_chosen_and_mending_twice_changes_nothing(values, moved):
    mended = {**values, **mend(values, moved)}
    assert mended["start"] <= mended["end"]
    found = shown(mended["start"], mended["end"], mended["kind"], mended["actor"])
    if found:
        assert mended["event"] % STEPS == 0
        assert mended["event"] // STEPS in found
        assert {**mended, **mend(mended, None)} == mended
    assert all(mended["start"] <= EVENTS[index].date.first.year <= mended["end"] for index in found)


@given(states)
def test_a_step_leads_to_the_next_that_is_shown_and_to_the_one_before(values):
    mended = {**values, **mend(values, None)}
    found = shown(mended["start"], mended["end"], mended["kind"], mended["actor"])
    if not found:
        return
    place = found.index(mended["event"] // STEPS)
    for step, wanted in ((1, min(place + 1, len(found) - 1)), (-1, max(place - 1, 0))):
        value = min(max(mended["event"] + step, 0), STEPS * (len(EVENTS) - 1))
        stepped = mend({**mended, "event": value}, "event")
        assert stepped["event"] == STEPS * found[wanted]


def test_a_filter_keeps_the_event_that_still_fits():
    exploration = opened()
    exploration.controls["kind"].value = "crisis"
    assert exploration.values()["event"] == slot("ev_1962_cuba")
    exploration.controls["kind"].value = "agreement"
    assert EVENTS[int(exploration.values()["event"]) // STEPS].kind == "agreement"


def test_the_slider_says_which_event_it_stands_on():
    exploration = opened()
    for key in ("ev_1775_troops", "ev_1867_alaska", EVENTS[-1].id):
        exploration.controls["event"].value = slot(key)
        event = EVENTS[INDEX[key]]
        assert exploration.controls["event"].value_text == f"{event.title}, {event.date.first.year}"
        assert event.title in shown_words(exploration)


@pytest.mark.parametrize("end", ["start", "end"])
def test_the_years_push_each_other(end):
    exploration = opened("start=1900&end=1950")
    exploration.controls[end].value = 1990 if end == "start" else 1850
    assert exploration.values()["start"] == exploration.values()["end"] == exploration.controls[end].value


def test_what_is_picked_is_the_event_under_the_hand():
    exploration = opened("start=1962&end=1963")
    picks = {int(one) for one in re.findall(r'data-pick="(\d+)" data-of="event"', exploration.picture.value)}
    assert picks == {STEPS * index for index in shown(1962, 1963, "all", "all")}
    for pick in picks:
        exploration.controls["event"].value = pick
        assert exploration.values()["event"] == pick
        assert EVENTS[pick // STEPS].title in shown_words(exploration)


def test_nothing_found_is_said():
    exploration = opened("start=1800&end=1802")
    assert "No event of this kind" in shown_words(exploration)
    exploration.numbers.opener.value = True
    assert "no event fits" in exploration.numbers.place.value
    assert "data-pick" not in exploration.picture.value


def test_one_event_and_one_year_are_said_so():
    assert "One of 210 events is shown, in 1824" in " ".join(seen(start=1824, end=1824).words)


def test_key_moments_alone_leave_no_other():
    exploration = opened("kind=key")
    found = shown(1775, 2026, "key", "all")
    assert len(found) == sum(bool(event.key_moment) for event in EVENTS)
    assert "A key moment: the Cuban Missile Crisis." in shown_words(exploration)


def test_every_key_moment_has_a_short_name_and_no_other():
    assert set(timeline.SAID["moments"]) == {event.id for event in EVENTS if event.key_moment}
    assert set(timeline.SAID["rows"]) == {event.key_moment for event in EVENTS if event.key_moment}
    first = [EVENTS[INDEX[key]].key_moment for key in list(timeline.SAID["moments"])[:10]]
    assert len(set(first)) >= 8


def test_every_kind_has_a_lane_and_every_choice_an_event():
    assert {event.kind for event in EVENTS} == set(timeline.LANE_OF)
    for actor in ACTORS:
        assert shown(1775, 2026, "all", actor)
    for kind in KINDS:
        assert shown(1775, 2026, kind, "all")


def test_the_table_behind_is_what_is_shown_with_sources():
    exploration = opened("start=1945&end=1963&actor=us")
    exploration.numbers.opener.value = True
    table = unescape(exploration.numbers.place.value)
    found = shown(1945, 1963, "all", "us")
    assert table.count("<tr>") == len(found) + 1
    for index in found:
        assert EVENTS[index].summary in table
        assert rows.addresses(EVENTS[index].sources, timeline.SOURCES) in table


def test_surprise_keeps_the_filter():
    exploration = opened("kind=cyber&start=2000")
    for _ in range(20):
        exploration.surprise.click()
        values = exploration.values()
        assert (values["kind"], values["start"]) == ("cyber", 2000)
        assert EVENTS[int(values["event"]) // STEPS].kind == "cyber"


def test_notes_of_the_presets_hold():
    talks = shown(2022, 2026, "talks", "ukraine")
    with_russia = Counter(EVENTS[index].date.first.year for index in talks if "Russia" in EVENTS[index].actors)
    without = Counter(EVENTS[index].date.first.year for index in talks if "Russia" not in EVENTS[index].actors)
    assert with_russia[2022] > without[2022]
    assert without[2023] + without[2024] > with_russia[2023] + with_russia[2024]
    assert sum(event.date.first.year >= 2022 for event in EVENTS) > len(EVENTS) / 2


def test_picture_is_small_enough_for_a_drag():
    for state in ("", "start=2022", "start=1945", "kind=talks"):
        assert len(opened(state).picture.value) < 20_000
