"""Checks of a case: what two papers say of one thing, held against each other.

Each check takes what was read with confidence on both sides, asks the pages once more, and
otherwise says that it did not compare. A finding quotes both sides.
"""
