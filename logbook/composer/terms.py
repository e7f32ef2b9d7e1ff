"""The terms that were promised for a commitment: which were not kept, and which were moved."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from logbook.composer.reasons import Because, because
from logbook.composer.records import CommitmentRecord, DeadlineRecord


@dataclass(frozen=True, slots=True)
class MissedTerm:
    """A term that passed, and why it was not kept; '' where nobody wrote that."""

    term: DeadlineRecord
    reason: str


def terms_said(one: CommitmentRecord, day: dt.date) -> Sequence[DeadlineRecord]:
    """The terms that the House had been promised by that day, the one that holds last."""
    return [term for term in one.deadlines if term.said_on <= day]


def is_past(term: DeadlineRecord, day: dt.date) -> bool:
    """Whether its last day lies before that day."""
    return term.on is not None and term.on < day


def missed_terms(one: CommitmentRecord, day: dt.date) -> Sequence[MissedTerm]:
    """The terms that had passed by that day although others were promised after them.

    Why stands with the one that came instead; of the first it may stand with itself. An only term
    that has passed is one of them where its reason does.
    """
    said = terms_said(one, day)
    own = _reason(said[0]) if said else ""
    if len(said) == 1:
        return [MissedTerm(said[0], own)] if own and is_past(said[0], day) else []
    return [
        MissedTerm(term, _reason(instead) or (own if term is said[0] else ""))
        for term, instead in pairwise(said)
        if is_past(term, day)
    ]


def moved_terms(one: CommitmentRecord, day: dt.date) -> Sequence[DeadlineRecord]:
    """The terms in whose place others were promised, and that had not passed by that day."""
    return [term for term, _instead in pairwise(terms_said(one, day)) if not is_past(term, day)]


def has_untold_reason(one: CommitmentRecord, day: dt.date) -> bool:
    """Whether a reason stands with the first term and is told with none that was missed."""
    own = next(map(_reason, terms_said(one, day)), "")
    return bool(own) and all(missed.reason != own for missed in missed_terms(one, day))


def _reason(term: DeadlineRecord) -> str:
    """The reason that stands with it; '' where that says nothing."""
    return term.reason or "" if because(term.reason) != Because() else ""
