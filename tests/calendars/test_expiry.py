"""A calendar that stops is silent, so its owner is told before."""

from datetime import datetime, timedelta
from typing import Any

from logbook.calendars.expiry import warn_owners
from logbook.calendars.models import CalendarFeed
from logbook.outbox.models import Message

ADDRESS = "https://logbook.test"


def feed(make, owner, **changed) -> CalendarFeed:
    facts: dict[str, Any] = {
        "owner_id": owner.id,
        "name": "Mijn telefoon",
        "slug": "x",
        "token_digest": "d" * 64,
        "scope": "mine",
        "language": "nl",
    }
    return make.kept(CalendarFeed(**facts | changed))


def test_the_owner_is_told_once_two_weeks_before(make, owner, scope, now: datetime) -> None:
    feed(make, owner, expires_at=now + timedelta(days=20))
    assert warn_owners(address=ADDRESS, now=now) == 0
    assert warn_owners(address=ADDRESS, now=now + timedelta(days=6)) == 1
    assert warn_owners(address=ADDRESS, now=now + timedelta(days=7)) == 0
    mail = make.fetch(Message)
    assert mail.recipient_id == owner.id
    assert "Mijn telefoon" in mail.subject


def test_nobody_is_told_of_a_link_that_is_revoked_or_over(make, owner, scope, now) -> None:
    feed(make, owner, expires_at=now + timedelta(days=5), revoked_at=now)
    feed(make, owner, expires_at=now - timedelta(days=1), token_digest="e" * 64)
    assert warn_owners(address=ADDRESS, now=now) == 0


def test_who_cannot_sign_in_is_not_told(make, scope, now) -> None:
    gone = make.account(disabled_at=now)
    feed(make, gone, expires_at=now + timedelta(days=5))
    assert warn_owners(address=ADDRESS, now=now) == 0
