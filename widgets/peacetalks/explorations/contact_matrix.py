"""The matrix of who talks to whom: half a square, with each player's name where its row and its column meet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

from peacetalks.facts.records import Contact
from peacetalks.pictures import palette, svg
from peacetalks.pictures.labels import Box
from peacetalks.pictures.matrix import Fill, Matrix

FILLS = {
    "person": Fill(palette.C, "solid", 0.9),
    "message": Fill(palette.C, "dot", size=0.75),
    "envoy": Fill(palette.C, "slash", size=0.8),
    "delegation": Fill(palette.C, "outlined"),
    "host": Fill(palette.C, "ring", size=0.85),
    "work": Fill(palette.C, "cross", size=0.8),
    "quiet": Fill(palette.INK, "hatched"),
    "own": Fill(palette.LINE, "solid", size=0.5),
}
MARKS = {"a": (palette.A, "square"), "b": (palette.B, "round"), "both": (palette.RANGE, "diamond")}
TOP, RIGHT = 6.0, 398.0
TALL, SHORT, ROOM = 36.0, 15.0, 300.0
"""Greatest and least height of a row, and the height that all rows share in between."""
NARROWEST, WIDE = 150.0, 56.0
"""How wide the whole is with few players: so much, and so much more for each."""
SEVERAL = "several"
"""In the key: what stands for a pair with more than one kind of channel."""
KEY_LINE, KEY_LEFT = 17.0, 4.0
FINGER = 20.0
"""Least width and height of what a finger can hit."""


@dataclass(frozen=True)
class Table:
    """Who talks to whom in one period, as drawn.

    Parameters
    ----------
    players
        Ids from the top: one side, those who speak for neither, the other side.
    contacts
        All contacts shown.
    places
        The contacts' places in the list of all, which a picture's picks go by.
    names
        A short name for each player.
    groups
        The mark of each player that has one: `a`, `b`, or `both` for who talks to both sides.
    families
        The kind of each channel, a key of `FILLS`.
    key
        What a kind or a mark is called, in the order in which the key shows them.
    """

    players: Sequence[str]
    contacts: Sequence[Contact]
    places: Mapping[str, int]
    names: Mapping[str, str]
    groups: Mapping[str, str]
    families: Mapping[str, str]
    key: Mapping[str, str]

    @cached_property
    def pairs(self) -> Mapping[tuple[int, int], list[Contact]]:
        """Contacts by the rows of their two players, the upper row first."""
        found: dict[tuple[int, int], list[Contact]] = {}
        for contact in self.contacts:
            found.setdefault(self.pair(contact), []).append(contact)
        return found

    def pair(self, contact: Contact) -> tuple[int, int]:
        """Return the rows of a contact's two players, the upper one first."""
        first, second = sorted(self.players.index(one) for one in (contact.from_player, contact.to_player))
        return first, second

    @cached_property
    def matrix(self) -> Matrix:
        """The cells, in the upper right half."""
        count = len(self.players)
        cells = [[""] * count for _ in self.players]
        values = [[""] * count for _ in self.players]
        for (row, column), met in self.pairs.items():
            kinds = {self.families[one.channel] for one in met}
            if len(kinds) > 1:
                values[row][column] = str(len(kinds))
            else:
                cells[row][column] = kinds.pop()
        widths = [svg.text_width(self.names[one]) + 8.0 for one in self.players]
        # The name of row i ends where its i cells to the left would: the first names decide.
        right = min(RIGHT, NARROWEST + WIDE * count)
        left = max((width - right * i / count) / (1 - i / count) for i, width in enumerate(widths))
        pitch = min(TALL, max(SHORT, ROOM / count))
        return Matrix(cells, FILLS, values=values, top=TOP, height=pitch * count, left=left, right=right)

    def label(self, row: int) -> Box:
        """Return the room of a player's name."""
        box = self.matrix.box(row, row)
        middle = (box.top + box.bottom) / 2
        return Box(box.left - 4 - svg.text_width(self.names[self.players[row]]), middle - 8, box.left - 4, middle + 7)

    @cached_property
    def key_lines(self) -> Sequence[str]:
        """The kinds and marks that the key explains."""
        used = {self.families[contact.channel] for contact in self.contacts}
        used |= {self.groups[one] for one in self.players if one in self.groups}
        used |= {SEVERAL} if any(any(row) for row in self.matrix.values or ()) else set()
        return [kind for kind in self.key if kind in used]

    @cached_property
    def key_box(self) -> Box:
        """The room of the key, at the lower left where no cells are, or lower still where names need that."""
        lines = self.key_lines
        widest = max(svg.text_width(self.key[kind]) for kind in lines)
        right, height = KEY_LEFT + 20 + widest, KEY_LINE * len(lines)
        beside = [label.bottom for label in map(self.label, range(len(self.players))) if label.left < right + 6]
        top = max(self.matrix.foot - height, max(beside) + 4)
        return Box(KEY_LEFT, top, right, top + height)

    @cached_property
    def ways(self) -> str:
        """The thin lines from names to cells."""
        rows, columns = dict[int, int](), dict[int, int]()
        for row, column in sorted(self.pairs, reverse=True):
            columns[column] = row
            rows.setdefault(row, column)
        lines = [self._to_right(row, last) for row, last in rows.items()]
        lines += [self._to_foot(first, column) for column, first in columns.items()]
        return svg.path("".join(lines), stroke=palette.HAIR, stroke_width=1)

    @cached_property
    def cells(self) -> str:
        """The cells, the marks of the players, and the key: what stays when something else is picked."""
        return self.matrix.content() + self._marks() + self._key()

    def _to_right(self, row: int, column: int) -> str:
        """Return the way from a name to a cell in its row."""
        start, end = self.matrix.box(row, row), self.matrix.box(row, column)
        return f"M{svg.number(start.right)} {svg.number((end.top + end.bottom) / 2)}H{svg.number(end.left)}"

    def _to_foot(self, row: int, column: int) -> str:
        """Return the way from a cell down to the name below it."""
        start, end = self.matrix.box(row, column), self.matrix.box(column, column)
        return f"M{svg.number((end.left + end.right) / 2)} {svg.number(start.bottom)}V{svg.number(end.top)}"

    def _marks(self) -> str:
        size = min(6.5, self.matrix.width / 2 - 0.5)
        return "".join(
            _mark(self.groups.get(one, ""), self.matrix.box(row, row), size) for row, one in enumerate(self.players)
        )

    def _key(self) -> str:
        room = self.key_box
        kinds = self.key_lines
        cells = [[kind if kind in FILLS else ""] for kind in kinds]
        swatches = Matrix(
            cells, FILLS, top=room.top, height=KEY_LINE * len(kinds), left=room.left, right=room.left + 14, gap=4
        )
        marks = "".join(_mark(kind, swatches.box(row, 0), 6.0) for row, kind in enumerate(kinds) if kind in MARKS)
        words = "".join(
            _words(room.left + 20, room.top + KEY_LINE * (row + 0.5) + 5.5, self.key[kind], "start")
            for row, kind in enumerate(kinds)
        )
        if SEVERAL in kinds:
            words += _words(room.left + 7, room.top + KEY_LINE * (kinds.index(SEVERAL) + 0.5) + 5.5, "2", "middle")
        return swatches.content() + marks + svg.tag("g", words, fill=palette.MUTED)

    def prepare(self) -> None:
        """Draw now what stays."""
        self.picture(self.contacts[0], "", dict.fromkeys(self.players, 0), "")

    @cached_property
    def _rests(self) -> Mapping[tuple[int, int], str]:
        return {pair: self._finger(pair, met[0]) for pair, met in self.pairs.items()}

    def _finger(self, pair: tuple[int, int], contact: Contact) -> str:
        box = self.matrix.box(*pair)
        wide, tall = max(FINGER, box.right - box.left), max(FINGER, box.bottom - box.top)
        x, y = (box.left + box.right - wide) / 2, (box.top + box.bottom - tall) / 2
        place = {"data_pick": self.places[contact.id], "data_of": "contact"}
        return svg.tag("rect", x=min(x, 400 - wide), y=max(0.0, y), width=wide, height=tall, **place)

    def picture(self, picked: Contact, player: str, options: Mapping[str, int], alt: str) -> str:
        """Return the whole picture.

        Parameters
        ----------
        picked
            The contact whose cell is framed and joined to its two names.
        player
            Id of the player whose row and column are shaded; one that isn't shown is none.
        options
            Places of the players in their list.
        alt
            The text alternative.
        """
        pair = self.pair(picked)
        met = self.pairs[pair]
        another = met[(met.index(picked) + 1) % len(met)]
        fingers = "".join(self._finger(pair, another) if one == pair else drawn for one, drawn in self._rests.items())
        content = (
            self._band(player),
            self.ways,
            svg.path(self._to_right(*pair) + self._to_foot(*pair), stroke=palette.INK, stroke_width=2),
            self.cells,
            self._framed(pair),
            self._names({self.players[row] for row in pair} | {player}, options),
            svg.tag("g", fingers, fill="transparent"),
        )
        return svg.picture(max(self.matrix.foot, self.key_box.bottom) + 6, alt, "".join(content))

    def _band(self, player: str) -> str:
        if player not in self.players:
            return ""
        box = self.matrix.box(self.players.index(player), self.players.index(player))
        width, height = box.right - box.left, box.bottom - box.top
        row = svg.rect(box.left, box.top, self.matrix.right - box.left, height, palette.HAIR, opacity=0.75)
        return row + svg.rect(box.left, TOP, width, box.top - TOP, palette.HAIR, opacity=0.75)

    def _framed(self, pair: tuple[int, int]) -> str:
        cell = self.matrix.box(*pair)
        wide, tall = cell.right - cell.left + 4, cell.bottom - cell.top + 4
        return svg.rect(cell.left - 2, cell.top - 2, wide, tall, "none", stroke=palette.INK, stroke_width=3)

    def _names(self, strong: Collection[str], options: Mapping[str, int]) -> str:
        written = []
        for row, one in enumerate(self.players):
            box = self.matrix.box(row, row)
            more: dict[str, Any] = {"data_pick": options[one], "data_of": "player"}
            if one in strong:
                more["font_weight"] = 700
            written.append(_words(box.left - 4, (box.top + box.bottom) / 2 + 5.5, self.names[one], "end", **more))
        rim = {"stroke": palette.PAPER, "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
        return svg.tag("g", "".join(written), fill=palette.INK, **rim)


def _words(x: float, y: float, words: str, anchor: str, **more: Any) -> str:
    return svg.tag("text", escape(words), x=x, y=y, text_anchor=anchor, **more)


def _mark(group: str, box: Box, size: float) -> str:
    if group not in MARKS:
        return ""
    return svg.mark((box.left + box.right) / 2, (box.top + box.bottom) / 2, *MARKS[group], size)
