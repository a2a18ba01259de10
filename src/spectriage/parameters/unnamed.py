"""Values that no word names: their unit tells the parameter, or what they stand beside."""

import re
from collections.abc import Sequence

from spectriage.parameters.fitting_units import fitting_unit
from spectriage.parameters.naming import Naming
from spectriage.parameters.quantities import Quantity
from spectriage.vocabulary.bullets import BULLETS
from spectriage.vocabulary.parameters import load_parameters
from spectriage.vocabulary.product_nouns import find_nouns
from spectriage.vocabulary.small_words import small_words
from spectriage.vocabulary.tables import read_table

_AT = re.compile(r"[\s,]*(?:@|at\b|bei\b|/)\s*")
_BESIDE = re.compile(r"\s*(?:DC|AC)?\s*[,;/(]\s*")
_LISTS = re.compile(rf"[,;|{BULLETS}()]|/(?!\w)|/(?=\d)|\.\s|\s[–—-]\s")
_KIND = re.compile(
    r"\s?(?:DC|AC)\b|\s?\b(?:max|min|typ|nom|rel|abs|gauge|rms|peak|each|ea|je|total|approx|ca)\b\.?",
    re.IGNORECASE,
)
_MODEL = re.compile(r"[\s,]+(?:(?:model|type|typ|modell|modèle|modelo)\s)?(?=\S*\d)[\w./+-]+\s*")
_WORD = re.compile(r"[^\W\d_]+")
_DRAWN = ("current_consumption", "power_consumption")
_BESIDE_NAME = 0.6  # score of a value that only its place names


def default_for_unit(quantity: Quantity, family: str, where: str = "") -> Naming | None:
    """The parameter that the unit alone names, as "60 fps" does in a camera's sheet.

    On a line of goods (`where` is "goods") units count that name nothing elsewhere, and of
    several families, parted by spaces, the first that knows the unit decides.
    """
    if len({unit.dimension for unit in quantity.units}) > 1 and not where:
        return None  # "1.31 mrad" is an angle as well as a dose
    for one in (family.split() if where else [family]) or [""]:
        for unit in quantity.units:
            for row in read_table("unit_defaults.tsv"):
                if row["where"] not in ("", where) or row["unit"] not in (unit.text, unit.text[1:]):
                    continue
                if not _has_shape(quantity, row["shape"]) or not _of_family(row["families"], one):
                    continue
                parameter = load_parameters()[row["parameter"]]
                fitting = fitting_unit(parameter.canonical, quantity.units)
                if fitting is not None:
                    return Naming(parameter.name, float(row["score"]), fitting)
    return None


def _of_family(told: str, family: str) -> bool:
    """Whether a row counts; where several families come into question, a unit says too little."""
    words = told.split()
    wanted = [word for word in words if word[0] != "-"]
    return f"-{family}" not in words and (not wanted or family in wanted)


def _has_shape(quantity: Quantity, shape: str) -> bool:
    ranged = quantity.min is not None and quantity.max is not None
    if shape in ("range", "plusminus"):
        return ranged if shape == "range" else quantity.symmetric
    return shape == "any" or (not ranged and not quantity.symmetric)


def stands_alone(left: str, right: str) -> bool:
    """Whether a member of a list is nothing but its value: "…, 12 V DC max., …"."""
    before, after = _LISTS.split(left)[-1], _LISTS.split(_KIND.sub("", right))[0]
    words = _WORD.findall(before)
    return ":" not in left and not after.strip(" .") and (
        all(word.casefold() in small_words("text")["connectors"] for word in words)
        and not before.strip().endswith("=")
    )  # fmt: skip


def behind_noun(left: str) -> str:
    """What stands before a value behind the noun of its item: nothing in "radio modem 433 MHz".

    The item's model may stand between: "pressure transmitter PX-20 0 to 25 bar".
    """
    text = left.casefold().rstrip(" ,:-–\n")
    ends = [noun.end for noun in find_nouns(text)]
    return "" if any(end == len(text) or _MODEL.fullmatch(text, end) for end in ends) else left


def tells_more(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a text has words beside its values; a column of mere weights describes nothing."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    return any(_WORD.search(text[end:start]) for end, start in zip(ends, starts, strict=True))


def drawn_from_supply(
    last: Naming | None, between: str, quantity: Quantity, right: str
) -> Naming | None:
    """Current or power drawn from the supply told right before: "24 V DC, 1.2 A max."."""
    if last is None or last.parameter != "supply_voltage" or not _BESIDE.fullmatch(between):
        return None
    if not stands_alone("", right):
        return None  # "28 V, 2 A fuse"
    for name in _DRAWN:
        unit = fitting_unit(load_parameters()[name].canonical, quantity.units)
        if unit:
            return Naming(name, _BESIDE_NAME, unit)
    return None


def picture_rate(before: Quantity, between: str, quantity: Quantity) -> Naming | None:
    """The frame rate of "640 x 512 @ 60 Hz"."""
    if before.pair is None or before.units or not _AT.fullmatch(between):
        return None
    unit = fitting_unit(load_parameters()["frame_rate"].canonical, quantity.units)
    return Naming("frame_rate", 0.7, unit) if unit else None
