"""Cell values as a sheet shows them: decimals, per cent, and the unit its format writes."""

import datetime
import re

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
_DIGITS = re.compile(r"[0#?](?:[0#?,. ]*[0#?])?")
_MAX_DECIMALS = 15


def show_value(value: object, number_format: str) -> str:
    """Text of a cell's value.

    Parameters
    ----------
    value
        As openpyxl gives it.
    number_format
        The cell's format code, of which the first section counts; its quoted words stay, since
        units are often written there.

    Examples
    --------
    >>> show_value(0.5, '0.0" mK"')
    '0.5 mK'
    >>> show_value(0.125, "0.0%")
    '12.5%'
    """
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _show_number(value, number_format)
    return str(value)


def _show_number(value: float, number_format: str) -> str:
    section = number_format.split(";")[0]
    bare = _QUOTED.sub("", section)
    digits = _DIGITS.search(bare)
    if digits is None or "E" in bare or "/" in bare or value != value:
        return _plain(value)
    percent = "%" in bare
    decimals = len(re.sub(r"[^0#?]", "", digits[0].partition(".")[2]))
    fixed = digits[0].partition(".")[2].count("0") == decimals
    if percent:
        value *= 100
    if digits[0].rstrip().endswith(",") or bare[digits.end() :].startswith(","):
        return _plain(value)  # shown in thousands; the value itself is told
    text = f"{value:.{min(decimals, _MAX_DECIMALS)}f}"
    if not fixed and "." in text:
        text = text.rstrip("0").rstrip(".")
    before, after = _literals(section)
    return f"{before}{text}{'%' if percent else ''}{after}"


def _literals(section: str) -> tuple[str, str]:
    """Quoted and escaped words of a format before and after its digits."""
    parts: tuple[list[str], list[str]] = ([], [])
    place = 0
    position = 0
    while position < len(section):
        quoted = _QUOTED.match(section, position)
        if quoted:
            parts[place].append(quoted[1] or quoted[2] or "")
            position = quoted.end()
            continue
        if section[position] in "0#?":
            place = 1
        elif section[position] == " ":
            parts[place].append(" ")
        position += 1
    return "".join(parts[0]).lstrip(), "".join(parts[1]).rstrip()


def _plain(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return f"{value:.15g}"
