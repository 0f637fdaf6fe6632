"""The words for what a photograph's file tells of it, in the window's language."""

from PySide6.QtCore import QObject


class FactWords(QObject):
    """Words the facts of `PhotoFacts` for which IIM has little room."""

    def word(self, name: str) -> str:
        """Return what people call the fact *name*."""
        return {
            "caption": self.tr("Caption"),
            "headline": self.tr("Headline"),
            "title": self.tr("Title"),
            "creator": self.tr("Photographer"),
            "byline_title": self.tr("Photographer’s job title"),
            "credit_line": self.tr("Credit"),
            "source": self.tr("Source"),
            "copyright": self.tr("Copyright"),
            "instructions": self.tr("Instructions"),
            "job_id": self.tr("Job number"),
            "caption_writer": self.tr("Caption writer"),
            "sublocation": self.tr("Location"),
            "city": self.tr("City"),
            "state": self.tr("State or province"),
            "country": self.tr("Country"),
            "country_code": self.tr("Country code"),
        }[name]
