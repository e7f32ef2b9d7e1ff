"""What may be asked of the list of how commitments stand."""

import uuid
from dataclasses import dataclass

from marshmallow import fields

from logbook.accounts.schemas.references import UnitField
from logbook.commitments.models import Chamber, CommitmentKind
from logbook.commitments.queries import State
from logbook.directory.schemas import OfficeField
from logbook.dossiers.queries.standing import StandingFilter
from logbook.dossiers.schemas.asking import ReportAsked, ReportAskedSchema
from logbook.web.fields import Line


@dataclass(frozen=True, slots=True)
class StandingAsked(ReportAsked):
    """Left out: no narrowing either."""

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


class StandingAskedSchema(ReportAskedSchema):
    """The query string of the list."""

    details = StandingAsked

    office = OfficeField(load_default=None)
    unit = UnitField(load_default=None)
    occasion = Line(load_default="")
    kind = fields.Enum(CommitmentKind, by_value=True, load_default=None)
    chamber = fields.Enum(Chamber, by_value=True, load_default=None)
    state = fields.Enum(State, by_value=True, load_default=None)
