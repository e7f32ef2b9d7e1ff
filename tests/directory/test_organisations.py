"""Organisations: names, memberships, mergers."""

import uuid
from datetime import date

import pytest

from logbook.db import db
from logbook.directory import queries, service
from logbook.directory.details import (
    MembershipDetails,
    OfficeDetails,
    OrganisationDetails,
    TopicDetails,
)
from logbook.directory.models import MembershipRole, Organisation
from logbook.directory.queries.chains import chain, lineage
from logbook.directory.service import keeping
from logbook.errors import Invalid
from logbook.judging import judged
from logbook.policy import SYSTEM, Caller, Role
from logbook.wording import Wording

EDITOR = Caller(id=uuid.uuid4(), name="editor", role=Role.EDITOR, language="en")


def day(text):
    return date.fromisoformat(text)


def test_two_organisations_cannot_have_one_name_in_either_language(make, scope, now):
    make.organisation("Bank")
    for name in (Wording("BANK"), Wording("Anders", "bank")):
        with pytest.raises(Invalid), scope.test_request_context():
            service.create_organisation(EDITOR, OrganisationDetails(name=name), now=now)


def test_a_membership_is_not_told_twice_for_one_time(make, scope, now):
    covenant = make.organisation("Convenant")
    part = MembershipDetails(organisation_id=covenant.id, until=day("2021-01-01"))
    chair = MembershipDetails(organisation_id=covenant.id, role=MembershipRole.CHAIR)
    later = MembershipDetails(organisation_id=covenant.id, since=day("2021-01-01"))
    kept = OrganisationDetails(name=Wording("Bank"), memberships=[part, chair, later])
    assert len(service.create_organisation(EDITOR, kept, now=now).memberships) == 3
    twice = OrganisationDetails(name=Wording("Bank 2"), memberships=[part, part])
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.create_organisation(EDITOR, twice, now=now)
    assert list(refused.value.errors) == ["memberships-1-from"]


def test_an_organisation_is_no_member_of_itself(scope, now):
    own = uuid.uuid4()
    part = MembershipDetails(organisation_id=own)
    details = OrganisationDetails(id=own, name=Wording("Bank"), memberships=[part])
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.create_organisation(EDITOR, details, now=now)
    assert list(refused.value.errors) == ["memberships-0-organisation"]


def test_a_row_of_another_record_cannot_be_taken(make, scope, now):
    covenant = make.organisation("Convenant")
    part = MembershipDetails(id=uuid.uuid4(), organisation_id=covenant.id)
    first = OrganisationDetails(name=Wording("Bank"), memberships=[part])
    made = service.create_organisation(EDITOR, first, now=now)
    second = OrganisationDetails(name=Wording("Bank 2"), memberships=[part])
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.create_organisation(EDITOR, second, now=now)
    assert list(refused.value.errors) == ["memberships-0-id"]
    kept = service.edit_organisation(EDITOR, made.id, first, version=1, now=now)
    assert [row.id for row in kept.memberships] == [part.id]


def test_mergers_and_trees_cannot_go_round(make, scope, now):
    a = make.organisation("A")
    b = make.organisation("B", merged_into_id=a.id)
    c = make.organisation("C", merged_into_id=b.id)
    for into in (a, b, c):
        with pytest.raises(Invalid), scope.test_request_context():
            service.merge_organisation(EDITOR, a.id, into.id, version=None, now=now)
    top = make.topic("top")
    below = make.topic("below", label=Wording("eronder"), parent_id=top.id)
    details = TopicDetails(label=Wording("boven"), slug="top", parent_id=below.id)
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.edit_topic(SYSTEM, top.id, details, version=None, now=now)
    assert list(refused.value.errors) == ["parent"]
    old = make.office("Oud")
    new = make.office("Nieuw", succeeds_id=old.id)
    succeeding = OfficeDetails(name=Wording("Oud"), succeeds_id=new.id)
    with pytest.raises(Invalid) as refused, scope.test_request_context():
        service.edit_office(SYSTEM, old.id, succeeding, version=None, now=now)
    assert list(refused.value.errors) == ["succeeds"]


def _lineage(organisation_id):
    return set(db.session.scalars(lineage([organisation_id])))


def test_without_the_check_mergers_would_go_round_and_following_them_still_ends(
    make, scope, now, monkeypatch
):
    a = make.organisation("A")
    b = make.organisation("B", merged_into_id=a.id)
    monkeypatch.setattr(keeping, "goes_round", lambda *_: False)
    service.merge_organisation(EDITOR, a.id, b.id, version=None, now=now)
    assert list(chain(Organisation.merged_into_id, a.id)) == [a.id, b.id]
    assert _lineage(a.id) == {a.id, b.id}


def test_whoever_types_the_name_of_a_merged_organisation_means_the_other(make, scope, now):
    old, new = make.organisation("Oud"), make.organisation("Nieuw")
    service.merge_organisation(EDITOR, old.id, new.id, version=1, now=now)
    assert queries.organisations_named("Oud") == {new.id}
    assert _lineage(new.id) == {old.id, new.id}
    service.merge_organisation(EDITOR, old.id, None, version=2, now=now)
    assert queries.organisations_named("Oud") == {old.id}


def test_errors_of_several_checks_come_together():
    assert judged([("a", "1")], [("a", "2"), ("b", "3")]) == {"a": ["1", "2"], "b": ["3"]}
