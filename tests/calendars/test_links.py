"""A feed's link: made, told once, polled, renewed, revoked, over."""

import re
from datetime import datetime, timedelta
from urllib.parse import unquote

import pytest
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from logbook.calendars import polling
from logbook.calendars.models import CalendarFeed
from logbook.db import db, transaction
from logbook.web import gate
from tests.calendars.reading import NOW, summaries

pytestmark = pytest.mark.usefixtures("at_nine")


def test_the_address_is_ascii_ends_in_ics_and_is_short_enough(owner, feed) -> None:
    path = feed(owner, name="Actiepunten van Zoë & co, heel lang " + "x" * 60)
    assert re.fullmatch(r"/cal/elc_[\w-]{43}/[a-z0-9-]{1,40}\.ics", path)


def test_unknown_and_malformed_addresses_look_alike(fetch) -> None:
    answers = {
        (r.status_code, r.data, r.headers["Content-Type"])
        for r in map(
            fetch,
            ["/cal/elc_" + "a" * 43 + "/x.ics", "/cal/x/x.ics", "/cal/%00/x.ics", "/cal/é/é.ics"],
        )
    }
    assert answers == {
        (404, b"There is no calendar at this address.\n", "text/plain; charset=utf-8")
    }


def test_a_revoked_feed_is_a_tombstone_for_thirty_days_and_then_gone(
    make, owner, api, fetch, at_nine
) -> None:
    make.follow_up(owner, "Geheim", due="2026-12-14")
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    path = made["url"].removeprefix("http://127.0.0.1:8000")
    assert summaries(fetch(path)) == ["Termijn: Geheim"]
    revoked = api(owner).post(f"/calendar-feeds/{made['id']}/revocation")
    assert revoked.json["revokedAt"]
    assert summaries(fetch(path)) == ["Deze agendakoppeling werkt niet meer"]
    at_nine.shift(timedelta(days=31))
    assert fetch(path).status_code == 410


def addresses(*told) -> list[str]:
    return [one["url"].removeprefix("http://127.0.0.1:8000") for one in told]


def test_the_old_address_of_a_renewed_link_is_a_tombstone_for_thirty_days(
    make, owner, api, fetch, at_nine
) -> None:
    make.follow_up(owner, "Geheim", due="2026-12-14")
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    (oldest,) = addresses(made)
    etag = fetch(oldest).headers["ETag"]
    at_nine.shift(timedelta(days=1))
    rotation = f"/calendar-feeds/{made['id']}/rotation"
    client = api(owner)
    again = [client.post(rotation).json for _ in range(2)]
    middle, new = addresses(*again)
    for old in (oldest, middle):
        buried = fetch(old, etag)
        assert (buried.status_code, summaries(buried)) == (
            200,
            ["Deze agendakoppeling werkt niet meer"],
        )
        assert b"Geheim" not in buried.data
        assert fetch(old, buried.headers["ETag"]).status_code == 304
    assert summaries(fetch(new)) == ["Termijn: Geheim"]
    at_nine.shift(timedelta(days=31))
    assert [fetch(path).status_code for path in (oldest, middle, new)] == [410, 410, 200]


def test_renewing_what_was_revoked_does_not_dig_the_old_link_up(owner, api, fetch, at_nine) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    api(owner).post(f"/calendar-feeds/{made['id']}/revocation")
    at_nine.shift(timedelta(days=31))
    renewed = api(owner).post(f"/calendar-feeds/{made['id']}/rotation").json
    old, new = addresses(made, renewed)
    assert [fetch(path).status_code for path in (old, new)] == [410, 200]


