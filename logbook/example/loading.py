"""The steps of loading the example, each of one subject, through the services of its feature."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from logbook.accounts.queries.references import find_account
from logbook.accounts.schemas import AccountSchema, UnitSchema
from logbook.accounts.service.credentials import keep_password
from logbook.accounts.service.people import create_account
from logbook.accounts.service.units import create_unit, edit_unit
from logbook.commitments import service as commitments
from logbook.commitments.schemas.commitments import CommitmentSchema
from logbook.commitments.schemas.evidence import EvidenceSchema
from logbook.commitments.schemas.houses import PaperSchema, RecessSchema
from logbook.directory import service as directory
from logbook.directory.schemas.offices import OfficeSchema
from logbook.directory.schemas.organisations import OrganisationSchema
from logbook.directory.schemas.people import PersonSchema
from logbook.directory.schemas.topics import SectorSchema, TopicSchema
from logbook.errors import NotFound
from logbook.example import documents
from logbook.followups import service as followups
from logbook.followups.models import FollowUp
from logbook.followups.schemas import ClosureSchema, FollowUpSchema, MoveSchema, SnoozeSchema
from logbook.letters import service as reports
from logbook.letters.schemas import LetterSchema, ReusableTextSchema
from logbook.meetings import service as meetings
from logbook.meetings.schemas.meetings import MeetingSchema
from logbook.policy import SYSTEM, Caller
from logbook.web.schema import LogbookSchema

Document = dict[str, Any]

COURSE = ("statusChanges", "deadlines", "progress", "status")
"""What a commitment went through: told once, when it is made."""
ACTS: Mapping[str, tuple[Callable[..., FollowUp], type[LogbookSchema]]] = {
    "close": (followups.close, ClosureSchema),
    "move": (followups.move, MoveSchema),
    "snooze": (followups.snooze, SnoozeSchema),
}
"""What may have happened to a follow-up since it was made, besides that somebody is at it."""


@dataclass(frozen=True, slots=True)
class Loading:
    """One loading: what was written by hand counts its days from `today`; it happens `now`."""

    now: datetime
    today: date

    def people(self, passwords: Mapping[str, str]) -> None:
        """Units, accounts with their passwords (e-mail address -> hash), and then the heads."""
        units = list(self._records("people", "units"))
        for unit in units:
            create_unit(SYSTEM, self._read(UnitSchema(), _without(unit, "head")), now=self.now)
        for record in self._records("people", "accounts"):
            account = create_account(SYSTEM, self._read(AccountSchema(), record), now=self.now)
            keep_password(SYSTEM, account.id, passwords[account.email], now=self.now)
        for unit in units:
            whole = self._read(UnitSchema(), unit)
            edit_unit(SYSTEM, whole.id, whole, now=self.now)

    def vocabulary(self, who: Caller) -> None:
        """Standard phrases, sectors, topics, offices, recesses and known papers."""
        meetings.install_standard_phrases(who, now=self.now)
        for file, collection, create, schema in (
            ("vocabulary", "sectors", directory.create_sector, SectorSchema()),
            ("vocabulary", "topics", directory.create_topic, TopicSchema()),
            ("vocabulary", "offices", directory.create_office, OfficeSchema()),
            ("house", "recesses", commitments.create_recess, RecessSchema()),
            ("house", "papers", commitments.create_paper, PaperSchema()),
        ):
            self._each(file, collection, create, schema, who)

    def contacts(self, who: Caller) -> None:
        """Organisations and the people who work there."""
        self._each(
            "organisations",
            "organisations",
            directory.create_organisation,
            OrganisationSchema(),
            who,
        )
        self._each("contacts", "people", directory.create_person, PersonSchema(), who)

    def register(self, who: Caller) -> None:
        """Promises and motions with their evidence; then their ties, which may go both ways."""
        records = list(self._records("commitments", "commitments"))
        for record in records:
            plain = self._read(CommitmentSchema(), _without(record, "evidence", "related"))
            made = commitments.create_commitment(who, plain, now=self.now)
            for answer in record.get("evidence", ()):
                read = self._read(EvidenceSchema(), answer)
                commitments.add_evidence(who, made.id, read, now=self.now)
        for record in records:
            if "related" in record:
                tied = self._read(CommitmentSchema(), _without(record, "evidence", *COURSE))
                commitments.edit_commitment(who, tied.id, tied, version=None, now=self.now)

    def talks(self, file: str) -> None:
        """Meetings, each logged by its owner, with what follows from them."""
        for record in self._records(file, "meetings"):
            who = caller_with(record["owner"])
            details = self._read(MeetingSchema(), _without(record, "followUps"))
            meeting = meetings.log_meeting(who, details, now=self.now)
            for following in record.get("followUps", ()):
                self._follow_up(who, {"origin": {"meeting": str(meeting.id)}} | following)
            followups.wait_for_relays(who, meeting, now=self.now)

    def follow_ups(self, file: str) -> None:
        """Follow-ups that come from no meeting, each made by its owner."""
        for record in self._records(file, "followUps"):
            self._follow_up(caller_with(record["owner"]), record)

    def letters(self) -> None:
        """What letters say again; and letters, each composed and still a concept of its author."""
        for record in self._records("letters", "texts"):
            text = self._read(ReusableTextSchema(), _without(record, "author"))
            reports.create_text(caller_with(record["author"]), text, now=self.now)
        for record in self._records("letters", "letters"):
            details = self._read(LetterSchema(), _without(record, "author"))
            reports.create_letter(caller_with(record["author"]), details, now=self.now)

    def _follow_up(self, who: Caller, record: Document) -> None:
        details = self._read(FollowUpSchema(), _without(record, "then"))
        made = followups.create(who, details, now=self.now)
        for happened in record.get("then", ()):
            for act, said in happened.items():
                self._act(who, made, act, said)

    def _act(self, who: Caller, follow_up: FollowUp, act: str, said: Document) -> None:
        if act == "start":
            followups.start(who, follow_up.id, now=self.now)
            return
        do, schema = ACTS[act]
        do(who, follow_up.id, self._read(schema(), said), now=self.now)

    def _each(
        self,
        file: str,
        collection: str,
        create: Callable[..., object],
        schema: LogbookSchema,
        who: Caller,
    ) -> None:
        for record in self._records(file, collection):
            create(who, self._read(schema, record), now=self.now)

    def _records(self, file: str, collection: str) -> Iterator[Document]:
        yield from documents.records(file, collection, today=self.today)

    def _read(self, schema: LogbookSchema, record: Document) -> Any:
        return documents.details(schema, record, today=self.today)


def caller_with(email: str) -> Caller:
    """The person with this address, as the one who asks. Raises NotFound."""
    account = find_account(email=email)
    if account is None:
        raise NotFound
    return account.as_caller()


def _without(record: Document, *names: str) -> Document:
    return {key: value for key, value in record.items() if key not in names}
