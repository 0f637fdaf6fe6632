"""The words for what a photograph's file tells of it, in the window's language."""

from PySide6.QtCore import QObject


class FactWords(QObject):
    """Words the facts of `PhotoFacts`, as picture desks call the fields of the IPTC standard."""

    def word(self, name: str) -> str:
        """Return what people call the fact *name*."""
        return self.all()[name]

    def all(self) -> dict[str, str]:
        """Return all of them in the order in which they are asked for: what is seen, where, and on what terms."""
        return self._described() | self._places() | self._rights()

    def _described(self) -> dict[str, str]:
        return {
            "caption": self.tr("Caption"),
            "headline": self.tr("Headline"),
            "title": self.tr("Title"),
            "alt_text": self.tr("Alternative text"),
            "extended_description": self.tr("Extended description"),
            "keywords": self.tr("Keywords"),
            "people": self.tr("People in the picture"),
            "regions": self.tr("Marked parts"),
            "creator": self.tr("Photographer"),
            "byline_title": self.tr("Photographer’s job title"),
            "caption_writer": self.tr("Caption writer"),
            "contributor": self.tr("Contributors"),
            "instructions": self.tr("Instructions"),
            "job_id": self.tr("Job number"),
            "event": self.tr("Event"),
            "event_id": self.tr("Event number"),
            "genre": self.tr("Genre"),
            "genre_term": self.tr("Kind of picture"),
            "rating": self.tr("Rating"),
            "digital_source_type": self.tr("How it was made"),
            "image_guid": self.tr("Picture number"),
            "max_width": self.tr("Largest width to be had"),
            "max_height": self.tr("Largest height to be had"),
        }

    def _rights(self) -> dict[str, str]:
        return {
            "credit_line": self.tr("Credit"),
            "source": self.tr("Source"),
            "copyright": self.tr("Copyright"),
            "usage_terms": self.tr("Usage terms"),
            "web_statement": self.tr("Rights on the web"),
            "other_constraints": self.tr("Other constraints"),
            "data_mining": self.tr("Data mining"),
            "copyright_owner": self.tr("Copyright owner"),
            "image_creator": self.tr("Picture’s creator"),
            "licensor": self.tr("Licensor"),
            "licensor_url": self.tr("Licensor’s address"),
            "supplier": self.tr("Supplier"),
            "supplier_image_id": self.tr("Supplier’s number"),
            "model_release": self.tr("Model release"),
            "model_release_id": self.tr("Model release’s number"),
            "property_release": self.tr("Property release"),
            "property_release_id": self.tr("Property release’s number"),
            "minor_model_age": self.tr("Youngest model’s age"),
            "rights_expression": self.tr("Rights expression"),
            "rights_expression_type": self.tr("Rights expression’s type"),
            "rights_expression_language": self.tr("Rights expression’s language"),
            "linked_rights": self.tr("Linked rights expression"),
            "linked_rights_type": self.tr("Linked rights expression’s type"),
            "linked_rights_language": self.tr("Linked rights expression’s language"),
        }

    def _places(self) -> dict[str, str]:
        return {
            "sublocation": self.tr("Location"),
            "city": self.tr("City"),
            "state": self.tr("State or province"),
            "country": self.tr("Country"),
            "country_code": self.tr("Country code"),
            "created_name": self.tr("Taken at"),
            "created_sublocation": self.tr("Taken at: location"),
            "created_city": self.tr("Taken in: city"),
            "created_state": self.tr("Taken in: state or province"),
            "created_country": self.tr("Taken in: country"),
            "created_country_code": self.tr("Taken in: country code"),
            "shown_name": self.tr("Shows"),
            "shown_sublocation": self.tr("Shows: location"),
            "shown_city": self.tr("Shows: city"),
            "shown_state": self.tr("Shows: state or province"),
            "shown_country": self.tr("Shows: country"),
            "shown_country_code": self.tr("Shows: country code"),
        }
