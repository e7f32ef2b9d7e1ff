"""The directory as pages."""

from logbook.directory.views import (
    merging,
    offices,
    organisation_forms,
    organisations,
    people,
    sectors,
    sheets,
    topics,
)
from logbook.directory.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "merging",
    "offices",
    "organisation_forms",
    "organisations",
    "people",
    "sectors",
    "sheets",
    "topics",
]
