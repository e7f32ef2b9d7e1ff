"""Logging and editing a meeting on its page, without JavaScript."""

import re
import uuid
from datetime import date
from typing import Any

import pytest

from logbook.commitments.models import Chamber, Recess
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting
from tests.pages import form_values


def value(page, name):
    """What the form's field holds."""
    return form_values(page.form()).get(name)


def test_a_meeting_is_logged_with_a_date_and_a_party(visit, owner, nvb, make):
    client = visit(owner)
    page = client.get("/meetings/new")
    saved = page.submit({"date": "14 september 2021", "parties-0-organisation": "NVB"})
    shown = client.follow(saved)
    assert "Gesprek met NVB" in shown.one("h1").text
    kept = make.fetch(Meeting, title="Gesprek met NVB")
    assert kept.date.edtf == "2021-09-14"
    assert kept.owner_id == owner.id


def test_everything_is_in_one_form(visit, owner, nvb, make, phrases):
    topic, commitment = make.topic(), make.commitment()
    christmas: dict[str, Any] = {"since": date(2026, 12, 18), "until": date(2027, 1, 11)}
    make.kept(Recess(chamber=Chamber.HOUSE, name="Kerstreces", **christmas))
    client = visit(owner)
    page = client.get("/meetings/new")
    party = value(page, "parties-0-id")[0]
    saved = page.submit(
        {
            "date": "september 2021",
            "title": "Stuurgroep",
            "parties-0-organisation": "nederlandse vereniging van banken",
            "parties-0-attribution": "name",
            "topics": [topic.slug],
            "commitments": [str(commitment.id)],
            "points-0-kind": "answer",
            "points-0-by-0-party": party,
            "points-0-phrase": "toegelicht",
            "points-0-complementKind": "hoe",
            "points-0-complement-nl": "hoe zij dit doen",
            "summary-nl": "Kort",
            "followUps-0-title-nl": "Rapport opvragen",
            "followUps-0-due": "voor het kerstreces",
        }
    )
    assert saved.status == 303, saved.errors()
    kept = make.fetch(Meeting, title="Stuurgroep")
    follow_up = make.fetch(FollowUp, meeting_id=kept.id)
    assert (follow_up.title.nl, follow_up.due_text) == ("Rapport opvragen", "voor het kerstreces")
    shown = client.get(f"/meetings/{kept.id}/edit")
    assert value(shown, "date") == ["september 2021"]
    assert value(shown, "parties-0-organisation") == ["Nederlandse Vereniging van Banken"]
    assert value(shown, "points-0-by-0-party") == [party]
    assert "heeft toegelicht hoe zij dit doen." in shown.text


