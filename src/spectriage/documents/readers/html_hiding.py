"""What a page of HTML does not show: by an element's own attributes or by its style sheets.

Of style sheets in the page only plain selectors are read (a tag, a class, an id and their like,
alone or in a list); what hides by its place among other elements is taken for shown.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0?\.?0+\s*(?:;|!|$)|"
    r"font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)|"
    r"(?:left|top|text-indent|margin-left)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_WHITE = re.compile(
    r"(?<![-\w])color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))(?![\w])",
    re.IGNORECASE,
)
_GROUND = re.compile(r"\bbackground(?:-color|-image)?\s*:|\bbgcolor\b|\bbackground=", re.IGNORECASE)
_SEEN_MEDIA = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)", re.IGNORECASE)
_PLAIN = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<marks>(?:[.#][\w-]+){0,6})", re.IGNORECASE)
_MOST_RULES, _MOST_NESTED = 5_000, 32


@dataclass(slots=True, frozen=True)
class _Selector:
    tag: str
    id: str
    classes: frozenset[str]

    @property
    def sign(self) -> str:
        """What an element has to bear before the rest is asked: an id, a class, a tag."""
        return f"#{self.id}" if self.id else f".{min(self.classes)}" if self.classes else self.tag


class Hiding:
    """Which elements of a page are not shown.

    Parameters
    ----------
    text
        The page's markup with its style sheets.
    """

    def __init__(self, text: str) -> None:
        # white print may stand on a ground of any element around it, so one ground acquits all
        self._white_hides = _GROUND.search(text) is None
        chosen: dict[_Selector, None] = {}
        for selector, style in _rules(text):
            found = _PLAIN.fullmatch(selector)
            if found is None or not selector or len(chosen) >= _MOST_RULES:
                continue
            marks = re.findall(r"[.#][\w-]+", found["marks"])
            key = _Selector(
                (found["tag"] or "").lower().strip("*"),
                next((mark[1:] for mark in marks if mark[0] == "#"), ""),
                frozenset(mark[1:] for mark in marks if mark[0] == "."),
            )
            if self._hides(style):
                chosen[key] = None
            elif re.search(r"\b(?:display|visibility|opacity|color)\s*:", style):
                chosen.pop(key, None)  # a later rule shows it again
        self._selectors: dict[str, list[_Selector]] = {}
        for one in chosen:
            self._selectors.setdefault(one.sign, []).append(one)

    def hides(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether an element and all in it is not shown."""
        style = attributes.get("style", "")
        if "hidden" in attributes or self._hides(style):
            return True
        if not self._selectors or re.search(r"display\s*:|visibility\s*:", style):
            return False
        classes = frozenset(attributes.get("class", "").split())
        name = attributes.get("id", "")
        signs = ("", tag, f"#{name}", *(f".{one}" for one in classes))
        return any(
            one.tag in ("", tag) and one.id in ("", name) and one.classes <= classes
            for sign in signs for one in self._selectors.get(sign, ())
        )  # fmt: skip

    def _hides(self, style: str) -> bool:
        if _HIDING.search(style):
            return True
        return self._white_hides and _WHITE.search(style) is not None


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the style sheets that count on a screen."""
    for css in _sheets(text):
        heads: list[str] = []
        told = ""
        for part in re.split(r"([{}])", css):
            if len(heads) > _MOST_NESTED:
                break
            if part == "{":
                heads.append(told.rpartition(";")[2].strip())
            elif part == "}" and heads:
                head = heads.pop()
                if not head.startswith("@") and all(map(_SEEN_MEDIA.fullmatch, heads)):
                    yield from ((one.strip(), told) for one in head.split(","))
            told = "" if part in "{}" else part


def _sheets(text: str) -> Iterator[str]:
    folded = text.lower()
    start = folded.find("<style")
    while start >= 0:
        opened = folded.find(">", start) + 1
        end = folded.find("</style", opened)
        if not opened or end < 0:
            return
        first, *others = text[opened:end].split("/*")
        yield first + " ".join(other.partition("*/")[2] for other in others)
        start = folded.find("<style", end)
