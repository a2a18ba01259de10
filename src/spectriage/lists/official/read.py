"""Read an official text, whichever of those we know it is."""

from pathlib import Path

from spectriage.errors import DataError
from spectriage.lists.official.ccl import read_ccl
from spectriage.lists.official.outline import is_annex, read_annex, read_wassenaar
from spectriage.lists.official.paragraphs import OfficialText

_MOST_BYTES = 20_000_000


def read_official(path: Path) -> OfficialText:
    """Read a file: ``.xml`` as the eCFR's, else as plain text of Annex I or of the Wassenaar list.

    Raises
    ------
    DataError
        The file cannot be read, or holds no paragraph.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DataError(f"larger than {_MOST_BYTES} bytes", file=str(path))
        data = path.read_bytes()
    except OSError as err:
        raise DataError("cannot be read", file=str(path)) from err
    if path.suffix.casefold() == ".xml":
        found = read_ccl(data, path.name)
    elif is_annex(data):
        found = read_annex(data, path.name)
    else:
        found = read_wassenaar(data, path.name)
    if not found.paragraphs:
        raise DataError("holds no paragraph of a control list", file=str(path))
    return found
