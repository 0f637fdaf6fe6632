"""Documents become a body: text, web pages and Word files; what is none of them is refused by name."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from cms.body.model import plain_text
from cms.domain.errors import UnreadableFile
from cms.intake.documents import body_of

SHARED = Path(os.environ.get("COPYDESK_SHARED_DATA", Path(__file__).parents[4] / "shared" / "data"))
WORD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>배가 새벽에 떠났다.</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Nobody</w:t></w:r><w:r><w:t xml:space="preserve"> knew.</w:t></w:r></w:p>
</w:body></w:document>"""


def word_file(path, document=WORD, **parts):
    """Write a Word file; *parts* are further parts by their names, `__` standing for a slash."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", document)
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_a_text_file_is_read_in_whatever_encoding_korean_desks_use(tmp_path, encoding):
    path = tmp_path / "body.txt"
    path.write_bytes("북한과 일본의 접촉이\r\n이어지고 있다.\r\n".encode(encoding))
    assert [block.text for block in body_of(str(path))] == ["북한과 일본의 접촉이", "이어지고 있다."]


def test_a_word_file_keeps_its_paragraphs_and_marks(tmp_path):
    first, second = body_of(str(word_file(tmp_path / "copy.docx")))
    assert first.text == "배가 새벽에 떠났다."
    assert (second.text, second.marks[0].end) == ("Nobody knew.", 6)


def test_a_saved_web_page_is_read_as_one(tmp_path):
    (tmp_path / "page.htm").write_text("<h1>One</h1><p>Two</p>")
    assert [block.text for block in body_of(str(tmp_path / "page.htm"))] == ["One", "Two"]


@pytest.mark.parametrize("name", ["notes.rtf", "notes", "notes.doc", "notes.pdf"])
def test_a_kind_nobody_reads_is_named_with_those_we_do(tmp_path, name):
    (tmp_path / name).write_text("x")
    with pytest.raises(UnreadableFile, match=r"Use \.txt, \.html or \.docx"):
        body_of(str(tmp_path / name))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no such file"):
        body_of(str(tmp_path / "gone.txt"))
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadableFile, match="is a directory"):
        body_of(str(tmp_path / "folder.txt"))


def test_a_file_larger_than_any_copy_is_not_read(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="larger than 50 MB"):
        body_of(str(tmp_path / "huge.txt"))


@pytest.mark.parametrize(
    "document", ["not xml", "<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a/>", ""]
)
def test_a_word_file_that_is_none_is_one_sentence(tmp_path, document):
    path = word_file(tmp_path / "odd.docx", document)
    try:
        assert plain_text(body_of(str(path))) in ("", "c")
    except UnreadableFile as refusal:
        assert "Save it again as .docx" in str(refusal)  # noqa: PT017 (either is right, neither is a traceback)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"plain text", b"\xd0\xcf\x11\xe0" * 200])
def test_what_only_calls_itself_a_word_file_is_refused(tmp_path, content):
    (tmp_path / "fake.docx").write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"“fake\.docx” is not a Word document"):
        body_of(str(tmp_path / "fake.docx"))


def test_a_word_file_damaged_anywhere_is_refused_or_read_and_never_breaks(tmp_path):
    whole = word_file(tmp_path / "copy.docx").read_bytes()
    for place in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        (tmp_path / "copy.docx").write_bytes(damaged)
        try:
            body_of(str(tmp_path / "copy.docx"))
        except UnreadableFile:
            continue


def test_standard_input_is_read_as_text(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("한 줄\n두 줄".encode())))
    assert [block.text for block in body_of("-")] == ["한 줄", "두 줄"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the newsroom's sample documents are not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("docx/**/*.docx")), ids=lambda path: path.name)
def test_every_sample_word_document_is_read_or_refused_in_words(path):
    try:
        body_of(str(path))
    except UnreadableFile as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017 (either is right, neither is a traceback)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the newsroom's sample documents are not here")
def test_the_seed_article_comes_in_whole():
    body = body_of(str(SHARED / "seed-article-page.txt"))
    words = (SHARED / "seed-article-page.txt").read_text(encoding="utf-8").split()
    assert plain_text(body).split() == words
