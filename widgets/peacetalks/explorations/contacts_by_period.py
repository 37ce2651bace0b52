"""What the matrix of who talks to whom shows of the fact base, period by period, and how it is told."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from peacetalks import facts
from peacetalks.explorations import rows, words
from peacetalks.explorations.contact_matrix import Table
from peacetalks.facts.records import Contact, Player, Role

WORDS = words.load("who_is_at_the_table")
SAID, SHORT, FAMILIES, PERIODS = WORDS["said"], WORDS["short"], WORDS["families"], WORDS["periods"]
PLAYERS = {player.id: player for player in facts.load_players()}
CONTACTS = sorted(facts.load_contacts(), key=lambda contact: contact.start.first if contact.start else date.min)
"""All contacts by the day on which they begin."""
SOURCES = facts.load_sources()
PLACES = {contact.id: place for place, contact in enumerate(CONTACTS)}
AS_OF = f"{rows.SAID['as_of']} {SAID['empty']}"
EVERYBODY = "all"
"""In place of a role: contacts of players of any role."""


class Balance(NamedTuple):
    """Who in a period speaks for neither side, and who of them has contacts with both."""

    outside: tuple[str, ...]
    both: tuple[str, ...]


def meets(thing: Contact | Player, period: str) -> bool:
    """Tell whether a contact or a player's roles fall into a period, if only in part."""
    first, last = PERIODS[period]["years"]
    began = thing.start is None or thing.start.first.year <= last
    return began and (thing.end is None or thing.end.last.year >= first)


def has(contact: Contact, player: str) -> bool:
    """Tell whether a player is one of a contact's two."""
    return player in (contact.from_player, contact.to_player)


@functools.cache
def shown(period: str, role: str) -> tuple[Contact, ...]:
    """Return a period's contacts in which somebody has a role, or all for `EVERYBODY`."""

    def wanted(contact: Contact) -> bool:
        return any(role in PLAYERS[one].role for one in (contact.from_player, contact.to_player))

    found = (contact for contact in CONTACTS if meets(contact, period))
    return tuple(contact for contact in found if role == EVERYBODY or wanted(contact))


def _order(contacts: Sequence[Contact], period: str) -> tuple[str, ...]:
    """Return the players in contact: one side, those who speak for neither, the other side."""
    met = {one for contact in contacts for one in (contact.from_player, contact.to_player)}
    a, b = PERIODS[period]["a"], PERIODS[period]["b"]
    between = [one for one in PLAYERS if one not in {*a, *b}]
    return tuple(one for one in (*a, *between, *b) if one in met)


def balance(period: str) -> Balance:
    """Return who in a period speaks for neither side, and who of them has contacts with both."""
    contacts = shown(period, EVERYBODY)
    sides = [set(PERIODS[period][side]) for side in "ab"]
    outside = tuple(one for one in _order(contacts, period) if not any(one in side for side in sides))

    def talks(one: str, side: set[str]) -> bool:
        return any(has(contact, one) and side & {contact.from_player, contact.to_player} for contact in contacts)

    return Balance(outside, tuple(one for one in outside if all(talks(one, side) for side in sides)))


def _table(period: str, role: str) -> Table:
    contacts = shown(period, role)
    groups = {one: side for side in "ab" for one in PERIODS[period][side]}
    groups |= dict.fromkeys(BALANCES[period].both, "both")
    key = dict(zip("ab", PERIODS[period]["sides"], strict=True)) | WORDS["key"]
    return Table(_order(contacts, period), contacts, PLACES, SHORT, groups, FAMILIES, key)


ROLES = (EVERYBODY, *(str(role) for role in Role))
BALANCES = {period: balance(period) for period in PERIODS}
# Made here and not when first wanted, so that no move waits for it.
TABLES = {(period, role): _table(period, role) for period in PERIODS for role in ROLES if shown(period, role)}
for _one in TABLES.values():
    _one.prepare()


def _pair(contact: Contact) -> tuple[str, str]:
    return SHORT[contact.from_player], SHORT[contact.to_player]


def _listed(names: Sequence[str]) -> str:
    return SAID["and"].format(first=", ".join(names[:-1]), last=names[-1]) if len(names) > 1 else "".join(names)


def _counted(count: int, one: str, more: str) -> str:
    return str(SAID[one if count == 1 else more].format(count))


def roles(player: Player) -> str:
    """Return a player's roles in words; several are said to be held at once."""
    names = [SAID["mediator"] if role is Role.MEDIATOR else str(role) for role in player.role]
    if len(names) == 1:
        return str(names[0])
    return str(SAID["at_once"].format(first=", ".join(names[:-1]), last=names[-1]))


