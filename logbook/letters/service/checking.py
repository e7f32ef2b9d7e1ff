"""What the linter finds in a stored letter, and the reasons for which it may stand."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from logbook.composer.aside import load_aside
from logbook.composer.contents import Letter
from logbook.composer.omissions import Omission, omissions
from logbook.composer.records import LetterInput
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.letters import models, queries
from logbook.letters.details import FindingAnswer
from logbook.letters.linter_background import load_known
from logbook.letters.models import Report
from logbook.letters.service.composing import as_its_unit, letter_input
from logbook.letters.service.states import require_concept
from logbook.letters.stored_letter import letter_of
from logbook.linter import Finding, Level, lint
from logbook.linter.background import Known
from logbook.policy import Caller, require_write
from logbook.web.language import _

Linter = Callable[[Letter], Sequence[Finding]]
Named = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding, with the answer that was given to it: why it may stand."""

    finding: Finding
    answer: models.StoredFinding | None = None

    @property
    def holds_back(self) -> bool:
        """Whether the letter cannot be signed because of it."""
        return self.finding.level is Level.ERROR and self.answer is None

    def as_json(self) -> dict[str, Any]:
        """The finding as a report record has it, with the reason that was given."""
        return self.finding.as_json() | {"answered": self.answer.answered if self.answer else None}


@dataclass(frozen=True, slots=True)
class Grounds:
    """The records that a letter stands on as they are now, and what else the linter must know."""

    given: LetterInput
    known: Known

    def lint(self, letter: Letter) -> Sequence[Finding]:
        """What is wrong with the letter, or with it as it would read."""
        return lint(letter, self.given, self.known)


def grounds_of(report: Report) -> Grounds:
    """Those of a stored letter.

    Raises Invalid where a commitment or an office of the letter is there no more.
    """
    given = letter_input(report)
    return Grounds(given, load_known(as_its_unit(report), given))


def omitted(caller: Caller, report: Report, grounds: Grounds) -> Sequence[Omission]:
    """What bears on the letter and is not told, meetings aside as far as the caller sees them."""
    aside = load_aside(caller, [one.commitment_id for one in report.answers])
    return omissions(letter_of(report), grounds.given, aside)


def check(report: Report, linter: Linter | None = None) -> Sequence[Checked]:
    """What is found in the letter as it reads now, errors first; once signed, what was found then.

    An answer holds for the sentences that it was given for, and lapses when they change. Raises
    Invalid where a commitment or an office of the letter is there no more.
    """
    if report.is_signed:
        return [_kept(row) for row in report.findings]
    found = (linter or grounds_of(report).lint)(letter_of(report))
    answers = {_name(one.rule, one.record, one.sentences): one for one in report.findings}
    return [Checked(one, answers.get(_name(one.rule, one.record, one.sentences))) for one in found]


def answer_finding(
    caller: Caller, id: uuid.UUID, details: FindingAnswer, *, now: datetime
) -> Report:
    """Keep the reason why a finding may stand. Answering again replaces the reason.

    Raises NotFound, Forbidden; Invalid without a reason, for what is not found in the letter (any
    more), and once it is signed.
    """
    report = queries.letter(caller, id)
    require_write(caller, report)
    require_concept(report)
    if not details.reason.strip():
        raise Invalid({"reason": [_("Say why it may stand.")]})
    wanted = _name(details.rule, details.record, details.sentences)
    found = {
        _name(one.finding.rule, one.finding.record, one.finding.sentences): one.finding
        for one in check(report)
    }
    if wanted not in found:
        raise Invalid({"": [_("This is not found in the letter any more. Look again.")]})
    before = history.snapshot(report)
    row = next(
        (one for one in report.findings if _name(one.rule, one.record, one.sentences) == wanted),
        None,
    )
    if row is None:
        row = keep(report, found[wanted])
    row.answered, row.account_id, row.at = details.reason.strip(), caller.id, now
    history.record(caller, "answer", report, now=now, before=before)
    return report


def keep(report: Report, finding: Finding) -> models.StoredFinding:
    """A row for the finding, behind those that are kept."""
    row = models.StoredFinding(
        id=uuid.uuid4(),
        rule=finding.rule,
        level=finding.level.value,
        record=finding.record,
        sentences=list(finding.sentences),
        say=finding.say,
        position=len(report.findings),
    )
    report.findings.append(row)
    return row


def _kept(row: models.StoredFinding) -> Checked:
    found = Finding(row.rule, Level(row.level), row.record, tuple(row.sentences), row.say)
    return Checked(found, row if row.answered else None)


def _name(rule: str, record: str, sentences: Sequence[str]) -> Named:
    return (rule, record, tuple(sentences))
