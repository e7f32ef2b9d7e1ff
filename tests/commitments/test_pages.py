"""The pages of motions and commitments."""

from datetime import date

import pytest

from logbook.commitments.models import Paper
from logbook.db import transaction
from logbook.letters.models import ReportAnswer
from logbook.meetings.models import Attribution, Meeting
from logbook.wording import Wording
from tests.commitments.records import letter_of

NASTY = '<script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.fixture
def linked(app):
    """Hang a meeting on a commitment."""

    def linking(commitment, meeting):
        with app.app_context(), transaction() as session:
            kept = session.get_one(Meeting, meeting.id)
            kept.commitments.append(session.merge(commitment))

    return linking


def test_an_empty_register_says_how_to_begin(visit, owner):
    assert "Nog geen moties of toezeggingen" in visit(owner).get("/commitments").text


def test_the_list_tells_term_last_contact_and_open_follow_ups(visit, make, owner, linked):
    promise = make.commitment("De briefing", own_number="T/1")
    linked(promise, make.meeting(owner, date="2021-09"))
    linked(promise, make.meeting(owner, date="2020"))
    make.follow_up(owner, "Eén", due="2020-01-01", commitment_id=promise.id)
    make.follow_up(owner, "Twee", commitment_id=promise.id)
    page = visit(owner).get("/commitments")
    row = page.one("tbody").one("tr").text
    for words in ("De briefing", "T/1", "september 2021", "1 te laat", "1 open"):
        assert words in row, words


def test_what_an_outsider_may_not_see_is_not_counted(visit, make, owner, outsider, linked):
    promise = make.commitment("De briefing")
    meeting = make.meeting(owner, "Geheim overleg", date="2021-09", access="unit")
    linked(promise, meeting)
    make.follow_up(owner, "Geheime taak", meeting_id=meeting.id)
    row = visit(outsider).get("/commitments").one("tbody").one("tr").text
    assert "september" not in row
    assert "open" not in row.replace("open", "", 1)
    page = visit(outsider).get(f"/commitments/{promise.id}")
    assert "eheim" not in page.html
    assert "Geheim overleg" in visit(owner).get(f"/commitments/{promise.id}").text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Briefing", "Poolgebied"}),
        ("kind=motie", {"Poolgebied"}),
        ("q=brief", {"Briefing"}),
        ("q=35+570,+nr.+71", {"Poolgebied"}),
        ("state=closed", set()),
        ("sort=-title", {"Briefing", "Poolgebied"}),
        ("q=niets", set()),
    ],
)
def test_the_list_is_narrowed_by_its_address(visit, make, owner, query, shown):
    make.commitment("Briefing")
    make.commitment("Poolgebied", kind="motie", dossier_number=35570, paper="71")
    make.index()
    page = visit(owner).get(f"/commitments?{query}")
    titles = {link.text for body in page.all("tbody") for link in body.all("a")}
    assert titles == shown


def test_a_filter_that_means_nothing_is_told_beside_it(visit, owner):
    page = visit(owner).get("/commitments?topic=niets&page=0", 422)
    assert page.errors().keys() == {"topic"}


def test_lists_and_pages_take_as_many_queries_whatever_they_show(
    visit, make, owner, linked, queries, *, evidence
):
    promise = make.commitment()

    def grown(count):
        for number in range(count):
            make.commitment(f"Toezegging {number}", owner_id=owner.id, unit_id=owner.unit_id)
            meeting = make.meeting(owner)
            make.party(meeting, organisation_id=make.organisation(f"Bank {number}{count}").id)
            make.point(meeting, complement=Wording("het belang"))
            linked(promise, meeting)
            make.follow_up(owner, commitment_id=promise.id)
            evidence(promise)

    def counted(path):
        client = visit(owner)
        client.get(path)
        with queries() as seen:
            client.get(path)
        return seen.count

    grown(3)
    few = [counted(path) for path in ("/commitments", f"/commitments/{promise.id}")]
    grown(12)
    assert [counted(path) for path in ("/commitments", f"/commitments/{promise.id}")] == few


