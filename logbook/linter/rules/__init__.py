"""The rules of a letter, each a function from what was read to what is found."""

from collections.abc import Callable, Iterator, Sequence

from logbook.linter.findings import Finding
from logbook.linter.reading import Reading
from logbook.linter.rules import (
    betraying,
    citing,
    claims,
    dates,
    frame,
    grounds,
    naming,
    omitting,
    public,
    terms,
    typing,
    wording,
)

Rule = Callable[[Reading], Iterator[Finding]]

RULES: Sequence[Rule] = (
    dates.before_promise,
    dates.precision,
    dates.future,
    dates.sitting_day,
    naming.predecessor,
    naming.attribution,
    betraying.betrayal,
    public.guarded_name,
    public.guarded_frame,
    naming.personal_name,
    grounds.no_source,
    grounds.no_evidence,
    claims.open_claim,
    grounds.duplicate,
    grounds.stale,
    omitting.not_told,
    typing.shorthand,
    typing.article,
    typing.capital,
    typing.complement,
    typing.number,
    typing.markup,
    citing.citation,
    citing.opening_match,
    terms.deadline,
    terms.overdue,
    terms.reason,
    terms.new_promise,
    terms.silence,
    wording.translation,
    wording.vague_term,
    wording.relative_time,
    wording.placeholder,
    frame.chamber,
    frame.other_chamber,
    frame.references,
    frame.attachments,
)
"""Every rule, in the order in which what they find is shown within a level."""
