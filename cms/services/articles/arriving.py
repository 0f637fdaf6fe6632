"""Words that come in from elsewhere: a copied web page, a document file."""

from cms.body.model import Body
from cms.domain.arrival import ArrivedDocument
from cms.intake.documents import document_of
from cms.intake.web_text import body_from_html


class Arriving:
    """Makes blocks of what other programs wrote; nothing of it is kept here."""

    def body_from_page(self, markup: str) -> Body:
        """Return the words of a web page, or of a word processor's HTML, as our blocks."""
        return body_from_html(markup)

    def document(self, path: str) -> ArrivedDocument:
        """Return the words and pictures of a document file, or refuse it in a sentence."""
        return document_of(path)
