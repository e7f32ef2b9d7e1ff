"""A composed letter in every format: whole, and with nothing that stays inside."""

from dataclasses import replace

import pytest

from logbook.composer import compose
from logbook.composer.contents import ComposedSignature
from logbook.composer.files import MEDIA_TYPES, letter_file
from logbook.meetings.models import Marking
from tests.composer.cases import letter_input, second_case
from tests.documents.readers import words_in

CANARIES = ["Dijkbank", "Dike Bank", "geheime", "secret", "aantekening"]


@pytest.fixture
def told(bare_app):
    """All that can be read in a letter as a file, on one line."""

    def telling(letter, form):
        with bare_app.app_context():
            content = letter_file(letter, form).content
        return " ".join(words_in(content, form).split())

    return telling


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_nothing_that_stays_inside_is_in_any_format(told, form, language):
    letter = compose(letter_input(second_case(), language))
    text = told(letter, form)
    assert [canary for canary in CANARIES if canary in text] == []
    for section in letter.sections:
        assert section.heading is None or section.heading.split()[0] in text


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_told_in_the_open_it_is_heard_in_every_format(told, form):
    given = letter_input(second_case())
    meetings = [
        replace(one, points=[replace(p, in_confidence=False) for p in one.points])
        for one in given.meetings
    ]
    assert "geheime" in told(compose(replace(given, meetings=meetings)), form)


@pytest.mark.parametrize("form", [form for form in MEDIA_TYPES if form != "json"])
def test_marking_and_every_signature_stand_in_every_format(told, form):
    letter = compose(letter_input(second_case()))
    signed = [
        *letter.signatures,
        ComposedSignature("de staatssecretaris van Toetsing", "Bram Proef"),
    ]
    frame = replace(letter.frame, marking=Marking.DEP_V)
    text = told(replace(letter, signatures=signed, frame=frame), form)
    for said in ("Departementaal VERTROUWELIJK", "De staatssecretaris van Toetsing,", "Bram Proef"):
        assert said in text
