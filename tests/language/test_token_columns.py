"""Columns of tokens are what spaCy says of each token."""

from hypothesis import given, settings
from hypothesis import strategies as st

from spectriage.language.pipeline import load_pipeline
from spectriage.language.token_columns import (
    Column,
    shape_of,
    starts_of,
    tags_of,
    together,
    tokens_in,
    words_of,
    write_tags,
)

TEXT = "KV-20 valve\n\n  Max. flow\t20 l/min, \u6cf5 5\u00b5m\r\n end "


def doc_of(text):
    return load_pipeline(ner=False).make_doc(text)


@settings(deadline=None)  # the first text loads the pipeline
@given(st.text(alphabet=" \n\tab1.-\u6cf5\u00b5\U0001f600", max_size=40))
def test_words_and_their_starts(text):
    doc = doc_of(text)
    assert words_of(doc) == [token.text for token in doc]
    assert starts_of(doc) == [token.idx for token in doc]


def test_shapes_are_those_of_spacy():
    for token in doc_of(TEXT):
        if not token.is_space:
            assert shape_of(token.text) == token.shape_


def test_tags_are_written_and_read():
    doc = doc_of(TEXT)
    tags = [f"T-{n % 3}" for n in range(len(doc))]
    write_tags(doc, tags)
    assert tags_of(doc) == tags == [token.tag_ for token in doc]


def test_tokens_that_characters_touch():
    doc = doc_of(TEXT)
    start = TEXT.index("20 l/min")
    touched = tokens_in(starts_of(doc), start, start + len("20 l/min"))
    span = doc.char_span(start, start + len("20 l/min"))
    assert (touched.start, touched.stop) == (span.start, span.end)


def test_a_doc_without_tokens():
    doc = doc_of("")
    write_tags(doc, [])
    assert (words_of(doc), starts_of(doc), tags_of(doc)) == ([], [], [])


def test_tokens_that_were_joined_since_are_read_anew():
    doc = doc_of(TEXT)
    words_of(doc), starts_of(doc)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:3])
    assert words_of(doc) == [token.text for token in doc]
    assert starts_of(doc) == [token.idx for token in doc]


VALUES = st.lists(st.sampled_from(["a", "b", "c", " ", "\n"]), max_size=12)


@given(VALUES)
def test_a_column_holds_each_value_once(values):
    column = Column.of(values)
    assert list(column) == values
    assert len(column) == len(values)
    assert list(column.kinds) == list(dict.fromkeys(values))
    assert list(column.told(str.isspace)) == [value.isspace() for value in values]
    assert column.where(str.isspace).tolist() == [value.isspace() for value in values]


@given(st.lists(st.tuples(*[st.sampled_from("abc")] * 3), max_size=12))
def test_columns_together_are_tuples(rows):
    columns = [Column.of(row[n] for row in rows) for n in range(3)]
    assert list(together(*columns)) == rows
