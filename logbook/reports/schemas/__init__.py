"""What comes in and goes out of reports."""

from logbook.reports.schemas.asking import DossierAsked, DossierAskedSchema, Format
from logbook.reports.schemas.dossier import DossierSchema

__all__ = ["DossierAsked", "DossierAskedSchema", "DossierSchema", "Format"]
