"""Checks that a model refuses a bad argument as all models do."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest


def refuses(function: Callable[..., Any], good: Mapping[str, Any], argument: str, bad: Any) -> None:
    """Call with one good argument made bad; one sentence must name the argument and what was given."""
    with pytest.raises(ValueError) as caught:
        function(**{**good, argument: bad})
    sentence = str(caught.value)
    assert sentence.startswith(f"{argument} must be ")
    assert repr(bad) in sentence
    assert "\n" not in sentence
