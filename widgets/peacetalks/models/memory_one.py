r"""Strategies with a memory of one round: played against each other under noise, as a Markov chain.

A strategy is four probabilities of intending to cooperate after the moves (own, other) = CC, CD, DC, DD (Nowak and
Sigmund 1993), where :math:`q` is the generosity:

.. math::

    \begin{array}{lcccc}
    \text{after} & CC & CD & DC & DD \\
    \text{ALLC} & 1 & 1 & 1 & 1 \\
    \text{ALLD} & 0 & 0 & 0 & 0 \\
    \text{TFT} & 1 & 0 & 1 & 0 \\
    \text{GTFT} & 1 & q & 1 & q \\
    \text{WSLS} & 1 & 0 & 0 & 1 \\
    \text{GRIM} & 1 & 0 & 0 & 0
    \end{array}

TFT is tit for tat; GTFT, generous tit for tat, forgives a defection with chance :math:`q`; WSLS stays when it won and
shifts when it lost. With a memory of one round, GRIM returns to C only if both happened to cooperate.

*Noise.* With chance :math:`e` a move slips ("action"), or the other's last move is misread ("perception"), while what
is remembered of the own move is true. An intention :math:`p` becomes

.. math::

    \begin{array}{ll}
    p' = e + (1 - 2 e) p & \text{in action}, \\
    p'(\text{own}, \text{other}) = (1 - e) p(\text{own}, \text{other}) + e p(\text{own}, \text{not other})
    & \text{in perception}.
    \end{array}

*Chain.* After the moves of a round A cooperates with chance :math:`x` and B with chance :math:`y`, independently, so
the next moves are CC, CD, DC, DD with chances :math:`x y`, :math:`x (1 - y)`, :math:`(1 - x) y`,
:math:`(1 - x)(1 - y)`. The long run is the distribution :math:`v` that the 4 x 4 matrix :math:`M` of these chances
leaves as it is, :math:`v = v M`. It does not depend on the start when just one set of states can't be left, which
:math:`e > 0` ensures for each of the 36 pairs and both kinds of noise. With noise in action every state follows every
other with a chance of at least :math:`e^2`. With noise in perception ALLC and ALLD keep to one move; GRIM, who after a
D of its own plays D whatever it sees, does so from its first misreading on; and TFT, GTFT (:math:`q < 1`) and WSLS play
either move with positive chance after any state.

References
----------
Nowak, M. A., and K. Sigmund (1993). A Strategy of Win-Stay, Lose-Shift That Outperforms Tit-for-Tat in the Prisoner's
    Dilemma Game. Nature 364: 56-58.
"""

from __future__ import annotations

from collections.abc import Sequence

STRATEGIES = ("ALLC", "ALLD", "TFT", "GTFT", "WSLS", "GRIM")
NOISE_KINDS = ("action", "perception")
STATES = ("CC", "CD", "DC", "DD")
NEVER = 1e-13
"""A state's long-run chance below this is rounding and is returned as 0."""


def answers(strategy: str, generosity: float, noise: float, noise_kind: str) -> list[float]:
    """Return the chances of a cooperative move after (own, other) = CC, CD, DC, DD, noise included."""
    after_cc, after_cd, after_dc, after_dd = {
        "ALLC": (1.0, 1.0, 1.0, 1.0),
        "ALLD": (0.0, 0.0, 0.0, 0.0),
        "TFT": (1.0, 0.0, 1.0, 0.0),
        "GTFT": (1.0, generosity, 1.0, generosity),
        "WSLS": (1.0, 0.0, 0.0, 1.0),
        "GRIM": (1.0, 0.0, 0.0, 0.0),
    }[strategy]
    intended = (after_cc, after_cd, after_dc, after_dd)
    if noise_kind == "action":
        return [noise + (1 - 2 * noise) * chance for chance in intended]
    misread = (after_cd, after_cc, after_dd, after_dc)
    # Not `(1 - noise) * right + noise * wrong`: who does not look at the other must not be touched by rounding.
    return [right + noise * (wrong - right) for right, wrong in zip(intended, misread, strict=True)]


def chain(a: Sequence[float], b: Sequence[float]) -> list[list[float]]:
    """Return the chances of the next state (columns) after each state (rows); B sees CD and DC exchanged."""
    seen_by_b = (b[0], b[2], b[1], b[3])
    return [[x * y, x * (1 - y), (1 - x) * y, (1 - x) * (1 - y)] for x, y in zip(a, seen_by_b, strict=True)]


def stationary(matrix: Sequence[Sequence[float]]) -> list[float]:
    """Solve `v = v M` with `sum(v) = 1` by elimination with row exchange; the last equation follows from the others."""
    size = len(matrix)
    system = [[matrix[i][j] - (i == j) for i in range(size)] + [0.0] for j in range(size - 1)]
    system.append([1.0] * (size + 1))
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(system[row][column]))
        system[column], system[pivot] = system[pivot], system[column]
        head = system[column]
        for row in range(size):
            if row != column and system[row][column] != 0:
                factor = system[row][column] / head[column]
                system[row] = [entry - factor * upper for entry, upper in zip(system[row], head, strict=True)]
    solution = [row[size] / row[column] for column, row in enumerate(system)]
    return [chance if chance >= NEVER else 0.0 for chance in solution]
