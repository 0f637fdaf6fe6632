"""How texts are read for spelling and style, as people choose it: for themselves, and for the whole newsroom."""

from dataclasses import asdict
from pathlib import Path

from cms.db.queries.people import edits_anywhere
from cms.db.queries.style_rules import own_rules
from cms.db.queries.words import listed_words
from cms.db.tables import Person
from cms.db.transaction import reading
from cms.domain.article import LANGUAGES
from cms.domain.errors import RuleBroken
from cms.domain.own_rules import LONGEST_TERM, LONGEST_WHY, OwnRule
from cms.domain.style_choice import Preferences, RuleLine, Wording
from cms.domain.waiting import Saying
from cms.services.connection import Connection
from cms.services.saying_later import SayingLater, rules_with, words_with
from cms.spelling.own_words import OwnWords
from cms.style.preferences import KeptPreferences
from cms.style.rules import shipped_rules


class WordingDesk:
    """One person's choices, and the newsroom's lists as far as they may change them.

    *own_words* is the file with the person's words on this computer, *preferences* the one with their choices.
    """

    def __init__(
        self, connection: Connection, later: SayingLater, own_words: Path, preferences: Path
    ) -> None:
        self._connection = connection
        self._later = later
        self._own = OwnWords(own_words)
        self._preferences = KeptPreferences(preferences)

    def all(self) -> Wording:
        """Return everything that can be chosen or listed."""
        me, waiting = self._connection.person_id, self._later.kept_of("")
        with reading(self._connection.readable) as session:
            person = session.get(Person, me)
            is_admin = person is not None and person.is_admin
            return Wording(
                preferences=self._preferences.read(),
                rules=tuple(_lines()),
                own_rules=rules_with(own_rules(session), waiting),
                newsroom_words=tuple(sorted(words_with(listed_words(session), waiting), key=str.casefold)),
                my_words=tuple(sorted(self._own.all(), key=str.casefold)),
                may_rule=is_admin,
                may_remove_words=is_admin or edits_anywhere(session, me),
                is_waiting=any(not said.is_refused for said in waiting),
            )

    def choose(self, preferences: Preferences) -> None:
        """Be read by *preferences* from now on, on this computer."""
        self._preferences.keep(preferences)

    def remove_own_word(self, word: str) -> None:
        """Take a word off this person's words."""
        self._own.remove(word)

    def remove_newsroom_word(self, word: str, *, command_id: str = "") -> None:
        """Take a word off the newsroom's list; editors and administrators may."""
        self._later.say(Saying.NO_WORD, {"word": word}, command_id=command_id)

    def add_rule(self, rule: OwnRule, *, command_id: str = "") -> None:
        """Have everybody's texts read by one more rule, or another about the same term; administrators may."""
        said = OwnRule(rule.language, *(" ".join(one.split()) for one in (rule.term, rule.better, rule.why)))
        if not 0 < len(said.term) <= LONGEST_TERM or said.language not in LANGUAGES:
            raise RuleBroken("A rule has a term of at most {most} letters.", most=LONGEST_TERM)
        if len(said.better) > LONGEST_TERM or len(said.why) > LONGEST_WHY:
            raise RuleBroken(
                "What is better has at most {most} letters, the reason {why}.",
                most=LONGEST_TERM,
                why=LONGEST_WHY,
            )
        if said.better == said.term:
            raise RuleBroken("What is better has to differ from the term.")

        self._later.say(Saying.RULE, asdict(said), command_id=command_id)

    def remove_rule(self, rule: OwnRule, *, command_id: str = "") -> None:
        """Read nobody's texts by a rule any longer; administrators may."""
        content = {"language": rule.language, "term": rule.term}
        self._later.say(Saying.NO_RULE, content, command_id=command_id)


def _lines() -> list[RuleLine]:
    return [
        RuleLine(rule.rule_id, language, rule.explanation, rule.bad[0][0] if rule.bad else "")
        for language in LANGUAGES
        for rule in shipped_rules(language)
    ]
