"""What comes in and goes out of dossiers, summaries and the state of affairs."""

from marshmallow import fields

from logbook.dossiers.glance.contents import Glance
from logbook.dossiers.schemas.asking import ReportAsked, ReportAskedSchema
from logbook.dossiers.schemas.dossier import DossierSchema
from logbook.dossiers.schemas.standing import StandingAsked, StandingAskedSchema
from logbook.dossiers.standing.contents import StateOfAffairs
from logbook.dossiers.summary.contents import Summary
from logbook.web.answering import schema_of

GlanceSchema = schema_of(Glance, language=fields.String())
StandingSchema = schema_of(StateOfAffairs, language=fields.String())
SummarySchema = schema_of(Summary, language=fields.String())

__all__ = [
    "DossierSchema",
    "GlanceSchema",
    "ReportAsked",
    "ReportAskedSchema",
    "StandingAsked",
    "StandingAskedSchema",
    "StandingSchema",
    "SummarySchema",
]
