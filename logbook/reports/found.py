"""What is found in a letter, as somebody meets it: with its record, and with what mends it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from logbook.policy import Caller
from logbook.reports import models, queries, service
from logbook.reports.lint import LETTER, Finding
from logbook.reports.models import Report
from logbook.reports.queries import Named
from logbook.reports.service import Offer
from logbook.web.language import current_language


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its answer, the record to look at, and what mends it by one press.

    `record` is None for the letter as a whole, for what is there no more and for what the reader
    may not see. Nothing is offered to who only reads, and nothing in a signed letter.
    """

    finding: Finding
    answer: models.Finding | None
    holds_back: bool
    record: Named | None
    offers: Sequence[Offer]


def found_in(caller: Caller, report: Report) -> Sequence[Found]:
    """All of it, errors first, in a fixed number of queries. Raises Invalid as `service.check`."""
    linter = None if report.is_signed else service.linter_of(report)
    checked = service.check(report, linter)
    offers: dict[Finding, list[Offer]] = {}
    if linter is not None and caller.may_write:
        for offer in service.offers(report, [one.finding for one in checked], linter):
            offers.setdefault(offer.finding, []).append(offer)
    ids = {uuid.UUID(one.finding.record) for one in checked if one.finding.record != LETTER}
    records = queries.named_records(caller, ids, current_language())
    return [
        Found(
            one.finding,
            one.answer,
            one.holds_back,
            records.get(one.finding.record),
            offers.get(one.finding, ()),
        )
        for one in checked
    ]