def test_a_reader_sees_no_act_and_may_do_none(visit, make, reader, evidence):
    promise = make.commitment()
    piece = evidence(promise)
    client, path = visit(reader), f"/commitments/{promise.id}"
    assert "/edit" not in client.get(path).html
    assert "/commitments/new" not in client.get("/commitments").html
    for address in (
        "/commitments/new",
        f"{path}/edit",
        f"{path}/status",
        f"{path}/delete",
        f"{path}/evidence/new",
        f"{path}/evidence/{piece.id}/edit",
        f"{path}/evidence/{piece.id}/remove",
        "/administration/recesses",
        "/administration/papers/new",
    ):
        client.get(address, 403)
    for address in (
        "/commitments",
        f"{path}/edit",
        f"{path}/deadline",
        f"{path}/delete",
        f"{path}/evidence",
        f"{path}/evidence/{piece.id}/edit",
        f"{path}/evidence/{piece.id}/remove",
        "/administration/papers",
    ):
        assert client.post(address, {"text": "x", "version": "1"}).status in (400, 403), address


def test_markup_in_a_record_stays_text(visit, make, owner, linked, evidence):
    promise = make.commitment(
        NASTY,
        text=NASTY,
        holder=NASTY,
        citation=NASTY,
        doubts=[NASTY],
        movers=[NASTY],
        parts=[NASTY],
    )
    meeting = make.meeting(owner, NASTY)
    make.party(meeting, organisation_id=make.organisation(NASTY, short_name=NASTY).id)
    make.point(meeting, complement=Wording(NASTY), attribution=Attribution.INTERNAL)
    linked(promise, meeting)
    evidence(promise, NASTY)
    make.follow_up(owner, NASTY, commitment_id=promise.id)
    client = visit(owner)
    for path in ("/commitments", f"/commitments/{promise.id}", f"/commitments/{promise.id}/edit"):
        page = client.get(path)
        assert NASTY not in page.html, path
        assert not [img for img in page.all("img") if "onerror" in img.attrs]


def test_a_doubtful_citation_is_hinted_at_quietly(visit, make, owner):
    motion = make.commitment(citation="Kamerstuk 35570, nr. 71", dossier_number=35570, paper="71")
    make.kept(Paper(citation="35 570 V, nr. 72"))
    page = visit(owner).get(f"/commitments/{motion.id}")
    assert "misschien is 35 570 V, nr. 71 bedoeld" in page.text
    assert "Kamerstuk 35570, nr. 71" in page.text


def test_planned_talks_are_told_apart(visit, make, owner, linked):
    promise = make.commitment()
    linked(promise, make.meeting(owner, "Straks", date="2099-01-01", status="planned"))
    page = visit(owner).get(f"/commitments/{promise.id}")
    assert (
        page.one(id="contacts").one("p", class_="planned").text
        == "Gepland: Straks , 1 januari 2099"
    )
    assert "geen gesprekken gevoerd" in page.text


def test_letters_of_a_later_day_are_told_apart(visit, make, owner, outsider):
    promise = make.commitment()
    for subject, day, access in (
        ("Straks", date(2099, 1, 1), "everyone"),
        ("Geheim", date(2099, 1, 2), "unit"),
        ("Eerder", date(2022, 4, 7), "everyone"),
    ):
        letter = letter_of(make, owner, day, subject=subject, access=access)
        make.kept(ReportAnswer(report_id=letter.id, commitment_id=promise.id))
    page = visit(owner).get(f"/commitments/{promise.id}")
    planned = "Straks , 1 januari 2099 (concept)"
    both = f"Gepland: {planned}; Geheim , 2 januari 2099 (concept)"
    letters = page.one(id="letters")
    assert letters.one("p", class_="planned").text == both
    assert [link.text for link in letters.one("table").all("a")] == ["Eerder"]
    page = visit(outsider).get(f"/commitments/{promise.id}")
    assert page.one(id="letters").one("p", class_="planned").text == f"Gepland: {planned}"


def test_a_marked_meeting_puts_the_marking_on_the_page(visit, make, owner, linked):
    promise = make.commitment()
    assert "VERTROUWELIJK" not in visit(owner).get(f"/commitments/{promise.id}").text
    linked(promise, make.meeting(owner, "Dep. V", marking="dep-v"))
    assert "VERTROUWELIJK" in visit(owner).get(f"/commitments/{promise.id}").text
