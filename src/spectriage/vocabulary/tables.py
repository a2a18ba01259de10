"""Read our TSV tables: every column is text, every fault names file, line and column."""

from functools import lru_cache
from importlib import resources

from spectriage.errors import VocabularyError


@lru_cache(maxsize=128)  # more than we have, so that each is read once
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a table in `vocabulary/data`, as column name to text.

    Raises
    ------
    VocabularyError
        The file is missing, or a line has another number of columns than the head.
    """
    source = resources.files("spectriage.vocabulary") / "data" / name
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as err:
        raise VocabularyError("not found", file=name) from err
    return parse_table(text, name)


@lru_cache(maxsize=8)
def table_names(folder: str) -> tuple[str, ...]:
    """Names of all tables in a folder of `vocabulary/data`, sorted, as `read_table` takes them."""
    source = resources.files("spectriage.vocabulary") / "data" / folder
    return tuple(
        sorted(f"{folder}/{file.name}" for file in source.iterdir() if file.name.endswith(".tsv"))
    )


def parse_table(text: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of a TSV text; lines that begin with ``#`` are comments.

    Raises
    ------
    VocabularyError
        A line has more columns than the head, or a first column stands twice empty.
    """
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise VocabularyError("is empty", file=name)
    head = lines[0][1].split("\t")
    rows = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) > len(head):
            raise VocabularyError(
                f"line {number} has {len(cells)} columns, the head {len(head)}", file=name
            )
        cells += [""] * (len(head) - len(cells))
        rows.append(dict(zip(head, (cell.strip() for cell in cells), strict=True)))
    return tuple(rows)
