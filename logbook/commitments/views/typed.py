"""Commitments and evidence as their forms show them."""

from collections.abc import Iterable, Mapping

from logbook.commitments.models import Commitment, Evidence
from logbook.commitments.schemas import CommitmentSchema, EvidenceSchema
from logbook.dates import PartialDate, say
from logbook.web.language import current_language
from logbook.web.repeating import Values
from logbook.web.schema import flat_values

LISTS = ("parts", "movers", "doubts")
"""Fields of which a form has a row for each text."""
OF_THE_PAGE = ("status", "status_changes", "progress")
"""What the acts of the page write, and its form leaves as it is."""


def form_schema(*, is_new: bool) -> CommitmentSchema:
    """What the form reads: for a new one also the first term as it was spoken."""
    return CommitmentSchema(exclude=OF_THE_PAGE if is_new else (*OF_THE_PAGE, "deadlines"))


def values_of(record: Commitment) -> Values:
    """A commitment by field path, dates as people write them."""
    values = flat_values(form_schema(is_new=False).dump(record))
    dates = {
        "madeOn": record.made_on,
        "submittedOn": record.submitted_on,
        "adoptedOn": record.adopted_on,
    }
    return with_rows_of(values | _dated(dates), LISTS)


def evidence_values(record: Evidence) -> Values:
    """A piece of evidence by field path."""
    values = flat_values(EvidenceSchema().dump(record))
    return with_rows_of(values | _dated({"date": record.date}), ("parts",))


def with_rows_of(values: Mapping[str, str | list[str]], names: Iterable[str]) -> Values:
    """The values with a row for each text of these lists: parts -> parts-0, parts-1."""
    rows = dict(values)
    for name in names:
        texts = rows.pop(name, [])
        for place, text in enumerate([texts] if isinstance(texts, str) else texts):
            rows[f"{name}-{place}"] = text
    return rows


def _dated(dates: Mapping[str, PartialDate | None]) -> dict[str, str]:
    language = current_language()
    return {name: say(date, language) for name, date in dates.items() if date is not None}