def _cited(keys: Sequence[str]) -> str:
    told = rows.sources_words(keys, SOURCES)
    return str(SAID["source" if len(keys) == 1 else "sources"].format(told))


def _lasting(thing: Contact | Player) -> str:
    """Return from when to when it was, or since when it is."""
    if thing.start is None:
        return str(SAID["always"])
    if thing.end is None:
        return str(SAID["since"].format(start=rows.date_words(thing.start)))
    return rows.dates_words(thing.start, thing.end)


@functools.cache
def overview(period: str, role: str) -> str:
    """Return how many players and contacts are shown, and, of all of them, who talks to both sides."""
    table, said = TABLES[period, role], WORDS["controls"]
    count = len(table.players)
    counts = {
        "period": said["period"]["options"][period],
        "players": _counted(count, "player", "players"),
        "contacts": _counted(len(table.contacts), "contact", "contacts"),
        "pairs": len(table.pairs),
        "possible": count * (count - 1) // 2,
    }
    if role == EVERYBODY:
        return f"{SAID['view'].format(**counts)} {_between(period)}"
    return str(SAID["filtered"].format(role=said["role"]["options"][role], **counts))


def _between(period: str) -> str:
    outside, both = BALANCES[period]
    key = ("no_bridge", "one_bridge")[len(both)] if len(both) < 2 else "all_bridge" if both == outside else "bridges"
    told = SAID[key if outside else "nobody"].format(
        outside=_counted(len(outside), "outside", "outsides"),
        neither=PERIODS[period]["neither"],
        count=len(both),
        names=_listed([SHORT[one] for one in both]),
    )
    return f"{PERIODS[period].get('note', '')} {told}".strip()


@functools.cache
def about(contact: Contact, period: str, role: str) -> str:
    """Return the evidence of a contact, and how many the same two have."""
    a, b = (PLAYERS[one] for one in (contact.from_player, contact.to_player))
    table = TABLES[period, role]
    told = SAID["picked"].format(
        a=a.name,
        b=b.name,
        channel=contact.channel,
        when=_lasting(contact),
        evidence=contact.evidence,
        sources=_cited(contact.sources),
    )
    count = len(table.pairs[table.pair(contact)])
    return f"{told} {SAID['again'].format(count=count)}" if count > 1 else told


@functools.cache
def profile(player: Player, period: str, role: str) -> str:
    """Return a player's roles, claim and channel, and with whom it is seen to talk."""
    met = [contact for contact in TABLES[period, role].contacts if has(contact, player.id)]
    others = dict.fromkeys(SHORT[one.to_player if one.from_player == player.id else one.from_player] for one in met)
    return str(
        SAID["profile"].format(
            name=player.name,
            roles=roles(player),
            when=_lasting(player),
            claim=player.claim,
            channel=player.channel,
            met=SAID["met"].format(names=_listed(list(others))) if met else SAID["unmet"],
            sources=_cited(player.sources),
        )
    )


@functools.cache
def known(period: str) -> str:
    """Return who in the table has no contact in a period, and up to when the facts go."""
    players = TABLES[period, EVERYBODY].players
    absent = [SHORT[one] for one, player in PLAYERS.items() if one not in players and meets(player, period)]
    return f"{SAID['absent'].format(names=_listed(absent))} {AS_OF}" if absent else AS_OF


@functools.cache
def alternative(period: str, role: str, contact: Contact) -> str:
    """Return the picture's text alternative."""
    table = TABLES[period, role]
    counts = Counter(one.channel for one in table.contacts)
    a, b = _pair(contact)
    return str(
        SAID["alt"].format(
            view=overview(period, role),
            families=", ".join(f"{channel} {count}" for channel, count in counts.most_common()),
            a=a,
            b=b,
            channel=contact.channel,
            when=_lasting(contact),
        )
    )


@functools.cache
def of_player(player: str, period: str, role: str) -> tuple[Contact, ...]:
    """Return those of the contacts shown in which a player takes part."""
    return tuple(one for one in shown(period, role) if has(one, player))


def row(contact: Contact) -> tuple[str, ...]:
    """Return a contact as a row of the table behind the picture."""
    return (
        PLAYERS[contact.from_player].name,
        PLAYERS[contact.to_player].name,
        contact.channel,
        WORDS["key"][FAMILIES[contact.channel]],
        _lasting(contact),
        contact.evidence,
        rows.sources_words(contact.sources, SOURCES),
        rows.addresses(contact.sources, SOURCES),
    )


def named(contact: Contact) -> str:
    """Return a contact as an option: its first year, the two, and the channel."""
    year = contact.start.text[:4] if contact.start else ""
    return f"{year}: {' – '.join(_pair(contact))}: {contact.channel}"
