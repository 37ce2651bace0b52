"""Published models of bargaining, as pure functions of the standard library.

A model is one module; its results are frozen dataclasses; bad input raises `ValueError` with one sentence that names
the argument, the value and the allowed range.
"""
