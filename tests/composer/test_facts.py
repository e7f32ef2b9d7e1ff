"""docs/letter-facts.md is true: the letter of the example tells every fact as the page says."""

import pytest

from logbook.dates import Form, PartialDate, say
from tests.composer.facts import DOCUMENT, document, tables
from tests.composer.test_example import letter

pytestmark = pytest.mark.usefixtures("example")


def test_the_page_has_the_sentences_of_the_letter():
    assert document(letter()) == DOCUMENT.read_text("utf-8"), "write it anew: see facts.py"


def test_every_fact_is_told_with_its_date_as_known():
    for rows in tables(letter()).values():
        for row in rows:
            assert row.told, row.name
            if row.date:
                said = say(PartialDate.parse(row.date), "nl", Form.SENTENCE)
                assert said.partition(" ")[2] in row.told, row.name


def test_a_fact_that_the_letter_leaves_out_is_missed():
    with pytest.raises((IndexError, StopIteration)):
        tables(letter(T1=None))
