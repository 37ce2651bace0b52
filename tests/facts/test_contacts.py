"""Players and contacts: who talks to whom, by what channel, in which years."""

import datetime

import pytest

from peacetalks import facts
from peacetalks.facts.records import PartialDate, Role

LAST = datetime.date(2026, 10, 10)
PLAYERS = {player.id: player for player in facts.load_players()}
CONTACTS = facts.load_contacts()
CONTACT_IDS = [contact.id for contact in CONTACTS]


def days(start: PartialDate | None, end: PartialDate | None) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day; an open end lasts to the last day covered."""
    return (start.first if start else datetime.date.min), (end.last if end else LAST)


def test_there_are_enough_players_and_contacts():
    assert len(PLAYERS) >= 30
    assert len(CONTACTS) >= 40
    assert len(set(CONTACT_IDS)) == len(CONTACT_IDS)


@pytest.mark.parametrize("player", PLAYERS.values(), ids=list(PLAYERS))
def test_a_players_name_labels_a_row_and_its_claim_fits_a_note(player):
    assert len(player.name) <= 28
    assert [other.name for other in PLAYERS.values()].count(player.name) == 1
    assert len(player.claim) <= 200
    assert player.claim.endswith(".")
    assert player.channel
    assert player.start


@pytest.mark.parametrize("contact", CONTACTS, ids=CONTACT_IDS)
def test_a_contact_has_evidence_in_a_sentence(contact):
    assert len(contact.evidence) <= 200
    assert contact.evidence.endswith(".")
    assert contact.start
    assert contact.end, "a contact is known up to a day; leave no end open"
    assert days(contact.start, contact.end)[0] <= LAST


@pytest.mark.parametrize("contact", CONTACTS, ids=CONTACT_IDS)
def test_a_contact_falls_into_the_time_of_both_players(contact):
    first, last = days(contact.start, contact.end)
    for name in (contact.from_player, contact.to_player):
        begins, ends = days(PLAYERS[name].start, PLAYERS[name].end)
        assert begins <= last, name
        assert first <= ends, name


@pytest.mark.parametrize("period", [(1962, 1962), (1963, 1991), (1999, 2008), (2014, 2021), (2022, 2024), (2025, 2026)])
def test_each_period_has_contacts(period):
    first, last = datetime.date(period[0], 1, 1), datetime.date(period[1], 12, 31)
    meeting = [contact for contact in CONTACTS if contact.start.first <= last and contact.end.last >= first]
    assert len(meeting) >= 6


@pytest.mark.parametrize("name", ["putin", "zelensky", "russia", "ukraine", "ru_delegation", "ua_delegation"])
def test_a_party_is_no_mediator_of_its_own_war(name):
    assert PLAYERS[name].role == (Role.PARTY,)


@pytest.mark.parametrize("name", ["united_states", "trump", "us_envoys", "rubio"])
def test_the_united_states_is_at_once_mediator_and_interested_party(name):
    assert set(PLAYERS[name].role) == {Role.MEDIATOR, Role.INTERESTED_PARTY}


def test_every_role_is_played():
    assert {role for player in PLAYERS.values() for role in player.role} == set(Role)
