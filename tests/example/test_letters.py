"""The letter of the example is there to be read and written on, as the composer makes it."""

import pytest

from logbook.example.documents import identity
from logbook.letters import queries
from logbook.letters.models import ReportState
from logbook.letters.service import check
from logbook.letters.stored_letter import letter_of
from logbook.linter import Level
from logbook.linter.findings import LETTER
from logbook.policy import SYSTEM
from tests.composer.test_example import letter

pytestmark = pytest.mark.usefixtures("example")


def test_it_is_the_letter_that_the_log_composes():
    stored = queries.letter(SYSTEM, identity("L1"))
    assert stored.state is ReportState.CONCEPT
    told = [sentence.text for sentence in letter_of(stored).sentences]
    assert told == [sentence.text for sentence in letter().sentences]


def test_what_is_found_in_it_is_what_the_real_one_had():
    checked = check(queries.letter(SYSTEM, identity("L1")))
    found = [one.finding for one in checked if one.finding.level is not Level.NOTE]
    assert {(one.rule, one.record, one.level) for one in found} == {
        ("before-promise", str(identity("E4")), Level.ERROR),
        ("before-promise", str(identity("G1")), Level.WARNING),
        ("citation", str(identity("M1")), Level.WARNING),
        ("sitting-day", str(identity("M2")), Level.WARNING),
        ("references", LETTER, Level.WARNING),
    }
