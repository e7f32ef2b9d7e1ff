"""The directory's pages: lists, one record, its form, and what may stand in the way."""

from datetime import date

import pytest

from logbook.db import db, transaction
from logbook.directory.models import (
    Affiliation,
    FormerName,
    Membership,
    MembershipRole,
    Organisation,
    OrganisationKind,
    Person,
    Term,
)
from logbook.meetings.models import meeting_topic
from logbook.wording import Wording

HOSTILE = '<script>alert("x")</script>'
ADMINISTERED = ["/topics/new", "/administration/offices/new", "/administration/sectors/new"]
EDITED = ["/organisations/new", "/people/new"]
LISTS = [
    "/organisations",
    "/people",
    "/topics",
    "/administration/offices",
    "/administration/sectors",
]


def send(client, path, content):
    """Send what no page offered this person to send, with a good token."""
    token = client.get("/organisations").all("input", name="csrf_token")[0].attrs["value"]
    return client.post(path, {"csrf_token": token, **content})


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_list_says_what_will_stand_there(visit, reader, path):
    page = visit(reader).get(path)
    assert page.all(class_="empty__title")


@pytest.mark.parametrize("path", LISTS)
def test_everybody_who_signed_in_reads_and_a_stranger_signs_in_first(visit, reader, path):
    assert visit(reader).get(path).status == 200
    assert "/sign-in" in visit().get(path, status=302).location


@pytest.mark.parametrize("path", EDITED + ADMINISTERED)
def test_a_reader_gets_no_form_and_changes_nothing(visit, reader, make, path):
    visit(reader).get(path, status=403)
    assert send(visit(reader), path, {"name-nl": "Bank"}).status == 403
    assert make.fetch(Organisation) is None


@pytest.mark.parametrize("path", ADMINISTERED)
def test_an_editor_leaves_vocabularies_alone(visit, owner, path):
    visit(owner).get(path, status=403)
    assert send(visit(owner), path, {}).status == 403


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


def test_an_organisation_page_shows_its_whole_history(visit, reader, make):
    nvb = make.organisation(
        "Nederlandse Vereniging van Banken",
        short_name="NVB",
        notes="**Let op**",
        former_names=[FormerName(name="Bankiersvereniging", until=date(1990, 1, 1))],
    )
    bank = make.organisation("Bank", kind=OrganisationKind.COMPANY)
    make.kept(
        Membership(
            member_id=bank.id,
            organisation_id=nvb.id,
            role=MembershipRole.MEMBER,
            since=date(2020, 1, 1),
        )
    )
    old = make.organisation("Oude bond", merged_into_id=nvb.id)
    make.person("A. Bakker", affiliations=[Affiliation(organisation_id=nvb.id)])
    make.person(
        "B. Bos", affiliations=[Affiliation(organisation_id=old.id, until=date(2020, 1, 1))]
    )
    client = visit(reader)
    page = client.get(f"/organisations/{nvb.id}")
    for text in ("Bankiersvereniging", "Oude bond", "A. Bakker", "B. Bos", "Bank", "Let op"):
        assert text in page.text
    assert "<strong>Let op</strong>" in page.html
    merged = client.get(f"/organisations/{old.id}")
    assert "Nederlandse Vereniging van Banken" in merged.one(class_="notice--warning").text


def test_an_organisation_page_shows_what_was_said_and_what_is_open(visit, owner, outsider, make):
    bank = make.organisation("Bank")
    old = make.organisation("Oude bank", merged_into_id=bank.id)
    seen = make.meeting(owner, "Gesprek een", date="2021-09")
    hidden = make.meeting(owner, "Geheim gesprek", access="unit")
    for meeting, who in ((seen, old), (hidden, bank)):
        make.party(meeting, organisation_id=who.id)
    make.follow_up(owner, "Terugkoppelen", due="2026-01-01", actor_organisation_id=bank.id)
    make.follow_up(owner, "Geheim punt", meeting_id=hidden.id)
    page = visit(outsider).get(f"/organisations/{bank.id}")
    assert "Gesprek een" in page.text
    assert "september 2021" in page.text
    assert "Terugkoppelen" in page.text
    assert "Geheim" not in page.text
    assert "Geheim gesprek" in visit(owner).get(f"/organisations/{bank.id}").text


def test_a_topic_page_shows_what_was_said_about_it_and_all_below_it(visit, owner, make):
    parent = make.topic("arms", label=Wording("wapens"))
    child = make.topic("arms-yemen", label=Wording("Jemen"), parent_id=parent.id)
    meeting = make.meeting(owner, "Over Jemen")
    with make.app.app_context(), transaction():
        db.session.execute(meeting_topic.insert().values(meeting_id=meeting.id, topic_id=child.id))
    page = visit(owner).get("/topics/arms")
    assert "Over Jemen" in page.text
    assert "Jemen" in page.text
    visit(owner).get("/topics/nothing", status=404)
    visit(owner).get("/topics/%00", status=404)


