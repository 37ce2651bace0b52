"""What the instructor works with: the question bank, release, scoring and feedback."""
