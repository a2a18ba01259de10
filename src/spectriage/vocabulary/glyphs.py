"""Private codes that the Symbol font's characters have in many text layers."""

from functools import lru_cache

from spectriage.errors import VocabularyError
from spectriage.vocabulary.tables import read_table


@lru_cache(maxsize=1)
def private_signs() -> dict[str, str]:
    """Private-use character to the sign it stands for.

    The codes are those of Adobe's Symbol encoding raised by U+F000, as Windows maps it.

    Raises
    ------
    VocabularyError
        A code is no private one, or stands twice.
    """
    signs: dict[str, str] = {}
    for row in read_table("private_signs.tsv"):
        code = chr(int(row["code"], 16))
        if not "\ue000" <= code <= "\uf8ff" or code in signs:
            raise VocabularyError(
                "is no private code, or stands twice", file="private_signs.tsv", entry=row["code"]
            )
        signs[code] = row["sign"]
    return signs
