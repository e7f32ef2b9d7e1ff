"""Fixtures of letters that are kept: what they are made of, and their use cases as somebody."""

import datetime as dt
import itertools
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from logbook.commitments.models import Commitment
from logbook.dates import PartialDate
from logbook.db import reading, transaction
from logbook.directory.models import Office, Term
from logbook.letters import queries, service
from logbook.letters.details import AnswerDetails, LetterDetails, ReviewDetails, SignatoryDetails
from logbook.letters.models import Paragraph, Report
from logbook.letters.stored_letter import letter_of
from logbook.meetings.models import ComplementKind, Meeting
from logbook.policy import Caller
from logbook.wording import Wording

DAY = dt.date(2026, 12, 1)
MINUTE = dt.timedelta(minutes=1)


def as_caller(account: Any) -> Caller:
    return Caller(account.id, account.name, account.role, account.unit_id)


@pytest.fixture
def promise(make) -> Commitment:
    return make.commitment(
        "Toetsing",
        clause=Wording("te toetsen", "test"),
        made_on=PartialDate.parse("2026-03-04"),
    )


@pytest.fixture
def minister(make) -> Office:
    return make.office(
        "Minister voor Proeven",
        Term(holder="Anna Aarden", since=dt.date(2020, 1, 1)),
        in_sentence=Wording("de minister voor Proeven", "the Minister for Trials"),
    )


@pytest.fixture
def talk(make, owner, promise, linked) -> Callable[..., Meeting]:
    """A talk of the promise in which something was said."""
    phrase_id = make.phrase("benadrukt").id

    def talking(words: str = "het belang", **changed: Any) -> Meeting:
        meeting: Meeting = make.meeting(owner, **{"date": "2026-06-09"} | changed)
        make.party(meeting, sector_id=make.sector().id, plural=True)
        make.point(
            meeting,
            phrase_id=phrase_id,
            complement=Wording(words, words),
            complement_kind=ComplementKind.NOUN_PHRASE,
        )
        linked(promise, meeting)
        return meeting

    return talking


class Desk:
    """Somebody at work on letters: each use case in a transaction of its own, a minute later."""

    def __init__(
        self, app: Any, account: Any, details: LetterDetails, now: Callable[[], dt.datetime]
    ) -> None:
        self.app, self.caller, self.details, self.now = app, as_caller(account), details, now

    def do(self, name: str, *given: Any, **named: Any) -> Any:
        """Run a use case of `logbook.letters.service`."""
        with self.app.app_context(), transaction():
            return getattr(service, name)(self.caller, *given, now=self.now(), **named)

    def ask(self, name: str, *given: Any, of: ModuleType = queries) -> Any:
        """Run a query."""
        with self.app.app_context(), reading():
            return getattr(of, name)(self.caller, *given)

    def create(self, **changed: Any) -> Report:
        made: Report = self.do("create_letter", replace(self.details, **changed))
        return made

    def text(self, report: Report) -> str:
        """All that the letter says now."""
        letter = letter_of(self.ask("letter", report.id))
        return " ".join(sentence.text for sentence in letter.sentences)

    def paragraph(self, report: Report, key: str) -> Paragraph:
        """The one whose key begins so."""
        found: Paragraph = next(
            one for one in self.ask("letter", report.id).paragraphs if one.key.startswith(key)
        )
        return found

    def prepared(self, report: Report, **renderings: bytes) -> service.SignableLetter:
        """What signing needs, with bytes that stand for documents."""
        whole = self.ask("letter", report.id)
        return service.SignableLetter(service.digest_of(whole), renderings or {"md": b"brief"})

    def found(self, report: Report) -> list[service.Checked]:
        """What the linter says."""
        with self.app.app_context(), reading():
            return list(service.check(queries.letter(self.caller, report.id)))

    def agree(self, report: Report) -> Report:
        version = self.ask("letter", report.id).version
        agreed: Report = self.do("review", report.id, ReviewDetails(agreed=True), version=version)
        return agreed


@pytest.fixture
def desk(app, now, promise, minister) -> Callable[[Any], Desk]:
    """The letters of an account, on the promise unless they are told otherwise."""
    ticks = itertools.count()
    details = LetterDetails(
        answers=[AnswerDetails(promise.id)],
        signatories=[SignatoryDetails(minister.id)],
        date=DAY,
        subject="Proeven",
    )
    return lambda account: Desk(app, account, details, lambda: now + next(ticks) * MINUTE)
