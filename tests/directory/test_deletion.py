"""Deleting on pages: what is unused, after asking."""

import pytest

from logbook.directory.models import Organisation


def send(client, path, content):
    """Send what no page offered this person to send, with a good token."""
    token = client.get("/organisations").all("input", name="csrf_token")[0].attrs["value"]
    return client.post(path, {"csrf_token": token, **content})


def test_what_is_used_is_not_deleted_and_it_says_where(visit, owner, make):
    bank = make.organisation("Bank")
    make.party(make.meeting(owner), organisation_id=bank.id)
    page = visit(owner).get(f"/organisations/{bank.id}/delete")
    refused = page.submit()
    assert refused.status == 422
    assert "gesprekken" in refused.text
    assert make.fetch(Organisation, id=bank.id)


@pytest.mark.parametrize(
    "path",
    [
        "/organisations/{organisation}",
        "/people/{person}",
        "/topics/arms-investment",
        "/administration/offices/{office}",
        "/administration/sectors/{sector}",
    ],
)
def test_what_is_unused_is_deleted_after_asking(visit, admin, reader, make, path):
    make.topic()
    there = path.format(
        organisation=make.organisation().id,
        person=make.person().id,
        office=make.office().id,
        sector=make.sector().id,
    )
    visit(reader).get(f"{there}/delete", status=403)
    assert send(visit(reader), f"{there}/delete", {"version": "1"}).status == 403
    client = visit(admin)
    page = client.get(f"{there}/delete")
    assert page.submit({"version": "7"}).status == 409
    assert page.submit().status == 303
    client.get(f"{there}/delete", status=404)
