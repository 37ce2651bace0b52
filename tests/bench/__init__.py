"""Measures what a reader feels: `python -m tests.bench --out _build/bench.json`."""
