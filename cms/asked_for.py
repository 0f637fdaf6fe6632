"""The services of an open newsroom that are loaded when they are first asked for: a window can be seen before them."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cms.domain.rows import PersonRow
from cms.output.owing import Owing
from cms.services.connection import Connection

if TYPE_CHECKING:
    from cms.services.articles.arriving import Arriving
    from cms.services.articles.correcting import Correcting
    from cms.services.articles.merging import Merging
    from cms.services.articles.naming import Naming
    from cms.services.articles.notes import Notes
    from cms.services.articles.planning import Planning
    from cms.services.articles.proofreading import Proofreading
    from cms.services.articles.wording import WordingDesk
    from cms.services.newsroom.taking_along import TakingAlong
    from cms.services.photos.captions import Captions
    from cms.services.photos.credits import Credits
    from cms.services.photos.finding import FindingPhotos
    from cms.services.readers.publishing import Publishing
    from cms.services.readers.scheduling import Scheduling
    from cms.services.saying_later import SayingLater
    from cms.services.wire.desk import WireDesk


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What these services are made of; `Newsroom` is this with those that are always there."""

    newsroom_id: str
    person: PersonRow
    journal_folder: Path
    connection: Connection

    @property
    def publishing(self) -> Publishing:
        """Putting articles before readers; its page templates are loaded when they are first asked for."""
        publishing: Publishing = importlib.import_module("cms.services.readers.publishing").Publishing(
            self.connection
        )
        return publishing

    def catch_up_site(self) -> None:
        """Make whatever pages are behind the newsroom; where none is, nothing that writes pages is loaded."""
        if Owing(self.connection.site_folder).owed().marks:
            self.publishing.catch_up()

    @property
    def planning(self) -> Planning:
        """What the desks plan."""
        planning: Planning = importlib.import_module("cms.services.articles.planning").Planning(
            self.connection
        )
        return planning

    @property
    def correcting(self) -> Correcting:
        """Requests for corrections from outside."""
        correcting: Correcting = importlib.import_module("cms.services.articles.correcting").Correcting(
            self.connection
        )
        return correcting

    @property
    def scheduling(self) -> Scheduling:
        """Publishing by itself what is scheduled."""
        scheduling: Scheduling = importlib.import_module("cms.services.readers.scheduling").Scheduling(
            self.connection
        )
        return scheduling

    @property
    def captions(self) -> Captions:
        """Wording many photographs at once; loaded when somebody sits down at the caption desk."""
        captions: Captions = importlib.import_module("cms.services.photos.captions").Captions(self.connection)
        return captions

    @property
    def finding_photos(self) -> FindingPhotos:
        """Finding photographs of the library; loaded when somebody looks for one."""
        finding = importlib.import_module("cms.services.photos.finding")
        found: FindingPhotos = finding.FindingPhotos(self.connection)
        return found

    @property
    def later(self) -> SayingLater:
        """What is said beside the texts, and waits while the newsroom does not answer."""
        sayings = importlib.import_module("cms.journal.sayings").Sayings(
            self.journal_folder / "outbox.sqlite", newsroom_id=self.newsroom_id, login=self.person.login
        )
        later: SayingLater = importlib.import_module("cms.services.saying_later").SayingLater(
            self.connection, sayings
        )
        return later

    @property
    def notes(self) -> Notes:
        """Review notes beside an article's text."""
        notes: Notes = importlib.import_module("cms.services.articles.notes").Notes(
            self.connection, self.later
        )
        return notes

    @property
    def credits(self) -> Credits:
        """The agencies the newsroom knows, and the styles its desks print credits in."""
        found: Credits = importlib.import_module("cms.services.photos.credits").Credits(self.connection)
        return found

    @property
    def naming(self) -> Naming:
        """Who is named in an article."""
        waiting = self.journal_folder / "words" / f"{self.newsroom_id}-{self.person.login}-names.json"
        naming: Naming = importlib.import_module("cms.services.articles.naming").Naming(
            self.connection, self.later, waiting
        )
        return naming

    @property
    def merging(self) -> Merging:
        """Bringing two texts together; what compares them is loaded when it is first asked for."""
        merging: Merging = importlib.import_module("cms.services.articles.merging").Merging(self.connection)
        return merging

    def proofreading(self) -> Proofreading:
        """Return what reads texts for spelling and style; whoever asks for it closes it when done."""
        own_words = self.journal_folder / "words" / f"{self.newsroom_id}-{self.person.login}.txt"
        proofreading: Proofreading = importlib.import_module(
            "cms.services.articles.proofreading"
        ).Proofreading(self.connection, self.later, own_words)
        return proofreading

    @property
    def wording(self) -> WordingDesk:
        """How texts are read for spelling and style: choices, rules and word lists."""
        own = self.journal_folder / "words" / f"{self.newsroom_id}-{self.person.login}.txt"
        wording: WordingDesk = importlib.import_module("cms.services.articles.wording").WordingDesk(
            self.connection, self.later, own, own.with_name(f"{own.stem}-style.json")
        )
        return wording

    @property
    def arriving(self) -> Arriving:
        """What reads words from elsewhere; loaded when something is brought."""
        arriving: Arriving = importlib.import_module("cms.services.articles.arriving").Arriving()
        return arriving

    @property
    def wire(self) -> WireDesk:
        """What agencies send; its readers are loaded when something comes in."""
        wire: WireDesk = importlib.import_module("cms.services.wire.desk").WireDesk(self.connection)
        return wire

    @property
    def taking_along(self) -> TakingAlong:
        """What writes everything into a folder, for whoever leaves."""
        taking: TakingAlong = importlib.import_module("cms.services.newsroom.taking_along").TakingAlong(
            self.connection
        )
        return taking
