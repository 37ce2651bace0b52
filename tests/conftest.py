"""Paths and settings that every test shares."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault of the code: timings live in `make bench`.
settings.register_profile("peacetalks", deadline=None)
settings.load_profile("peacetalks")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's top folder."""
    return ROOT
