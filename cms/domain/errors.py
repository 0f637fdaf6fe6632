"""What can go wrong that a person must be told: each error is one sentence, worded here or where it is raised."""


class NewsroomError(Exception):
    """Something the person at the keyboard can understand and act on.

    *sentence* is English with named places, ``"Photo {position} has no credit."``. It says what happened, whether
    the text is safe where that is in doubt, and what to do. The window translates the sentence before filling it in.
    """

    def __init__(self, sentence: str, **places: object) -> None:
        super().__init__(sentence.format(**places))
        self.sentence = sentence
        self.places = places


class RuleBroken(NewsroomError):
    """A rule of the newsroom forbids it."""


class StaleArticle(NewsroomError):
    """Somebody else moved the article on since it was read."""


class NotFound(NewsroomError):
    """There is no such article, photo, person or desk."""


class NotAllowed(NewsroomError):
    """This person may not do that."""


class UnreadableFile(NewsroomError):
    """A file is missing, cannot be read, or is not what it should be."""


class CutOffPicture(UnreadableFile):
    """A picture file ends before its picture does; what there is of it can be shown."""


class DatabaseUnavailable(NewsroomError):
    """The newsroom database cannot be opened or does not answer."""


class TooOld(DatabaseUnavailable):
    """This program is too old for the newsroom: it can only bring out what it has not sent."""


class DiskFull(NewsroomError):
    """The disk has no room left."""
