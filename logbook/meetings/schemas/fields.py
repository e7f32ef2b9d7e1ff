"""Fields of meetings: times, and references to phrases and colleagues."""

import re
import uuid
from collections.abc import Mapping
from datetime import date, time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from marshmallow import ValidationError, fields

from logbook.accounts.models import Account
from logbook.accounts.schemas import AccountField
from logbook.dates import DateError, PartialDate, read_days, say
from logbook.errors import NotFound
from logbook.meetings import queries
from logbook.meetings.models import Phrase
from logbook.web.fields import LINE, Dated, Day, Line, identifier
from logbook.web.language import _, current_language
from logbook.web.reading import current_reading

_TIME = re.compile(r"(\d{1,2})(?:[:.,uh]?(\d{2})(?::\d{2}(?:\.\d+)?)?)?(?: ?(?:uur|u|h))?")


class FirstDayField(Dated):
    """A date; of a text that names several days the first, where `endDate` agrees on the last."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> PartialDate:
        first, last = _days_of(value)
        if first is None or last is None:
            return super()._deserialize(value, attr, data, **kwargs)
        try:
            agreed = Day().deserialize(data.get("endDate")) == last
        except ValidationError:
            agreed = False
        if not agreed:
            raise ValidationError(
                _(
                    "This lasts until %(day)s, and the last day says otherwise. Make both alike,"
                    " or leave the last day empty.",
                    day=say(PartialDate.on(last), current_language()),
                )
            )
        return first


def with_last_day(data: Any) -> Any:
    """What comes in, with the last day that its date names where `endDate` names none."""
    if not isinstance(data, Mapping) or data.get("endDate"):
        return data
    _first, last = _days_of(data.get("date"))
    return data if last is None else {**data, "endDate": last.isoformat()}


def _days_of(value: Any) -> tuple[PartialDate | None, date | None]:
    """The first and last day that a text names; None where it names one date, or none."""
    how = current_reading()
    if not isinstance(value, str) or not (how.typed or _is_typed(value)):
        return None, None
    try:
        return read_days(value, today=how.today, language=how.language)
    except DateError:
        return None, None


def _is_typed(value: str) -> bool:
    """Whether it is no notation: of a program '2024-03-11/2024-03-20' is the middle of March."""
    try:
        PartialDate.parse(value.strip())
    except DateError:
        return True
    return False


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