def test_a_form_saved_untouched_changes_nothing_but_the_version(visit, api, owner, full):
    client = visit(owner)
    saved = client.get(f"/meetings/{full['id']}/edit").submit()
    assert saved.status == 303, saved.errors()
    again = api(owner).get(f"/meetings/{full['id']}").json
    unchanged = set(full) - {"version", "updatedAt"}
    assert {k: again[k] for k in unchanged} == {k: full[k] for k in unchanged}
    assert again["version"] == full["version"] + 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"date": "31 februari 2021"}, "date"),
        ({"date": "2021-13"}, "date"),
        ({"date": "ooit"}, "date"),
        ({"date": ""}, "date"),
        ({"title": "x" * 100_000}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "a\x1bb"}, "title"),
        ({"notes": "\x07bel"}, "notes"),
        ({"points-0-complement-nl": "y" * 100_000}, "points-0-complement-nl"),
        ({"points-0-complement-nl": "\x00"}, "points-0-complement-nl"),
        ({"points-0-complement-nl": "a", "points-0-kind": "kreet"}, "points-0-kind"),
        ({"points-0-complement-en": "only English"}, "points-0-complement-nl"),
        ({"topics": ["geen-onderwerp"]}, "topics"),
        ({"commitments": ["geen"]}, "commitments"),
        ({"parties-0-organisation": "Bestaat niet BV"}, "parties-0-organisation"),
        ({"parties-0-as-nl": "enkele banken"}, "parties-0"),
        ({"parties-0-via-organisation": "Bestaat niet", "parties-0-organisation": "NVB"},
         "parties-0-via-organisation"),
        ({"startTime": "half drie"}, "startTime"),
        ({"title": "T", "access": "named", "named": []}, "named"),
        ({"followUps-0-due": "31 februari"}, "followUps-0-due"),
        ({"followUps-0-title-nl": "a", "followUps-0-due": "31 februari"}, "followUps-0-due"),
        ({"followUps-0-due": "1 maart"}, "followUps-0-title-nl"),
        ({"followUps-0-title-nl": "a", "followUps-0-actor": "Niemand"}, "followUps-0-actor"),
        ({"owner": "niemand"}, "owner"),
    ],
)  # fmt: skip
def test_an_error_stands_beside_its_field_and_what_was_typed_stays(
    visit, owner, nvb, make, typed, field
):
    page = visit(owner).get("/meetings/new")
    typed = {"date": "14 september 2021", "place": "Den Haag"} | typed
    answer = page.submit(typed)
    assert answer.status == 422
    assert field in answer.errors(), answer.errors()
    links = [a.attrs["href"] for a in answer.one(class_="error-summary").all("a")]
    assert f"#{field}" in links
    kept = form_values(answer.form())
    for name, text in typed.items():
        for one in [text] if isinstance(text, str) else text:
            if one and name != "owner" and one != "kreet":
                shown = [re.sub(r"\r?\n", "", value) for value in kept.get(name, [])]
                assert one in shown, (name, kept.get(name))
    assert make.fetch(Meeting) is None


def test_the_form_of_a_talk_shows_what_follows_from_it_already(visit, owner, full):
    page = visit(owner).get(f"/meetings/{full['id']}/edit")
    [link] = [
        one for one in page.one(id="followUps").all("a") if "/follow-ups/" in one.attrs["href"]
    ]
    assert link.text == "Rapport opvragen"
    saved = visit(owner).follow(page.submit({"followUps-0-title-nl": "Nog een"}))
    assert "Rapport opvragen" in saved.text
    assert "Nog een" in saved.text


def test_who_said_a_point_is_called_for_short(visit, owner, full):
    page = visit(owner).get(f"/meetings/{full['id']}/edit")
    said_by = [one.text for one in page.one(id="points-1-by-0-party").all("option")]
    assert said_by[1] == "NVB"


def test_a_date_that_does_not_exist_is_answered_with_one_that_does(visit, owner):
    page = visit(owner).get("/meetings/new").submit({"date": "31 februari 2021"})
    assert page.errors()["date"] == "Fout: 31 februari bestaat niet. Bedoelt u 28 februari?"


def test_errors_stay_with_their_rows_when_empty_rows_go(visit, owner, nvb):
    client = visit(owner)
    page = client.get("/meetings/new").submit({"act": "add:parties"})
    answer = page.submit({"date": "2021", "parties-1-organisation": "Bestaat niet BV", "act": ""})
    assert "parties-0-organisation" in answer.errors()
    assert value(answer, "parties-0-organisation") == ["Bestaat niet BV"]


def test_rows_are_added_moved_and_removed_and_nothing_typed_is_lost(visit, owner, nvb):
    client = visit(owner)
    page = client.get("/meetings/new")
    page = page.submit({"act": "add:points", "points-0-complement-nl": "een", "title": "T"})
    assert page.status == 200
    ids = [value(page, f"points-{n}-id")[0] for n in (0, 1)]
    page = page.submit({"act": "down:points-0", "points-1-complement-nl": "twee"})
    assert [value(page, f"points-{n}-id")[0] for n in (0, 1)] == ids[::-1]
    assert value(page, "points-0-complement-nl") == ["twee"]
    page = page.submit({"act": "remove:points-0"})
    assert value(page, "points-0-complement-nl") == ["een"]
    assert value(page, "points-1-id") is None
    assert value(page, "title") == ["T"]
    page = page.submit({"act": "add:points-0-by"})
    assert value(page, "points-0-by-1-party") == [""]


