"""One question of an exploration, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from peacetalks.explorations.numbers import Numbers
from peacetalks.explorations.prediction import Prediction
from peacetalks.explorations.setting import Value


class Seen(NamedTuple):
    """What one setting shows.

    `words` are paragraphs, in which `[[win-set]]` marks a term of the glossary; `answer` is what a guess is compared
    with, None when the model gives none; `numbers` makes the table behind the picture.
    """

    svg: str
    words: Sequence[str]
    answer: Value | None
    numbers: Callable[[], Numbers]


@dataclass(frozen=True)
class View:
    """One question of an exploration.

    Parameters
    ----------
    see
        Called with every setting by name, with `guess` (None when there is none) and `fine` (False while something
        is being dragged); returns what is seen.
    controls
        Names of the settings in view, at most five with the choice of view.
    prediction
        What the learner is asked first.
    assumptions
        Names of the settings behind *Assumptions*.
    coarse
        Whether `see` heeds `fine`, so that the picture has to be drawn again at rest.
    surprises
        Names of the settings that *Surprise me* sets to anything; all that can be set unless told.
    """

    see: Callable[..., Seen]
    controls: Sequence[str]
    prediction: Prediction
    assumptions: Sequence[str] = ()
    coarse: bool = False
    surprises: Sequence[str] = ()