def test_the_list_of_organisations_is_narrowed_by_its_address(visit, reader, make):
    make.organisation("Bank A", kind=OrganisationKind.COMPANY)
    b = make.organisation("Bond B", kind=OrganisationKind.UNION)
    make.organisation("Oude bond", merged_into_id=b.id)
    client = visit(reader)
    everyone = client.get("/organisations")
    assert "2 organisaties" in everyone.text
    assert "Oude bond" not in everyone.text
    assert "Oude bond" in client.get("/organisations?text=oude").text
    only = client.get("/organisations?kind=union")
    assert "Bond B" in only.text
    assert "Bank A" not in only.text
    assert client.get("/organisations?text=zzz").all(class_="empty__title")
    wrong = client.get("/organisations?kind=castle&text=%00", status=422)
    assert set(wrong.errors()) == {"kind", "text"}


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


def test_an_office_page_tells_who_held_it_on_any_day(visit, reader, make):
    office = make.office(
        "Minister voor Proeven",
        Term(holder="Kaag", since=date(2017, 10, 26), until=date(2021, 8, 10)),
        Term(holder="De Bruijn", since=date(2021, 8, 10), until=date(2022, 1, 10)),
        Term(holder=None, since=date(2022, 2, 1)),
    )
    client, path = visit(reader), f"/administration/offices/{office.id}"

    def told(day):
        return client.get(f"{path}?on={day}").one(id="told").text

    assert "Kaag" in told("9 augustus 2021")
    assert "De Bruijn" in told("2021-08-10")
    assert "niemand" in told("2022-01-10")
    assert "niet bekend" in told("2022-02-01")
    assert "niet bekend" in client.get(path).one(id="told").text
    assert list(client.get(f"{path}?on=31 februari 2021", status=422).errors()) == ["on"]


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
    assert set(page.errors()) == {"key"}


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


def test_nothing_typed_becomes_markup(visit, admin, make):
    organisation = make.organisation(
        HOSTILE, short_name=HOSTILE, notes=HOSTILE, in_sentence=Wording(HOSTILE)
    )
    other = make.organisation(f"x{HOSTILE}", merged_into_id=organisation.id)
    person = make.person(
        HOSTILE,
        email=HOSTILE,
        affiliations=[Affiliation(organisation_id=organisation.id, function=HOSTILE)],
    )
    office = make.office(HOSTILE, Term(holder=HOSTILE, since=date(2020, 1, 1)), ministry=HOSTILE)
    make.topic("hostile", label=Wording(HOSTILE, HOSTILE))
    make.sector("hostile", HOSTILE, HOSTILE)
    client = visit(admin)
    for path in (
        *LISTS,
        f"/organisations/{organisation.id}",
        f"/organisations/{organisation.id}/edit",
        f"/organisations/{organisation.id}/merge",
        f"/organisations/{organisation.id}/delete",
        f"/organisations/{other.id}",
        f"/people/{person.id}",
        f"/people/{person.id}/edit",
        f"/people/{person.id}/move",
        f"/administration/offices/{office.id}",
        f"/administration/offices/{office.id}/edit",
        "/topics/hostile",
        "/topics/hostile/edit",
        "/organisations/new",
    ):
        assert HOSTILE not in client.get(path).html, path


@pytest.mark.parametrize("path", ["/organisations", "/people", "/organisations/{id}", "/topics"])
def test_a_page_takes_as_many_queries_for_thirty_rows_as_for_three(
    visit, owner, make, queries, path
):
    hub = make.organisation("Hub")
    client, counts, numbers = visit(owner), [], iter(range(100))

    def fill(count):
        for number in (next(numbers) for _ in range(count)):
            member = make.organisation(f"Bank {number}", sector_id=make.sector().id)
            make.kept(
                Membership(member_id=member.id, organisation_id=hub.id, role=MembershipRole.MEMBER)
            )
            make.kept(
                Person(name=f"P {number}", affiliations=[Affiliation(organisation_id=hub.id)])
            )
            make.topic(f"t-{number}", label=Wording(f"t {number}"))
            meeting = make.meeting(owner, f"Gesprek {number}")
            make.party(meeting, organisation_id=hub.id)
            make.follow_up(owner, f"Punt {number}", meeting_id=meeting.id)

    for count in (3, 27):
        fill(count)
        client.get(path.format(id=hub.id))
        with queries() as seen:
            client.get(path.format(id=hub.id))
        counts.append(seen.count)
    assert counts[0] == counts[1], counts
    assert counts[1] <= 25
