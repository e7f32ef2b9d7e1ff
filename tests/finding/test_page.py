"""The page that answers the search box, and the same in JSON."""

from datetime import date
from urllib.parse import quote

import pytest

from logbook.dates import PartialDate
from logbook.search.details import Kind
from tests.finding.documents import tell

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def told(app, make, owner):
    """A meeting and a topic that hold the word 'reigers'."""
    meeting = make.meeting(owner, "Gesprek over reigers")
    known = PartialDate.parse("2021-09")
    tell(app, Kind.MEETING, meeting, meeting.title, "De reigers keren terug.", known=known)
    topic = make.topic("reigers")
    tell(app, Kind.TOPIC, topic, "reigers", english="herons", slug="reigers", day=date(2020, 1, 1))
    return meeting


def results(page) -> list[str]:
    """The addresses of what was found, in their order."""
    return [link.attrs["href"] for link in page.all("a") if "data-row-link" in link.attrs]


def test_what_was_found_leads_to_its_page(told, visit, owner):
    page = visit(owner).get("/search?q=reiger")
    assert results(page) == [f"/meetings/{told.id}", "/topics/reigers"]
    assert "2 resultaten" in page.text
    assert "september 2021" in page.text
    assert {mark.text for mark in page.all("mark")} == {"reigers"}


def test_the_kinds_are_links_with_their_numbers(told, visit, owner):
    page = visit(owner).get("/search?q=reiger&kind=topic")
    assert results(page) == ["/topics/reigers"]
    tabs = {link.text: link.attrs for link in page.all("a", class_="tabs__link")}
    assert list(tabs) == ["Alles (2)", "Gesprekken (1)", "Onderwerpen (1)"]
    assert "aria-current" in tabs["Onderwerpen (1)"]
    assert results(visit(owner).get(f"/search{tabs['Alles (2)']['href']}")) == results(
        visit(owner).get("/search?q=reiger")
    )


def test_a_kind_without_hits_leads_back_to_all(told, visit, owner):
    page = visit(owner).get("/search?q=reiger&kind=person")
    assert "Hier staat niets" in page.text
    assert "Contactpersonen (0)" in page.text


def test_titles_are_in_the_readers_language(told, visit, make):
    page = visit(make.account(language="en")).get("/search?q=herons")
    assert [mark.text for mark in page.all("mark")] == ["herons"]


def test_titles_are_in_the_language_that_a_browser_was_told(told, visit, owner):
    page = visit(owner).get("/search?q=herons")
    assert [link.text for link in page.all("a") if "data-row-link" in link.attrs] == ["reigers"]
    page = page.client.follow(page.submit({"language": "en"}, action="/language"))
    assert [mark.text for mark in page.all("mark")] == ["herons"]


def test_pages_follow_each_other(app, make, owner, visit):
    for number in range(25):
        meeting = make.meeting(owner, f"Gesprek {number} over reigers")
        tell(app, Kind.MEETING, meeting, meeting.title)
    first, second = (visit(owner).get(f"/search?q=reigers&page={n}") for n in (1, 2))
    assert (len(results(first)), len(results(second))) == (20, 5)
    assert not set(results(first)) & set(results(second))


def test_a_slip_is_asked_about(told, visit, owner):
    page = visit(owner).get("/search?q=over+rigers")
    assert "Bedoelde u: over reigers ?" in page.text
    link = next(link for link in page.all("a") if link.text == "over reigers")
    assert results(visit(owner).get(f"/search{link.attrs['href']}")) == [f"/meetings/{told.id}"]


def test_words_that_do_not_occur_together_are_offered_alone(told, app, make, owner, visit):
    other = make.meeting(owner, "Kieviten")
    tell(app, Kind.MEETING, other, "Kieviten")
    page = visit(owner).get("/search?q=kieviten+reigers")
    assert [chip.text for chip in page.all("a", class_="chip")] == ["kieviten", "reigers"]


def test_nothing_found_says_what_to_do(visit, owner):
    page = visit(owner).get("/search?q=zebra")
    assert "Niets gevonden" in page.text
    assert "Probeer minder woorden" in page.text


def test_without_words_it_says_what_can_be_found(visit, owner):
    assert "Waar zoekt u naar?" in visit(owner).get("/search").text
    assert "Niets gevonden" in visit(owner).get("/search?q=%25%25").text


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("q=" + "x" * 100_000, "q"),
        ("q=a%00b", "q"),
        ("q=reiger&kind=zebra", "kind"),
        ("q=reiger&page=0", "page"),
        ("q=reiger&pageSize=1000", "pageSize"),
        ("q=reiger&page=" + "9" * 30, "page"),
    ],
)
def test_what_cannot_be_asked_is_told(told, visit, api, owner, asked, field):
    page = visit(owner).get(f"/search?{asked}", status=422)
    assert page.one(id="error-summary")
    problem = api(owner).get(f"/search?{asked}")
    assert problem.status_code == 400
    assert [error["field"] for error in problem.json["errors"]] == [field]


def test_what_was_typed_stays(visit, owner):
    page = visit(owner).get("/search?q=" + "reiger+" * 60, status=422)
    assert (page.one(id="q").attrs["value"] or "").startswith("reiger reiger")


def test_texts_are_shown_and_never_run(app, make, owner, visit):
    meeting = make.meeting(owner, f"Reigers {SCRIPT}")
    tell(app, Kind.MEETING, meeting, meeting.title, f"<b>reigers</b> {SCRIPT}<mark>alert</mark>")
    for text in (
        "reigers",
        "alert",
        "script",
        SCRIPT,
        "<mark>",
        "\"'><img src=x onerror=alert(1)>",
    ):
        page = visit(owner).get(f"/search?q={quote(text)}")
        assert SCRIPT not in page.html
        assert not page.one("main").all("script") + page.one("main").all("b")
        assert not page.one("main").all("img")


def test_json_has_the_shape_of_every_list(told, api, owner):
    answer = api(owner).get("/search?q=reiger&pageSize=1").json
    assert {name: answer[name] for name in ("total", "page", "pageSize")} == {
        "total": 2,
        "page": 1,
        "pageSize": 1,
    }
    assert answer["items"] == [
        {
            "kind": "meeting",
            "id": str(told.id),
            "title": {"nl": "Gesprek over reigers", "en": None},
            "date": "2021-09",
            "excerpt": [
                {"text": "De ", "marked": False},
                {"text": "reigers", "marked": True},
                {"text": " keren terug.", "marked": False},
            ],
        }
    ]


def test_the_page_asks_as_much_for_few_as_for_many(app, make, owner, visit, queries):
    client = visit(owner)
    counts = []
    for number in (1, 15):
        for one in range(number):
            meeting = make.meeting(owner, f"Reigers {one}")
            tell(app, Kind.MEETING, meeting, meeting.title)
        with queries() as seen:
            client.get("/search?q=reigers")
        counts.append(seen.count)
    assert counts[0] == counts[1]