def test_a_party_can_speak_as_soon_as_it_is_named(visit, owner, nvb):
    page = visit(owner).get("/meetings/new")
    page = page.submit({"act": "add:points", "parties-0-organisation": "NVB"})
    options = [o.text for o in page.one("select", name="points-1-by-0-party").all("option")]
    assert options == ["wij, of wie antwoordt", "NVB", "wij"]


def test_a_form_sent_twice_makes_one_meeting(visit, owner, make):
    client = visit(owner)
    page = client.get("/meetings/new")
    first = page.submit({"date": "2021", "title": "Een"})
    again = page.submit({"date": "2021", "title": "Een"})
    assert first.location == again.location
    assert make.fetch(Meeting, title="Een") is not None


def test_a_copy_has_rows_of_its_own(visit, api, owner, full):
    client = visit(owner)
    saved = client.get(f"/meetings/new?copy={full['id']}").submit({"date": "2022"})
    made = api(owner).get(saved.location).json
    assert made["title"] == full["title"]
    assert [p["kind"] for p in made["points"]] == [p["kind"] for p in full["points"]]
    assert made["points"][1]["by"][0]["party"] == made["parties"][0]["id"]
    assert made["parties"][0]["id"] != full["parties"][0]["id"]


def test_a_reader_gets_no_form(visit, reader, full):
    client = visit(reader)
    client.get("/meetings/new", status=403)
    client.get(f"/meetings/{full['id']}/edit", status=403)
    assert client.post("/meetings", {"csrf_token": "x"}).status in (400, 403)
    shown = client.get(f"/meetings/{full['id']}")
    assert not shown.all("form", action=f"/meetings/{full['id']}/deletion")


def test_named_without_oneself_leads_to_the_list(visit, owner, outsider):
    client = visit(owner)
    saved = client.get("/meetings/new").submit(
        {
            "date": "2021",
            "title": "Weg",
            "access": "named",
            "named": [str(outsider.id)],
            "owner": str(outsider.id),
        }
    )
    assert saved.location == "/meetings"
    assert "U mag het zelf niet zien" in client.follow(saved).text


def test_ids_in_addresses_may_be_nonsense(visit, owner):
    client = visit(owner)
    for path in ("/meetings/new?copy=5", f"/meetings/new?copy={uuid.uuid4()}", "/meetings/5/edit"):
        client.get(path, status=404)


def test_an_address_says_what_a_talk_is_about(visit, owner, nvb, make):
    commitment, topic = make.commitment(), make.topic()
    client = visit(owner)
    page = client.get(
        f"/meetings/new?commitment={commitment.id}&topic={topic.slug}&organisation=NVB"
    )
    assert value(page, "commitments") == [str(commitment.id)]
    assert value(page, "topics") == [topic.slug]
    assert value(page, "parties-0-organisation") == ["NVB"]
    assert value(page, "representatives-0-level") == ["official"]
    assert value(client.get("/meetings/new?commitment=x"), "commitments") is None


def test_a_title_made_of_the_parties_follows_them(visit, owner, nvb, make):
    make.organisation("Windbank")
    somebody = visit(owner)
    typed = {"date": "gisteren", "parties-0-organisation": "NVB"}
    follow_up = {"followUps-0-title-nl": "Bellen", "followUps-0-due": "volgende wek"}
    refused = somebody.get("/meetings/new").submit(typed | follow_up)
    mended = {"parties-0-organisation": "Windbank", "followUps-0-due": "geen termijn"}
    address = refused.submit(mended).location
    assert somebody.get(address).one("h1").text == "Gesprek met Windbank"

    edited = somebody.get(f"{address}/edit").submit({"parties-0-organisation": "NVB"})
    assert somebody.follow(edited).one("h1").text == "Gesprek met NVB"


def test_without_title_and_party_it_says_what_to_do(visit, owner):
    answer = visit(owner).get("/meetings/new").submit({"date": "gisteren"})
    assert answer.errors()["title"] == "Fout: Zeg met wie u sprak, of geef het gesprek een titel."
