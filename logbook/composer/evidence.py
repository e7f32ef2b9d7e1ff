"""What answers a commitment besides talks, and what only explains where we come from."""

import datetime as dt
from collections.abc import Iterator, Sequence

from logbook.commitments.evidence_sentence import dated
from logbook.commitments.models import EvidenceRole
from logbook.composer.contents import Sentence, Source
from logbook.composer.grammar import finished
from logbook.composer.records import CommitmentRecord, EvidenceRecord


def evidence(
    commitment: CommitmentRecord, role: EvidenceRole, language: str, as_of: dt.date
) -> Iterator[Sentence]:
    """The sentences of that role: in order of date, what is undated after what it follows."""
    happened = [
        one
        for one in commitment.evidence
        if one.role is role and (one.date is None or one.date.earliest <= as_of)
    ]
    yield from (_told(one, language) for one in _in_order(happened))


def _in_order(given: Sequence[EvidenceRecord]) -> list[EvidenceRecord]:
    """Dated ones in order; an undated one stays behind the one it was entered after."""
    runs: list[list[EvidenceRecord]] = [[]]
    for one in given:
        if one.date is not None:
            runs.append([])
        runs[-1].append(one)
    first, *dated = runs
    dated.sort(key=lambda run: (run[0].date is None, run[0].date))
    return [one for run in (first, *dated) for one in run]


def _told(one: EvidenceRecord, language: str) -> Sentence:
    text = finished(dated(one.sentence.in_language(language), one.date, language))
    if one.citation:
        text = f"{text.removesuffix('.')} ({one.citation})."
    return Sentence(text, (Source("evidence", one.id, one.version),), "evidence", one.url)
