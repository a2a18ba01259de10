"""Texts of documents in cells of a table, where a spreadsheet must not run them."""

import re

_RUN_FIRST = frozenset("=+-@＝＋－＠")  # the wide ones too: some programs fold them
_BREAKS = ("\t", "\r", "\n")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def safe_cell(value: object) -> object:
    """The value, a text that a spreadsheet would run as a formula behind an apostrophe."""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip()[:1] in _RUN_FIRST or value.startswith(_BREAKS) else value


def printable(value: object) -> object:
    """The value, without the signs that no XML file may hold."""
    return _UNPRINTABLE.sub("\ufffd", value) if isinstance(value, str) else value
