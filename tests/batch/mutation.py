"""Documents of ours, damaged in ways that a disk, a transfer or a person might damage them."""

import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from documents import samples

SAMPLES = Path(__file__).resolve().parents[1] / "documents" / "samples"
_SCAN = "no_text_layer.pdf"  # recognising it takes seconds, and its text is none of the file's
# Values that lengths, offsets and counts are set to by people who mean harm.
_NUMBERS = (b"0", b"-1", b"65535", b"2147483648", b"18446744073709551615", b"1e999", b"NaN")
_MARKS = (b"<", b">", b"&#0;", b"]]>", b"endobj", b"stream", b"\x00", b"\xff\xfe", b"../../")


def seeds() -> dict[str, list[bytes]]:
    """Sound documents by the ending of their name."""
    pdfs = [path.read_bytes() for path in sorted(SAMPLES.glob("*.pdf")) if path.name != _SCAN]
    mail = samples.eml_file(
        ("sheet.pdf", pdfs[0]), ("table.xlsx", samples.xlsx_file()), html=samples.HTML
    )
    return {
        "pdf": [*pdfs, samples.ruled_pdf()],
        "docx": [samples.docx_file()],
        "xlsx": [samples.xlsx_file()],
        "html": [samples.HTML.encode()],
        "eml": [mail, samples.eml_file(("a.txt", b"NETD 50 mK"))],
    }


def mutations(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """So many damaged documents, the kinds in turn: ending and bytes; a seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 (no secrets)
    sound = seeds()
    kinds = sorted(sound)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        yield kind, mutate(chance.choice(sound[kind]), kind, chance)


def mutate(data: bytes, kind: str, chance: random.Random) -> bytes:
    """One to six changes to the bytes, in half of the archives to those of a member."""
    if kind in ("docx", "xlsx") and chance.random() < 0.7:
        return _repacked(data, chance)
    return _damaged(data, chance)


def _repacked(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(members))
    members[name] = _damaged(members[name], chance)
    return samples.zip_of(members)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        chance.choice(_CHANGES)(found, chance)
    return bytes(found) or b"\x00"


def _place(found: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(found)) if found else 0


def _flip(found: bytearray, chance: random.Random) -> None:
    if found:
        found[_place(found, chance)] ^= 1 << chance.randrange(8)


def _cut(found: bytearray, chance: random.Random) -> None:
    del found[_place(found, chance) :]


def _remove(found: bytearray, chance: random.Random) -> None:
    start = _place(found, chance)
    del found[start : start + chance.randrange(1, 400)]


def _repeat(found: bytearray, chance: random.Random) -> None:
    start = _place(found, chance)
    part = bytes(found[start : start + chance.randrange(1, 200)])
    found[start:start] = part * chance.randrange(1, 40)


def _insert(found: bytearray, chance: random.Random) -> None:
    start = _place(found, chance)
    found[start:start] = chance.choice(_MARKS) * chance.randrange(1, 4)


def _renumber(found: bytearray, chance: random.Random) -> None:
    start = next((n for n in range(_place(found, chance), len(found)) if 48 <= found[n] < 58), -1)
    if start >= 0:
        end = start
        while end < len(found) and 48 <= found[end] < 58:
            end += 1
        found[start:end] = chance.choice(_NUMBERS)


def _swap(found: bytearray, chance: random.Random) -> None:
    one, other = _place(found, chance), _place(found, chance)
    part = bytes(found[one : one + 64])
    found[one : one + 64] = found[other : other + 64]
    found[other : other + 64] = part


_CHANGES = (_flip, _flip, _cut, _remove, _repeat, _insert, _renumber, _renumber, _swap)
