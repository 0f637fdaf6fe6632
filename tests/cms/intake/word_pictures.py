"""A Word document with pictures in it, for tests."""

import zipfile

from tests.cms.intake.test_documents import word_file

_HEAD = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>"""
_HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
_WORDS = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_PICTURE = (
    "<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    '<a:blip r:{}="{}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def illustrated(path, pictures, *, heading="Ferry back at last", words="It left at dawn.", times=1, more=""):
    """Write a Word file with a heading, a paragraph and *pictures* (name to bytes; None is an address outside)."""
    related, shown, parts = [], [], {}
    for number, (name, content) in enumerate(pictures.items()):
        if content is None:
            related.append(
                f'<Relationship Id="p{number}" Type="{_KIND}" Target="{name}" TargetMode="External"/>'
            )
        else:
            related.append(f'<Relationship Id="p{number}" Type="{_KIND}" Target="media/{name}"/>')
            parts[f"word__media__{name}"] = content
        shown.append(_PICTURE.format("link" if content is None else "embed", f"p{number}") * times)
    document = _HEAD + _HEADING.format(heading) + _WORDS.format(words) + "".join(shown) + more
    word_file(path, document + "</w:body></w:document>", **parts)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(related)
            + "</Relationships>",
        )
    return path
