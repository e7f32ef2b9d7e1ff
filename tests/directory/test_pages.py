"""The directory's pages: who reads them, what stands in them, and what does not."""

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


def test_an_organisation_says_how_a_letter_names_it_where_nobody_wrote_that(visit, reader, make):
    one = make.organisation("Vereniging van Zeelieden")
    page = visit(reader).get(f"/organisations/{one.id}")
    assert "Niet ingevuld. In een brief staat: de Vereniging van Zeelieden" in page.text


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
    make.index()
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
