"""The directory's forms: what is kept, what is refused beside its field, and conflicts."""

from datetime import date

import pytest

from logbook.directory.models import Affiliation, Organisation, OrganisationKind
from logbook.wording import Wording


def test_an_organisation_is_made_in_a_form(visit, owner, make):
    make.sector()
    make.organisation("Convenant", kind=OrganisationKind.COVENANT)
    client = visit(owner)
    saved = client.get("/organisations/new").submit(
        {
            "name-nl": "Nederlandse Vereniging van Banken",
            "shortName": "NVB",
            "inSentence-nl": "de NVB",
            "kind": "association",
            "sector": "banking",
            "rhythm": "P3M",
            "memberships-0-organisation": "Convenant",
            "memberships-0-role": "party",
            "memberships-0-from": "1 januari 2020",
            "memberships-0-to": "2021-01-01",
            "formerNames-0-name": "Bankiersvereniging",
            "formerNames-0-until": "1990",
        }
    )
    assert saved.errors() == {
        "formerNames-0-until": "Fout: Geef ook de dag, zoals 14 september 2021."
    }
    page = client.follow(saved.submit({"formerNames-0-until": "31 december 1989"}))
    for text in ("de NVB", "banken", "Convenant", "1 januari 2020", "Bankiersvereniging"):
        assert text in page.text


def test_what_cannot_be_is_said_beside_the_field_and_what_was_typed_stays(visit, owner, make):
    typed = {
        "name-nl": "x" * 100_000,
        "memberships-0-organisation": "Niemand",
        "memberships-0-from": "31 februari 2021",
        "memberships-1-organisation": "Nul\x00byte",
        "rhythm": "PT5M",
    }
    page = visit(owner).get("/organisations/new").submit(typed)
    assert page.status == 422
    assert set(page.errors()) == set(typed)
    for name, text in typed.items():
        if name not in ("name-nl", "memberships-1-organisation"):
            assert text in page.html
    assert "28 februari" in page.errors()["memberships-0-from"]
    links = {a.attrs["href"] for a in page.one(id="error-summary").all("a")}
    assert links == {f"#{name}" for name in typed}


def test_an_end_before_its_beginning_is_refused_beside_the_end(visit, owner, make):
    make.organisation("Convenant")
    page = (
        visit(owner)
        .get("/organisations/new")
        .submit(
            {
                "name-nl": "Bank",
                "memberships-0-organisation": "Convenant",
                "memberships-0-from": "2021-01-01",
                "memberships-0-to": "2020-01-01",
            }
        )
    )
    assert list(page.errors()) == ["memberships-0-to"]


def test_rows_are_added_and_taken_away_without_script(visit, owner):
    client = visit(owner)
    page = client.get("/organisations/new").submit({"name-nl": "Bank", "act": "add:memberships"})
    page = page.submit({"act": "add:memberships"})
    assert page.all(id="memberships-1-organisation")
    page = page.submit({"act": "remove:memberships-0"})
    assert not page.all(id="memberships-1-organisation")
    assert page.one(id="name-nl").attrs["value"] == "Bank"


def test_a_merged_organisation_is_still_found_and_a_merger_can_be_taken_back(visit, owner, make):
    old, new = make.organisation("Oude bond"), make.organisation("Nieuwe bond")
    client = visit(owner)
    page = client.get(f"/organisations/{old.id}/merge")
    assert page.submit({"into": "Niemand"}).errors().keys() == {"into"}
    assert page.submit({"into": "Oude bond"}).errors().keys() == {"into"}
    merged = client.follow(page.submit({"into": "Nieuwe bond"}))
    assert "Oude bond" in merged.text
    assert make.fetch(Organisation, id=old.id).merged_into_id == new.id
    kept = client.get(f"/organisations/{old.id}/edit").submit({"shortName": "OB"})
    assert kept.status == 303
    assert make.fetch(Organisation, id=old.id).merged_into_id == new.id
    back = client.get(f"/organisations/{old.id}").submit(action=f"/organisations/{old.id}/unmerge")
    assert back.status == 303
    assert make.fetch(Organisation, id=old.id).merged_into_id is None


def test_a_contact_moves_and_the_past_stays(visit, owner, make):
    was, goes = make.organisation("Was"), make.organisation("Gaat")
    person = make.person(
        "A. Bakker", affiliations=[Affiliation(organisation_id=was.id, since=date(2020, 1, 1))]
    )
    client = visit(owner)
    page = client.get(f"/people/{person.id}/move")
    early = page.submit({"organisation": "Gaat", "on": "2019-01-01"})
    assert list(early.errors()) == ["on"]
    there = client.follow(early.submit({"on": "1 maart 2026", "function": "voorzitter"}))
    assert "Was" in there.text
    assert "voorzitter" in there.text
    listed = client.get("/people").text
    assert "Gaat" in listed
    assert "Was" not in listed
    assert goes.name.nl in client.get("/people?text=gaat").text


