"""Three pictures of one quarrel: the range of deals, the hidden cost, and the closing window."""

from __future__ import annotations

from collections.abc import Mapping

from peacetalks.pictures import palette, svg

LEFT, RIGHT = 16.0, 384.0


def _x(share: float) -> float:
    """Return where a share between 0 and 1 stands on the bar; beyond the ends it stays at the end."""
    return LEFT + (RIGHT - LEFT) * min(1.0, max(0.0, share))


def _ends(y: float, labels: Mapping[str, str]) -> str:
    return svg.text(LEFT, y, labels["all_b"], palette.MUTED, "start") + svg.text(
        RIGHT, y, labels["all_a"], palette.MUTED, "end"
    )


def _bracket(left: float, right: float, y: float, colour: str, dashed: bool = False) -> str:
    more = {"stroke_dasharray": "5 3"} if dashed else {}
    d = f"M{svg.number(left)} {svg.number(y - 6)}v6H{svg.number(right)}v-6"
    return svg.path(d, stroke=colour, stroke_width=2.5, fill="none", **more)


def draw_range(
    p: float, lower: float, upper: float, alt: str, labels: Mapping[str, str], guess: float | None = None
) -> str:
    """Draw the prize as a bar with the deals that both sides prefer to war.

    Parameters
    ----------
    p
        A's chance to win, from 0 to 1.
    lower, upper
        The ends of the range, in shares of A from 0 to 1, `lower` at most `upper`.
    alt
        Text alternative.
    labels
        Words for `a_floor`, `a_any`, `b_ceiling`, `b_any`, `balance`, `width`, `guess`, `all_b`, `all_a`; numbers go
        into `{}`.
    guess
        The width that the learner guessed, or None.
    """
    top, height = 58.0, 38.0
    bottom = top + height
    low, high = _x(lower), _x(upper)
    floor = labels["a_floor"].format(lower) if lower > 0 else labels["a_any"]
    ceiling = labels["b_ceiling"].format(upper) if upper < 1 else labels["b_any"]
    parts = [
        svg.line(low, 22, low, top, palette.A, 2),
        svg.line(high, 46, high, top, palette.B, 2),
        svg.text_before(low + 2, 16, floor, 4),
        svg.text_after(high - 2, 42, ceiling, 396),
        svg.rect(LEFT, top, RIGHT - LEFT, height, palette.PAPER, stroke=palette.LINE),
        svg.hatch(LEFT, top, low - LEFT, height, palette.A),
        svg.hatch(high, top, RIGHT - high, height, palette.B),
        svg.rect(low, top, max(high - low, 2), height, palette.RANGE),
        svg.line(low, top - 4, low, bottom + 4, palette.A, 3),
        svg.line(high, top - 4, high, bottom + 4, palette.B, 3),
        svg.line(_x(p), bottom + 10, _x(p), bottom + 26, palette.INK, 2),
        svg.path(f"M{svg.number(_x(p))} {svg.number(bottom + 3)}l6 10h-12z", fill=palette.INK),
        _ends(bottom + 20, labels),
        svg.text_near(_x(p), bottom + 42, labels["balance"].format(p), 4, 396),
        _bracket(low, high, bottom + 60, palette.RANGE),
        svg.text_near((low + high) / 2, bottom + 80, labels["width"].format(upper - lower), 4, 396),
    ]
    if guess is not None:
        start = min(max(0.0, p - guess / 2), 1 - guess)
        parts.append(_bracket(_x(start), _x(start + guess), bottom + 98, palette.GUESS, dashed=True))
        parts.append(svg.text_near(_x(start + guess / 2), bottom + 118, labels["guess"].format(guess), 4, 396))
    return svg.picture(222, alt, "".join(parts), p=p, lower=lower, upper=upper)


