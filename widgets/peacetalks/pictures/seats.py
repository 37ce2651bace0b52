"""Chairs on one line, and below them where their pressure balances, or what they cannot change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from peacetalks.pictures import palette, svg

LEFT, RIGHT = 26.0, 364.0
LINE = 84.0
NEW = 40.0
TRACKS = (150.0, 194.0)
GUESS = 222.0
BAR, TALL = 256.0, 26.0
BIGGEST = 20.0
HEAD = 26.0
"""Arrows shorter than this have no head."""


@dataclass(frozen=True)
class Seat:
    """A chair.

    Parameters
    ----------
    name
        Whose it is, as the picture calls it.
    at
        Where it stands, from 0 to 100.
    weight
        What it weighs, from 0 to 100; a chair without weight is drawn empty.
    colour
        From `palette`.
    ally
        Whether it is hatched, to be told from the main party of its colour.
    new
        Whether it is the newcomer's, which stands above the line.
    """

    name: str
    at: float
    weight: float
    colour: str
    ally: bool = False
    new: bool = False


def x_of(at: float) -> float:
    """Return where a point from 0 to 100 stands; beyond the line it stays at its end."""
    return LEFT + (RIGHT - LEFT) * min(100.0, max(0.0, at)) / 100


def draw_pull(
    seats: Sequence[Seat],
    before: tuple[float, float, float],
    now: tuple[float, float, float],
    alt: str,
    labels: Mapping[str, str],
    guess: float | None = None,
) -> str:
    """Draw chairs sized by weight, the median and the mean before and after the newcomer, and the weight in a row.

    Parameters
    ----------
    seats
        All of them, the newcomer's too.
    before, now
        The lowest and highest median, and the mean, each from 0 to 100.
    alt
        Text alternative.
    labels
        Words for `median`, `medians`, `mean`, `half`, `ally`, `new`, `empty`, `guess`.
    guess
        The median that the learner guessed, or None.
    """
    upper, lower = TRACKS
    span = labels["median"] if now[0] == now[1] else labels["medians"]
    parts = [
        _line(),
        _guess(guess, labels),
        _track(upper, (before[0] + before[1]) / 2, (now[0] + now[1]) / 2, palette.RANGE, "diamond"),
        _track(lower, before[2], now[2], palette.MUTED, "triangle"),
        svg.rect(x_of(now[0]), upper - 4, x_of(now[1]) - x_of(now[0]), 8, palette.RANGE, fill_opacity=0.4),
        _beside(upper, (now[0] + now[1]) / 2, span.format(*now), palette.RANGE),
        _beside(lower, now[2], labels["mean"].format(now[2]), palette.MUTED),
        _weights(seats, labels),
        *(_seat(seat, labels, BIGGEST * sqrt(seat.weight / 100)) for seat in seats),
    ]
    return svg.picture(BAR + TALL + 26, alt, "".join(parts), low=now[0], high=now[1], mean=now[2])


def draw_block(
    seats: Sequence[Seat],
    status_quo: float,
    core: tuple[float, float],
    winset: tuple[float, float],
    alt: str,
    labels: Mapping[str, str],
    guess: float | None = None,
) -> str:
    """Draw chairs with one vote each, what cannot be changed, and what could replace the status quo.

    Parameters
    ----------
    seats
        All of them, the newcomer's too.
    status_quo
        What holds if nothing is decided, from 0 to 100.
    core, winset
        The ends of both, from 0 to 100.
    alt
        Text alternative.
    labels
        Words for `core`, `core_point`, `change`, `no_change`, `new`, `guess`.
    guess
        The farthest change that the learner guessed, or None.
    """
    upper, lower = TRACKS
    stuck, stable = x_of(core[1]) - x_of(core[0]), winset[0] == winset[1]
    far = winset[0] if winset[1] == status_quo else winset[1]
    now = x_of(status_quo)
    what = labels["core" if core[0] < core[1] else "core_point"].format(*core)
    parts = [
        _line(),
        _guess(guess, labels),
        svg.line(now, LINE, now, lower + 8, palette.INK, 1.5, stroke_dasharray="2 3"),
        svg.hatch(x_of(core[0]), upper - 8, stuck, 16, palette.WAR),
        svg.rect(x_of(core[0]) - 1.5, upper - 8, stuck + 3, 16, "none", stroke=palette.WAR, stroke_width=2),
        svg.text_near((x_of(core[0]) + x_of(core[1])) / 2, upper - 14, what, 4, 396, palette.WAR),
        svg.mark(now, lower, palette.INK, "square", 7),
    ]
    if not stable:
        parts.append(
            svg.rect(min(now, x_of(far)), lower - 7, abs(x_of(far) - now), 14, palette.RANGE, fill_opacity=0.3)
        )
        parts.append(_arrow(now, x_of(far), lower, palette.RANGE))
    change = labels["no_change" if stable else "change"].format(now=status_quo, far=far)
    parts += [
        svg.text_near((now + x_of(far)) / 2, lower + 24, change, 4, 396, palette.INK if stable else palette.RANGE),
        *(_seat(seat, labels, 11.0) for seat in seats),
    ]
    ends = {"core_low": core[0], "core_high": core[1], "win_low": winset[0], "win_high": winset[1]}
    return svg.picture(GUESS + 28, alt, "".join(parts), **ends)


def _line() -> str:
    return "".join(
        (
            svg.line(x_of(0), LINE, x_of(100), LINE, palette.LINE, 3),
            svg.text(x_of(0) - 6, LINE + 5.5, "0", palette.MUTED, "end"),
            svg.text(x_of(100) + 5, LINE + 5.5, "100", palette.MUTED, "start"),
        )
    )


def _seat(seat: Seat, labels: Mapping[str, str], size: float) -> str:
    x, y = x_of(seat.at), NEW if seat.new else LINE
    if seat.new:
        words = labels["new" if seat.weight else "empty"]
        named = svg.text_near(x, 14, words, 4, 396, seat.colour)
        stem = svg.line(x, y, x, LINE, seat.colour, 2, stroke_dasharray="3 3")
        if not seat.weight:
            empty = svg.rect(x - 9, y - 9, 18, 18, palette.PAPER, stroke=seat.colour, stroke_width=2)
            return stem + empty + named
        return stem + svg.mark(x, y, seat.colour, "square", max(3.0, size * 0.886)) + named
    if not seat.weight:
        return ""
    named = svg.text(x, LINE + 30 if size <= 12 else LINE + BIGGEST + 15, seat.name, seat.colour)
    if not seat.ally:
        return svg.mark(x, y, seat.colour, "round", size) + named
    ring = svg.tag("circle", cx=x, cy=y, r=max(3.0, size - 1.5), fill=palette.PAPER, stroke=seat.colour, stroke_width=3)
    return ring + named


def _track(y: float, before: float, now: float, colour: str, shape: str) -> str:
    """Show where something stood, as a ring, and where it stands, joined by an arrow."""
    parts = [svg.line(x_of(0), y, x_of(100), y, palette.HAIR, 1)]
    if abs(x_of(now) - x_of(before)) > 1:
        x = x_of(before)
        parts.append(_arrow(x, x_of(now), y, colour))
        parts.append(svg.tag("circle", cx=x, cy=y, r=5.0, fill=palette.PAPER, stroke=colour, stroke_width=2))
    parts.append(svg.mark(x_of(now), y, colour, shape, 8))
    return "".join(parts)


def _arrow(start: float, end: float, y: float, colour: str) -> str:
    """Draw an arrow as far as there is room for its head."""
    if abs(end - start) < HEAD:
        return svg.line(start, y, end, y, colour, 3)
    back = 8.0 if end > start else -8.0
    tip = end - back
    wing = svg.number(tip - back)
    head = f"M{wing} {svg.number(y - 6)}L{svg.number(tip)} {svg.number(y)}L{wing} {svg.number(y + 6)}"
    return svg.line(start, y, tip, y, colour, 3) + svg.path(head, stroke=colour, stroke_width=3, fill="none")


def _beside(y: float, at: float, words: str, colour: str) -> str:
    return svg.text_near(x_of(at), y - 13, words, 4, 396, colour)


def _weights(seats: Sequence[Seat], labels: Mapping[str, str]) -> str:
    """Lay all weights in a row, in the order of the chairs, with the half marked."""
    total, start, parts, names = sum(seat.weight for seat in seats), LEFT, [], []
    for seat in sorted(seats, key=lambda seat: seat.at):
        wide = (RIGHT - LEFT) * seat.weight / total
        if not wide:
            continue
        outline = {"stroke": seat.colour, "stroke_width": 2}
        fill = palette.PAPER if seat.ally or seat.new else seat.colour
        parts.append(svg.rect(start, BAR, wide, TALL, fill, fill_opacity=0.5, **outline))
        if seat.new:
            parts.append(svg.hatch(start, BAR, wide, TALL, seat.colour))
        name = labels["new" if seat.new else "ally"] if seat.new or seat.ally else seat.name
        if svg.text_width(name) < wide:
            names.append(svg.text(start + wide / 2, BAR + 18.5, name))
        start += wide
    middle = (LEFT + RIGHT) / 2
    parts.append(svg.line(middle, BAR - 6, middle, BAR + TALL + 6, palette.INK, 2.5))
    parts.append(svg.text(middle, BAR + TALL + 22, labels["half"]))
    return "".join((*parts, *names))


def _guess(guess: float | None, labels: Mapping[str, str]) -> str:
    if guess is None:
        return ""
    words = svg.text_near(x_of(guess), GUESS + 20, labels["guess"].format(guess), 4, 396, palette.GUESS)
    return svg.guess_line(x_of(guess), GUESS, LINE + 8, (x_of(0), x_of(100))) + words
