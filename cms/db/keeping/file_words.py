"""The newsroom's words in a newsroom kept in a file."""

from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from cms.db.keeping.file_acts import Hand
from cms.db.tables import ListedWord


def add(hand: Hand, session: Session, word: str) -> dict[str, Any]:
    """Take a word into the list; one that is there stays as it is."""
    if session.get(ListedWord, word) is None:
        session.add(ListedWord(word=word, added_by=hand.person_id, added_at=hand.clock()))
        hand.enter_newsroom_act(session, "add_word", word)
    return {"word": word}


def remove(hand: Hand, session: Session, word: str) -> dict[str, Any]:
    """Take a word off the list."""
    if session.get(ListedWord, word) is not None:
        session.execute(delete(ListedWord).where(ListedWord.word == word))
        hand.enter_newsroom_act(session, "remove_word", word)
    return {"word": word}
