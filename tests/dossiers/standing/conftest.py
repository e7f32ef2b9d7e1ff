"""Fixtures of the list of how commitments stand."""

from datetime import date

import pytest

from logbook.db import reading
from logbook.dossiers.queries import StandingFilter, standing_rows
from logbook.dossiers.standing import compose

DAY = date(2022, 4, 7)


@pytest.fixture
def standing(app):
    """The list as of a day, narrowed."""

    def listing(as_of=DAY, **wanted):
        with app.app_context(), reading():
            return compose(standing_rows(StandingFilter(**wanted)), as_of)

    return listing


@pytest.fixture
def titles(standing):
    """The titles in the list, in its order."""

    def listing(as_of=DAY, **wanted):
        found = standing(as_of, **wanted)
        return [one.title.nl for part in found.parts for one in part.commitments]

    return listing
