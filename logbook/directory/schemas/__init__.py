"""What comes into the directory and goes out of it, and the fields by which others refer to it."""

from logbook.directory.schemas.references import (
    Label,
    OfficeField,
    OrganisationField,
    PersonField,
    SectorField,
    TopicField,
    label_of,
)

__all__ = [
    "Label",
    "OfficeField",
    "OrganisationField",
    "PersonField",
    "SectorField",
    "TopicField",
    "label_of",
]
