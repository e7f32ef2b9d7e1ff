"""The first page: what it shows to whom, and what can be done where it stands."""

from datetime import timedelta

import pytest
from babel.dates import format_date

from logbook import clock
from logbook.commitments.models import Deadline
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.followups.moments import is_workday
from logbook.meetings.models import Meeting, MeetingStatus

TODAY = clock.today("Europe/Amsterdam")


def day(offset: int) -> str:
    return (TODAY + timedelta(days=offset)).isoformat()


def listed(page, section):
    """The titles of the lines of one list."""
    return [title.text for title in page.one("section", id=section).all(class_="item__title")]


@pytest.fixture
def planned(make, owner):
    """A meeting of the owner that was planned for yesterday."""
    return make.meeting(owner, "Gesprek van gisteren", date=day(-1), status=MeetingStatus.PLANNED)


def test_a_stranger_is_sent_to_sign_in(visit):
    assert visit().get("/", 302).location.startswith("/sign-in")


def test_the_four_lists_stand_in_the_order_of_what_hurts(visit, owner):
    page = visit(owner).get("/")
    lists = [section.attrs.get("id") for section in page.one("main").all("section")]
    assert lists == ["now", "held", "coming", "commitments"]


def test_empty_lists_say_what_will_appear_and_how_to_start(visit, owner):
    page = visit(owner).get("/")
    for section in ("now", "held", "coming", "commitments"):
        [empty] = page.one("section", id=section).all(class_="empty")
        assert len(empty.text) > 40
    starts = {link.attrs["href"] for link in page.one("main").all("a")}
    assert {"/follow-ups/new", "/meetings/new", "/commitments"} <= starts


def test_what_hurts_is_told_in_words_before_the_lists(visit, make, owner):
    for title, due in (("a", day(-2)), ("b", day(-1)), ("c", day(0))):
        make.follow_up(owner, title, due)
    page = visit(owner).get("/")
    lead = page.one("p", class_="page-head__lead")
    assert lead.text == "2 actiepunten zijn te laat, 1 is voor vandaag."
    assert listed(page, "now") == ["a", "b", "c"]


def test_a_follow_up_is_finished_where_it_stands_and_the_finish_can_be_undone(visit, make, owner):
    made = make.follow_up(owner, "Terugkoppelen", day(0))
    page = visit(owner).get("/")
    after = page.client.follow(page.submit(action=f"/follow-ups/{made.id}/closure"))
    assert after.response.request.path == "/"
    assert listed(after, "now") == []
    assert make.fetch(FollowUp, id=made.id).status is FollowUpStatus.DONE
    assert [form for form in after.all("form") if "undo" in (form.attrs.get("action") or "")]


def test_a_follow_up_is_snoozed_where_it_stands_until_the_next_working_day(visit, make, owner):
    made = make.follow_up(owner, "Terugkoppelen", day(-1))
    page = visit(owner).get("/")
    after = page.client.follow(page.submit(action=f"/follow-ups/{made.id}/snooze"))
    assert after.response.request.path == "/"
    until = make.fetch(FollowUp, id=made.id).snoozed_until
    assert until > TODAY
    assert is_workday(until)
    assert listed(after, "now") == []


@pytest.mark.parametrize(
    ("answer", "status"), [("held", MeetingStatus.HELD), ("cancelled", MeetingStatus.CANCELLED)]
)
def test_whether_a_meeting_took_place_is_answered_where_it_is_asked(
    visit, make, owner, planned, answer, status
):
    page = visit(owner).get("/")
    assert listed(page, "held") == ["Gesprek van gisteren"]
    forms = [
        form
        for form in page.one("section", id="held").all("form")
        if form.all("input", name="outcome", value=answer)
    ]
    [form] = forms
    sent = {field.attrs["name"]: field.attrs["value"] for field in form.all("input")}
    after = page.client.follow(page.client.post(form.attrs["action"], sent))
    assert after.response.request.path == "/"
    assert listed(after, "held") == []
    assert make.fetch(Meeting, id=planned.id).status is status


def test_a_meeting_that_was_moved_is_given_its_date_on_a_page_of_its_own(visit, owner, planned):
    page = visit(owner).get("/")
    links = {link.attrs["href"] for link in page.one("section", id="held").all("a")}
    assert f"/meetings/{planned.id}/confirmation" in links


def test_meetings_and_follow_ups_come_up_in_the_order_of_their_days(visit, make, owner):
    make.follow_up(owner, "overmorgen", day(2))
    make.meeting(owner, "morgen", date=day(1), status=MeetingStatus.PLANNED)
    make.follow_up(owner, "morgen, af te ronden", day(1))
    make.meeting(owner, "vandaag", date=day(0), status=MeetingStatus.PLANNED)
    assert listed(visit(owner).get("/"), "coming") == [
        "vandaag",
        "morgen",
        "morgen, af te ronden",
        "overmorgen",
    ]


def test_a_commitment_tells_its_term_its_last_contact_and_how_far_it_is(visit, make, owner):
    late = Deadline(text="voor de zomer", on=TODAY - timedelta(days=1), said_on=TODAY)
    promise = make.commitment("De brief", owner_id=owner.id, deadlines=[late])
    make.follow_up(owner, "af", None, status=FollowUpStatus.DONE, commitment_id=promise.id)
    [line] = visit(owner).get("/").one("section", id="commitments").all("li", class_="item")
    for words in ("De brief", "termijn verstreken", "aan de Kamer: voor de zomer",
                  "nog geen gesprek hierover", "1 afgerond"):  # fmt: skip
        assert words in line.text


def test_a_reader_sees_all_that_she_may_and_nothing_to_press(visit, make, owner, reader):
    make.follow_up(owner, "van een ander", day(0))
    ours = make.meeting(owner, "Besloten gesprek", access="unit", date=day(1))
    make.follow_up(owner, "besloten", day(0), meeting_id=ours.id)
    make.meeting(owner, "Gesprek", date=day(1), status=MeetingStatus.PLANNED)
    make.meeting(owner, "Gesprek van gisteren", date=day(-1), status=MeetingStatus.PLANNED)
    page = visit(reader).get("/")
    assert listed(page, "now") == ["van een ander"]
    assert listed(page, "coming") == ["Gesprek"]
    assert page.all("section", id="held") == []
    assert page.one("main").all("form") == []
    assert "esloten" not in page.text


def test_it_speaks_english(visit, make):
    account = make.account("english@example.org", language="en")
    make.follow_up(account, "Terugkoppelen", day(-1))
    page = visit(account).get("/")
    assert page.one("h1").text == format_date(TODAY, "EEEE d MMMM", locale="en")
    assert page.one("li", **{"aria-current": "page"}).text == "My overview"
    assert "1 follow-up is overdue." in page.text


def test_its_queries_are_few_and_as_many_for_many_rows_as_for_one(visit, make, owner, queries):
    def fill(count):
        for number in range(count):
            promise = make.commitment(f"toezegging {number}", owner_id=owner.id)
            met = make.organisation(f"Vereniging {number}")
            for offset in (-1, 0, 1):
                meeting = make.meeting(owner, date=day(offset), status=MeetingStatus.PLANNED)
                make.party(meeting, organisation_id=met.id)
                make.follow_up(owner, "x", day(offset), meeting_id=meeting.id)
                make.follow_up(owner, "x", day(offset), commitment_id=promise.id)

    def count():
        client = visit(owner)
        client.get("/")
        with queries() as seen:
            client.get("/")
        return seen.count

    fill(1)
    few = count()
    fill(6)
    assert count() == few
    assert few <= 14  # three of them for the picture
