"""References: where something can be found, and who may know of what they name."""

import uuid
from datetime import date

import pytest
from flask import g
from marshmallow import ValidationError

from logbook.db import db, transaction
from logbook.errors import Conflict, Forbidden, Invalid
from logbook.history.models import HistoryEntry
from logbook.references import service
from logbook.references.details import ReferenceDetails
from logbook.references.models import Attachment, Reference
from logbook.references.schemas import ReferenceSchema, meetings_shown
from logbook.web.reading import InputReading, reading_as


@pytest.fixture
def load(app):
    """Load a reference; gives its details or the messages."""

    def loading(content):
        how = InputReading(typed=False, today=date(2026, 12, 7), language="nl")
        with app.test_request_context(), reading_as(how):
            try:
                return ReferenceSchema().load(content)
            except ValidationError as problem:
                return problem.messages

    return loading


@pytest.mark.parametrize(
    "address",
    ["https://www.cbl.nl/app/uploads/plan.pdf", "http://example.org", "https://x.nl:8443/a?b=c#d"],
)
def test_a_web_address_is_kept(load, address):
    assert load({"url": address}).url == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org/a",
        "www.cbl.nl/plan.pdf",
        "https://",
        "https:///path",
        "https://[::1",
        "https://example.org:port/",
        "https://exa mple.org/",
        "https://example.org/" + "x" * 2000,
        "https://example.org/\x00",
    ],
)
def test_any_other_address_is_refused(load, address):
    assert load({"url": address}).keys() == {"url"}


def test_a_reference_is_kept_with_its_history(scope, make, owner, now):
    meeting = make.meeting(owner)
    with transaction():
        made = service.create_reference(
            owner.as_caller(),
            ReferenceDetails(text="Het verslag", citation="26485, nr. 376", meeting_id=meeting.id),
            now=now,
        )
    assert (made.text, made.citation, made.meeting_id) == (
        "Het verslag",
        "26485, nr. 376",
        meeting.id,
    )
    assert db.session.query(HistoryEntry).filter_by(record_id=made.id).one().action == "create"


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ReferenceDetails(), "text"),
        (ReferenceDetails(text=""), "text"),
        (ReferenceDetails(meeting_id=uuid.uuid4()), "meeting"),
        (ReferenceDetails(report_id=uuid.uuid4()), "letter"),
        (ReferenceDetails(attachment_id=uuid.uuid4()), "attachment"),
    ],
)
def test_a_reference_to_nothing_is_refused(scope, owner, now, details, field):
    with pytest.raises(Invalid) as refused, transaction():
        service.create_reference(owner.as_caller(), details, now=now)
    assert refused.value.errors.keys() == {field}


def test_a_reference_may_name_an_attachment(scope, make, owner, now):
    file = make.kept(Attachment(name="plan.pdf", media_type="application/pdf", size=1, sha256="0"))
    with transaction():
        details = ReferenceDetails(attachment_id=file.id)
        made = service.create_reference(owner.as_caller(), details, now=now)
    assert made.attachment_id == file.id


def test_a_reader_changes_no_reference(scope, make, reader, now):
    kept = make.kept(Reference(text="Hier"))
    with pytest.raises(Forbidden), transaction():
        service.create_reference(reader.as_caller(), ReferenceDetails(text="Daar"), now=now)
    with pytest.raises(Forbidden), transaction():
        service.edit_reference(reader.as_caller(), kept, ReferenceDetails(text="Daar"), now=now)


def test_an_edit_replaces_all_but_the_meeting_that_the_editor_may_not_see(
    scope, make, owner, outsider, now
):
    meeting = make.meeting(owner, access="unit")
    kept = make.kept(Reference(text="Hier", citation="26485, nr. 376", meeting_id=meeting.id))
    with transaction() as session:
        session.add(kept)
        service.edit_reference(outsider.as_caller(), kept, ReferenceDetails(text="Daar"), now=now)
    assert (kept.text, kept.citation, kept.meeting_id) == ("Daar", None, meeting.id)
    with transaction():
        service.edit_reference(owner.as_caller(), kept, ReferenceDetails(text="Daar"), now=now)
    assert kept.meeting_id is None


def test_a_stale_edit_of_a_reference_is_refused(scope, make, owner, now):
    kept = make.kept(Reference(text="Hier"))
    details = ReferenceDetails(text="Daar")
    with pytest.raises(Conflict):
        service.edit_reference(owner.as_caller(), kept, details, version=7, now=now)


def test_a_meeting_is_told_to_who_may_see_it(app, make, owner, outsider):
    meeting = make.meeting(owner, access="unit")
    reference = make.kept(Reference(text="Hier", meeting_id=meeting.id))
    for who, told in ((owner, str(meeting.id)), (outsider, None), (None, None)):
        with app.test_request_context():
            g.caller = who.as_caller() if who else None
            assert ReferenceSchema().dump(reference)["meeting"] == told


def test_a_list_asks_once_of_which_meetings_it_may_tell(app, make, owner, queries):
    kept = [make.kept(Reference(text="Hier", meeting_id=make.meeting(owner).id)) for _ in range(5)]
    with app.test_request_context():
        g.caller = owner.as_caller()
        with queries() as seen, meetings_shown([*kept, None]):
            told = ReferenceSchema().dump(kept, many=True)
        assert [one["meeting"] for one in told] == [str(one.meeting_id) for one in kept]
        assert seen.count == 1