def draw_hidden(
    p: float,
    cost_low: float,
    cost_high: float,
    demand: float,
    risk: float,
    alt: str,
    labels: Mapping[str, str],
    guess: float | None = None,
) -> str:
    """Draw what B might accept, what A demands, and the part of the Bs that would rather fight.

    Parameters
    ----------
    p
        A's chance to win, from 0 to 1.
    cost_low, cost_high
        The ends of what B's war may cost; a B with cost `c` grants A at most `p + c`.
    demand
        The share that A demands.
    risk
        The chance that B refuses, from 0 to 1.
    alt
        Text alternative.
    labels
        Words for `demand`, `softest`, `toughest`, `risk`, `guess`, `all_b`, `all_a`.
    guess
        The risk that the learner guessed, or None.
    """
    top, height = 64.0, 34.0
    bottom = top + height
    first, last, asked = _x(p + cost_low), _x(p + cost_high), _x(demand)
    cut = min(max(asked, first), last)
    parts = [
        svg.line(asked, 28, asked, bottom + 4, palette.A, 2),
        svg.text_near(asked, 22, labels["demand"].format(demand), 4, 396),
        svg.rect(LEFT, top, RIGHT - LEFT, height, palette.PAPER, stroke=palette.LINE),
        svg.rect(cut, top, max(last - cut, 1), height, palette.RANGE),
        svg.hatch(first, top, cut - first, height, palette.WAR),
        svg.rect(first, top, max(last - first, 1), height, "none", stroke=palette.B, stroke_width=2),
        svg.line(asked, top - 6, asked, bottom + 6, palette.A, 3),
        svg.line(first, bottom, first, bottom + 12, palette.B, 2),
        svg.line(last, bottom, last, bottom + 34, palette.B, 2),
        svg.text_before(first + 2, bottom + 26, labels["toughest"].format(min(1, p + cost_low)), 4),
        svg.text_before(last + 2, bottom + 48, labels["softest"].format(min(1, p + cost_high)), 4),
    ]
    meter, thick = 186.0, 18.0
    parts += [
        svg.text(LEFT, meter - 8, labels["risk"].format(risk), anchor="start"),
        svg.rect(LEFT, meter, RIGHT - LEFT, thick, palette.PAPER, stroke=palette.LINE),
        svg.hatch(LEFT, meter, _x(risk) - LEFT, thick, palette.WAR, gap=5),
        svg.rect(LEFT, meter, _x(risk) - LEFT, thick, "none", stroke=palette.WAR, stroke_width=2),
    ]
    if guess is not None:
        x = _x(guess)
        parts.append(svg.guess_line(x, meter - 8, meter + thick + 6, (LEFT, RIGHT)))
        parts.append(svg.text_near(x, meter + thick + 22, labels["guess"].format(guess), 4, 396))
    parts.append(_ends(252, labels))
    return svg.picture(260, alt, "".join(parts), p=p, demand=demand, risk=risk)


def draw_window(
    fight: float,
    peace: float,
    shift: float,
    largest: float,
    threshold: float | None,
    alt: str,
    labels: Mapping[str, str],
    guess: float | None = None,
) -> str:
    """Draw B's two prospects, and the shift of power at which the one overtakes the other.

    Parameters
    ----------
    fight, peace
        What fighting today, and the best peace, are worth to B, as shares of everything there will ever be, at most 1;
        below 0 they are drawn as 0.
    shift
        By how much A's chance rises, from 0 to `largest`.
    largest
        The largest shift there can be, from 0 to 1.
    threshold
        The shift above which B attacks, or None when none does.
    alt
        Text alternative.
    labels
        Words for `fight`, `peace`, `shift`, `threshold`, `never`, `guess`.
    guess
        The threshold that the learner guessed, or None.
    """
    parts = []
    for y, value, colour, key in ((34.0, fight, palette.WAR, "fight"), (92.0, peace, palette.RANGE, "peace")):
        parts.append(svg.text(LEFT, y - 8, labels[key].format(value), anchor="start"))
        parts.append(svg.rect(LEFT, y, RIGHT - LEFT, 22, palette.PAPER, stroke=palette.LINE))
        width = _x(value) - LEFT
        if key == "fight":
            parts.append(svg.hatch(LEFT, y, width, 22, colour))
            parts.append(svg.rect(LEFT, y, width, 22, "none", stroke=colour, stroke_width=2))
        else:
            parts.append(svg.rect(LEFT, y, width, 22, colour))
    axis = 176.0
    parts.append(svg.line(LEFT, axis, RIGHT, axis, palette.LINE, 3))
    parts.append(svg.text_near(_x(shift), axis - 16, labels["shift"].format(shift), 4, 396))
    if guess is not None:
        x = _x(guess)
        parts.append(svg.guess_line(x, axis - 10, axis + 38, (LEFT, RIGHT)))
        parts.append(svg.text_near(x, axis + 54, labels["guess"].format(guess), 4, 396))
    reachable = threshold is not None and threshold <= largest
    if threshold is not None and reachable:
        edge = _x(threshold)
        parts.append(svg.hatch(edge, axis - 6, _x(largest) - edge, 12, palette.WAR, gap=6))
        parts.append(svg.line(edge, axis - 9, edge, axis + 10, palette.WAR, 3))
        parts.append(svg.text_near(edge, axis + 28, labels["threshold"].format(threshold), 4, 396))
    else:
        parts.append(svg.text(200, axis + 28, labels["never"]))
    parts.append(svg.line(_x(largest), axis - 8, _x(largest), axis + 8, palette.LINE, 3))
    parts.append(svg.tag("circle", cx=_x(shift), cy=axis, r=8.0, fill=palette.A, stroke=palette.PAPER, stroke_width=2))
    numbers = {"fight": fight, "peace": peace, "shift": shift}
    if threshold is not None:
        numbers["threshold"] = threshold
    return svg.picture(240, alt, "".join(parts), **numbers)
