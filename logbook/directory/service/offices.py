"""What can be done with offices and their terms. Administrators look after them."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from logbook.assigning import assign
from logbook.dates import PartialDate, say
from logbook.directory.details import OfficeDetails, TermDetails
from logbook.directory.models import Office, Term
from logbook.directory.queries.chains import goes_round
from logbook.directory.queries.names import named
from logbook.directory.service import keeping
from logbook.directory.service.periods import check_order, earlier_overlapping
from logbook.directory.service.rows import rows_for
from logbook.judging import Told, judged
from logbook.policy import Caller, require_administration
from logbook.web.language import _, current_language
from logbook.wording import Wording

Errors = dict[str, list[str]]


def create_office(caller: Caller, details: OfficeDetails, *, now: datetime) -> Office:
    """Make an office. Raises Forbidden, and Invalid for terms that overlap or end too soon."""
    require_administration(caller)
    made = Office(now=now, id=details.id or uuid.uuid4())
    return keeping.make(caller, made, lambda record: _fill(record, details), now=now)


def edit_office(
    caller: Caller,
    office_id: uuid.UUID,
    details: OfficeDetails,
    *,
    version: int | None,
    now: datetime,
) -> Office:
    """Replace all that is written of an office. Raises as `create_office`, NotFound, Conflict."""
    require_administration(caller)
    record = keeping.found(Office, office_id)
    return keeping.change(
        caller, "edit", record, lambda r: _fill(r, details), version=version, now=now
    )


def delete_office(
    caller: Caller, office_id: uuid.UUID, *, version: int | None, now: datetime
) -> None:
    """Delete an office that nothing refers to. Raises Invalid that says where it is used."""
    require_administration(caller)
    keeping.remove(caller, keeping.found(Office, office_id), version=version, now=now)


def _fill(record: Office, details: OfficeDetails) -> Errors:
    errors = judged(
        _check_names(record.id, details),
        _check_succession(record.id, details.succeeds_id),
        check_order(details.terms, "terms"),
        _check_overlap(details.terms),
    )
    if errors:
        return errors
    assign(record, details, apart=("in_sentence", "terms"))
    record.in_sentence = details.in_sentence or _with_article(details.name)
    terms = rows_for(Term, record.terms, details.terms, "terms")
    for term, given in zip(terms, details.terms, strict=True):
        assign(term, given)
    record.terms = sorted(terms, key=lambda term: term.since)
    return {}


def _with_article(name: Wording) -> Wording:
    """'Minister voor …' -> 'de minister voor …': Dutch offices are all common gender."""
    return Wording(
        nl=f"de {name.nl[:1].lower()}{name.nl[1:]}", en=f"the {name.en}" if name.en else None
    )


def _check_names(office_id: uuid.UUID, details: OfficeDetails) -> Told:
    for language, text in (("nl", details.name.nl), ("en", details.name.en)):
        if text and named(text, Office.id, Office.name.nl, Office.name.en) - {office_id}:
            yield f"name-{language}", _("There is an office “%(name)s” already.", name=text)


def _check_succession(office_id: uuid.UUID, succeeds_id: uuid.UUID | None) -> Told:
    if goes_round(Office.succeeds_id, office_id, succeeds_id):
        yield "succeeds", _("An office cannot succeed itself, or one that succeeds it.")


def _check_overlap(terms: Sequence[TermDetails]) -> Told:
    """One person at a time. Gaps are allowed: an office may be vacant, or its holder unknOffice."""
    same = [None] * len(terms)
    for place, term in enumerate(terms):
        other = earlier_overlapping(terms, place, same)
        if isinstance(other, TermDetails):
            yield f"terms-{place}-from", _in_office_already(other, term.since)


def _in_office_already(other: TermDetails, since: date) -> str:
    holder = other.holder or _("somebody whose name is not known")
    day = _said(since)
    if other.until is None:
        return _(
            "On %(day)s the office is held by %(holder)s, whose term has no end yet."
            " Let that term end first.",
            day=day,
            holder=holder,
        )
    return _(
        "On %(day)s the office is still held by %(holder)s, until %(end)s. Terms cannot overlap.",
        day=day,
        holder=holder,
        end=_said(other.until),
    )


def _said(day: date) -> str:
    return say(PartialDate.on(day), current_language())
