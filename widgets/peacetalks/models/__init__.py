"""Published models of bargaining, as pure functions of the standard library.

A model is one module, with a second beside it where one would be too long; its results are frozen dataclasses; bad
input raises `ValueError` with one sentence that names the argument, the value and the allowed range.
"""
