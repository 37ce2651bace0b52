"""Tests of the book's extension and of the page kernel outside the browser."""
