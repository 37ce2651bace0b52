"""Who is at the table: who talks to whom, by what channel, and on what evidence?

The fact base's players and contacts as half a square, period by period. Each contact's evidence and sources can be
read, and each player's roles and claim.
"""

from __future__ import annotations

from typing import Any

from peacetalks.explorations import contacts_by_period as by_period
from peacetalks.explorations import frame
from peacetalks.explorations.contacts_by_period import CONTACTS, EVERYBODY, PERIODS, PLAYERS, TABLES, WORDS
from peacetalks.explorations.exploration import Figure
from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Choice, Number, Value, Values
from peacetalks.explorations.view import Seen, View
from peacetalks.facts.records import Contact

TITLE: str = WORDS["title"]
SAID = WORDS["said"]
CONTACT = {contact.id: contact for contact in CONTACTS}
TALKERS = {one for contact in CONTACTS for one in (contact.from_player, contact.to_player)}
NOBODY = "none"
OPTIONS = {one: place for place, one in enumerate((NOBODY, *PLAYERS))}


def _answer(period: str) -> str | None:
    outside, both = by_period.BALANCES[period]
    if not outside:
        return None
    if not both:
        return "none"
    return "all" if both == outside else "most" if 2 * len(both) > len(outside) else "some"


def see(*, period: str, role: str, player: str, contact: str, **_: Any) -> Seen:
    """Show who talks to whom in a period, and on what evidence one contact stands."""
    table, picked = TABLES[period, role], CONTACT[contact]
    evidence = by_period.about(picked, period, role)
    who = by_period.profile(PLAYERS[player], period, role) if player in PLAYERS else _roles_of_both(picked)
    told = [evidence, who, by_period.overview(period, role), by_period.known(period)]
    alt = frame.plain(by_period.alternative(period, role, picked))

    def numbers() -> Numbers:
        return Numbers(SAID["columns"], [by_period.row(one) for one in table.contacts])

    return Seen(table.picture(picked, player, OPTIONS, alt), told, _answer(period), numbers)


def _roles_of_both(contact: Contact) -> str:
    a, b = (PLAYERS[one] for one in (contact.from_player, contact.to_player))
    first, second = by_period.roles(a), by_period.roles(b)
    if first != frame.plain(first):
        second = frame.plain(second)  # one link to the term is enough
    return str(SAID["roles"].format(a=a.name, a_roles=first, b=b.name, b_roles=second))


def follow(values: Values, moved: str | None) -> dict[str, Value]:
    """Let what was moved decide, and bring the other settings to something that it shows."""
    period, role, player, contact = (str(values[name]) for name in ("period", "role", "player", "contact"))
    periods = (period, *reversed(PERIODS))
    if moved == "walk":
        moved, contact = "contact", CONTACTS[round(float(values["walk"]))].id
    if moved in (None, "contact"):
        period = next(one for one in periods if by_period.meets(CONTACT[contact], one))
        role = role if CONTACT[contact] in by_period.shown(period, role) else EVERYBODY
        if player in TALKERS and not by_period.has(CONTACT[contact], player):
            player = NOBODY
    elif moved == "player" and player != NOBODY:
        period = next(one for one in periods if _in_view(player, one))
        role = role if by_period.of_player(player, period, role) else EVERYBODY
    elif moved == "role":
        period = next(one for one in periods if (one, role) in TABLES)
    elif (period, role) not in TABLES:
        role = EVERYBODY
    if player != NOBODY and not (by_period.of_player(player, period, role) or _silent(player, period)):
        player = NOBODY
    wanted = by_period.of_player(player, period, role) or TABLES[period, role].contacts
    if CONTACT[contact] not in wanted:
        first = PERIODS[period]["years"][0]
        contact = next((one for one in wanted if one.start and one.start.first.year >= first), wanted[0]).id
    walk = float(by_period.PLACES[contact])
    return {"period": period, "role": role, "player": player, "contact": contact, "walk": walk}


def _in_view(player: str, period: str) -> bool:
    return bool(by_period.of_player(player, period, EVERYBODY)) or _silent(player, period)


def _silent(player: str, period: str) -> bool:
    """Tell whether a player of whom no row has evidence at all is in the table for a period."""
    return player not in TALKERS and by_period.meets(PLAYERS[player], period)


NAMES = [by_period.named(contact) for contact in CONTACTS]
WORDS["controls"]["contact"]["options"] = dict(zip(CONTACT, NAMES, strict=True))
WORDS["controls"]["walk"] |= {"names": NAMES, "below": [place + 0.5 for place in range(len(NAMES) - 1)]}
WORDS["controls"]["player"]["options"] = {
    NOBODY: SAID["nobody_picked"],
    **{one: player.name for one, player in PLAYERS.items()},
}
FIGURE = Figure(
    module="who_is_at_the_table",
    words=WORDS,
    settings={
        "period": Choice("1962", tuple(PERIODS)),
        "walk": Number(0, len(CONTACTS) - 1, 0, 1),
        "contact": Choice(CONTACTS[0].id, tuple(CONTACT), listed=True),
        "player": Choice(NOBODY, tuple(OPTIONS), listed=True),
        "role": Choice(EVERYBODY, by_period.ROLES, listed=True),
    },
    views={
        "table": View(
            see,
            ("period", "walk", "contact", "player", "role"),
            Prediction(
                Choice("some", ("none", "some", "most", "all")),
                {"period": "2022-24", "contact": "un_sg_turkiye_2022"},
            ),
            surprises=("contact",),
        )
    },
    presets={
        "october": {"period": "1962", "contact": "r_kennedy_dobrynin_1962"},
        "detente": {"period": "1963-91", "contact": "kissinger_dobrynin_1969", "player": "kissinger"},
        "minsk": {"period": "2014-21", "contact": "osce_tcg_ru_delegation_2014", "player": "osce_tcg"},
        "grain": {"period": "2022-24", "contact": "un_sg_turkiye_2022", "player": "un_sg", "role": "mediator"},
        "three": {"period": "2025-26", "contact": "us_envoys_ru_delegation_2026", "player": "us_envoys"},
    },
    mend=follow,
    facts=True,
)
build, show = FIGURE.build, FIGURE.show
