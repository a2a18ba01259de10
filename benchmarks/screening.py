"""Milliseconds to screen one party against a list of 100,000 names with aliases.

    python benchmarks/screening.py [--names 100000] [--parties 200]

The list is made up, the same at each run: words of syllables and common trade words and legal
forms, a third of the names with one to four aliases, in the OpenSanctions simple CSV layout.
Half of the parties are names of the list, misspelt or with words in another order.
"""

import argparse
import csv
import platform
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from spectriage.cases.names.screen import NameIndex
from spectriage.cases.names.screening_list import read_screening_list

ONSETS = [
    "b",
    "d",
    "f",
    "g",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "sh",
    "kh",
    "ts",
    "br",
    "dr",
    "kr",
    "st",
    "ch",
]
VOWELS = ["a", "e", "i", "o", "u", "ya", "ai", "ou"]
ENDS = ["", "", "n", "r", "l", "s", "v", "k", "nko", "sky", "ov", "ez"]
TRADE = [
    "Trading",
    "Industries",
    "International",
    "Electronics",
    "Technology",
    "Group",
    "Logistics",
    "Marine",
]
FORMS = ["Ltd", "LLC", "GmbH", "OOO", "Co., Ltd.", "S.A.", "FZE", "Inc"]


def make_word(chance: random.Random) -> str:
    """A word of two to four syllables."""
    syllables = chance.choices((2, 3, 4), (5, 4, 1))[0]
    parts = [chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(syllables)]
    return ("".join(parts) + chance.choice(ENDS)).capitalize()


def make_name(chance: random.Random) -> str:
    """A person's or a firm's name."""
    words = [make_word(chance) for _ in range(chance.choice((1, 2, 2, 3)))]
    if chance.random() < 0.4:
        return " ".join([*words, make_word(chance)])
    return " ".join([*words, *chance.sample(TRADE, chance.choice((0, 1, 2))), chance.choice(FORMS)])


def change(name: str, chance: random.Random) -> str:
    """A name with a letter doubled or dropped, and perhaps its words turned round."""
    place = chance.randrange(1, len(name) - 1)
    changed = name[:place] + (name[place] if chance.random() < 0.5 else "") + name[place + 1 :]
    words = changed.split()
    if chance.random() < 0.3:
        words.reverse()
    return " ".join(words)


def write_list(path: Path, count: int, chance: random.Random) -> list[str]:
    """Write the list; its names come back."""
    names = [make_name(chance) for _ in range(count)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("id", "schema", "name", "aliases", "countries", "addresses", "dataset"))
        for number, name in enumerate(names):
            aliases = (
                [make_name(chance) for _ in range(chance.randrange(1, 5))]
                if chance.random() < 1 / 3
                else []
            )
            rows.writerow(
                (f"made-{number}", "LegalEntity", name, ";".join(aliases), "", "", "made")
            )
    return names


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--parties", type=int, default=200)
    chosen = parser.parse_args()
    chance = random.Random(20261129)  # noqa: S311 (a made-up list, no secret)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        names = write_list(path, chosen.names, chance)
        start = time.process_time()
        index = NameIndex(read_screening_list(path))
        built = time.process_time() - start
    listed = chance.sample(names, chosen.parties // 2)
    parties = [(name, change(name, chance)) for name in listed]
    parties += [("", make_name(chance)) for _ in range(chosen.parties // 2)]
    spent, found, others = [], 0, 0
    for name, party in parties:
        start = time.process_time()
        matches = index.screen(party)
        spent.append(1000 * (time.process_time() - start))
        found += any(match.listed.name == name for match in matches)
        others += bool(matches) and not name
    spent.sort()
    print(
        f"Python {platform.python_version()}; {chosen.names} lines, {len(index)} names and aliases"
    )
    print(f"index built in {built:.1f} s of CPU")
    print(
        f"ms of CPU a party: mean {statistics.mean(spent):.1f}, "
        f"median {statistics.median(spent):.1f}, "
        f"95th percentile {spent[int(0.95 * len(spent))]:.1f}, slowest {spent[-1]:.1f}"
    )
    print(f"misspelt names found: {found} of {len(listed)}; made-up others matched: {others} "
          f"of {chosen.parties // 2}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
