"""Field types that every feature's schemas share."""

import re
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from flask_babel import gettext as _
from marshmallow import ValidationError, fields

from logbook.dates import DateError, PartialDate, read_typed
from logbook.richtext import has_unkeepable, tidy
from logbook.web.reading import InputReading, current_reading
from logbook.wording import Wording

LINE = 300
TEXT = 20_000


class Text(fields.String):
    """Text of a person, tidied. Refuses control characters and more than `longest` characters."""

    def __init__(self, *, longest: int = TEXT, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        if len(text) > self.longest:
            raise ValidationError(
                _(
                    "Use at most %(longest)d characters; this has %(length)d.",
                    longest=self.longest,
                    length=len(text),
                )
            )
        if has_unkeepable(text):
            raise ValidationError(
                _("This contains invisible control characters. Type the text again without them.")
            )
        text = tidy(text)
        if self.required and not text:
            raise self.make_error("required")
        return text


# Marks that turn the direction of what stands beside a name, in a list or in a mail.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Line(Text):
    """Text on one line, such as a title, without marks that turn the line around."""

    def __init__(self, *, longest: int = LINE, **kwargs: Any) -> None:
        super().__init__(longest=longest, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        return " ".join(_TURNS.sub("", super()._deserialize(value, attr, data, **kwargs)).split())


class Bilingual(fields.Field[Wording | None]):
    """A Wording as {"nl": …, "en": …}; a plain text is read as its Dutch. Dutch is needed.

    `one_line`: line ends become blanks, as in a Line. `both`: a form asks for the English too.
    """

    openapi: ClassVar[dict[str, Any]] = {
        "type": "object",
        "properties": {"nl": {"type": "string"}, "en": {"type": ["string", "null"]}},
        "required": ["nl"],
    }

    def __init__(
        self, *, longest: int = TEXT, one_line: bool = False, both: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._both = both
        self._text = Line(longest=longest) if one_line else Text(longest=longest)

    def _serialize(
        self, value: Wording | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> dict[str, str | None] | None:
        return None if value is None else {"nl": value.nl, "en": value.en}

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, **kwargs: Any
    ) -> Wording | None:
        texts = {"nl": value} if isinstance(value, str) else value
        if not isinstance(texts, Mapping) or set(texts) - {"nl", "en"}:
            raise ValidationError(_('Use an object with the texts "nl" and "en".'))
        errors: dict[str, list[str]] = {}
        read: dict[str, str | None] = {"nl": None, "en": None}
        for language, text in texts.items():
            if text is None:
                continue
            try:
                read[language] = self._text.deserialize(text) or None
            except ValidationError as problem:
                errors[language] = [str(message) for message in problem.messages]
        if read["nl"] is None and "nl" not in errors and (read["en"] or self.required):
            errors["nl"] = [_("Fill in the Dutch text.")]
        if self._both and current_reading().typed and read["nl"] and not read["en"]:
            errors.setdefault("en", [_("Fill in the English text.")])
        if errors:
            raise ValidationError(errors)
        return Wording(nl=read["nl"], en=read["en"]) if read["nl"] else None


class Dated(fields.Field[PartialDate]):
    """A partial date: EDTF, or as people write it ('medio september 2021'); answered in EDTF."""

    openapi: ClassVar[dict[str, Any]] = {
        "type": "string",
        "description": "A date as well as it is known, in EDTF (see the head of this page).",
        "examples": ["2021-09", "2021-09-14", "2021-22", "2024-33", "2024-03-11/2024-03-20"],
    }

    def _serialize(
        self, value: PartialDate | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return None if value is None else value.edtf

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> PartialDate:
        how = current_reading()
        if not isinstance(value, str):
            raise ValidationError(_("Write a date as text, such as 2021-09-14 or 2021-09."))
        try:
            return _read(value, how)
        except DateError as problem:
            raise ValidationError(problem.message(how.language)) from problem


def _read(text: str, how: InputReading) -> PartialDate:
    """In a form as typed; from a program its notation first, for 2021-22 is a season there."""
    if not how.typed:
        try:
            return PartialDate.parse(text.strip())
        except DateError as problem:
            if problem.code != "unreadable":
                raise
    return read_typed(text, today=how.today, language=how.language)


class Day(fields.Field[date]):
    """A whole date: ISO 8601 in JSON, and in forms also as people write it."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string", "format": "date"}

    def _serialize(
        self, value: date | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return None if value is None else value.isoformat()

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        partial: PartialDate = Dated().deserialize(value)
        if partial.earliest != partial.latest:
            raise ValidationError(_("Give the day too, such as 14 September 2021."))
        return partial.earliest


class Id(fields.Field[uuid.UUID]):
    """A UUID as text."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string", "format": "uuid"}

    def _serialize(
        self, value: uuid.UUID | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return None if value is None else str(value)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID:
        if isinstance(value, uuid.UUID):
            return value
        try:
            if not isinstance(value, str) or len(value) > 45:
                raise ValueError
            return uuid.UUID(value)
        except ValueError:
            raise ValidationError(_("This is not an id (a UUID).")) from None


class Several(fields.List[Any]):
    """A list; in a form a field given once is a list of one."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:
        if current_reading().typed and isinstance(value, str):
            value = [value]
        return super()._deserialize(value, attr, data, **kwargs)


def identifier(value: str) -> uuid.UUID | None:
    """The UUID that a text is, or None: for references that may be an id or a name."""
    try:
        return uuid.UUID(value) if len(value) in (32, 36) else None
    except ValueError:
        return None
