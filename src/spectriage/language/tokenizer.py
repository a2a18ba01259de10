"""Tokens of spec sheets: letters, figures and signs apart, whatever the script.

spaCy's own tokenizer keeps "VGS=10V", "krad(Si)" and "50/60" whole, and a Chinese sentence between
two signs; then no span can begin at the value. Here a token is a run of letters, a number with its
own separators, one sign, or one CJK character.
"""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from spectriage.language.annotations import keep_text

NAME = "spectriage.FineTokenizer.v1"
_PIECES = re.compile(
    r"[⺀-鿿豈-﫿\uac00-\ud7af]"  # one character of Chinese, Japanese or Korean
    r"|\d+(?:[.,'’]\d+)*"
    r"|(?:(?![⺀-鿿豈-﫿\uac00-\ud7af])[^\W\d_])+"
    r"|\n[^\S\n]*|[^\S\n]+|\S"
)


class FineTokenizer:
    """Make docs of fine tokens; white space longer than one blank is a token of its own."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The doc of a text; `doc.text` is the text."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _PIECES.findall(text):
            if piece == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        keep_text(doc, text)
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to store."""
        return b""

    def from_bytes(self, _data: bytes, **_options: object) -> "FineTokenizer":
        """Nothing to load."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Nothing to store."""

    def from_disk(self, _path: object, **_: object) -> "FineTokenizer":
        """Nothing to load."""
        return self


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]  # spaCy types it so
def make_tokenizer() -> Callable[[Language], FineTokenizer]:
    """Factory for a config's ``[nlp.tokenizer]``."""

    def make(nlp: Language) -> FineTokenizer:
        return FineTokenizer(nlp.vocab)

    return make
