"""The list of how commitments stand as JSON, and what may be asked of it."""

import uuid
from dataclasses import dataclass
from datetime import date

from marshmallow import EXCLUDE, fields, validate

from logbook.accounts.schemas.references import UnitField
from logbook.commitments.models import Chamber, ClauseType, CommitmentKind, CommitmentStatus
from logbook.commitments.queries import State
from logbook.directory.schemas import OfficeField
from logbook.documents.files import Format
from logbook.dossiers.queries.register import StandingFilter
from logbook.dossiers.schemas.dossier import CitedSchema, NoteSchema, SourceSchema, TermSchema
from logbook.dossiers.standing.contents import Part
from logbook.letters.models import Outcome
from logbook.web.fields import Bilingual, Dated, Day, Line
from logbook.web.language import LANGUAGES
from logbook.web.schema import LogbookSchema


@dataclass(frozen=True, slots=True)
class StandingAsked:
    """Left out: today, the reader's language, no file, and no narrowing."""

    as_of: date | None = None
    language: str | None = None
    format: Format | None = None
    office: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    occasion: str = ""
    kind: CommitmentKind | None = None
    chamber: Chamber | None = None
    state: State | None = None

    @property
    def narrowed(self) -> StandingFilter:
        """What of it narrows the list."""
        return StandingFilter(
            self.office, self.unit, self.occasion, self.kind, self.chamber, self.state
        )


class StandingAskedSchema(LogbookSchema):
    """The query string of the list."""

    details = StandingAsked

    class Meta:
        """What else stands in the query string is not its own."""

        unknown = EXCLUDE

    as_of = Day(load_default=None)
    language = fields.String(load_default=None, validate=validate.OneOf(LANGUAGES))
    format = fields.Enum(Format, by_value=True, load_default=None)
    office = OfficeField(load_default=None)
    unit = UnitField(load_default=None)
    occasion = Line(load_default="")
    kind = fields.Enum(CommitmentKind, by_value=True, load_default=None)
    chamber = fields.Enum(Chamber, by_value=True, load_default=None)
    state = fields.Enum(State, by_value=True, load_default=None)


class AnswerSchema(LogbookSchema):
    """The last letter that answered it."""

    source = fields.Nested(SourceSchema)
    date = Day()
    our_reference = fields.String(attribute="reference")
    outcome = fields.Enum(Outcome, by_value=True)


class EntrySchema(LogbookSchema):
    """One commitment as it stood."""

    source = fields.Nested(SourceSchema)
    kind = fields.Enum(CommitmentKind, by_value=True)
    chamber = fields.Enum(Chamber, by_value=True)
    title = Bilingual()
    clause = Bilingual()
    clause_type = fields.Enum(ClauseType, by_value=True)
    made_on = Dated()
    submitted_on = Dated()
    adopted_on = Dated()
    occasion = Bilingual()
    movers = fields.List(fields.String())
    co_signers = fields.Boolean()
    number = fields.String()
    own_number = fields.String()
    citation = fields.String()
    dossier = fields.Nested(CitedSchema, attribute="cited")
    office = Bilingual()
    unit = fields.String()
    status = fields.Enum(CommitmentStatus, by_value=True)
    since = Day()
    progress = fields.Nested(NoteSchema)
    letter = fields.Nested(AnswerSchema, attribute="answer")
    term = fields.Nested(TermSchema)
    late = fields.Boolean()


class NarrowingSchema(LogbookSchema):
    """What the list was narrowed to."""

    office = Bilingual()
    unit = fields.String()
    occasion = fields.String()
    chamber = fields.Enum(Chamber, by_value=True)


class PartSchema(LogbookSchema):
    """Commitments of one kind, all of them running or all of them settled."""

    kind = fields.Enum(CommitmentKind, by_value=True)
    state = fields.Method("state_of")
    commitments = fields.List(fields.Nested(EntrySchema), attribute="entries")

    def state_of(self, part: Part) -> str:
        """As the filter calls it."""
        return State.CLOSED if part.settled else State.OPEN


class StandingSchema(LogbookSchema):
    """The whole list as of `date`."""

    kind = fields.Constant("list")
    date = Day(attribute="as_of")
    narrowing = fields.Nested(NarrowingSchema)
    parts = fields.List(fields.Nested(PartSchema))
    total = fields.Integer(attribute="count")