@pytest.mark.parametrize("who", ["stranger", "owner"])
def test_an_address_slightly_wrong_is_refused_in_text_and_repeated_nowhere(
    who, owner, feed, visit
) -> None:
    """Sending it to sign in would put the secret in another address, and in logs."""
    token, slug = feed(owner).split("/")[2:]
    name = slug.removesuffix(".ics")
    client = visit(owner if who == "owner" else None).client
    for path in (
        f"/cal/{token}/{slug}/",
        f"/cal/{token}/{name}",
        f"/cal/{token}/{name}.ICS",
        f"/cal/{token}/{slug}/x",
        f"/cal/{token}/",
        f"/cal/{token}",
        f"/cal//{token}/{slug}",
        f"/cal/{token}//{slug}",
        f"/CAL/{token}/{slug}",
        f"/Cal/{token.upper()}/{slug}",
        f"/sign-in/{token}/",
        f"/sign-in//{token}",
        f"/SIGN-IN/{token}",
        f"/sign-in/{token}/{slug}",
    ):
        for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS", "PROPFIND"):
            answer = client.open(path, method=method)
            told = f"{method} {path}"
            assert answer.status_code == 404 or (answer.status_code == 405 and method != "GET"), (
                told
            )
            assert answer.mimetype == "text/plain", told
            whole = (answer.text + str(answer.headers)).casefold()
            assert token.casefold() not in whole, told


@pytest.mark.parametrize(
    "path",
    ["/calendar/{}", "/nl/cal/{}/x.ics", "/signin/{}", "/{}.ics", "/topics?x={}", "/c?a=%65{}"],
)
def test_a_secret_in_another_wrong_address_is_in_no_redirect(owner, feed, app, path) -> None:
    token = feed(owner).split("/")[2]
    answer = app.test_client().get(path.format(token))
    assert (answer.status_code, answer.location) == (302, "/sign-in?next=/")


def test_with_the_gate_as_for_other_addresses_the_secret_would_travel(
    owner, feed, app, monkeypatch
) -> None:
    monkeypatch.setattr(gate, "SECRET_PLACES", frozenset())
    monkeypatch.setattr(gate, "_SECRET", re.compile("(?!)"))
    path = feed(owner)
    assert path in unquote(app.test_client().get(f"{path}/").location)


def test_the_link_is_told_once_and_kept_nowhere(make, owner, api, feed, fetch, app) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    token = made["url"].split("/")[4]
    fetch(made["url"].removeprefix("http://127.0.0.1:8000"))
    assert "url" not in api(owner).get(f"/calendar-feeds/{made['id']}").json
    with app.app_context(), transaction():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(table.select()):
                assert token not in repr(tuple(row))


def test_a_feed_dies_with_its_owner(make, owner, feed, fetch, app) -> None:
    path = feed(owner)
    with app.app_context(), transaction():
        db.session.execute(update(type(owner)).values(disabled_at=NOW))
    assert summaries(fetch(path)) == ["Deze agendakoppeling werkt niet meer"]


def test_a_feed_lives_a_year(owner, feed, fetch, at_nine) -> None:
    path = feed(owner)
    at_nine.shift(timedelta(days=364))
    assert fetch(path).status_code == 200
    at_nine.shift(timedelta(days=2))
    assert "werkt niet meer" in summaries(fetch(path))[0]


def test_feeds_of_others_are_not_found(owner, colleague, api) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    assert api(colleague).get(f"/calendar-feeds/{made['id']}").status_code == 404
    assert api(colleague).get("/calendar-feeds").json["total"] == 0


def test_only_get_and_head(owner, feed, app) -> None:
    client, path = app.test_client(), feed(owner)
    assert client.head(path).status_code == 200
    for method in ("OPTIONS", "PROPFIND", "POST", "PUT", "DELETE"):
        refused = client.open(path, method=method)
        assert refused.status_code == 405
        assert set(refused.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}
        assert refused.mimetype == "text/plain"
        assert path.split("/")[2] not in refused.text


def test_with_the_database_away_the_last_good_bytes_are_served(
    make, owner, feed, fetch, monkeypatch, at_nine
) -> None:
    make.follow_up(owner, due="2026-12-14")
    path = feed(owner)
    good = fetch(path).data

    def away(*_args, **_kwargs):
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setattr(polling, "answer", away)
    monkeypatch.setattr(polling, "find_quickly", away)
    assert fetch(path).data == good
    at_nine.shift(timedelta(minutes=16))
    assert fetch(path).status_code == 503


