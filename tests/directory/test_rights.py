"""Who may look after what in the directory."""

import uuid
from collections.abc import Callable
from datetime import datetime

import pytest

from logbook.directory import service
from logbook.directory.details import (
    MoveDetails,
    OfficeDetails,
    OrganisationDetails,
    PersonDetails,
    SectorDetails,
    TopicDetails,
)
from logbook.errors import Forbidden
from logbook.policy import Caller, Role
from logbook.wording import Wording

EDITOR = Caller(id=uuid.uuid4(), name="editor", role=Role.EDITOR, language="en")


READER = Caller(id=uuid.uuid4(), name="reader", role=Role.READER, language="en")


Act = Callable[[Caller, uuid.UUID, datetime], object]


WRITING: list[Act] = [
    lambda who, id, now: service.create_organisation(
        who, OrganisationDetails(name=Wording("B")), now=now
    ),
    lambda who, id, now: service.edit_organisation(
        who, id, OrganisationDetails(name=Wording("B")), version=None, now=now
    ),
    lambda who, id, now: service.merge_organisation(who, id, None, version=None, now=now),
    lambda who, id, now: service.delete_organisation(who, id, version=None, now=now),
    lambda who, id, now: service.create_person(who, PersonDetails(name="P"), now=now),
    lambda who, id, now: service.edit_person(
        who, id, PersonDetails(name="P"), version=None, now=now
    ),
    lambda who, id, now: service.move_person(
        who, id, MoveDetails(organisation_id=id, on=now.date()), version=None, now=now
    ),
    lambda who, id, now: service.delete_person(who, id, version=None, now=now),
]


ADMINISTERING: list[Act] = [
    lambda who, id, now: service.create_office(who, OfficeDetails(name=Wording("O")), now=now),
    lambda who, id, now: service.edit_office(
        who, id, OfficeDetails(name=Wording("O")), version=None, now=now
    ),
    lambda who, id, now: service.delete_office(who, id, version=None, now=now),
    lambda who, id, now: service.create_topic(who, TopicDetails(label=Wording("T")), now=now),
    lambda who, id, now: service.edit_topic(
        who, id, TopicDetails(label=Wording("T")), version=None, now=now
    ),
    lambda who, id, now: service.retire_topic(who, id, retired=True, version=None, now=now),
    lambda who, id, now: service.delete_topic(who, id, version=None, now=now),
    lambda who, id, now: service.create_sector(who, SectorDetails(nouns=Wording("S")), now=now),
    lambda who, id, now: service.edit_sector(
        who, id, SectorDetails(nouns=Wording("S")), version=None, now=now
    ),
    lambda who, id, now: service.delete_sector(who, id, version=None, now=now),
]


@pytest.mark.parametrize("act", WRITING + ADMINISTERING)
def test_a_reader_may_do_nothing(scope, now, act):
    with pytest.raises(Forbidden):
        act(READER, uuid.uuid4(), now)


@pytest.mark.parametrize("act", ADMINISTERING)
def test_an_editor_may_not_touch_vocabularies(scope, now, act):
    with pytest.raises(Forbidden):
        act(EDITOR, uuid.uuid4(), now)