def test_a_stored_employer_is_no_field_to_overwrite(visit, owner, make):
    was = make.organisation("Was")
    person = make.person("A. Bakker", affiliations=[Affiliation(organisation_id=was.id)])
    page = visit(owner).get(f"/people/{person.id}/edit")
    field = page.one("input", name="affiliations-0-organisation")
    assert field.attrs["type"] == "hidden"
    other = make.organisation("Ander")
    refused = page.submit({"affiliations-0-organisation": str(other.id)})
    assert list(refused.errors()) == ["affiliations-0-organisation"]


def test_terms_that_overlap_are_refused_with_who_is_in_office(visit, admin, make):
    page = (
        visit(admin)
        .get("/administration/offices/new")
        .submit(
            {
                "name-nl": "Minister voor Proeven",
                "level": "minister",
                "terms-0-holder": "Kaag",
                "terms-0-from": "26 oktober 2017",
                "terms-1-holder": "De Bruijn",
                "terms-1-from": "10 augustus 2021",
            }
        )
    )
    assert list(page.errors()) == ["terms-1-from"]
    assert "Kaag" in page.errors()["terms-1-from"]
    saved = page.submit({"terms-0-to": "10 augustus 2021"})
    assert saved.status == 303


def test_vocabularies_are_kept_in_forms(visit, admin):
    client = visit(admin)
    client.get("/topics/new").submit({"label-nl": "wapens", "label-en": "arms trade"})
    topic = client.get("/topics/arms-trade")
    retired = topic.submit(action="/topics/arms-trade/retire")
    assert retired.status == 303
    assert "wapens" not in client.get("/topics").one("main").text
    assert "wapens" in client.get("/topics?retired=yes").one("main").text
    client.get("/topics/arms-trade").submit(action="/topics/arms-trade/retire")
    assert "wapens" in client.get("/topics").one("main").text
    client.get("/administration/sectors/new").submit({"nouns-nl": "banken", "key": "banking"})
    assert "banken" in client.get("/administration/sectors").text
    page = client.get("/administration/sectors/new").submit({"nouns-nl": "banken", "key": "A B"})
    assert set(page.errors()) == {"key", "nouns-nl"}


def test_a_topic_cannot_stand_below_itself(visit, admin, make):
    parent = make.topic("arms", label=Wording("wapens"))
    make.topic("arms-yemen", label=Wording("Jemen"), parent_id=parent.id)
    page = visit(admin).get("/topics/arms/edit").submit({"parent": "arms-yemen"})
    assert list(page.errors()) == ["parent"]


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("/organisations/{organisation}/edit", {"shortName": "mijne"}),
        ("/people/{person}/edit", {"name": "mijne"}),
        ("/topics/arms-investment/edit", {"label-nl": "mijne"}),
        ("/administration/offices/{office}/edit", {"ministry": "mijne"}),
        ("/administration/sectors/{sector}/edit", {"nouns-nl": "mijne"}),
    ],
)
def test_of_two_editors_the_second_sees_both_texts(visit, admin, make, path, change):
    make.topic()
    there = path.format(
        organisation=make.organisation().id,
        person=make.person().id,
        office=make.office().id,
        sector=make.sector().id,
    )
    client = visit(admin)
    first, second = client.get(there), client.get(there)
    theirs = dict.fromkeys(change, "hunne")
    assert first.submit(theirs).status == 303
    conflict = second.submit(change)
    assert conflict.status == 409
    assert "mijne" in conflict.text
    assert "hunne" in conflict.text
    merging = conflict.submit({"act": "merge"})
    assert "mijne" in merging.html
    kept = conflict.submit({"act": "keep-mine"})
    assert kept.status == 303
    assert "mijne" in client.get(there).html
    assert client.get(there).submit({"act": "take-theirs"}).status == 303


def test_a_form_without_its_version_overwrites_nothing(visit, owner, make):
    made = make.organisation("Bank")
    page = visit(owner).get(f"/organisations/{made.id}/edit")
    assert page.submit({"version": ""}).status == 409


def test_a_box_that_neither_touched_is_no_difference(visit, owner, make):
    there = f"/organisations/{make.organisation().id}/edit"
    client = visit(owner)
    first, second = client.get(there), client.get(there)
    assert first.submit({"shortName": "hunne"}).status == 303
    conflict = second.submit({"shortName": "mijne"})
    assert len(conflict.all(class_="conflict__field")) == 1
