"""Near-duplicates and sentence shapes are found, and texts of different wording are not."""

from check_corpus import main, near_duplicates, shapes
from corpus import parse_descriptions, write_corpus

LONG = (
    "An uncooled core with [640 x 512](VALUE) pixels looks through a germanium lens at furnaces "
    "and bearings, and tells a maintenance crew where to look first before the next shift begins."
)


def rows(*texts, maker="-"):
    blocks = [f"# thermal_camera | EAR99 | - | {maker} | - | en\n{text}" for text in texts]
    return parse_descriptions("\n\n".join(blocks), "made")


def test_text_with_one_other_word_is_a_near_duplicate():
    found = near_duplicates(rows(LONG, LONG.replace("furnaces", "kilns"), "A plain steel bolt, M8"))
    assert found == [("made-002", "made-001")]


def test_shape_is_the_sentence_without_its_spans_and_figures():
    found = shapes(rows(
        "The [VX-1](PART) camera reaches [9 Hz](VALUE) in normal use today.",
        "The [QQ-77](PART) camera reaches [50 Hz](VALUE) in normal use today.",
        "Page 3 of 4.",
    ))  # fmt: skip
    assert found == {"the part camera reaches value in normal use today.": {"made-001", "made-002"}}


def test_corpus_of_one_shape_fails(tmp_path, capsys):
    texts = [
        f"The [K-{n}](PART) sensor of the {word} reaches its rated figure." for n, word in
        enumerate(("mill", "mill", "mill"))
    ]  # fmt: skip
    write_corpus(rows(*texts), tmp_path)
    assert main([tmp_path]) == 1
    assert "in 3 texts" in capsys.readouterr().out
