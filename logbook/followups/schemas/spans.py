"""Fields of time that only follow-ups have: lead times, and how often something returns."""

from typing import Any, ClassVar

from marshmallow import ValidationError, fields

from logbook.durations import Duration
from logbook.followups.details import Repeat
from logbook.followups.models import RepeatFrom
from logbook.web.language import _
from logbook.web.reading import current_reading
from logbook.web.schema import LogbookSchema

LONGEST_LEAD = 365
MOST_LEADS = 12
NONE = {"nl": "geen", "en": "none"}


class LeadTimes(fields.Field[list[int]]):
    """Days before the term on which to remind, 0 for the day itself; in a form as '14, 3, 0'."""

    openapi: ClassVar[dict[str, Any]] = {"type": "array", "items": {"type": "integer"}}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[int]:
        if current_reading().typed and isinstance(value, str):
            value = self._typed(value)
        if (
            not isinstance(value, list)
            or len(value) > MOST_LEADS
            or not all(type(day) is int and 0 <= day <= LONGEST_LEAD for day in value)
        ):
            raise ValidationError(
                _(
                    "Give whole numbers of days from 0 to %(longest)d, at most %(most)d of them.",
                    longest=LONGEST_LEAD,
                    most=MOST_LEADS,
                )
            )
        return value

    def _typed(self, text: str) -> list[int | str]:
        if text.strip().casefold() in NONE.values():
            return []
        words = text.replace(",", " ").replace(";", " ").split()
        return [
            int(word) if word.isascii() and word.isdecimal() and len(word) < 5 else word
            for word in words
            if word.casefold() not in ("en", "and")
        ]


class Span(fields.Field[str]):
    """An ISO 8601 duration of days, weeks, months or years, such as P3M."""

    openapi: ClassVar[dict[str, Any]] = {"type": "string"}

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        try:
            if not isinstance(value, str) or len(value) > 20:
                raise ValueError
            Duration.parse(value.strip())
        except ValueError:
            raise ValidationError(
                _("Write how often as P1W, P1M, P3M or P1Y: a week, a month, a quarter, a year.")
            ) from None
        return value.strip()


class RepeatSchema(LogbookSchema):
    """How often something returns, counted from its term or from when it was closed."""

    details = Repeat

    every = Span(required=True)
    from_ = fields.Enum(RepeatFrom, by_value=True, load_default=RepeatFrom.DUE)
