"""What the learner plays with: models, pictures, explorations and answer cards."""

__version__ = "0.1.0"
