"""What the learner reads, and the questions, against the rules of docs/writing.md."""
