"""Other spellings of a printed wording: umlauts written out, capitals without accents, scripts."""

from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table

_USES = ("all", "first")


def other_spellings(label: str, language: str) -> tuple[str, ...]:
    """Spellings that print the same words, each once and none equal to the label.

    German "Auflösung" is also "Aufloesung", French "Étendue" also "Etendue", Chinese "电压" in
    traditional characters "電壓".
    """
    spelt = dict.fromkeys(
        "".join(
            letters.get(letter, letter) if use == "all" or not place else letter
            for place, letter in enumerate(label)
        )
        for use, letters in _letters_of(language)
        if not letters.keys().isdisjoint(label)  # as in most labels
    )
    spelt.pop(label, None)
    return tuple(spelt)


@lru_cache(maxsize=32)
def _letters_of(language: str) -> tuple[tuple[str, dict[str, str]], ...]:
    """Rules of a language: where letters change, and what each becomes, capitals included."""
    rules = []
    for row in read_table("spellings.tsv"):
        if row["use"] not in _USES:
            raise VocabularyError(
                f"{row['use']!r} is none of {_USES}",
                file="spellings.tsv",
                entry=row["language"],
                field="use",
            )
        if row["language"] != language:
            continue
        letters: dict[str, str] = {}
        for pair in row["letters"].split():
            letter, mark, other = pair.partition(":")
            if len(letter) != 1 or not mark:
                raise VocabularyError(
                    f"{pair!r} is no letter:letters",
                    file="spellings.tsv",
                    entry=language,
                    field="letters",
                )
            letters[letter] = other
            if letter.upper() != letter:
                letters.setdefault(letter.upper(), other.capitalize())
        rules.append((row["use"], letters))
    return tuple(rules)
