"""Where in an official text the figures of a record may stand, the nearest place first."""

from collections.abc import Iterator

from spectriage.lists import codes
from spectriage.lists.official.paragraphs import OfficialText, Paragraph
from spectriage.lists.records import CODE_IN_TEXT


def find_scopes(
    paragraph: Paragraph, in_note: bool, official: OfficialText
) -> Iterator[tuple[str, str]]:
    """Texts to look in, each with the words it goes on from.

    For a note of the record, official notes come first.
    """
    above = list(official.ancestors(paragraph.code))
    notes = [*paragraph.notes, *(note for upper in above for note in upper.notes)]
    if in_note:
        yield from ((note, "") for note in notes)
    yield _led(paragraph, official)
    below = list(official.below(paragraph.code))
    yield from (_led(part, official) for part in below)
    yield from (_led(upper, official) for upper in above)
    if not in_note:
        yield from ((note, "") for note in notes)
    own = [paragraph.text, *(part.text for part in below)]
    near = [*(upper.text for upper in above[:1]), *paragraph.notes]
    yield from _referred(paragraph, own, near, official)


def _led(paragraph: Paragraph, official: OfficialText) -> tuple[str, str]:
    above = next(official.ancestors(paragraph.code), None)
    return paragraph.text, "" if above is None else above.text


def _referred(
    paragraph: Paragraph, own: list[str], around: list[str], official: OfficialText
) -> Iterator[tuple[str, str]]:
    """Paragraphs that the texts name ("listed in 6A002.a.2.a"), with what stands under them.

    A whole heading is looked into only where the paragraph itself names it.
    """
    told = set()
    for place, text in enumerate([*own, *around]):
        for found in CODE_IN_TEXT.finditer(text):
            named = codes.normalise(found[0])
            other = official.paragraphs.get(named)
            if other is None or named in told or codes.is_under(named, paragraph.code):
                continue
            told.add(named)
            yield _led(other, official)
            yield from ((note, "") for note in other.notes)
            if "." in named or place < len(own):
                yield from (_led(part, official) for part in official.below(named))
