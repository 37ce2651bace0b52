r"""Trust under noise: habits of answering in a repeated game whose moves slip or are misread.

How much forgiveness does a misread signal need?

Two sides, A and B, choose again and again between cooperating (C) and defecting (D). Both cooperating pays each the
reward :math:`R`, both defecting the punishment :math:`P`; alone, a defector gets the temptation :math:`T` and a
cooperator the sucker's payoff :math:`S`. With :math:`T > R > P > S` that is a prisoner's dilemma (Axelrod 1984, payoffs
5, 3, 1, 0); with :math:`R > T` it is a stag hunt, the benign reading of the security dilemma (Jervis 1978), where each
defects only for fear that the other does.

The strategies, the noise and the Markov chain of their match are those of `memory_one`: with chance :math:`e` a move
slips or is misread, and the long run is the chain's only stationary distribution (Nowak and Sigmund 1993). Two cases
can be done by hand:

- TFT against TFT: each copies the other's last move, wrongly with chance :math:`e`. A copying without error merely
  permutes the four states, and an error does not depend on the state, so chances of 1/4 for all four stay as they are:
  a coin toss, however rare the errors (Molander 1985).
- GTFT against GTFT: cooperation :math:`c` solves :math:`c = p'(C) c + p'(D) (1 - c)`. With noise in action it rises
  with the generosity :math:`q` from 1/2:

.. math::

    c = \frac{e + (1 - 2 e) q}{2 e + (1 - 2 e) q}

*How generous?* Without noise GTFT's next move depends on the other's last move alone. Against it every periodic plan is
a mixture of three: always C earns :math:`R`; always D earns :math:`q T + (1 - q) P`; taking turns earns
:math:`(T + q R + (1 - q) S) / 2`. Neither of the last two beats :math:`R` up to

.. math::

    q = \min\left(1 - \frac{T - R}{R - S}, \frac{R - P}{T - P}\right),

the bound that Nowak and Sigmund (1992) give.

*How sure must one be?* In a stag hunt one that believes the other cooperates with chance :math:`b` cooperates when

.. math::

    b R + (1 - b) S \ge b T + (1 - b) P, \quad\text{so when}\quad b \ge \frac{P - S}{(R - T) + (P - S)}.

Where that is below 1/2 cooperating is risk-dominant: it is right against a coin toss.

Conventions
-----------
If turns pay even against TFT (:math:`2 R < T + S`) no generosity is safe, and the limit is reported as 0.

Limits
------
The strategies are given and remember one round; nobody learns, leaves, or knows when the game ends. The limit of
generosity is that of a game without noise. `initiatives`, unconditional cooperation in the first rounds, is this
course's reading of Osgood's (1962) announced unilateral steps, not a formula of his.

References
----------
Axelrod, R. (1984). The Evolution of Cooperation. New York: Basic Books.
Jervis, R. (1978). Cooperation under the Security Dilemma. World Politics 30(2): 167-214.
Molander, P. (1985). The Optimal Level of Generosity in a Selfish, Uncertain Environment. Journal of Conflict
    Resolution 29(4): 611-618.
Nowak, M. A., and K. Sigmund (1992). Tit for Tat in Heterogeneous Populations. Nature 355: 250-253.
Nowak, M. A., and K. Sigmund (1993). A Strategy of Win-Stay, Lose-Shift That Outperforms Tit-for-Tat in the Prisoner's
    Dilemma Game. Nature 364: 56-58.
Osgood, C. E. (1962). An Alternative to War or Surrender. Urbana: University of Illinois Press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from peacetalks.models.checks import TIE, above, at_least, number, one_of, whole
from peacetalks.models.memory_one import NOISE_KINDS, STATES, STRATEGIES, answers, chain, stationary

MIN_LASTING_NOISE = 0.001
MAX_NOISE = 0.5
MAX_ROUNDS = 1000
MAX_PAYOFF = 100.0


@dataclass(frozen=True)
class StationaryMatch:
    """The long run of a match, whatever its start.

    Attributes
    ----------
    cc, cd, dc, dd
        Chances of the four states (A's move, B's move), from 0 to 1; they add up to 1.
    coop_a, coop_b
        The share of rounds in which each cooperates, from 0 to 1.
    payoff_a, payoff_b
        Expected payoff of each, per round.
    """

    cc: float
    cd: float
    dc: float
    dd: float
    coop_a: float
    coop_b: float
    payoff_a: float
    payoff_b: float


@dataclass(frozen=True)
class OpeningMatch:
    """The first rounds of a match.

    Attributes
    ----------
    coop_a, coop_b
        The chance that each cooperates in each round, from 0 to 1.
    mean_a, mean_b
        Expected payoff of each, averaged over the rounds.
    """

    coop_a: tuple[float, ...]
    coop_b: tuple[float, ...]
    mean_a: float
    mean_b: float


@dataclass(frozen=True)
class GameKind:
    """Which game four payoffs make.

    Attributes
    ----------
    kind
        "prisoners_dilemma" for T > R > P > S, "stag_hunt" for R > T >= P > S, "chicken" for T > R > S > P, else
        "other".
    turns_worse
        Prisoner's dilemma: whether cooperating together beats taking turns, 2 R > T + S; else None.
    generosity_limit
        :math:`q`: prisoner's dilemma: the most generous GTFT that no periodic plan can exploit, from 0 to below 1; 0
        also where even TFT can be exploited by taking turns; else None.
    belief_threshold
        :math:`b`: stag hunt: the chance of the other's cooperation from which cooperating is right, between 0 and 1;
        else None.
    risk_dominant
        Stag hunt: what is right against a coin toss, "cooperate", "defect" or "tie"; else None.
    """

    kind: Literal["prisoners_dilemma", "stag_hunt", "chicken", "other"]
    turns_worse: bool | None
    generosity_limit: float | None
    belief_threshold: float | None
    risk_dominant: Literal["cooperate", "defect", "tie"] | None


def _payoffs(temptation: float, reward: float, punishment: float, sucker: float) -> tuple[float, float, float, float]:
    """Return the four payoffs, checked, as A gets them in the states CC, CD, DC, DD."""
    return (
        number("reward", reward, -MAX_PAYOFF, MAX_PAYOFF),
        number("sucker", sucker, -MAX_PAYOFF, MAX_PAYOFF),
        number("temptation", temptation, -MAX_PAYOFF, MAX_PAYOFF),
        number("punishment", punishment, -MAX_PAYOFF, MAX_PAYOFF),
    )


def _expected(state: Sequence[float], payoffs: tuple[float, float, float, float]) -> tuple[float, float]:
    """Return the expected payoffs of A and B over the four states."""
    cc, cd, dc, dd = state
    both, alone, exploiting, neither = payoffs
    shared = both * cc + neither * dd
    return shared + alone * cd + exploiting * dc, shared + exploiting * cd + alone * dc


def stationary_match(
    strategy_a: str,
    strategy_b: str,
    noise: float,
    noise_kind: str = "action",
    generosity: float = 1 / 3,
    temptation: float = 5.0,
    reward: float = 3.0,
    punishment: float = 1.0,
    sucker: float = 0.0,
) -> StationaryMatch:
    """Return the long run of a match (Nowak and Sigmund 1993).

    Parameters
    ----------
    strategy_a, strategy_b
        How a side answers, as in `memory_one`; one of "ALLC", "ALLD", "TFT", "GTFT", "WSLS", "GRIM".
    noise
        :math:`e`: chance of a slip per move, from 0.001 to 0.5 (0 for the first rounds); without noise the long run
        would depend on the start.
    noise_kind
        Whether the own move flips ("action") or the other's last move is misread; one of "action", "perception".
    generosity
        :math:`q`: GTFT's chance of intending C after the other's D, from 0 to 1.
    temptation, reward, punishment, sucker
        :math:`T`, :math:`R`, :math:`P`, :math:`S`: payoffs of a round to the lone defector, each of two cooperators,
        each of two defectors, and the lone cooperator, from -100 to 100, in any order.

    Raises
    ------
    ValueError
        When an argument is no known name or no finite number in its range.
    """
    strategy_a, strategy_b = one_of("strategy_a", strategy_a, STRATEGIES), one_of("strategy_b", strategy_b, STRATEGIES)
    noise = number("noise", noise, MIN_LASTING_NOISE, MAX_NOISE)
    noise_kind = one_of("noise_kind", noise_kind, NOISE_KINDS)
    generosity = number("generosity", generosity, 0, 1)
    payoffs = _payoffs(temptation, reward, punishment, sucker)
    a, b = (answers(strategy, generosity, noise, noise_kind) for strategy in (strategy_a, strategy_b))
    cc, cd, dc, dd = state = stationary(chain(a, b))
    payoff_a, payoff_b = _expected(state, payoffs)
    return StationaryMatch(cc, cd, dc, dd, cc + cd, cc + dc, payoff_a, payoff_b)


def opening_match(
    strategy_a: str,
    strategy_b: str,
    rounds: int,
    noise: float,
    noise_kind: str = "action",
    generosity: float = 1 / 3,
    start: str = "CC",
    initiatives: int = 0,
    temptation: float = 5.0,
    reward: float = 3.0,
    punishment: float = 1.0,
    sucker: float = 0.0,
) -> OpeningMatch:
    """Return what to expect of the first rounds of a match.

    Parameters
    ----------
    rounds
        How many rounds, a whole number from 1 to 1000.
    noise
        Chance of a slip per move, from 0 to 0.5.
    start
        The moves (A, B) imagined before round 1, one of "CC", "CD", "DC", "DD".
    initiatives
        In how many of the first rounds A intends C whatever happened, a whole number from 0 to `rounds`. Noise in
        action may spoil them like any move.

    The other parameters and errors are those of `stationary_match`.
    """
    strategy_a, strategy_b = one_of("strategy_a", strategy_a, STRATEGIES), one_of("strategy_b", strategy_b, STRATEGIES)
    rounds = whole("rounds", rounds, 1, MAX_ROUNDS)
    noise = number("noise", noise, 0, MAX_NOISE)
    noise_kind = one_of("noise_kind", noise_kind, NOISE_KINDS)
    generosity = number("generosity", generosity, 0, 1)
    start = one_of("start", start, STATES)
    initiatives = whole("initiatives", initiatives, 0, rounds)
    payoffs = _payoffs(temptation, reward, punishment, sucker)
    a, b, steps = (answers(name, generosity, noise, noise_kind) for name in (strategy_a, strategy_b, "ALLC"))
    stepping, answering = chain(steps, b), chain(a, b)
    state = [float(name == start) for name in STATES]
    states = []
    for played in range(rounds):
        rows = stepping if played < initiatives else answering
        state = [sum(chance * row[after] for chance, row in zip(state, rows, strict=True)) for after in range(4)]
        states.append(state)
    earned = [_expected(each, payoffs) for each in states]
    return OpeningMatch(
        coop_a=tuple(cc + cd for cc, cd, _, _ in states),
        coop_b=tuple(cc + dc for cc, _, dc, _ in states),
        mean_a=sum(payoff for payoff, _ in earned) / rounds,
        mean_b=sum(payoff for _, payoff in earned) / rounds,
    )


def game_kind(temptation: float, reward: float, punishment: float, sucker: float) -> GameKind:
    """Return which game four payoffs make, with its limit of generosity or of belief.

    Parameters
    ----------
    temptation, reward, punishment, sucker
        As in `stationary_match`, from -100 to 100.

    Raises
    ------
    ValueError
        When an argument is no finite number in its range.
    """
    reward, sucker, temptation, punishment = _payoffs(temptation, reward, punishment, sucker)
    if above(temptation, reward) and above(reward, punishment) and above(punishment, sucker):
        by_turns = 1 - (temptation - reward) / (reward - sucker)
        by_defecting = (reward - punishment) / (temptation - punishment)
        limit = max(0.0, min(by_turns, by_defecting))
        return GameKind("prisoners_dilemma", above(2 * reward, temptation + sucker), limit, None, None)
    if above(reward, temptation) and at_least(temptation, punishment) and above(punishment, sucker):
        threshold = (punishment - sucker) / ((reward - temptation) + (punishment - sucker))
        if abs(threshold - 0.5) <= TIE:
            return GameKind("stag_hunt", None, None, threshold, "tie")
        return GameKind("stag_hunt", None, None, threshold, "cooperate" if threshold < 0.5 else "defect")
    if above(temptation, reward) and above(reward, sucker) and above(sucker, punishment):
        return GameKind("chicken", None, None, None, None)
    return GameKind("other", None, None, None, None)
