"""Who is at the table: the picture and the words are those of the fact base's rows."""

import itertools
import re
import xml.etree.ElementTree as ET

import pytest

from peacetalks import facts
from peacetalks.explorations import contacts_by_period as by_period
from peacetalks.explorations.contact_matrix import FILLS
from peacetalks.explorations.exploration import Exploration
from peacetalks.explorations.who_is_at_the_table import CONTACT, FIGURE, OPTIONS, follow
from peacetalks.facts.records import Role

PLAYERS = {player.id: player for player in facts.load_players()}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def exploration():
    made = Exploration(FIGURE)
    made.unlock()
    return made


def seen(**values):
    at = {name: setting.first for name, setting in FIGURE.settings.items()} | values
    return FIGURE.views["table"].see(**(at | follow(at, None)), guess=None, fine=True)


def test_every_player_has_a_short_name_and_every_channel_a_kind():
    assert set(by_period.SHORT) == set(PLAYERS)
    assert len(set(by_period.SHORT.values())) == len(PLAYERS)
    assert set(by_period.FAMILIES) == {contact.channel for contact in CONTACT.values()}
    assert set(by_period.FAMILIES.values()) == set(FILLS)


@pytest.mark.parametrize("period", by_period.PERIODS)
def test_sides_speak_for_themselves_and_are_no_mediators(period):
    shown = by_period.TABLES[period, "all"].players
    for one in (*by_period.PERIODS[period]["a"], *by_period.PERIODS[period]["b"]):
        assert PLAYERS[one].role == (Role.PARTY,)
        assert one in shown
    assert all(PLAYERS[one].role != (Role.PARTY,) for one in by_period.balance(period).outside)


def test_every_contact_stands_in_a_period():
    assert {contact.id for period in by_period.PERIODS for contact in by_period.shown(period, "all")} == set(CONTACT)


def test_who_talks_to_both_sides():
    assert by_period.balance("1962").both == ("u_thant", "scali")
    assert by_period.balance("1963-91") == ((), ())
    assert by_period.balance("1999-2008").both == ("chernomyrdin", "ahtisaari", "sarkozy")
    outside, both = by_period.balance("2022-24")
    assert (len(outside), len(both)) == (15, 10)
    # The comparison after the guess says so.
    assert {"un_sg", "turkiye", "icrc", "iaea", "qatar", "uae"} <= set(both)


@pytest.mark.parametrize(("period", "answer"), [("1962", "all"), ("1963-91", None), ("2022-24", "most")])
def test_answer_is_of_the_whole_period_whatever_is_filtered(period, answer):
    roles = [role for role in by_period.ROLES if (period, role) in by_period.TABLES]
    for role in roles:
        contact = by_period.TABLES[period, role].contacts[0].id
        assert seen(period=period, role=role, contact=contact).answer == answer


def test_delegations_of_the_two_did_not_talk_between_april_2022_and_may_2025():
    between = {"ru_delegation", "ua_delegation"}
    met = sorted(
        (one.start.text, one.end.text) for one in CONTACT.values() if {one.from_player, one.to_player} == between
    )
    assert met[0][1] == "2022-04-15"
    assert met[1][0] == "2025-05-16"


@pytest.mark.parametrize(("period", "role"), by_period.TABLES)
def test_names_keep_clear_of_each_other_and_of_the_key(period, role):
    table = by_period.TABLES[period, role]
    names = [table.label(row) for row in range(len(table.players))]
    assert all(name.left >= -1 for name in names)
    assert not any(name.overlap(table.key_box) for name in names)
    assert not any(one.overlap(other) for one, other in itertools.pairwise(names))
    cells = [table.matrix.box(*pair) for pair in table.pairs]
    assert not any(name.overlap(cell) for name in names for cell in cells)
    assert not any(table.key_box.overlap(cell) for cell in cells)


