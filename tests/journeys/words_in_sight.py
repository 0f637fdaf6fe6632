"""Every word a person meets in a window, and which of them are English that a Korean reader should not meet."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QTextEdit, QWidget

from cms.api import Newsroom
from cms.domain.named_people import people_in_sight
from tests.journeys.at_the_desk import AtTheDesk

_SAYS = ("text", "placeholderText", "toolTip", "accessibleName", "accessibleDescription")
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z’']+")
# What a Korean newsroom writes in Latin letters too: keys, measures, formats, addresses, a language's own name.
_LATIN_IN_KOREAN = re.compile(
    r"\b(Ctrl|Alt|Shift|Esc|Enter|Return|Copydesk|English|EN|KO|JPEG|PNG|PDF|MB|kB|UTC|CD|AP|AI|https?|mailto)\b"
    # A Korean particle follows without a space.
    r"|\b(PDF|IIM|Delete)(?=[ 가-힣])"
    # Large and small letters tell apart only Latin ones.
    r"|^Aa$"
    # The example of a slug, which has to be in Latin letters.
    r"|noto-quake-housing"
    # The fingerprint of an approved text, short and whole.
    r"|(?:[0-9a-f]{4} ){2}[0-9a-f]{4}|[0-9a-f]{64}"
)


def words_in_sight(root: QWidget) -> set[str]:
    """Return what can be read, hovered over or heard of everything that is shown in *root*, menus included."""
    shown = [root, *(one for one in root.findChildren(QWidget) if one.isVisible())]
    # A page's text is no words but an article.
    found = {text for widget in shown for text in _words_of(widget) if isinstance(text, str)}
    for menu in root.findChildren(QMenu):
        found |= {action.text() for action in menu.actions()}
    return found


def english_in(desk: AtTheDesk) -> set[str]:
    """Return the texts with English words in them that are not the newsroom's own: those of articles, names, files."""
    own = _own_words(desk.app.newsroom) if desk.app.newsroom else re.compile("(?!)")
    left = (own.sub("", text.replace("&", "")) for text in words_in_sight(desk.window))
    return {text for text in left if _ENGLISH.search(_LATIN_IN_KOREAN.sub("", text))}


def _words_of(widget: QWidget) -> Iterator[object]:
    yield from (says() for name in _SAYS if callable(says := getattr(widget, name, None)))
    if isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        model = widget.model()
        rows = [model.index(row, 0) for row in range(model.rowCount())]
        yield from (row.data(role) for row in rows for role in (_SPOKEN, Qt.ItemDataRole.DisplayRole))


def _own_words(newsroom: Newsroom) -> re.Pattern[str]:
    """Return what finds everything that the people of the newsroom wrote or are called, the longest first."""
    own = {
        word for person in newsroom.people.everybody() for word in (person.name, person.login, person.byline)
    }
    for photo in newsroom.photos.library():
        own |= {
            photo.file_name,
            photo.caption,
            photo.creator,
            photo.credit_line,
            photo.source,
            photo.copyright,
        }
        own |= {photo.alt_text, photo.embedded_credit}
    for row in newsroom.reading.articles():
        for version in newsroom.reading.versions(row.article_id):
            text = newsroom.reading.version(row.article_id, version.number)
            own |= {spelling for person in people_in_sight(text, ()) for spelling in person.spellings}
            own |= {text.headline, text.subheadline, text.byline, text.dateline, *text.plain_body.split("\n")}
            own |= {words for use in text.photos for words in (use.caption, use.credit_line, use.alt_text)}
        own |= {row.slug, *(act.reason for act in newsroom.reading.history(row.article_id))}
    # What is understood of a credit is shown in its parts.
    own |= {part for words in own for part in words.split("=")}
    longest_first = sorted((word for word in own if word.strip()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)))
