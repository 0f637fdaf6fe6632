"""Word files made to harm: each is refused in one sentence before its words are read, and none opens another file."""

import io
import re
import struct
import tracemalloc
import zipfile

import pytest

from cms.body.model import plain_text
from cms.domain.errors import UnreadableFile
from cms.intake.documents import document_of
from tests.cms.intake.test_documents import WORD, word_file

HEAD, FOOT = WORD.partition("<w:body>")[0] + "<w:body>", "</w:body></w:document>"
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}" {more}/></Relationships>'
)
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><w>&i;</w>"
)
MEGABYTE = 1024 * 1024


def refusal_of(path):
    with pytest.raises(UnreadableFile) as refused:
        document_of(str(path))
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        LAUGHS,
        '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>',
        '<!DOCTYPE w SYSTEM "http://tracker.example/word.dtd"><w/>',
        '<!DOCTYPE w [<!ENTITY % a SYSTEM "file:///etc/passwd">%a;]><w/>',
        "<!--" + "x'" * (MEGABYTE // 4) + "-->" + LAUGHS,
    ],
    ids=["laughs", "file", "address", "parameter", "late"],
)
@pytest.mark.parametrize(
    "part", ["word__document.xml", "word__styles.xml", "_rels__document.xml.rels", "media__a.png"]
)
def test_a_part_that_declares_entities_is_refused_wherever_it_stands(tmp_path, part, declared, encoding):
    parts = {} if part == "word__document.xml" else {part: declared.encode(encoding)}
    document = declared.encode(encoding) if not parts else WORD
    assert "is not a Word document" in refusal_of(word_file(tmp_path / "copy.docx", document, **parts))


@pytest.mark.parametrize(
    ("before", "many", "times", "after"),
    [
        ("", "<w:p/>", 600_000, ""),
        ("<w:p><w:r><w:t>", "a", 30 * MEGABYTE, "</w:t></w:r></w:p>"),
        ("<w:p><w:r><w:t>", "a", 20 * MEGABYTE, "</w:t></w:r></w:p>"),
        ("<w:p ", 'w:rsidR="0" ', 800_000, "/>"),
    ],
    ids=["paragraphs", "words", "one-word", "attributes"],
)
def test_more_than_a_document_holds_is_refused_without_taking_the_memory_for_it(
    tmp_path, before, many, times, after
):
    path = word_file(tmp_path / "bomb.docx", HEAD + before + many * times + after + FOOT)
    tracemalloc.start()
    try:
        assert "unpacks to more than a document holds" in refusal_of(path)
        assert tracemalloc.get_traced_memory()[1] < 32 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_nesting_deeper_than_anybody_writes_is_refused(tmp_path):
    inside = "<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000
    assert "unpacks to more than a document holds" in refusal_of(
        word_file(tmp_path / "deep.docx", HEAD + inside + FOOT)
    )


def test_a_part_that_lies_about_its_size_is_refused(tmp_path):
    path = word_file(tmp_path / "copy.docx", HEAD + "<w:p/>" * 600_000 + FOOT)
    content = bytearray(path.read_bytes())
    entry = content.index(b"word/document.xml", content.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", content, entry + 24, 400)
    path.write_bytes(content)
    assert "is not a Word document" in refusal_of(path)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_in_a_way_no_word_processor_knows_is_refused(tmp_path, way):
    path = word_file(tmp_path / "copy.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/more.xml", "<a/>", compress_type=way)
    assert "is not a Word document" in refusal_of(path)


def test_parts_without_number_and_a_package_within_itself_are_refused(tmp_path):
    path = word_file(tmp_path / "parts.docx", **{f"word__{number}.xml": "" for number in range(6_000)})
    assert "unpacks to more" in refusal_of(path)
    # Every entry of the list points at the same packed bytes.
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", HEAD + "a" * MEGABYTE + FOOT)
        archive.filelist += archive.filelist * 500
    (tmp_path / "within.docx").write_bytes(content.getvalue())
    assert re.search("unpacks to more|is not a Word document", refusal_of(tmp_path / "within.docx"))


def test_an_encrypted_file_is_one_sentence(tmp_path):
    path = word_file(tmp_path / "copy.docx")
    content = bytearray(path.read_bytes())
    for found in re.finditer(b"PK\x01\x02", bytes(content)):
        content[found.start() + 8] |= 1
    path.write_bytes(content)
    assert "is not a Word document" in refusal_of(path)


def test_a_note_called_thousands_of_times_is_not_written_out_as_often(tmp_path):
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="2"><w:p><w:r><w:t>{"note " * 10_000}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    call = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    path = word_file(tmp_path / "notes.docx", HEAD + call * 2_000 + FOOT)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/footnotes.xml", note)
    assert "unpacks to more than a document holds" in refusal_of(path)


def test_an_address_that_would_be_repeated_for_ever_is_refused(tmp_path):
    path = word_file(tmp_path / "links.docx")
    with zipfile.ZipFile(path, "a") as archive:
        target = "https://example.org/" + "a" * MEGABYTE
        archive.writestr(
            "word/_rels/document.xml.rels", RELATIONSHIPS.format(kind="hyperlink", target=target, more="")
        )
    assert "unpacks to more than a document holds" in refusal_of(path)


def test_a_file_does_not_say_how_it_is_to_be_read(tmp_path):
    path = word_file(tmp_path / "copy.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("mammoth/style-map", "p => script:fresh")
    assert plain_text(document_of(str(path)).body).startswith("배가 새벽에 떠났다.")
