"""The term of a follow-up as it comes in: a date as known, words as spoken, or both."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, pre_load

from logbook.dates import DateError, PartialDate
from logbook.dates.terms import last_day, typed_term
from logbook.followups.queries import recesses
from logbook.followups.terms import not_understood, says_no_term
from logbook.web.fields import LINE, Dated, Line
from logbook.web.reading import current_reading
from logbook.web.schema import LogbookSchema


class TermField(Dated):
    """A partial date; typed without a year or a week it lies ahead."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> PartialDate:
        how = current_reading()
        if not (how.typed and isinstance(value, str)):
            return super()._deserialize(value, attr, data, **kwargs)
        try:
            return typed_term(value, today=how.today, language=how.language)
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
        return problem.code == "unreadable" and spoken is not None
    # 'Before the summer' is before that recess, where the calendar has it.
    return spoken is not None and spoken != typed.due_day and typed.due_day >= how.today
