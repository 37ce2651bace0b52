"""Where the book stands for whoever draws an exploration now."""

address: str | None = None
"""The book's folder as the page sees it, such as `../`; None in a notebook, which knows of no book."""
