"""What is found in a letter, as somebody meets it: with its record, and with what mends it."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from logbook.composer.omissions import Reason
from logbook.letters import labels, models, service
from logbook.letters.models import Report
from logbook.letters.provenance import Named, named_records
from logbook.letters.service import Offer
from logbook.linter import LETTER, Finding
from logbook.policy import Caller
from logbook.web.language import current_language

NOT_TOLD = "not-told"
"""The rule that finds what somebody may have meant to tell."""


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its answer, the record to look at, and what mends it by one press.

    `record` is None for the letter as a whole, for what is there no more and for what the reader
    may not see. Nothing is offered to who only reads, and nothing in a signed letter.
    """

    finding: Finding
    answer: models.StoredFinding | None
    holds_back: bool
    record: Named | None
    offers: Sequence[Offer]


def found_in(
    caller: Caller, report: Report, grounds: service.Grounds | None = None
) -> Sequence[ShownFinding]:
    """All of it, errors first, in a fixed number of queries. Raises Invalid as `service.check`.

    `grounds`: those of the letter, where they were read already.
    """
    linter = None if report.is_signed else (grounds or service.grounds_of(report)).lint
    checked = service.check(report, linter)
    offers: dict[Finding, list[Offer]] = {}
    if linter is not None and caller.may_write:
        for offer in service.offers(report, [one.finding for one in checked], linter):
            offers.setdefault(offer.finding, []).append(offer)
    ids = {uuid.UUID(one.finding.record) for one in checked if one.finding.record != LETTER}
    records = named_records(caller, ids, current_language())
    hidden = {
        one.finding
        for one in checked
        if one.finding.rule == NOT_TOLD and one.finding.record not in records
    }
    return [
        ShownFinding(
            one.finding,
            one.answer,
            one.holds_back,
            records.get(one.finding.record),
            offers.get(one.finding, ()),
        )
        for one in checked
        # What is not told is no business of who may not see it.
        if one.finding not in hidden
    ]


@dataclass(frozen=True, slots=True)
class NotTold:
    """A record that a section does not tell, as its reader may know of it; of notes the number."""

    section: str
    reason: Reason
    record: str | None = None
    named: Named | None = None
    count: int = 1

    @property
    def act(self) -> str | None:
        """What can be done about it; None where nothing should be."""
        return labels.omission_acts().get(self.reason)


def not_told_in(
    caller: Caller, report: Report, grounds: service.Grounds | None = None
) -> Sequence[NotTold]:
    """What each section leaves out, in a fixed number of queries; nothing once it is signed.

    Raises Invalid as `service.grounds_of`, where the letter's `grounds` were not read already.
    """
    if report.is_signed:
        return []
    found = service.omitted(caller, report, grounds or service.grounds_of(report))
    ids = {uuid.UUID(one.record) for one in found}
    records = named_records(caller, ids, current_language())
    seen = [one for one in found if one.record in records]
    notes = Counter(one.section for one in seen if one.reason is Reason.NOTE)
    return [
        *(
            NotTold(one.section, one.reason, one.record, records[one.record])
            for one in seen
            if one.reason is not Reason.NOTE
        ),
        *(NotTold(section, Reason.NOTE, count=count) for section, count in notes.items()),
    ]
