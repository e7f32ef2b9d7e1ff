"""What is found in a letter, as somebody meets it: with the record that it is of."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from logbook.policy import Caller
from logbook.reports import models, queries, service
from logbook.reports.lint import LETTER, Finding
from logbook.reports.models import Report
from logbook.reports.queries import Named
from logbook.web.language import current_language


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its answer, and the record to look at.

    `record` is None for the letter as a whole, for what is there no more and for what the reader
    may not see.
    """

    finding: Finding
    answer: models.Finding | None
    holds_back: bool
    record: Named | None


def found_in(caller: Caller, report: Report) -> Sequence[Found]:
    """All of it, errors first, in a fixed number of queries. Raises Invalid as `service.check`."""
    checked = service.check(report)
    ids = {uuid.UUID(one.finding.record) for one in checked if one.finding.record != LETTER}
    records = queries.named_records(caller, ids, current_language())
    return [
        Found(one.finding, one.answer, one.holds_back, records.get(one.finding.record))
        for one in checked
    ]
