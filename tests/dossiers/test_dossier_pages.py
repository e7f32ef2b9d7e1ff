"""The dossier on its page, in the API, and taken along."""

import csv
import hashlib
import io

import pytest
from sqlalchemy import select

from logbook.dates import PartialDate
from logbook.db import db
from logbook.history.models import ExportEntry, HistoryEntry


@pytest.fixture
def exports(app):
    """What the export log says."""

    def listed():
        with app.app_context():
            rows = list(db.session.scalars(select(ExportEntry).order_by(ExportEntry.at)))
            db.session.expunge_all()
            db.session.rollback()
            return rows

    return listed


def test_the_page_is_as_of_the_day_asked(visit, make, owner, promise, linked):
    linked(promise, make.meeting(owner, "Het gesprek", date="2022-04-08"))
    client, path = visit(owner), f"/commitments/{promise.id}/dossier"
    assert "Het gesprek" not in client.get(f"{path}?as-of=2022-04-07").text
    assert "Het gesprek" in client.get(f"{path}?as-of=8 april 2022").text
    assert "Het gesprek" in client.get(path).text
    assert "stand op 7 april 2022" in client.get(f"{path}?as-of=2022-04-07").text


def test_the_page_is_in_the_language_asked(visit, owner, promise):
    page = visit(owner).get(f"/commitments/{promise.id}/dossier?language=en&as-of=2022-04-07")
    assert page.one("article").attrs["lang"] == "en"
    assert "It was promised" in page.one("article").text
    assert "to continue the dialogue" in page.one("article").text
    assert "7 April 2022" in page.text


def test_a_dossier_that_has_not_changed_is_told_so_and_a_file_is_made_each_time(
    visit, make, owner, api, promise, linked, exports
):
    client, path = visit(owner), f"/commitments/{promise.id}/dossier"
    client.get(path)  # the page that makes the secret of the forms is fetched again
    known = {"If-None-Match": client.get(path).response.headers["ETag"]}
    assert client.client.get(path, headers=known).status_code == 304
    assert client.client.get(f"{path}?as-of=2022-04-07", headers=known).status_code == 200
    for _time in range(2):
        assert client.client.get(f"{path}?format=md", headers=known).status_code == 200
    assert len(exports()) == 2

    body = {"title": "Nog een gesprek", "date": "2026-11-20", "commitments": [str(promise.id)]}
    assert api(owner).post("/meetings", body).status_code == 201
    changed = client.client.get(path, headers=known)
    assert changed.status_code == 200
    assert "Nog een gesprek" in changed.text


@pytest.mark.parametrize(
    ("asked", "field"),
    [("as-of=31+februari", "as-of"), ("as-of=2021-09", "as-of"), ("language=fr", "language")],
)
def test_what_cannot_be_read_is_told_beside_its_field(visit, owner, promise, asked, field):
    page = visit(owner).get(f"/commitments/{promise.id}/dossier?{asked}", 422)
    assert page.errors().keys() == {field}
    assert not page.all("article")


def test_an_unknown_commitment_has_no_dossier(visit, owner, make):
    visit(owner).get(f"/commitments/{make.account().id}/dossier", 404)
    visit(owner).get(f"/commitments/{make.account().id}/dossier?as-of=x", 404)


@pytest.mark.parametrize(
    ("form", "media"),
    [
        ("md", "text/markdown; charset=utf-8"),
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8; header=present"),
    ],
)
def test_a_file_is_taken_along_and_noted(visit, owner, promise, exports, form, media):
    client = visit(owner).client
    path = f"/commitments/{promise.id}/dossier?as-of=2022-04-07&format={form}"
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == media
    name = f"dossier-t-25112021-imh-3-2022-04-07.{form}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert answer.headers["Cache-Control"] == "no-store"
    (noted,) = exports()
    assert (noted.actor_id, noted.what, noted.format) == (owner.id, "dossier", form)
    assert noted.record_id == promise.id
    assert noted.sha256 == hashlib.sha256(answer.data).hexdigest()


def test_looking_at_the_page_changes_nothing(app, visit, owner, promise, exports):
    visit(owner).get(f"/commitments/{promise.id}/dossier")
    with app.app_context():
        entries = db.session.scalars(select(HistoryEntry)).all()
        db.session.rollback()
    assert (list(entries), exports()) == ([], [])


@pytest.mark.parametrize(
    "title",
    ['"; filename=evil.exe', "a\r\nSet-Cookie: x=1", "Ünïcödé 日本", "../../etc/passwd", "'"],
)
def test_a_title_makes_no_header_and_no_path(visit, make, owner, title):
    one = make.commitment(title, made_on=PartialDate.parse("2021"))
    path = f"/commitments/{one.id}/dossier?as-of=2022-04-07&format=csv"
    answer = visit(owner).client.get(path)
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; filename=dossier-")
    assert told.endswith("2022-04-07.csv")
    assert not set(told) & set('"\r\n/\\')
    assert "Set-Cookie" not in told
    assert told.isascii()


def test_the_api_gives_json_by_default_and_files_by_format(api, make, owner, promise, linked):
    linked(promise, make.meeting(owner, "Het gesprek", date="2021-09"))
    path = f"/commitments/{promise.id}/dossier?asOf=2022-04-07"
    record = api(owner).get(path).json
    assert (record["kind"], record["date"], record["language"]) == ("dossier", "2022-04-07", "nl")
    assert record["answers"] == [{"commitment": str(promise.id), "outcome": None}]
    assert record["contacts"][0]["date"] == "2021-09"
    assert record["commitment"]["clause"] == {
        "nl": "het gesprek voort te zetten",
        "en": "continue the dialogue",
    }
    table = api(owner).get(f"{path}&format=csv&language=en")
    rows = list(csv.reader(io.StringIO(table.data.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Part", "Date (EDTF)", "Date"]
    assert "September 2021" in [cell for row in rows for cell in row]
    told = api(owner).get(f"{path}&format=md")
    assert told.headers["Content-Disposition"].startswith("attachment; filename=dossier-")
    assert told.data.decode().startswith("# Wapenproducenten")


@pytest.mark.parametrize(
    "asked", ["asOf=2021-13", "asOf=niets", "asOf=2021-09", "format=rtf", "language=fr"]
)
def test_the_api_refuses_what_it_cannot_read(api, owner, promise, asked):
    refused = api(owner).get(f"/commitments/{promise.id}/dossier?{asked}")
    assert refused.status_code == 400
    assert [error["field"] for error in refused.json["errors"]] == [asked.partition("=")[0]]


def test_the_api_gives_an_outsider_nothing_of_the_unit(api, make, owner, outsider, promise, linked):
    linked(promise, make.meeting(owner, "Geheim overleg", date="2021-09", access="unit"))
    path = f"/commitments/{promise.id}/dossier"
    for form in ("json", "md", "csv"):
        assert b"Geheim" in api(owner).get(f"{path}?format={form}").data
        assert b"Geheim" not in api(outsider).get(f"{path}?format={form}").data
