"""What can be asked of the coverage; each answer holds only what its reader may see."""

from logbook.coverage.queries.columns import Columns, columns
from logbook.coverage.queries.course import ContactCourse, courses, courses_of
from logbook.coverage.queries.matrix import cells, coverage
from logbook.coverage.queries.planned import planned_among

__all__ = [
    "Columns",
    "ContactCourse",
    "cells",
    "columns",
    "courses",
    "courses_of",
    "coverage",
    "planned_among",
]
