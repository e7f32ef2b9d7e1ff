"""What tests of meetings share: the standard phrases, and a meeting with everything in it."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from logbook.db import transaction
from logbook.meetings import service
from logbook.policy import SYSTEM


@pytest.fixture
def phrases(app, now) -> None:
    """The vocabulary of sentences."""
    with app.app_context(), transaction():
        service.install_standard_phrases(SYSTEM, now=now)


@pytest.fixture
def nvb(make):
    """The association of banks."""
    banking = make.sector()
    return make.organisation(
        "Nederlandse Vereniging van Banken", short_name="NVB", sector_id=banking.id
    )


@pytest.fixture
def log(api) -> Callable[..., dict[str, Any]]:
    """Log a meeting through the API as somebody; its JSON."""

    def as_person(account, **changed) -> dict[str, Any]:
        content = {"title": "Gesprek met de NVB", "date": "2021-09-14"} | changed
        answer = api(account).post("/meetings", content)
        assert answer.status_code == 201, answer.json
        made: dict[str, Any] = answer.json
        return made

    return as_person


@pytest.fixture
def full(log, make, nvb, phrases, owner) -> dict[str, Any]:
    """A meeting with a party, points both ways and a follow-up; kept by the owner."""
    topic = make.topic()
    party, point = str(uuid.uuid4()), str(uuid.uuid4())
    made: dict[str, Any] = log(
        owner,
        parties=[{"id": party, "organisation": "NVB", "attribution": "name"}],
        representatives=[{"level": "official"}],
        topics=[topic.slug],
        points=[
            {"id": point, "kind": "ask", "phrase": "opgeroepen", "complementKind": "om-te",
             "complement": {"nl": "openheid te geven"}},
            {"kind": "answer", "by": [{"party": party}], "phrase": "toegelicht",
             "complementKind": "hoe", "complement": {"nl": "hoe zij dit doen"}},
            {"kind": "note", "complement": {"nl": "Alleen voor ons"}},
        ],
        summary={"nl": "Een **goed** gesprek"},
        followUps=[{"title": {"nl": "Rapport opvragen"}, "due": "2021-12"}],
    )  # fmt: skip
    return made
