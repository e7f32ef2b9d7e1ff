"""Fields of meetings: times, and references to phrases and colleagues."""

import re
import uuid
from datetime import time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from marshmallow import ValidationError, fields

from logbook.accounts.models import Account
from logbook.accounts.schemas import AccountField
from logbook.errors import NotFound
from logbook.meetings import queries
from logbook.meetings.models import Phrase
from logbook.web.fields import LINE, Line, identifier
from logbook.web.language import _

_TIME = re.compile(r"(\d{1,2})(?:[:.,uh]?(\d{2})(?::\d{2}(?:\.\d+)?)?)?(?: ?(?:uur|u|h))?")


class ClockTime(fields.Field[time]):
    """A time of the day, to the minute: 14:30, 14.30 as Dutch people write it, 1430, 14 uur."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string"}

    def _serialize(
        self, value: time | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> time:
        match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
        try:
            if match is not None and match[0].isascii():
                return time(int(match[1]), int(match[2] or 0))
        except ValueError:
            pass
        raise ValidationError(_("Write a time as hours and minutes, such as 14:30."))


class TimeZoneName(Line):
    """A time zone of the IANA database, such as Europe/Amsterdam."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        name = super()._deserialize(value, attr, data, **kwargs)
        try:
            ZoneInfo(name)
        except (ValueError, OSError, KeyError):
            raise ValidationError(
                _("There is no time zone “%(name)s”. Use one such as Europe/Amsterdam.", name=name)
            ) from None
        return name


class ColleagueField(AccountField):
    """An account by id or e-mail address; out comes the id of the account beside it."""

    def _serialize(
        self, value: Account | uuid.UUID | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        account_id = value.id if isinstance(value, Account) else value
        return super()._serialize(account_id, attr, obj, **kwargs)


class PhraseField(fields.Field[uuid.UUID]):
    """A phrase by key or id; its key out."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string"}

    def _serialize(
        self, value: uuid.UUID | None, attr: str | None, obj: Any, **kwargs: Any
    ) -> str | None:
        phrase: Phrase | None = getattr(obj, "phrase", None)
        return phrase.key if value is not None and phrase is not None else None

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> uuid.UUID:
        text = Line(longest=LINE, required=True).deserialize(value)
        found = queries.phrase_with_key(text)
        known = identifier(text)
        if found is None and known is not None:
            try:
                found = queries.phrase(known)
            except NotFound:
                found = None
        if found is None:
            raise ValidationError(
                _("There is no phrase “%(name)s”. Choose one from the list.", name=text)
            )
        return found.id
