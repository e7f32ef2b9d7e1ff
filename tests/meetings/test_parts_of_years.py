"""Words for a part of a year or month: kept as said at each door, told as said at each exit."""

from datetime import date

import pytest

from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting
from tests.pages import form_values

BODY = {"title": "Gesprek"}
SAID = [
    ("begin 2024", "2024-01/2024-03", "begin 2024"),
    ("Medio maart 2024", "2024-03-11/2024-03-20", "medio maart 2024"),
    ("mid-March 2024", "2024-03-11/2024-03-20", "medio maart 2024"),
    ("eind 2021", "2021-10/2021-12", "eind 2021"),
    ("Q1 2024", "2024-33", "eerste kwartaal 2024"),
    ("2e halfjaar van 2024", "2024-41", "tweede helft van 2024"),
]


@pytest.mark.parametrize(("typed", "edtf", "said"), SAID)
def test_a_talk_is_logged_with_the_words_and_shown_with_them(
    visit, owner, make, nvb, typed, edtf, said
):
    client = visit(owner)
    form = client.get("/meetings/new")
    shown = client.follow(form.submit({"date": typed, "parties-0-organisation": "NVB"}))
    kept = make.fetch(Meeting, title="Gesprek met NVB")
    assert kept.date.edtf == edtf
    assert said in shown.text
    edit = client.get(f"/meetings/{kept.id}/edit")
    assert form_values(edit.form())["date"] == [said]
    assert edit.submit().status == 303
    assert make.fetch(Meeting, title="Gesprek met NVB").date.edtf == edtf
    assert said in client.get("/meetings").text
    assert said in client.get("/search?q=NVB").text


@pytest.mark.parametrize(("typed", "edtf", "said"), SAID)
def test_a_program_sends_the_words_or_the_notation_and_gets_the_notation(
    api, owner, typed, edtf, said
):
    client = api(owner)
    for written in (typed, edtf):
        made = client.post("/meetings", BODY | {"date": written}).json
        assert (made["date"], made["endDate"]) == (edtf, None)
        again = client.put(f"/meetings/{made['id']}", made, 1)
        assert again.json["date"] == edtf


def test_a_date_is_known_better_later_or_less_well(api, owner):
    client = api(owner)
    made = client.post("/meetings", BODY | {"date": "2021-09-01"}).json
    for version, sent in enumerate(("2021-09-01/2021-09-10", "2021-09", "2021-35", "2021-09-01")):
        made = client.put(f"/meetings/{made['id']}", made | {"date": sent}, version + 1).json
        assert made["date"] == sent


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("2024-02/2024-04", "verscheidene dagen"),
        ("2024-37", "Maand 37 bestaat niet"),
        ("14 en 21 september 2024", "niet op elkaar volgen"),
        ("setpember 2024", "Bedoelt u ‘september 2024’?"),
    ],
)
def test_what_is_no_date_is_refused_with_what_may_be_meant(api, owner, sent, said):
    refused = api(owner).post("/meetings", BODY | {"date": sent})
    assert refused.status_code == 400
    (error,) = refused.json["errors"]
    assert error["field"] == "date"
    assert said in error["message"]


def test_the_form_refuses_beside_its_field_with_a_guess(visit, owner):
    page = visit(owner).get("/meetings/new").submit({"date": "ergens in maart 2024"})
    assert "Bedoelt u ‘maart 2024’?" in page.errors()["date"]


@pytest.mark.parametrize("sent", ["14-16 september 2024", "2024-09-14/2024-09-16"])
def test_several_days_are_the_date_and_the_last_day(api, visit, owner, make, sent):
    made = api(owner).post("/meetings", BODY | {"date": sent}).json
    assert (made["date"], made["endDate"]) == ("2024-09-14", "2024-09-16")
    client = visit(owner)
    saved = client.get("/meetings/new").submit({"date": sent, "title": "Werkbezoek"})
    kept = make.fetch(Meeting, title="Werkbezoek")
    assert (kept.date.edtf, kept.end_date) == ("2024-09-14", date(2024, 9, 16))
    assert "14 september 2024 – 16 september 2024" in client.follow(saved).text


def test_the_last_day_that_is_typed_and_the_one_given_must_agree(api, visit, owner):
    client, said = api(owner), {"date": "14 en 15 september 2024"}
    assert client.post("/meetings", BODY | said | {"endDate": "2024-09-15"}).status_code == 201
    refused = client.post("/meetings", BODY | said | {"endDate": "2024-09-16", "setting": "?"})
    assert sorted(one["field"] for one in refused.json["errors"]) == ["date", "setting"]
    page = visit(owner).get("/meetings/new").submit(said | {"title": "T", "endDate": "16-9-2024"})
    assert list(page.errors()) == ["date"]


def test_they_sort_by_their_first_day_and_are_past_after_their_last(api, owner):
    client = api(owner)
    for sent in ("2024-02", "eind 2023", "begin 2024", "medio maart 2024", "2023-09", "Q1 2024"):
        client.post("/meetings", {"title": sent, "date": sent})
    items = client.get("/meetings").json["items"]
    dates = [one["date"] for one in reversed(items)]
    assert dates[:2] == ["2023-09", "2023-10/2023-12"]
    assert sorted(dates[2:4]) == ["2024-01/2024-03", "2024-33"]
    assert dates[4:] == ["2024-02", "2024-03-11/2024-03-20"]
    found = client.get("/meetings?from=2024-03-31&to=Q1+2024").json["items"]
    assert sorted(one["date"] for one in found) == ["2024-01/2024-03", "2024-33"]


@pytest.mark.parametrize(
    ("typed", "edtf", "last"),
    [
        ("medio maart 2027", "2027-03-11/2027-03-20", date(2027, 3, 20)),
        ("eind 2027", "2027-10/2027-12", date(2027, 12, 31)),
        ("Q1 2027", "2027-33", date(2027, 3, 31)),
        ("uiterlijk eind maart", "2027-03-21/2027-03-31", date(2027, 3, 31)),
    ],
)
def test_a_term_is_due_on_the_last_day_and_read_back(visit, owner, make, typed, edtf, last):
    client = visit(owner)
    saved = client.get("/follow-ups/new").submit({"title-nl": "Nagaan", "due": typed})
    assert saved.status == 303, saved.errors()
    kept = make.fetch(FollowUp)
    assert (kept.due.edtf, kept.due_on) == (edtf, last)


def test_evidence_is_told_with_the_words(visit, owner, make):
    client = visit(owner)
    path = f"/commitments/{make.commitment().id}"
    form = client.get(f"{path}/evidence/new")
    for typed, sentence, told in (
        ("eind 2021", "Het plan verscheen {date}.", "Het plan verscheen eind 2021."),
        ("Q1 2024", "Dit geldt vanaf {date}.", "Dit geldt vanaf het eerste kwartaal van 2024."),
        ("medio maart 2024", "Op {date} verscheen het.", "Medio maart 2024 verscheen het."),
    ):
        said = {"kind": "document", "date": typed, "sentence-nl": sentence}
        assert form.submit(said).status == 303
        assert told in client.get(path).text


def test_several_days_are_refused_where_one_date_belongs(visit, owner, make):
    path = f"/commitments/{make.commitment().id}/evidence/new"
    said = {"kind": "document", "date": "14 en 15 september 2024", "sentence-nl": "Zie {date}."}
    told = visit(owner).get(path).submit(said).errors()["date"]
    assert "‘september 2024’" in told
