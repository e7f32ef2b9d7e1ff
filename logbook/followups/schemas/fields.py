"""What stands in the fields of a follow-up: spans, terms, choices of people and origins."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any, ClassVar

from marshmallow import ValidationError, fields, post_dump, pre_load, validates_schema

from logbook.accounts.schemas import AccountField
from logbook.commitments.schemas import CommitmentField
from logbook.dates import DateError, PartialDate
from logbook.dates.terms import is_counted, last_day, typed_term
from logbook.directory.schemas import OrganisationField, SectorField
from logbook.durations import Duration
from logbook.followups.details import Actor, Origin, Repeat
from logbook.followups.models import RepeatFrom
from logbook.followups.queries import recesses
from logbook.followups.queries.actors import actor_named
from logbook.followups.terms import not_understood, says_no_term
from logbook.web.fields import LINE, Dated, Id, Line
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


_heard: ContextVar[date | None] = ContextVar("heard", default=None)


@contextmanager
def heard_on(day: date | None) -> Iterator[None]:
    """Count 'tomorrow' and 'in 3 days' from this day within the block: that of the talk.

    They are what was said there, whenever it is written down. None: today.
    """
    token = _heard.set(day)
    try:
        yield
    finally:
        _heard.reset(token)


def said_on(text: str, today: date) -> date:
    """The day from which a typed term counts; of what does not count it lies ahead of today."""
    heard = _heard.get()
    return heard if heard is not None and is_counted(text, today=today) else today


class TermField(Dated):
    """A partial date; typed without a year or a week it lies ahead."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> PartialDate:
        how = current_reading()
        if not (how.typed and isinstance(value, str)):
            return super()._deserialize(value, attr, data, **kwargs)
        try:
            day = said_on(value, how.today)
            return typed_term(value, today=day, language=how.language)
        except DateError as problem:
            if problem.code != "unreadable":
                raise ValidationError(problem.message(how.language)) from problem
            sentence = not_understood(value, said_on=how.today, recesses=recesses())
            raise ValidationError(sentence) from problem


class TermSchema(LogbookSchema):
    """`due` and `dueText`; in a form 'before the recess' may stand in the field of the date."""

    due = TermField(load_default=None, allow_none=True)
    due_text = Line(load_default=None, allow_none=True)

    @pre_load
    def know_spoken_terms(self, data: Any, **_kwargs: Any) -> Any:
        """'No term' is none; words that set a day are a term as spoken.

        Others are left to be refused as a date.
        """
        how = current_reading()
        if not isinstance(data, Mapping):
            return data
        data = {
            name: value
            for name, value in data.items()
            if not (name in self._terms(typed=how.typed) and _is_none(value))
        }
        text = data.get("due")
        if not how.typed or "dueText" in data or not isinstance(text, str) or len(text) > LINE:
            return data
        if _is_spoken(text):
            return {name: value for name, value in data.items() if name != "due"} | {
                "dueText": text
            }
        return data

    @staticmethod
    def _terms(*, typed: bool) -> tuple[str, ...]:
        """The fields in which one may write that there is no term: a program sends null."""
        return ("due", "dueText") if typed else ("dueText",)


def _is_none(value: Any) -> bool:
    return isinstance(value, str) and says_no_term(value)


def _is_spoken(text: str) -> bool:
    """Whether words set a day without being a date that can be typed."""
    how = current_reading()
    known = recesses()
    spoken = last_day(text, said_on=how.today, recesses=known)
    try:
        typed = typed_term(text, today=how.today, language=how.language)
    except DateError as problem:
        return problem.code in ("unreadable", "several-days", "apart") and spoken is not None
    # 'Before the summer' is before that recess, where the calendar has it.
    return spoken is not None and spoken != typed.due_day and typed.due_day >= how.today


class OneKeySchema(LogbookSchema):
    """An object with exactly one of its keys."""

    @validates_schema(skip_on_field_errors=False)
    def require_one(self, data: Any, **_kwargs: Any) -> None:
        """Refuse none and several."""
        given = [key for key, value in data.items() if value not in (None, False)]
        if len(given) > 1:
            keys = ", ".join(f'"{field.data_key}"' for field in self.load_fields.values())
            raise ValidationError(_("Give one of %(keys)s.", keys=keys))

    @post_dump
    def leave_out_others(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """Only the key that holds."""
        return {key: value for key, value in data.items() if value not in (None, False)}


class ActorSchema(OneKeySchema):
    """{"account": …}, {"organisation": …}, {"sector": …} or {"us": true}."""

    details = Actor

    account = AccountField(load_default=None, allow_none=True)
    organisation = OrganisationField(load_default=None, allow_none=True)
    sector = SectorField(load_default=None, allow_none=True)
    us = fields.Boolean(load_default=False)


class OriginSchema(OneKeySchema):
    """{"meeting": …}, {"point": …}, {"commitment": …} or {"letter": …}."""

    details = Origin

    meeting = Id(load_default=None, allow_none=True)
    point = Id(load_default=None, allow_none=True)
    commitment = CommitmentField(load_default=None, allow_none=True)
    letter = Id(load_default=None, allow_none=True)


class ActorField(fields.Nested):
    """Who acts: an object with one key, and in forms also a name as people type it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ActorSchema, **kwargs)

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        if not (isinstance(value, str) and current_reading().typed):
            return super()._deserialize(value, *args, **kwargs)
        text = Line(longest=LINE).deserialize(value)
        found = actor_named(text)
        if not found:
            raise ValidationError(
                _(
                    "“%(name)s” is no colleague, organisation or sector here. Choose one from the"
                    " list, or leave this empty.",
                    name=text,
                )
            )
        if len(found) > 1:
            raise ValidationError(
                _("Several are called “%(name)s”. Choose one from the list.", name=text)
            )
        return found[0]
