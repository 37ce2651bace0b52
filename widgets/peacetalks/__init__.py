"""What the learner plays with: models, pictures, explorations and answer cards."""
