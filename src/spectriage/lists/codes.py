"""Entry codes: parse, normalise, sort and compare them as text, never as numbers.

A code is a heading and a path below it: ``6A003.b.4.b`` has the heading ``6A003``.
"""

import re
from functools import lru_cache

_HEADING = r"[0-9][A-E][0-9]{3}"
_CODE = re.compile(
    rf"\s*(?:ECCN|AL|Annex\s+I)?\s*[:#]?\s*(?P<heading>{_HEADING})(?![0-9])[\s._-]*(?P<path>.*?)\s*",
    re.IGNORECASE,
)
_EAR99 = re.compile(r"\s*E\.?A\.?R\.?[\s-]*99\s*")
_WASSENAAR = re.compile(
    r"\s*(?P<category>[0-9])\s*\.\s*(?P<group>[A-E])\s*\.\s*(?P<number>[0-9]{1,3})(?![0-9])"
    r"[\s.]*(?P<path>.*?)\s*",
    re.IGNORECASE,
)
_STEPS = re.compile(r"[a-z]+|[0-9]+")
_PATH = re.compile(r"[a-z0-9\s._()-]*", re.IGNORECASE)
_RESIDUAL = re.compile(r"EAR99|[0-9][A-E]99[0-9]")
_NATURAL = re.compile(r"[0-9]+|[^0-9.]+")


def normalise(text: str) -> str:
    """Write a code in our spelling: ``6a003B4b``, ``6.A.3.b.4.b`` → ``6A003.b.4.b``.

    A code of another form (``EAR99``, ``PL9009``, a company's own) keeps its letters; only
    white space goes and its first part is written in capitals.
    """
    found = _CODE.fullmatch(text)
    if found and _PATH.fullmatch(found["path"]):
        return _joined(found["heading"].upper(), found["path"])
    found = _WASSENAAR.fullmatch(text)
    if found and _PATH.fullmatch(found["path"]):
        number = f"{found['category']}{found['group'].upper()}{int(found['number']):03}"
        return _joined(number, found["path"])
    if _EAR99.fullmatch(text):
        return "EAR99"
    first, dot, rest = "".join(text.split()).partition(".")
    return first.upper() + dot + rest


@lru_cache(maxsize=16384)  # the codes of all lists, which each printed code is held against
def parse(code: str) -> tuple[str, ...]:
    """Heading and steps of a code: ``("6A003", "b", "4", "b")``."""
    return tuple(step for step in normalise(code).split(".") if step)


def heading(code: str) -> str:
    """Return the heading of a code: ``6A003`` of ``6A003.b.4.b``."""
    steps = parse(code)
    return steps[0] if steps else ""


def is_under(code: str, ancestor: str) -> bool:
    """Whether `code` is `ancestor` or a paragraph of it; ``6A003.b`` is not over ``6A003.bb``."""
    steps = parse(ancestor)
    return bool(steps) and parse(code)[: len(steps)] == steps


def is_residual(code: str) -> bool:
    """Whether the code is EAR99 or of a ``x99x`` heading, which hold what is left over."""
    return _RESIDUAL.fullmatch(heading(code)) is not None


def sort_key(code: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Key that sorts ``b.2`` before ``b.10`` and a heading before its paragraphs."""
    return tuple(
        tuple(
            (0, int(part), "") if part.isdigit() else (1, 0, part)
            for part in _NATURAL.findall(step)
        )
        for step in parse(code)
    )


def _joined(head: str, path: str) -> str:
    return ".".join([head, *_STEPS.findall(path.lower())])
