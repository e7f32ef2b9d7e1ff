"""What somebody leaves behind is shown, and given to a colleague."""

import pytest

from logbook.db import db, reading, transaction
from logbook.followups.models import FollowUp, Reminder
from logbook.meetings.models import Meeting, meeting_named
from logbook.outbox.models import Message
from logbook.overview import handover
from tests.followups.sweeping import change


@pytest.fixture
def leaving(app, make, owner, colleague, admin):
    """Two meetings, one of them seen by the owner alone, a follow-up of it, a commitment."""
    make.meeting(owner)
    secret = make.meeting(owner, "Zwanenmeer", access="named")
    with app.app_context(), transaction() as session:
        session.execute(meeting_named.insert().values(meeting_id=secret.id, account_id=owner.id))
    make.follow_up(owner, "Nachtegaal", "2099-12-22", meeting_id=secret.id)
    make.commitment(owner_id=owner.id)
    return owner


def test_disabling_shows_what_hangs_on_it_and_hands_it_over(
    leaving, visit, api, admin, colleague, app
):
    client, here = visit(admin), f"/administration/accounts/{leaving.id}"
    page = client.follow(client.get(here).submit({}, f"{here}/disable"))
    for told in ("Gesprekken (2)", "Open actiepunten (1)", "Moties en toezeggingen (1)"):
        assert told in page.text
    assert "Zwanenmeer" not in page.text
    after = client.follow(page.submit({"to": str(colleague.id)}, f"{here}/handover"))
    assert "Gesprekken (2)" in after.text
    theirs = api(colleague)
    assert theirs.get(f"/meetings?owner={colleague.id}").json["total"] == 2
    assert theirs.get(f"/follow-ups?owner={colleague.id}").json["total"] == 1
    with app.app_context(), reading():
        (notice,) = db.session.scalars(db.select(Message).filter_by(kind="handover"))
        assert notice.recipient_id == colleague.id
        assert "Zwanenmeer" not in (notice.body or b"").decode()
        reminded = set(db.session.scalars(db.select(Reminder.recipient_id)))
        assert reminded == {colleague.id}


def test_nobody_is_chosen_beforehand(leaving, visit, admin, api):
    client, here = visit(admin), f"/administration/accounts/{leaving.id}"
    after = client.follow(client.get(here).submit({}, f"{here}/handover"))
    assert "Gesprekken (2)" in after.text
    assert api(admin).get(f"/meetings?owner={leaving.id}").json["total"] == 1


def test_only_what_is_chosen_is_handed_over(leaving, api, admin, colleague, app, now):
    with app.app_context():
        change(leaving, now, disabled_at=now)
    path = f"/accounts/{leaving.id}/handover"
    body = {"to": str(colleague.id), "what": ["followUps"]}
    assert api(admin).post(path, body).status_code == 200
    with app.app_context(), reading():
        assert db.session.scalar(db.select(FollowUp.owner_id)) == colleague.id
        assert set(db.session.scalars(db.select(Meeting.owner_id))) == {leaving.id}


def test_only_administrators_hand_over_and_not_to_who_left(leaving, api, admin, colleague):
    path = f"/accounts/{leaving.id}/handover"
    assert api(colleague).post(path, {"to": str(colleague.id)}).status_code == 403
    assert api(admin).post(path, {"to": str(leaving.id)}).status_code == 400
    assert api(admin).post(path, {"to": str(admin.id), "what": ["x"]}).status_code == 400


def test_of_who_is_still_here_nothing_unseen_is_handed_over(leaving, api, admin):
    path = f"/accounts/{leaving.id}/handover"
    assert api(admin).post(path, {"to": str(admin.id)}).status_code == 200
    found = api(admin).get("/meetings").json
    assert [one["owner"] for one in found["items"]] == [str(admin.id)]
    assert api(admin).get("/follow-ups").json["total"] == 0


def test_without_that_rule_an_administrator_helps_themselves(leaving, api, admin, monkeypatch):
    monkeypatch.setattr(handover, "may_read", lambda _caller, _meeting: True)
    assert api(admin).post(f"/accounts/{leaving.id}/handover", {"to": str(admin.id)})
    assert api(admin).get("/meetings").json["total"] == 2


def test_the_command_line_tells_what_to_hand_over_and_does_it(leaving, app, colleague, api):
    runner = app.test_cli_runner()
    told = runner.invoke(args=["accounts", "disable", leaving.email])
    assert "2 meetings, 1 followUps, 1 commitments" in told.stderr
    given = runner.invoke(args=["accounts", "hand-over", leaving.email, colleague.email])
    assert given.output.strip() == "2 meetings, 1 followUps, 1 commitments"
    assert api(colleague).get(f"/meetings?owner={colleague.id}").json["total"] == 2
