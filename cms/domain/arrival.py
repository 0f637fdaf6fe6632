"""What a document from outside brings: its words, its headline, and the pictures that stand in it."""

from dataclasses import dataclass

from cms.body.model import BlockType, Body


@dataclass(frozen=True, slots=True)
class ArrivedPicture:
    """A picture as it was in the document, under a name that says where it came from."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ArrivedDocument:
    """A document read whole; *unread_pictures* are those of kinds or sizes Copydesk does not take."""

    name: str
    body: Body
    pictures: tuple[ArrivedPicture, ...] = ()
    unread_pictures: int = 0

    @property
    def headline(self) -> str:
        """The heading the document begins with, in one line; nothing where it begins otherwise."""
        first = self.body[0] if self.body else None
        return (
            " ".join(first.text.split()) if first is not None and first.type is BlockType.SUBHEADING else ""
        )

    @property
    def below_headline(self) -> Body:
        """The words under that heading."""
        return self.body[1:] if self.headline else self.body
