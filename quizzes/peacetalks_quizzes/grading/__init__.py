"""Marking: what happens between a submitted notebook and the feedback that a learner reads."""
