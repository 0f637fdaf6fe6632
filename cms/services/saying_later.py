"""What is said beside the texts: now, or when the newsroom answers again, in order and each once."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from cms.body.notes import Anchor
from cms.db.queries.articles import article_by_slug
from cms.db.queries.people import edits_anywhere, roles_at
from cms.db.tables import Article, Person
from cms.domain.errors import NewsroomError, NotAllowed
from cms.domain.line import NewsroomUnreachable
from cms.domain.named_people import NamedPerson
from cms.domain.own_rules import OwnRule
from cms.domain.waiting import Said, Saying
from cms.journal.sayings import Sayings
from cms.services.connection import Connection, administrator

Answer = dict[str, Any]
_Act = Callable[[Connection, Session, Said], Answer]


class SayingLater:
    """One person's sayings to one newsroom; whatever it refuses late is kept until the person lets it go."""

    def __init__(self, connection: Connection, sayings: Sayings) -> None:
        self._connection = connection
        self._sayings = sayings

    def say(
        self, saying: Saying, content: Mapping[str, Any], *, article_id: str = "", command_id: str = ""
    ) -> Answer | None:
        """Say it now and return the answer, or keep it until the newsroom answers; what it refuses now is refused."""
        said = self._said(saying, content, article_id, command_id)
        self.send()
        # One after the other: what was said last counts.
        answer = None if self.waiting() else self._tell(said)
        if answer is None:
            self._sayings.put(said)
        return answer

    def keep(self, saying: Saying, content: Mapping[str, Any], *, article_id: str = "") -> None:
        """Keep something to be said at the next occasion."""
        self._sayings.put(self._said(saying, content, article_id, ""))

    def waiting(self) -> list[Said]:
        """Return what is still to be said, in order."""
        return [one for one in self._sayings.all() if not one.is_refused]

    def refused(self) -> list[Said]:
        """Return what the newsroom did not take, in order."""
        return [one for one in self._sayings.all() if one.is_refused]

    def kept_of(self, article_id: str) -> list[Said]:
        """Return what waits or was refused beside an article, or of none without an id, in order."""
        return [one for one in self._sayings.all() if one.article_id == article_id]

    def let_go(self, command_id: str) -> None:
        """Keep something no longer that was refused, or say it not after all."""
        self._sayings.settle(command_id)

    def send(self) -> None:
        """Say what waits, in order; what the newsroom refuses is kept with the reason."""
        for said in self.waiting():
            try:
                if self._tell(said) is None:
                    return
            except NewsroomError as refusal:
                self._sayings.note_refusal(said.command_id, refusal)
            else:
                self._sayings.settle(said.command_id)

    def _said(self, saying: Saying, content: Mapping[str, Any], article_id: str, command_id: str) -> Said:
        return Said(saying, article_id, content, command_id or str(uuid.uuid4()), self._connection.clock())

    def _tell(self, said: Said) -> Answer | None:
        """Tell the newsroom, and return what it answers; None if it does not."""
        command, act = _ACTS[said.saying]
        try:
            return self._connection.command(
                command, lambda session: act(self._connection, session, said), said.command_id
            )
        except NewsroomUnreachable:
            return None


def words_with(listed: Iterable[str], kept: Iterable[Said]) -> frozenset[str]:
    """Return the newsroom's words as they are once it has heard what waits."""
    words = set(listed)
    for said in kept:
        if not said.is_refused and said.saying is Saying.WORD:
            words.add(said.content["word"])
        elif not said.is_refused and said.saying is Saying.NO_WORD:
            words.discard(said.content["word"])
    return frozenset(words)


def rules_with(listed: Iterable[OwnRule], kept: Iterable[Said]) -> tuple[OwnRule, ...]:
    """Return the newsroom's rules as they are once it has heard what waits."""
    rules = {(rule.language, rule.term): rule for rule in listed}
    for said in kept:
        if not said.is_refused and said.saying is Saying.RULE:
            rule = OwnRule(**said.content)
            rules[rule.language, rule.term] = rule
        elif not said.is_refused and said.saying is Saying.NO_RULE:
            rules.pop((said.content["language"], said.content["term"]), None)
    return tuple(rules[key] for key in sorted(rules))


def _note(connection: Connection, session: Session, said: Said) -> Answer:
    content = said.content
    anchor = Anchor(**content["anchor"]) if content.get("anchor") else None
    article = _noted(connection, session, said)
    return connection.keeper.add_note(session, article, content["thread_id"], content["words"], anchor)


def _resolve(connection: Connection, session: Session, said: Said) -> Answer:
    article = _noted(connection, session, said)
    return connection.keeper.resolve_notes(session, article, said.content["thread_id"])


def _reopen(connection: Connection, session: Session, said: Said) -> Answer:
    article = _noted(connection, session, said)
    return connection.keeper.reopen_notes(session, article, said.content["thread_id"])


def _name(connection: Connection, session: Session, said: Said) -> Answer:
    article = _named(connection, session, said)
    return connection.keeper.name_person(session, article, NamedPerson(**said.content))


def _unname(connection: Connection, session: Session, said: Said) -> Answer:
    article = _named(connection, session, said)
    return connection.keeper.unname_person(session, article, NamedPerson(**said.content))


def _word(connection: Connection, session: Session, said: Said) -> Answer:
    return connection.keeper.add_word(session, said.content["word"])


def _no_word(connection: Connection, session: Session, said: Said) -> Answer:
    me = connection.person_id
    if not (session.get_one(Person, me).is_admin or edits_anywhere(session, me)):
        raise NotAllowed("Editors and administrators take words off the newsroom’s list.")
    return connection.keeper.remove_word(session, said.content["word"])


def _rule(connection: Connection, session: Session, said: Said) -> Answer:
    administrator(session, connection.person_id)
    return connection.keeper.add_style_rule(session, OwnRule(**said.content))


def _no_rule(connection: Connection, session: Session, said: Said) -> Answer:
    administrator(session, connection.person_id)
    return connection.keeper.remove_style_rule(session, said.content["language"], said.content["term"])


# Under which name each is a command, and what it does.
_ACTS: dict[Saying, tuple[str, _Act]] = {
    Saying.NOTE: ("add_note", _note),
    Saying.REPLY: ("add_note", _note),
    Saying.RESOLVE: ("resolve_notes", _resolve),
    Saying.REOPEN: ("reopen_notes", _reopen),
    Saying.NAME: ("name_person", _name),
    Saying.UNNAME: ("unname_person", _unname),
    Saying.WORD: ("add_word", _word),
    Saying.NO_WORD: ("remove_word", _no_word),
    Saying.RULE: ("add_style_rule", _rule),
    Saying.NO_RULE: ("remove_style_rule", _no_rule),
}


def _noted(connection: Connection, session: Session, said: Said) -> Article:
    return _of_own_desk(
        connection, session, said, NotAllowed("Only members of the article’s desk write notes beside it.")
    )


def _named(connection: Connection, session: Session, said: Said) -> Article:
    return _of_own_desk(
        connection, session, said, NotAllowed("Only members of the article’s desk say who is named in it.")
    )


def _of_own_desk(connection: Connection, session: Session, said: Said, refusal: NotAllowed) -> Article:
    article = article_by_slug(session, said.article_id)
    if not roles_at(session, connection.person_id, article.desk_id):
        raise refusal
    return article
