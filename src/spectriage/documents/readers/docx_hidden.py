"""Text that a Word document holds but does not show: hidden, white, tiny or deleted runs.

What is not shown is taken out of the tree before it is read; a change that was tracked and not
accepted is told, whichever way it went.
"""

from typing import Any

from spectriage.documents.encoding import clean_text
from spectriage.documents.readers.unshown import Unshown

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset(("0", "false", "off"))
_TINY = 4  # half points
_SHADED = tuple(f"{_W}{place}Pr" for place in ("r", "p", "tc", "tbl"))


def hidden_styles(styles: Any) -> frozenset[str]:
    """Ids of the styles whose text is hidden."""
    return frozenset(
        str(style.get(f"{_W}styleId"))
        for style in styles.iter(f"{_W}style")
        if (own := style.find(f"{_W}rPr")) is not None and _vanishes(own)
    )


def take_out(root: Any, styles: frozenset[str], unshown: Unshown) -> None:
    """Take hidden runs out from under an element, and note deleted and inserted text."""
    for element in list(root.iter(f"{_W}del", f"{_W}moveFrom")):
        unshown.add("deleted_text", _words(element))
    for element in list(root.iter(f"{_W}ins", f"{_W}moveTo")):
        unshown.add("inserted_text", _words(element))
    for run in list(root.iter(f"{_W}r")):
        if _is_hidden(run, styles):
            unshown.add("hidden_text", _words(run))
            for text in list(run.iter(f"{_W}t")):
                text.text = ""
    for row in list(root.iter(f"{_W}tr")):
        properties = row.find(f"{_W}trPr")
        if properties is not None and _is_on(properties.find(f"{_W}hidden")):
            unshown.add("hidden_text", _words(row))
            row.getparent().remove(row)


def _words(root: Any) -> str:
    texts = root.iter(f"{_W}t", f"{_W}delText")
    return clean_text("".join(text.text or "" for text in texts))


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(f"{_W}val") not in _OFF


def _vanishes(properties: Any) -> bool:
    return any(_is_on(properties.find(f"{_W}{name}")) for name in ("vanish", "specVanish"))


def _is_hidden(run: Any, styles: frozenset[str]) -> bool:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return _style_of(run.getparent(), "pPr", "pStyle") in styles
    own = properties.find(f"{_W}vanish")
    if own is not None:
        return _is_on(own)
    if _vanishes(properties) or _style_of(run, "rPr", "rStyle") in styles:
        return True
    if _style_of(run.getparent(), "pPr", "pStyle") in styles:
        return True
    size = properties.find(f"{_W}sz")
    value = str(size.get(f"{_W}val")) if size is not None else ""
    if value.isdecimal() and int(value[:6]) <= _TINY:
        return True
    colour = properties.find(f"{_W}color")
    white = colour is not None and str(colour.get(f"{_W}val")).upper() == "FFFFFF"
    return white and not _is_shaded(run)


def _style_of(element: Any, properties: str, name: str) -> str:
    own = element.find(f"{_W}{properties}") if element is not None else None
    style = own.find(f"{_W}{name}") if own is not None else None
    return str(style.get(f"{_W}val")) if style is not None else ""


def _is_shaded(run: Any) -> bool:
    """Whether something may lie under white print: a shade, a table's style, a page's colour."""
    for element in (run, *run.iterancestors()):
        for place in _SHADED:
            own = element.find(place)
            if own is not None and any(
                own.find(f"{_W}{name}") is not None for name in ("shd", "highlight", "tblStyle")
            ):
                return True
        if element.tag == f"{_W}txbxContent" or element.find(f"{_W}background") is not None:
            return True
    return False
