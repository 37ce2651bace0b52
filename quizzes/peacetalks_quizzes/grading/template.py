"""Where nbconvert finds the template of the feedback page."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "templates"
