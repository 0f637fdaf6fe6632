"""What a document brings: its first heading is a headline, and only where it stands first."""

from cms.body.model import Block, BlockType
from cms.domain.arrival import ArrivedDocument

HEADING = Block(BlockType.SUBHEADING, "Ferry back\u2028at last")
WORDS = Block(BlockType.PARAGRAPH, "It left at dawn.")


def test_the_heading_a_document_begins_with_is_its_headline_in_one_line():
    document = ArrivedDocument("copy.docx", (HEADING, WORDS))
    assert (document.headline, document.below_headline) == ("Ferry back at last", (WORDS,))


def test_a_heading_further_down_stays_where_it_is():
    document = ArrivedDocument("copy.docx", (WORDS, HEADING))
    assert (document.headline, document.below_headline) == ("", (WORDS, HEADING))


def test_an_empty_document_has_no_headline():
    assert ArrivedDocument("copy.docx", ()).headline == ""
