"""Fields that name a record of the directory: text in, its id loaded; the contract's shape out.

A schema declares them with the column they stand for, and a label beside them:

    sector = SectorField(attribute="sector_id", allow_none=True, load_default=None)
    sector_label = Label(attribute="sector")
    topics = Several(TopicField())          # loads a list of ids, dumps the records' slugs
    topic_labels = Several(Label(), attribute="topics")

What is dumped may be the record itself or its id; where the contract asks for a key or slug, an
attribute `x_id` is answered from the relationship `x` beside it.
"""

import uuid
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from flask_babel import LazyString
from marshmallow import ValidationError, fields

from logbook.directory.models import Office, Organisation, Person, Sector, Topic
from logbook.directory.queries import references
from logbook.web.fields import LINE, Line, identifier
from logbook.web.language import _, current_language, lazy_gettext
from logbook.web.reading import asks

Named = Organisation | Person | Office | Topic | Sector


def label_of(record: Named, language: str) -> str:
    """What a record is called, in 'nl' or 'en'."""
    match record:
        case Person():
            return record.name
        case Organisation() | Office():
            return record.name.in_language(language)
        case Topic():
            return record.label.in_language(language)
        case Sector():
            return record.nouns.in_language(language)


class Label(fields.Field[str]):
    """What the record beside it is called, in the reader's language. Never read."""

    openapi: ClassVar[dict[str, Any]] = {"type": ["string", "null"]}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(dump_only=True, **kwargs)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else label_of(value, current_language())


class RecordReference(fields.Field[uuid.UUID], ABC):
    """A record by its id or by what people call it."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string"}
    kind: ClassVar[references.Kind]
    unknown: ClassVar[LazyString]

    @abstractmethod
    def find(self, text: str) -> set[uuid.UUID]:
        """The ids that a text may mean."""

    def written(self, record: Named) -> str:
        """The reference as the contract writes it."""
        return str(record.id)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID:
        text = Line(longest=LINE, required=True).deserialize(value)
        known = identifier(text)
        if known is not None and asks():
            return known
        found = references.with_id(self.kind, known) if known else self.find(text)
        if not found:
            raise ValidationError(str(self.unknown) % {"name": text})
        if len(found) > 1:
            raise ValidationError(_("Several are called “%(name)s”. Give its id.", name=text))
        return found.pop()

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        if isinstance(value, uuid.UUID):
            value = getattr(obj, (attr or "").removesuffix("_id"), value)
        if value is None:
            return None
        return str(value) if isinstance(value, uuid.UUID) else self.written(value)


class OrganisationField(RecordReference):
    """An organisation by id, name in either language, short name or former name."""

    kind = Organisation
    unknown = lazy_gettext(
        "There is no organisation “%(name)s”. Choose one from the list, or add it first."
    )

    def find(self, text: str) -> set[uuid.UUID]:
        """By name."""
        return references.organisations_named(text)


class PersonField(RecordReference):
    """A contact by id, e-mail address or name."""

    kind = Person
    unknown = lazy_gettext(
        "There is no contact “%(name)s”. Choose one from the list, or add them first."
    )

    def find(self, text: str) -> set[uuid.UUID]:
        """By e-mail address or name."""
        return references.people_named(text)


class OfficeField(RecordReference):
    """An office by id or name in either language."""

    kind = Office
    unknown = lazy_gettext("There is no office “%(name)s”. Choose one from the list.")

    def find(self, text: str) -> set[uuid.UUID]:
        """By name."""
        return references.offices_named(text)


class TopicField(RecordReference):
    """A topic by slug, id or label; its slug out."""

    kind = Topic
    unknown = lazy_gettext("There is no topic “%(name)s”. Choose one from the list.")

    def find(self, text: str) -> set[uuid.UUID]:
        """By slug or label."""
        return references.topics_named(text)

    def written(self, record: Named) -> str:
        """Its slug."""
        return record.slug if isinstance(record, Topic) else super().written(record)


class SectorField(RecordReference):
    """A sector by key, id or noun; its key out."""

    kind = Sector
    unknown = lazy_gettext("There is no sector “%(name)s”. Choose one from the list.")

    def find(self, text: str) -> set[uuid.UUID]:
        """By key or noun."""
        return references.sectors_named(text)

    def written(self, record: Named) -> str:
        """Its key."""
        return record.key if isinstance(record, Sector) else super().written(record)
