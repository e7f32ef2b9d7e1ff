"""Plain factories: rows with sensible values, straight into the tables.

They go around the services on purpose: a test of one rule should not fail for another's.
"""

import itertools
from datetime import date, datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import insert, select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account, Unit
from logbook.commitments.models import Commitment, CommitmentKind
from logbook.dates import PartialDate
from logbook.db import Base, Record, db, transaction
from logbook.directory.models import (
    Office,
    OfficeLevel,
    Organisation,
    OrganisationKind,
    Person,
    Sector,
    Term,
    Topic,
)
from logbook.finding.rebuilding import rebuild
from logbook.followups.models import FollowUp
from logbook.meetings.models import (
    Attribution,
    Meeting,
    MeetingStatus,
    Party,
    Phrase,
    Point,
    PointKind,
    meeting_topic,
)
from logbook.meetings.service.phrases import standard_phrases
from logbook.policy import Access, Role
from logbook.wording import Wording


class Make:
    """Makes rows. Every method commits; what it gives back is detached: use its columns and ids."""

    def __init__(self, app: Flask, now: datetime) -> None:
        self.app, self.now = app, now
        self._numbers = itertools.count(1)
        self._moments = itertools.count()

    def kept(self, row: Any) -> Any:
        """Commit one row, with what hangs on it, and give it back: each made after the last."""
        with self.app.app_context(), transaction() as session:
            session.add(row)
            for new in session.new:
                if isinstance(new, Record) and "created_at" not in vars(new):
                    made_at = self.now + timedelta(microseconds=next(self._moments))
                    new.created_at = new.updated_at = made_at
        return row

    def fetch(self, kind: type[Base], **columns: Any) -> Any:
        """The one row of this kind with these columns, or None."""
        with self.app.app_context():
            found = db.session.scalars(select(kind).filter_by(**columns)).one_or_none()
            db.session.expunge_all()
            return found

    def count(self, kind: type[Base], **columns: Any) -> int:
        """How many rows of this kind have these columns."""
        with self.app.app_context():
            return db.session.query(kind).filter_by(**columns).count()

    def index(self) -> None:
        """Let what was made be found: factories write rows, and only services tell the index."""
        with self.app.app_context():
            rebuild()

    def unit(self, name: str = "IMH", kind: str = "directorate") -> Unit:
        """A unit, the same one for the same name."""
        return self.fetch(Unit, name=name) or self.kept(Unit(name=name, kind=kind))

    def account(
        self,
        email: str | None = None,
        *,
        unit: str = "IMH",
        role: str = "editor",
        **changed: Any,
    ) -> Account:
        """An account; `unit` by name."""
        email = email or f"person{next(self._numbers)}@example.org"
        unit_id = self.unit(unit).id
        made = self.kept(
            Account(
                email=email,
                name=changed.pop("name", email.split("@")[0].capitalize()),
                unit_id=unit_id,
                role=Role(role),
                language=changed.pop("language", "nl"),
                time_zone=changed.pop("time_zone", "Europe/Amsterdam"),
                **changed,
            )
        )
        with self.app.app_context():
            return db.session.scalars(
                select(Account).filter_by(id=made.id).options(joinedload(Account.unit))
            ).one()

    def sector(self, key: str = "banking", nl: str = "banken", en: str = "banks") -> Sector:
        """A sector, the same one for the same key."""
        return self.fetch(Sector, key=key) or self.kept(Sector(key=key, nouns=Wording(nl, en)))

    def topic(self, slug: str = "arms-investment", **changed: Any) -> Topic:
        """A topic, the same one for the same slug; the first without a label is about arms."""
        label = changed.pop("label", Wording("investeringen in wapens", "investment in arms"))
        if self.fetch(Topic, label_nl=label.nl):
            label = Wording(slug)
        return self.fetch(Topic, slug=slug) or self.kept(Topic(slug=slug, label=label, **changed))

    def organisation(self, name: str = "Nederlandse Vereniging van Banken", **changed: Any) -> Any:
        """An organisation, the same one for the same name."""
        changed.setdefault("kind", OrganisationKind.ASSOCIATION)
        return self.fetch(Organisation, name_nl=name) or self.kept(
            Organisation(name=Wording(name), **changed)
        )

    def person(self, name: str = "J. Jansen", **changed: Any) -> Person:
        """A contact."""
        return self.kept(Person(name=name, **changed))

    def office(self, name: str = "Minister voor Proeven", *terms: Term, **changed: Any) -> Office:
        """An office with its terms."""
        changed.setdefault("in_sentence", Wording(f"de {name[0].lower()}{name[1:]}"))
        changed.setdefault("level", OfficeLevel.MINISTER)
        return self.kept(Office(name=Wording(name), terms=list(terms), **changed))

    def commitment(self, title: str = "De toezegging", **changed: Any) -> Commitment:
        """A promise, or whatever `kind` says."""
        changed.setdefault("kind", CommitmentKind.PROMISE)
        return self.kept(Commitment(title=Wording(title), **changed))

    def phrase(self, key: str) -> Phrase:
        """The standard phrase with this key."""
        (found,) = (details for details in standard_phrases() if details.key == key)
        return self.kept(
            Phrase(
                key=key,
                kinds=[kind.value for kind in found.kinds],
                forms=[form.as_json() for form in found.forms],
                example=found.example,
            )
        )

    def meeting(self, owner: Account, title: str = "Gesprek met de NVB", **changed: Any) -> Meeting:
        """A meeting held on 14 September 2021 that everyone may see, without parties or points."""
        held = changed.pop("date", "2021-09-14")
        return self.kept(
            Meeting(
                title=title,
                date=PartialDate.parse(held) if isinstance(held, str) else held,
                time_zone=changed.pop("time_zone", "Europe/Amsterdam"),
                status=changed.pop("status", MeetingStatus.HELD),
                owner_id=owner.id,
                unit_id=changed.pop("unit_id", owner.unit_id),
                access=Access(changed.pop("access", "everyone")),
                **changed,
            )
        )

    def about(self, meeting: Meeting, *topics: Topic) -> None:
        """Let a meeting be about topics."""
        with self.app.app_context(), transaction() as session:
            rows = [{"meeting_id": meeting.id, "topic_id": topic.id} for topic in topics]
            session.execute(insert(meeting_topic), rows)

    def party(self, meeting: Meeting, **changed: Any) -> Party:
        """A party of a meeting; give organisation_id or sector_id."""
        changed.setdefault("attribution", Attribution.SECTOR)
        return self.kept(Party(meeting_id=meeting.id, **changed))

    def point(self, meeting: Meeting, kind: str = "message", **changed: Any) -> Point:
        """A point of a meeting."""
        changed.setdefault("attribution", Attribution.SECTOR)
        return self.kept(Point(meeting_id=meeting.id, kind=PointKind(kind), **changed))

    def follow_up(
        self, owner: Account, title: str = "Terugkoppelen", due: str | None = None, **changed: Any
    ) -> FollowUp:
        """An open follow-up of the owner; `due` in EDTF."""
        partial = PartialDate.parse(due) if due else None
        if not any(name.startswith("actor_") for name in changed):
            changed["actor_account_id"] = owner.id
        return self.kept(
            FollowUp(
                title=Wording(title),
                owner_id=owner.id,
                due=partial,
                due_on=partial.latest if partial else None,
                made_on=changed.pop("made_on", date(2026, 11, 1)),
                **changed,
            )
        )
