"""A list of the API that has not changed since a program fetched it is told so."""

import pytest
from flask import g

from logbook.accounts import recognition
from logbook.meetings.models import Marking

LISTS = ("/meetings", "/follow-ups", "/commitments", "/organisations", "/people")
TALK = {"title": "Gesprek over iets anders", "date": "2026-11-20"}


@pytest.fixture
def program(api, owner, make):
    make.follow_up(owner, meeting_id=make.meeting(owner).id)
    return api(owner)


def asked(program, path, etag=""):
    headers = program.headers | {"If-None-Match": etag}
    return program.client.get(f"/api/v1{path}", headers=headers)


@pytest.mark.parametrize("path", LISTS)
def test_an_unchanged_list_is_told_so_by_one_statement(path, program, queries):
    first = asked(program, path)
    assert first.headers["Cache-Control"] == "private, no-cache"
    with queries() as seen:
        again = asked(program, path, first.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")
    assert seen.count == 1
    assert asked(program, f"{path}?pageSize=1", first.headers["ETag"]).status_code == 200


def test_whatever_changes_it_is_told_anew_and_to_another_reader_too(program, api, colleague):
    etag = asked(program, "/follow-ups").headers["ETag"]
    assert asked(api(colleague), "/follow-ups", etag).status_code == 200
    assert program.post("/meetings", TALK).status_code == 201
    assert asked(program, "/follow-ups", etag).status_code == 200


def test_without_the_number_of_the_change_an_old_list_would_be_told(program, monkeypatch):
    who = recognition._by_bearer

    def as_ever():
        found = who()
        g.change_number = 7
        return found

    monkeypatch.setattr(recognition, "_by_bearer", as_ever)
    etag = asked(program, "/meetings").headers["ETag"]
    program.post("/meetings", TALK)
    assert asked(program, "/meetings", etag).status_code == 304


def test_what_shows_a_marked_record_or_more_than_the_history_tells_is_kept_nowhere(
    api, owner, make
):
    talk = make.meeting(owner, marking=Marking.DEP_V, unit_id=owner.unit_id)
    make.follow_up(owner, meeting_id=talk.id)
    for path in ("/meetings", "/follow-ups", "/calendar-feeds"):
        answer = asked(api(owner), path)
        assert (answer.headers["Cache-Control"], answer.headers.get("ETag")) == ("no-store", None)
