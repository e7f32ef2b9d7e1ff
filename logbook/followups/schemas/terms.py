"""The term of a follow-up as it comes in: a date as known, words as spoken, or both."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from marshmallow import pre_load

from logbook.dates import DateError, PartialDate, read_typed
from logbook.dates.spoken import spoken_deadline
from logbook.followups.queries import recesses
from logbook.web.fields import LINE, Dated, Line
from logbook.web.reading import Reading, current_reading
from logbook.web.schema import LogbookSchema

_HALF_A_YEAR = timedelta(days=182)
_YEAR = re.compile(r"\d{4}")


class TermField(Dated):
    """A partial date; typed without a year it is the next such, for a term lies ahead."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> PartialDate:
        how, found = current_reading(), super()._deserialize(value, attr, data, **kwargs)
        if not how.typed or found.latest >= how.today or _YEAR.search(value):
            return found
        ahead = read_typed(value, today=how.today + _HALF_A_YEAR, language=how.language)
        # 'Yesterday' half a year on is another day of the year; 'March' is March again.
        return ahead if ahead.edtf[5:] == found.edtf[5:] else found


class TermSchema(LogbookSchema):
    """`due` and `dueText`; in a form 'before the recess' may stand in the field of the date."""

    due = TermField(load_default=None, allow_none=True)
    due_text = Line(load_default=None, allow_none=True)

    @pre_load
    def know_spoken_terms(self, data: Any, **_kwargs: Any) -> Any:
        """Words that set a day are a term as spoken; others are left to be refused as a date."""
        how = current_reading()
        if not (how.typed and isinstance(data, Mapping)) or "dueText" in data:
            return data
        text = data.get("due")
        if isinstance(text, str) and len(text) <= LINE and _is_spoken(text, how):
            return {**{k: v for k, v in data.items() if k != "due"}, "dueText": text}
        return data


def _is_spoken(text: str, how: Reading) -> bool:
    try:
        read_typed(text, today=how.today, language=how.language)
    except DateError as problem:
        if problem.code != "unreadable":
            return False
        return spoken_deadline(text, said_on=how.today, recesses=recesses()) is not None
    return False
