"""What can be asked of the directory. Everybody who signs in may read all of it."""

from logbook.directory.queries.choices import (
    office_choices,
    organisation_choices,
    person_choices,
    sector_choices,
    short_names,
    topic_choices,
)
from logbook.directory.queries.references import (
    offices_named,
    organisations_named,
    sectors_named,
)

__all__ = [
    "office_choices",
    "offices_named",
    "organisation_choices",
    "organisations_named",
    "person_choices",
    "sector_choices",
    "sectors_named",
    "short_names",
    "topic_choices",
]
