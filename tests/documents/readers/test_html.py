import pytest

from documents import samples
from spectriage.documents.limits import Limits
from spectriage.documents.read import read_document
from spectriage.errors import LimitExceeded


def read(html, **options):
    data = html if isinstance(html, bytes) else html.encode()
    document = read_document(data, name="a.html", **options)
    samples.assert_sound(document)
    return document


def test_what_a_person_sees_is_read():
    document = read(samples.HTML)
    assert document.title == "Cam 7"
    assert samples.lines(document.pages[0])[:4] == [
        "Cam 7", "It is fast: 60 Hz.", "Second line", "Values",
    ]  # fmt: skip
    assert "evil" not in document.pages[0].text


def test_merged_cells_are_respected():
    table = read(samples.HTML).pages[0].tables[0]
    assert samples.cells(table) == [
        ["Name", "Value", ""], ["", "min", "max"], ["NETD", "40", "50 mK"],
    ]  # fmt: skip
    assert table.rows[0][1].columns == 2
    assert table.source == "markup"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", [["a", "b"], ["c", "d"]]),
        ("<table><tr><td>only</td></tr></table>", None),
        (
            "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>",
            [["a", "b"]],
        ),
        ("<table><tr><td>a<br>b</td><td>1<br>2</td></tr></table>", [["a", "1"], ["b", "2"]]),
        ("<table><tr><td colspan='x'>a</td><td rowspan='-1'>b</td></tr></table>", [["a", "b"]]),
        ("<table><td>a</td><td>b</td>", [["a", "b"]]),
        ("<td>a</td><td>b</td>", None),
    ],
    ids=["unclosed", "one cell", "nested", "packed", "bad spans", "no row", "no table"],
)
def test_tables(html, expected):
    tables = read(html).pages[0].tables
    assert [samples.cells(table) for table in tables] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a</p>b<div>c</div>", "a\n\nb\n\nc"),
        ("a&amp;b &lt; &micro;m &#8722;40", "a&b < µm −40"),
        ("<pre>a   b\nc</pre>", "a   b\nc"),
        ("a<svg><text>no</text></svg>b", "ab"),
        ("<select><option>no</option></select>x", "x"),
        ("<style>no", ""),
    ],
    ids=["blocks", "entities", "pre", "svg", "select", "unclosed style"],
)
def test_text(html, words):
    assert read(html).pages[0].text.strip() == words


@pytest.mark.parametrize(
    "data",
    ['<meta charset="iso-8859-1"><p>Größe'.encode("latin-1"), "<p>Größe".encode("cp1252"),
     "<p>Größe".encode(), "<p>Größe".encode("utf-16"),
     '<?xml version="1.0" encoding="iso-8859-1"?><html><p>Größe</p></html>'.encode("latin-1")],
    ids=["named", "windows", "utf-8", "utf-16", "xhtml"],
)  # fmt: skip
def test_encodings(data):
    assert read(data).pages[0].text.strip() == "Größe"


@pytest.mark.parametrize(
    "html",
    ["<div>" * 100_000 + "deep", "<table><tr><td>" * 100_000 + "deep", "<b></i>" * 100_000 + "deep",
     "<ul><li>" * 100_000 + "deep"],
    ids=["div", "table", "mismatched", "list"],
)  # fmt: skip
def test_deep_nesting_costs_a_note(html):
    document = read("<style>no</style>" + html + "<script>no")
    assert document.pages[0].text.strip() == "deep"
    assert samples.codes(document) == [(1, "partly_read", "markup_too_deep")]


def test_entity_bombs_are_harmless():
    bomb = "".join(f'<!ENTITY e{n + 1} "&e{n};&e{n};&e{n};&e{n};">' for n in range(40))
    document = read(f'<!DOCTYPE html [<!ENTITY e0 "lol">{bomb}]><html><p>a &e40; b</p></html>')
    assert len(document.pages[0].text) < 10_000


def test_external_entities_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    html = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><p>a &x; b</p></html>'
    assert "hidden" not in read(html).pages[0].text


def test_spans_cannot_make_a_table_large():
    row = "<tr>" + "<td colspan=1000 rowspan=1000>a</td>" * 20 + "</tr>"
    document = read("<table>" + row * 300 + "</table>", limits=Limits(table_cells=5000))
    assert samples.codes(document) == [(1, "partly_read", "table_cut")]


def test_a_page_of_pictures_is_unread():
    assert samples.codes(read("<img src=a.png>")) == [(1, "unread", "page_without_text")]


def test_too_much_markup_is_refused():
    with pytest.raises(LimitExceeded, match="bytes of markup"):
        read("<p>x" * 100, limits=Limits(markup_bytes=300))


@pytest.mark.parametrize(
    "how",
    [
        "style='display: none'",
        "style='visibility:hidden;color:red'",
        "hidden",
        "style='opacity:0'",
        "style='font-size:0px'",
    ],
)
def test_text_that_is_hidden_is_told_and_not_used(how):
    page = f"<p>Seen</p><div {how}><p>End use: unseen<br>words</p><img src=x></div><p>Seen too</p>"
    document = read(page)
    assert samples.lines(document.pages[0]) == ["Seen", "Seen too"]
    (note,) = document.ledger
    assert note.code == "hidden_text"
    assert "“End use: unseenwords”" in note.detail or "“End use: unseen words”" in note.detail


@pytest.mark.parametrize(
    "how", ["style='opacity:0.9'", "style='font-size:0.8em'", "class='hidden'", "title='hidden'"]
)
def test_text_that_is_shown_is_read(how):
    document = read(f"<p {how}>Seen</p>")
    assert samples.lines(document.pages[0]) == ["Seen"]
    assert samples.codes(document) == [(1, "read", "")]


def test_hidden_cell_leaves_the_rows_as_they_are_seen():
    document = read(
        "<table><tr><td>NETD</td><td hidden>9</td><td>50 mK</td></tr><tr><td>Rate</td><td>60 Hz</td></tr></table>"
    )
    assert samples.cells(document.pages[0].tables[0]) == [["NETD", "50 mK"], ["Rate", "60 Hz"]]


def test_scripts_are_told():
    (note,) = read(
        "<p>Seen</p><script>x()</script><div style='display:none'><script>y()</script></div>"
    ).ledger
    assert (note.code, note.state) == ("scripts", "read")
    assert "2 scripts" in note.detail


def test_print_turned_around_is_told():
    (note,) = read("<p>End user: \u202eBA kitpO tsaO\u202c</p>").ledger
    assert note.code == "bidi_controls"
    assert "holds “BA kitpO tsaO”, a page shows “Oast Optik AB”" in note.detail
