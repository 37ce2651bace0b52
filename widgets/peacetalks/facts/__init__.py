"""The course's data as tables of which every row names its sources.

A table is one CSV file beside this one; `tables` reads them all and refuses a row that is incomplete. The sources stand
in every file whose name begins with `sources`. The rows' types, with the meaning of each column, are in `records`.
"""

from peacetalks.facts.tables import (
    load_agreements,
    load_contacts,
    load_events,
    load_players,
    load_sources,
    load_stockpiles,
)

__all__ = [
    "load_agreements",
    "load_contacts",
    "load_events",
    "load_players",
    "load_sources",
    "load_stockpiles",
]