@pytest.mark.parametrize("name", CONTACT)
def test_a_contact_is_told_with_evidence_and_sources_and_can_be_picked(name, exploration):
    contact = CONTACT[name]
    exploration.controls["contact"].value = name
    told = exploration.reading.value
    for word in (contact.channel, contact.evidence, PLAYERS[contact.from_player].name, PLAYERS[contact.to_player].name):
        assert word.replace("&", "&amp;") in told
    for key in contact.sources:
        assert facts.load_sources()[key].title.replace("&", "&amp;") in told
    picture = exploration.picture.value
    assert len(picture) < 20_000
    table = by_period.TABLES[exploration.controls["period"].value, "all"]
    picks = re.findall(r'data-pick="(\d+)" data-of="contact"', picture)
    assert len(picks) == len(table.pairs)
    # A second contact of the same two is picked by picking their cell again.
    others = table.pairs[table.pair(contact)]
    following = others[(others.index(contact) + 1) % len(others)]
    assert str(list(CONTACT).index(following.id)) in picks
    assert ("pick the cell again" in told) == (len(others) > 1)


@pytest.mark.parametrize("name", PLAYERS)
def test_a_player_is_told_with_roles_claim_and_channel(name, exploration):
    player = PLAYERS[name]
    exploration.controls["player"].value = name
    assert exploration.controls["player"].value == name
    told = exploration.reading.value
    for word in (player.name, player.claim, player.channel, *player.role):
        assert word in told
    assert ("at once" in told) == (len(player.role) > 1)
    picked = CONTACT[exploration.controls["contact"].value]
    talks = any(by_period.has(contact, name) for contact in CONTACT.values())
    assert by_period.has(picked, name) == talks
    assert ("No row of the table has evidence" in told) != talks
    root = ET.fromstring(re.search(r"<svg.*</svg>", exploration.picture.value)[0])
    bold = [node for node in root.iter(f"{SVG}text") if node.get("font-weight") == "700"]
    assert len(bold) == 2
    assert (str(OPTIONS[name]) in {node.get("data-pick") for node in bold}) == talks


def test_what_was_moved_decides(exploration):
    controls = exploration.controls
    controls["player"].value = "trump"
    assert controls["period"].value == "2025-26"
    controls["role"].value = "guarantor"
    assert controls["player"].value == "trump"
    assert {CONTACT[controls["contact"].value].from_player} == {"coalition"}
    controls["period"].value = "1962"
    assert (controls["role"].value, controls["player"].value) == ("all", "none")
    controls["role"].value = "monitor"
    assert controls["period"].value == "2025-26"
    controls["contact"].value = "kennedy_khrushchev_1962"
    assert (controls["period"].value, controls["role"].value) == ("1962", "all")
    controls["player"].value = "china"
    controls["contact"].value = "holy_see_zelensky_2023"
    assert controls["player"].value == "china"
    controls["period"].value = "1999-2008"
    assert controls["player"].value == "none"


def test_a_walk_leads_through_all_contacts_in_the_order_of_time(exploration):
    slider = exploration.controls["walk"]
    met = []
    for place in range(len(CONTACT)):
        slider.value = place
        contact = CONTACT[exploration.controls["contact"].value]
        assert slider.value_text == by_period.named(contact)
        assert contact.evidence in exploration.reading.value
        met.append(contact)
    assert {one.id for one in met} == set(CONTACT)
    assert [one.start.first for one in met] == sorted(one.start.first for one in met)
    exploration.controls["contact"].value = met[7].id
    assert slider.value == 7


def test_every_state_that_follows_stays_as_it_is():
    roles, periods = by_period.ROLES, tuple(by_period.PERIODS)
    for moved, period, role in itertools.product(("period", "contact", "player", "role", "walk", None), periods, roles):
        for player, contact in (("china", "kennedy_khrushchev_1962"), ("un_sg", "trump_putin_2025")):
            at = {"period": period, "role": role, "player": player, "contact": contact, "walk": 40.0}
            after = follow(at, moved)
            assert follow(after, None) == after
            assert CONTACT[after["contact"]] in by_period.TABLES[after["period"], after["role"]].contacts
