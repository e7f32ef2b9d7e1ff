"""The palette: the rows that a few letters bring, and what nobody sees in them."""

from urllib.parse import quote

import pytest

from logbook.search.details import Kind
from tests.finding.documents import tell


@pytest.fixture
def told(app, make, owner):
    """A bank, and three meetings that are called after it."""
    bank = make.organisation("Rabobank")
    tell(app, Kind.ORGANISATION, bank, "Rabobank")
    for day in ("maandag", "dinsdag", "woensdag"):
        meeting = make.meeting(owner, f"Gesprek met de Rabobank op {day}")
        tell(app, Kind.MEETING, meeting, meeting.title)
    return bank


@pytest.fixture
def rows(visit, owner):
    """{heading: [(what the row is called, where it leads)]} for what somebody typed."""

    def asked(typed: str, account=owner) -> dict[str, list[tuple[str, str]]]:
        page = visit(account).get(f"/search/palette?q={quote(typed)}")
        headings = {one.attrs["id"]: one.text for one in page.all("li") if "id" in one.attrs}
        return {
            headings[group.attrs["aria-labelledby"]]: [
                (one.all("span")[0].text, one.attrs["data-url"])
                for one in group.all("li")
                if one.attrs.get("role") == "option"
            ]
            for group in page.all("ul")
            if group.attrs.get("role") == "group"
        }

    return asked


def test_a_name_finds_its_organisation_beside_the_meetings_called_after_it(told, rows):
    found = rows("rabo")
    assert found["Organisaties"] == [("Rabobank", f"/organisations/{told.id}")]
    assert len(found["Gesprekken"]) == 3


def test_it_shows_at_most_eight_rows(app, make, owner, rows):
    for number in range(30):
        meeting = make.meeting(owner, f"Gesprek {number}")
        tell(app, Kind.MEETING, meeting, meeting.title)
    for typed in ("", "g", "gesprek", "> ", "n"):
        assert 0 < sum(map(len, rows(typed).values())) <= 8, typed


def test_what_one_does_is_found_by_its_words_and_where_one_goes_too(rows):
    assert ("Gesprek vastleggen", "/meetings/new") in rows("vastl")["Doen"]
    assert ("Actiepunten", "/follow-ups") in rows("actie")["Gaan naar"]


def test_a_talk_with_what_was_found_is_one_press_away(app, make, told, rows):
    topic = make.topic("poolgebied")
    tell(app, Kind.TOPIC, topic, "poolgebied", slug=topic.slug)
    assert ("Gesprek vastleggen: Rabobank", "/meetings/new?organisation=Rabobank") in rows("rabo")[
        "Doen"
    ]
    about = ("Gesprek vastleggen: poolgebied", f"/meetings/new?topic={topic.slug}")
    assert about in rows("poolg")["Doen"]


def test_after_a_mark_it_looks_for_one_sort_only(app, make, told, rows):
    topic = make.topic("rabobank en klimaat")
    tell(app, Kind.TOPIC, topic, "rabobank en klimaat", slug="rabo")
    assert set(rows("#rabo")) == {"Onderwerpen", "Zoeken"}
    assert set(rows("@rabo")) == {"Organisaties", "Zoeken"}
    assert set(rows("> nieuw")) == {"Doen"}


def test_before_anything_is_typed_it_offers_what_one_worked_on_last(
    app, make, api, owner, colleague, rows
):
    body = {"kind": "company", "name": {"nl": "Zwaan en Zonen"}}
    made = api(owner).post("/organisations", body).json
    last = ("Zwaan en Zonen", f"/organisations/{made['id']}")
    assert rows("")["Waaraan u het laatst werkte"] == [last]
    assert "Waaraan u het laatst werkte" not in rows("", colleague)


def test_who_types_the_name_of_an_act_means_it(app, make, owner, rows):
    meeting = make.meeting(owner, "Nieuwe brief van de NVB besproken")
    tell(app, Kind.MEETING, meeting, meeting.title)
    assert next(iter(rows("nieuwe brief").items())) == ("Doen", [("Nieuwe brief", "/reports/new")])
    assert next(iter(rows("nieuwe"))) == "Gesprekken"


def test_who_reads_only_is_offered_nothing_to_write(rows, reader):
    offered = {url for group in rows(">", reader).values() for _, url in group}
    assert not {url for url in offered if url.endswith("/new") and "calendars" not in url}


def test_a_guarded_meeting_is_in_nobody_elses_rows(app, make, owner, outsider, rows):
    meeting = make.meeting(owner, "Geheim beraad", access="unit")
    tell(app, Kind.MEETING, meeting, "Geheim beraad")
    assert rows("geheim", owner)["Gesprekken"]
    assert not {"Gesprekken", "Zoeken"} & rows("geheim", outsider).keys()


def test_a_slip_of_the_pen_is_asked_back(told, rows):
    assert rows("rabobamk")["Bedoelde u:"] == [("rabobank", "/search?q=rabobank")]


def test_what_is_typed_is_shown_as_text_and_never_as_markup(app, make, owner, visit):
    title = "<img src=x onerror=alert(1)> beraad"
    meeting = make.meeting(owner, title)
    tell(app, Kind.MEETING, meeting, title)
    page = visit(owner).get("/search/palette?q=beraad")
    assert page.all("img") == []
    assert title in page.text


def test_it_asks_no_more_of_the_database_for_more_records(app, make, owner, visit, queries):
    def asked() -> int:
        with queries() as seen:
            visit(owner).get("/search/palette?q=gesprek")
        return seen.count

    counts = []
    for _ in range(2):
        for number in range(12):
            meeting = make.meeting(owner, f"Gesprek {number}")
            tell(app, Kind.MEETING, meeting, meeting.title)
        counts.append(asked())
    assert counts[0] == counts[1] <= 12
