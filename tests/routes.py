"""Every route of the program with real records in its address, and what a right caller sends to it.

A new route is walked without being named here, as long as the word before its argument is known to
`World` ('/meetings/<uuid:id>/…'), and its form stands on a page or its body in BODIES.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Flask

from logbook import clock
from logbook.accounts import sessions
from logbook.accounts.models import Account, ApiToken, SavedView, SignInSession
from logbook.accounts.secrets import digest
from logbook.calendars.models import CalendarFeed, Content, Detail, Scope, Shape
from logbook.commitments.models import Chamber, Evidence, EvidenceKind, EvidenceRole, Paper, Recess
from logbook.db import db, transaction
from logbook.letters import service
from logbook.letters.details import AnswerDetails, LetterDetails, SignatoryDetails
from logbook.letters.models import ReusableText
from logbook.meetings.models import Phrase, meeting_named
from logbook.outbox.models import Message
from logbook.policy import Access, Caller
from logbook.references.models import Reference
from logbook.web.models import Draft
from logbook.wording import Wording
from tests.factories import Make

SHARED, UNIT, NAMED, OWN = "shared", "unit", "named", "own"
"""Who may see the record in an address: all who sign in, its unit, nobody but those named, one."""

CANARIES = {UNIT: "zwanenmeer", NAMED: "nachtegaal", OWN: "ijsvogel"}
FORM: dict[str, object] = {
    "subject": "us",
    "complementKind": "noun-phrase",
    "sentence": {"nl": "{S} {S:heeft|hebben} {C} benadrukt", "en": "{S} stressed {C}"},
}
ARGUMENT = re.compile(r"<(?:(?P<converter>\w+)(?:\((?P<options>[^)]*)\))?:)?(?P<name>\w+)>")


@dataclass(frozen=True)
class Call:
    """A method on an address, the rule that it is of, and who may see the record in it."""

    rule: str
    method: str
    path: str
    guard: str = SHARED

    @property
    def is_api(self) -> bool:
        """Whether JSON is spoken there."""
        return self.path.startswith("/api/")

    @property
    def writes(self) -> bool:
        """Whether it is there to change something."""
        return self.method not in ("GET", "HEAD", "OPTIONS")

    def __str__(self) -> str:
        """As a list of faults names it."""
        return f"{self.method} {self.rule} ({self.guard})"


class World:
    """One record of every kind: some for everybody, others guarded, each of those with a canary."""

    def __init__(self, app: Flask, make: Make, owner: Account, colleague: Account) -> None:
        self.app, self.make, self.owner, self.colleague = app, make, owner, colleague
        self.ids: dict[str, dict[str, str]] = {}
        self._directory()
        self._commitments()
        for guard in (UNIT, NAMED):
            self._meeting(guard)
        self._letters()
        self._own()
        self.ids["history"] = {SHARED: "meeting"}
        self.ids["meeting"] = self.ids["meetings"]
        self.ids["calendars"] = self.ids["calendar-feeds"]

    def _keep(self, word: str, guard: str, value: object) -> None:
        self.ids.setdefault(word, {})[guard] = str(value)

    def _directory(self) -> None:
        make = self.make
        for word, record in (
            ("sectors", make.sector()),
            ("organisations", make.organisation()),
            ("people", make.person()),
            ("offices", make.office()),
            ("units", make.unit("IMH")),
            ("accounts", self.owner),
            ("phrases", make.kept(Phrase(key="urge", kinds=["ask"], forms=[FORM]))),
        ):
            self._keep(word, SHARED, record.id)
        self._keep("topics", SHARED, make.topic().slug)
        self._keep("many", SHARED, "done")
        self._keep("document", SHARED, "md")
        self._keep("annex", SHARED, "md")

    def _commitments(self) -> None:
        commitment = self.make.commitment(own_number="T/1")
        first = date(2026, 12, 20)
        rows = {
            "evidence": Evidence(
                commitment_id=commitment.id,
                kind=EvidenceKind.MEASURE,
                role=EvidenceRole.ANSWERS,
                sentence=Wording("Er is een maatregel."),
            ),
            "recesses": Recess(
                chamber=Chamber.HOUSE, name="Kerst", since=first, until=first + timedelta(days=20)
            ),
            "papers": Paper(citation="Kamerstuk 21501-02, nr. 2000"),
            "references": Reference(text="Een brief"),
        }
        self._keep("commitments", SHARED, commitment.id)
        for word, row in rows.items():
            self._keep(word, SHARED, self.make.kept(row).id)

    def _meeting(self, guard: str) -> None:
        word = CANARIES[guard]
        meeting = self.make.meeting(self.owner, f"Gesprek {word}", access=guard, notes=word)
        with self.app.app_context(), transaction() as session:
            for person in (self.owner, self.colleague):
                named = {"meeting_id": meeting.id, "account_id": person.id}
                session.execute(meeting_named.insert().values(named))
        self.make.point(meeting, complement=Wording(word))
        follow_up = self.make.follow_up(
            self.owner, f"Actie {word}", "2026-12-01", meeting_id=meeting.id
        )
        self._keep("meetings", guard, meeting.id)
        self._keep("follow-ups", guard, follow_up.id)

    def _letters(self) -> None:
        caller = Caller(self.owner.id, self.owner.name, self.owner.role, unit_id=self.owner.unit_id)
        office = self.make.office("Minister voor Brieven")
        for guard, subject in ((SHARED, "Een brief"), (UNIT, CANARIES[UNIT])):
            details = LetterDetails(
                answers=[AnswerDetails(uuid.UUID(self.ids["commitments"][SHARED]))],
                signatories=[SignatoryDetails(office.id)],
                date=date(2026, 12, 1),
                subject=subject,
            )
            with self.app.app_context(), transaction():
                letter = service.create_letter(caller, details, now=clock.now())
                letter.access = Access(UNIT if guard == UNIT else "everyone")
                first = letter.paragraphs[0].id
            self._keep("reports", guard, letter.id)
            self._keep(f"{letter.id}/paragraphs", SHARED, first)

        text = ReusableText(title="Beleid", text=Wording("Zo."), author_id=self.owner.id)
        self._keep("texts", SHARED, self.make.kept(text).id)
        self.ids["reusable-texts"] = self.ids["texts"]

    def _own(self) -> None:
        now, word = clock.now(), CANARIES[OWN]
        later = now + timedelta(days=30)
        rows = {
            "tokens": ApiToken(
                token_digest=digest("t"), account_id=self.owner.id, name=word, expires_at=later
            ),
            "calendar-feeds": CalendarFeed(
                owner_id=self.owner.id,
                name=word,
                slug=word,
                token_digest=digest("f"),
                scope=Scope.MINE,
                content=Content.BOTH,
                detail=Detail.FULL,
                shape=Shape.EVENTS,
                language="nl",
                expires_at=later,
            ),
            "drafts": Draft(
                account_id=self.owner.id,
                page=f"/meetings/new#{word}",
                content={"values": {"title": word}},
            ),
            "views": SavedView(account_id=self.owner.id, place="/people", name=word, query="a=b"),
            "outbox": Message(
                recipient_id=self.owner.id,
                kind="notice",
                address=self.owner.email,
                subject=word,
                message_id="<1@logbook.test>",
                body=b"Subject: x\r\n\r\nx",
                next_try_at=now,
                give_up_at=later,
            ),
        }
        for name, row in rows.items():
            self._keep(name, OWN, self.make.kept(row).id)
        with self.app.app_context(), transaction() as session:
            sessions.start(self.owner.id, word, now=now)
            found = db.select(SignInSession.id).filter_by(browser=word)
            self._keep("sessions", OWN, session.scalars(found).one())

    def calls(self) -> list[Call]:
        """Every method of every route, with every record that can stand in its address."""
        found = [
            Call(rule.rule, method, path, guard)
            for rule in self.app.url_map.iter_rules()
            for guard, path in self._filled(SHARED, rule.rule)
            for method in sorted((rule.methods or set()) - {"OPTIONS"})
        ]
        # Whoever signed out is a stranger from then on.
        return sorted(found, key=lambda call: (call.rule == "/sign-out", str(call)))

    def _filled(self, guard: str, path: str) -> Iterator[tuple[str, str]]:
        argument = ARGUMENT.search(path)
        if argument is None:
            yield guard, path
            return
        for narrower, value in self._choices(path, argument):
            filled = path[: argument.start()] + value + path[argument.end() :]
            yield from self._filled(guard if narrower == SHARED else narrower, filled)

    def _choices(self, path: str, argument: re.Match[str]) -> list[tuple[str, str]]:
        if argument["converter"] == "any":
            return [(SHARED, option.strip()) for option in argument["options"].split(",")]
        if path.startswith(("/sign-in/", "/cal/", "/static/")):
            return [(SHARED, "unknown")]
        *_others, above, before = path[: argument.start()].rstrip("/").split("/")
        word = f"{above}/{before}" if f"{above}/{before}" in self.ids else before
        assert word in self.ids, f"{path}: tell tests/routes.py of a record for {before!r}"
        return list(self.ids[word].items())


BODIES: dict[str, dict[str, object]] = {
    "/api/v1/accounts": {"email": "x@example.org", "name": "X", "role": "editor", "unit": "IMH"},
    "/api/v1/accounts/<id>/handover": {"to": "colleague@example.org"},
    "/api/v1/units": {"name": "Londen"},
    "/api/v1/calendar-feeds": {"scope": "mine"},
    "/api/v1/commitments": {"kind": "toezegging", "title": {"nl": "Nog een"}},
    "/api/v1/commitments/<id>/deadlines": {"text": "voor het kerstreces"},
    "/api/v1/commitments/<id>/evidence": {"kind": "measure", "sentence": {"nl": "Nog een."}},
    "/api/v1/commitments/<id>/progress": {"text": "Het loopt."},
    "/api/v1/commitments/<id>/status": {"status": "in-progress"},
    "/api/v1/follow-ups": {"title": {"nl": "Nog een"}},
    "/api/v1/follow-ups/<id>/assignment": {"owner": "colleague@example.org"},
    "/api/v1/follow-ups/<id>/closure": {"status": "done"},
    "/api/v1/follow-ups/<id>/move": {"due": "2099-01-01"},
    "/api/v1/follow-ups/<id>/notes": {"text": "Gebeld."},
    "/api/v1/follow-ups/<id>/snooze": {"until": "2099-01-01"},
    "/api/v1/meetings": {"title": "Nog een", "date": "2026-11-01"},
    "/api/v1/meetings/<id>/confirmation": {"outcome": "held"},
    "/api/v1/offices": {
        "name": {"nl": "Nog een"},
        "inSentence": {"nl": "de nog een"},
        "level": "official",
    },
    "/api/v1/organisations": {"name": {"nl": "Nog een"}, "kind": "company"},
    "/api/v1/papers": {"citation": "Kamerstuk 21501-02, nr. 3000"},
    "/api/v1/people": {"name": "Nog een"},
    "/api/v1/phrases": {"key": "more", "kinds": ["ask"], "forms": [FORM]},
    "/api/v1/recesses": {"chamber": "TK", "name": "Mei", "from": "2026-05-01", "to": "2026-05-09"},
    "/api/v1/references": {"text": "Nog een"},
    "/api/v1/reports": {
        "answers": [{"commitment": "T/1"}],
        "signatories": [{"office": "Minister voor Brieven"}],
        "date": "2026-12-01",
    },
    "/api/v1/reports/<id>/paragraphs/<paragraph>/move": {"up": True},
    "/api/v1/reports/<id>/review": {"agreed": True},
    "/api/v1/reusable-texts": {"title": "Nog een", "text": {"nl": "Nog een."}},
    "/api/v1/sectors": {"key": "more", "nouns": {"nl": "meer"}},
    "/api/v1/topics": {"slug": "more", "label": {"nl": "meer"}},
}
"""What is posted to the API by rule; {} where a route asks for nothing."""

TYPED = {
    "again": "vier stoelen om een ronde tafel",
    "citation": "Kamerstuk 21501-02, nr. 3000",
    "date": "1 november 2026",
    "email": "x@example.org",
    "from": "2026-05-01",
    "key": "more",
    "name": "Nog een",
    "name-nl": "Nog een",
    "nouns-nl": "meer",
    "inSentence-nl": "de nog een",
    "label-nl": "meer",
    "organisation": "Nederlandse Vereniging van Banken",
    "owner": "colleague@example.org",
    "password": "vier stoelen om een ronde tafel",
    "sentence-nl": "Nog een.",
    "slug": "more",
    "text": "Nog een",
    "text-nl": "Nog een.",
    "title": "Nog een",
    "title-nl": "Nog een",
    "to": "2026-05-09",
    "until": "2099-01-01",
}
"""What is typed into fields that a form leaves blank."""
