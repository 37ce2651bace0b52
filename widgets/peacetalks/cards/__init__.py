"""The answer cards of a quiz: the learner's side, which holds no key."""