def test_a_feed_seen_revoked_is_never_served_from_what_is_kept(
    make, owner, api, fetch, monkeypatch
) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    path = made["url"].removeprefix("http://127.0.0.1:8000")
    fetch(path)
    api(owner).post(f"/calendar-feeds/{made['id']}/revocation")
    fetch(path)

    def away(*_args, **_kwargs):
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setattr(polling, "answer", away)
    monkeypatch.setattr(polling, "find_quickly", away)
    assert fetch(path).status_code == 503


def test_the_same_body_under_a_chosen_id_makes_one_feed(owner, api) -> None:
    body = {"id": "11111111-1111-4111-8111-111111111111", "scope": "mine"}
    first, again = (api(owner).post("/calendar-feeds", body) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert "url" not in again.json
    other = api(owner).post("/calendar-feeds", body | {"detail": "discreet"})
    assert other.status_code == 409


def test_what_get_gives_can_be_put_back_with_one_thing_changed(make, owner, api) -> None:
    topic = make.topic()
    made = api(owner).post("/calendar-feeds", {"scope": {"topic": topic.slug}}).json
    read = api(owner).get(f"/calendar-feeds/{made['id']}").json
    assert read["scope"] == {"topic": topic.slug}
    changed = api(owner).put(
        f"/calendar-feeds/{made['id']}", read | {"detail": "discreet"}, version=read["version"]
    )
    assert changed.status_code == 200, changed.json
    assert changed.json["detail"] == "discreet"
    stale = api(owner).put(f"/calendar-feeds/{made['id']}", read, version=read["version"])
    assert stale.status_code == 412


def test_a_poll_writes_at_most_every_fifteen_minutes(
    owner, feed, fetch, at_nine, make, app
) -> None:
    path = feed(owner)
    etag = fetch(path, **{"User-Agent": "Mozilla/5.0 Thunderbird/153"}).headers["ETag"]

    def last() -> datetime | None:
        return make.fetch(CalendarFeed).last_fetched_at

    assert make.fetch(CalendarFeed).last_client == "Thunderbird"
    at_nine.shift(timedelta(minutes=10))
    fetch(path, etag)
    assert last() == NOW
    at_nine.shift(timedelta(minutes=6))
    fetch(path, etag)
    assert last() == NOW + timedelta(minutes=16)


def test_the_page_makes_a_link_shows_it_once_and_revokes_it(make, owner, visit, fetch) -> None:
    make.follow_up(owner, due="2026-12-14")
    browser = visit(owner)
    form = browser.get("/calendars/new")
    page = browser.follow(form.submit({"name": "Mijn telefoon"}, action="/calendars"))
    link = page.one("input", id="made-link").attrs["value"]
    assert summaries(fetch(link.removeprefix("http://127.0.0.1:8000"))) == [
        "Termijn: Terugkoppelen"
    ]
    again = browser.get("/calendars")
    assert not again.all("input", id="made-link")
    assert "Mijn telefoon" in again.text
    (revoke,) = [
        f.attrs["action"] for f in again.all("form") if "revoke" in (f.attrs.get("action") or "")
    ]
    browser.follow(again.submit(action=revoke))
    assert "werkt niet meer" in summaries(fetch(link.removeprefix("http://127.0.0.1:8000")))[0]


def test_a_wrong_form_keeps_what_was_typed(owner, visit) -> None:
    form = visit(owner).get("/calendars/new")
    page = form.submit({"scope": "topic", "topic": "", "name": "Onthoud mij"}, action="/calendars")
    assert page.status == 422
    assert "topic" in page.errors()
    assert page.one("input", id="name").attrs["value"] == "Onthoud mij"


def test_a_feed_speaks_dutch_or_english(owner, api) -> None:
    refused = api(owner).post("/calendar-feeds", {"scope": "mine", "language": "fr"})
    assert refused.status_code == 400
    assert refused.json["errors"][0]["field"] == "language"
