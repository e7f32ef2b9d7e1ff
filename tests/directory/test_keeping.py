"""What every change in the directory keeps: version, history, and what is used."""

import uuid
from typing import Any

import pytest
from sqlalchemy import select

from logbook.db import Base, db
from logbook.directory import service
from logbook.directory.details import MembershipDetails, OrganisationDetails, SectorDetails
from logbook.directory.models import Affiliation, Office, Organisation, Person, Sector, Term, Topic
from logbook.directory.queries.uses import places_of
from logbook.directory.service import keeping
from logbook.errors import Conflict, Invalid, NotFound
from logbook.gathering import write_gathered
from logbook.history.models import HistoryEntry, HistoryValues
from logbook.policy import SYSTEM, Caller, Role
from logbook.wording import Wording

EDITOR = Caller(id=uuid.uuid4(), name="editor", role=Role.EDITOR, language="en")


def test_a_record_is_replaced_with_its_history(scope, now):
    made = service.create_organisation(
        EDITOR, OrganisationDetails(name=Wording("Bank"), notes="eerst"), now=now
    )
    edited = service.edit_organisation(
        EDITOR, made.id, OrganisationDetails(name=Wording("Bank NV")), version=1, now=now
    )
    assert (edited.version, edited.notes) == (2, None)
    write_gathered(db.session())
    entries = db.session.scalars(
        select(HistoryEntry).where(HistoryEntry.record_id == made.id).order_by(HistoryEntry.seq)
    ).all()
    assert [(entry.action, entry.actor_id) for entry in entries] == [
        ("create", EDITOR.id),
        ("edit", EDITOR.id),
    ]
    before, after = values_of(entries[1])
    assert before["notes"] == "eerst"
    assert after["name_nl"] == "Bank NV"


def values_of(entry) -> tuple[Any, Any]:
    """The record before and after an entry of the history."""
    kept = db.session.get_one(HistoryValues, entry.seq)
    return kept.before, kept.after


def test_a_change_of_rows_alone_makes_a_new_version_and_no_change_makes_none(scope, now):
    bank = service.create_organisation(
        EDITOR, OrganisationDetails(name=Wording("Convenant")), now=now
    )
    made = service.create_organisation(EDITOR, OrganisationDetails(name=Wording("Bank")), now=now)
    part = MembershipDetails(organisation_id=bank.id, id=uuid.uuid4())
    details = OrganisationDetails(name=Wording("Bank"), memberships=[part])
    for _ in range(2):
        edited = service.edit_organisation(EDITOR, made.id, details, version=None, now=now)
        assert edited.version == 2


def test_a_stale_version_is_refused(scope, now):
    made = service.create_sector(SYSTEM, SectorDetails(nouns=Wording("banken")), now=now)
    details = SectorDetails(nouns=Wording("bankiers"))
    service.edit_sector(SYSTEM, made.id, details, version=1, now=now)
    with pytest.raises(Conflict):
        service.edit_sector(SYSTEM, made.id, SectorDetails(nouns=Wording("x")), version=1, now=now)


def test_what_is_not_there_cannot_be_changed(scope, now):
    with pytest.raises(NotFound):
        service.delete_person(EDITOR, uuid.uuid4(), version=None, now=now)


def test_what_is_used_is_not_deleted_and_the_refusal_says_where(make, owner, scope, now):
    bank = make.organisation("Bank")
    make.party(make.meeting(owner), organisation_id=bank.id)
    make.follow_up(owner, actor_organisation_id=bank.id)
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.delete_organisation(EDITOR, bank.id, version=None, now=now)
    assert "actiepunten, gesprekken" in refused.value.errors[""][0]


def test_what_a_record_owns_does_not_keep_it_from_being_deleted(make, scope, now):
    covenant = make.organisation("Convenant")
    made = service.create_organisation(
        EDITOR,
        OrganisationDetails(
            name=Wording("Bank"), memberships=[MembershipDetails(organisation_id=covenant.id)]
        ),
        now=now,
    )
    assert places_of(db.session.get_one(Organisation, covenant.id)) == ["membership"]
    service.delete_organisation(EDITOR, made.id, version=1, now=now)
    write_gathered(db.session())
    entry = db.session.scalars(select(HistoryEntry).filter_by(action="delete")).one()
    before, after = values_of(entry)
    assert before["name_nl"] == "Bank"
    assert after is None
    assert places_of(db.session.get_one(Organisation, covenant.id)) == []


def test_every_table_that_refers_to_the_directory_has_a_word_for_it():
    own = {kind.__tablename__ for kind in (Organisation, Person, Office, Topic, Sector)}
    owned = {"former_name", Term.__tablename__}
    referring = {
        table.name
        for table in Base.metadata.tables.values()
        if any(key.column.table.name in own for key in table.foreign_keys)
    }
    assert referring - owned == set(keeping.PLACES)
    assert Affiliation.__tablename__ in referring
