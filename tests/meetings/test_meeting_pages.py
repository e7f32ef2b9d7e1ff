"""The list, the page of one meeting, its acts, and the phrases."""

import uuid
from datetime import timedelta

import pytest

from logbook import clock
from logbook.db import transaction
from logbook.meetings import service
from logbook.meetings.models import Meeting
from logbook.policy import SYSTEM
from logbook.wording import Wording
from tests.pages import form_values

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{1234*1000}}[t](javascript:alert(3))"
)


TEXTS = (
    "title", "place", "series", "occasion-nl", "occasion-en", "notes", "summary-nl", "summary-en",
    "parties-0-as-nl", "parties-0-as-en", "parties-0-organisation", "points-0-complement-nl",
    "points-0-complement-en", "representatives-0-as-nl", "followUps-0-title-nl",
    "agenda-subject", "agenda-state", "agenda-url",
)  # fmt: skip


def titles_of(page):
    """The meetings of a list, in its order."""
    return [link.text for link in page.all("a") if "data-row-link" in link.attrs]


def test_the_page_tells_everything(visit, owner, full):
    text = visit(owner).get(f"/meetings/{full['id']}").text
    for words in (
        "14 september 2021",
        "NVB",
        "bij naam",
        "investeringen in wapens",
        "openheid te geven",
        "heeft toegelicht hoe zij dit doen",
        "Alleen voor ons",
        "alleen intern",
        "Rapport opvragen",
        "te laat",
        "Owner legde het vast",
    ):
        assert words in text, words


def test_the_list_shows_the_newest_first_with_what_is_open(visit, owner, full, log):
    log(owner, title="Nieuwer", date="2022-01")
    page = visit(owner).get("/meetings")
    titles = titles_of(page)
    assert titles == ["Nieuwer", full["title"]]
    assert "1 te laat" in page.text
    assert "2 gesprekken" in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=nvb", True), ("q=vereniging+banken", True), ("q=goed", True), ("q=50%25", False),
        ("from=september+2021", True), ("from=2021-10", False), ("to=augustus+2021", False),
        ("to=2021", True), ("topic=arms-investment", True), ("topic=wapens", False),
        ("sector=banking", True), ("sector=insurance", False), ("status=held", True),
        ("status=planned", False), ("setting=bilateral", True), ("setting=call", False),
        ("mine=true", True), ("owner=owner@example.org", True), ("unit=IMH", True),
        ("unit=DMM", False), ("organisation=NVB", True), ("organisation=Anders", False),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_its_address(visit, owner, full, make, query, found):
    make.unit("DMM")
    make.sector("insurance", "verzekeraars", "insurers")
    make.topic("wapens")
    make.organisation("Anders")
    page = visit(owner).get(f"/meetings?{query}")
    assert (full["title"] in titles_of(page)) is found


def test_a_topic_includes_those_below_it(visit, owner, full, make):
    below = make.topic()
    parent = make.topic("boven")
    with make.app.app_context(), transaction() as session:
        merged = session.merge(below)
        merged.touch(make.now)
        merged.parent_id = parent.id
    assert full["title"] in visit(owner).get("/meetings?topic=boven").text


@pytest.mark.parametrize(
    ("query", "field"),
    [("topic=geen", "topic"), ("from=31+februari", "from"), ("status=ooit", "status"),
     ("organisation=%00", "organisation"), ("unit=X", "unit")],
)  # fmt: skip
def test_a_filter_that_means_nothing_is_told(visit, api, owner, query, field):
    page = visit(owner).get(f"/meetings?{query}", status=422)
    assert field in page.errors()
    answer = api(owner).get(f"/meetings?{query}")
    assert answer.status_code == 400
    assert answer.json["errors"][0]["field"] == field


@pytest.mark.parametrize("query", ["page=0", "page=x", "pageSize=201", "pageSize=-1"])
def test_a_page_that_cannot_be_is_told(visit, owner, query):
    visit(owner).get(f"/meetings?{query}", status=422)


def test_the_number_of_queries_does_not_depend_on_the_rows(visit, api, owner, log, nvb, queries):
    def some(count):
        for _ in range(count):
            log(owner, parties=[{"organisation": "NVB"}], points=[{"kind": "ask"}],
                followUps=[{"title": {"nl": "a"}}])  # fmt: skip

    client, program = visit(owner), api(owner)
    program.get("/meetings")  # notes that the token is used
    counts = []
    some(3)
    for _ in range(2):
        for get in (client.get, program.get):
            with queries() as seen:
                get("/meetings")
            counts.append(seen.count)
        some(9)
    page_few, api_few, page_many, api_many = counts
    assert page_few == page_many <= 6
    assert api_few == api_many <= 20


def test_the_page_of_a_meeting_costs_the_same_whatever_is_in_it(visit, owner, log, nvb, queries):
    def made(count):
        return log(
            owner,
            parties=[{"organisation": "NVB"}] * count,
            points=[{"kind": "ask", "to": [{"as": {"nl": "a"}}]}] * count,
            followUps=[{"title": {"nl": "a"}}] * count,
        )["id"]

    client, counts = visit(owner), []
    for made_before in [made(count) for count in (2, 20)]:
        with queries() as seen:
            client.get(f"/meetings/{made_before}")
        counts.append(seen.count)
    assert counts[0] == counts[1] <= 30


def test_deleting_asks_nothing_and_can_be_undone(visit, owner, full):
    client, path = visit(owner), f"/meetings/{full['id']}"
    gone = client.get(path).submit(action=f"{path}/deletion")
    listed = client.follow(gone)
    assert "is verwijderd" in listed.text
    client.get(path, status=404)
    back = listed.submit(action=f"{path}/undo")
    assert client.follow(back).one("h1").text == full["title"]


def test_what_was_deleted_is_listed_for_thirty_days(visit, owner, full, make):
    client, path = visit(owner), f"/meetings/{full['id']}"
    client.get(path).submit(action=f"{path}/deletion")
    shown = client.get("/meetings/deleted")
    assert full["title"] in shown.text
    with make.app.app_context(), transaction() as session:
        gone = session.get_one(Meeting, uuid.UUID(full["id"]))
        gone.touch(clock.now())
        gone.deleted_at = clock.now() - timedelta(31)
    assert full["title"] not in client.get("/meetings/deleted").text
    assert client.post(f"{path}/undo", form_values(shown.form(f"{path}/undo"))).status == 404


def test_a_planned_meeting_of_the_past_asks_whether_it_took_place(visit, owner, log):
    planned = log(owner, status="planned")
    client, path = visit(owner), f"/meetings/{planned['id']}"
    page = client.get(path)
    assert "Heeft dit gesprek plaatsgevonden?" in page.text
    assert "Heeft dit" not in client.follow(page.submit(action=f"{path}/confirmation")).text
    move = client.get(f"{path}/confirmation")
    assert move.submit({"date": "31 februari"}).errors()["date"].endswith("28 februari?")
    moved = client.follow(move.submit({"date": "maart 2199", "version": "2"}))
    assert "maart 2199" in moved.text
    stale = move.submit({"date": "2020", "version": "1"})
    assert "intussen gewijzigd" in client.follow(stale).text


def test_two_editors_of_one_point_both_see_both_texts(visit, api, owner, colleague, full):
    path = f"/meetings/{full['id']}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    assert theirs.submit({"points-0-complement-nl": "cijfers te geven"}).status == 303
    clash = mine.submit({"points-0-complement-nl": "openheid te bieden"})
    assert clash.status == 409
    assert "openheid te bieden" in clash.text
    assert "cijfers te geven" in clash.text
    assert [h.text for h in clash.all("h3")] == ["Wat er is gezegd (1)"]
    merging = clash.submit({"act": "merge"})
    assert merging.status == 200
    assert "cijfers" in merging.text
    assert form_values(merging.form())["points-0-complement-nl"] == ["openheid te bieden"]
    assert form_values(merging.form())["version"] == ["2"]
    taken = clash.submit({"act": "take-theirs"})
    assert taken.location == f"/meetings/{full['id']}"
    stored = api(owner).get(f"/meetings/{full['id']}").json
    assert stored["points"][0]["complement"]["nl"] == "cijfers te geven"
    kept = clash.submit({"act": "keep-mine"})
    assert kept.status == 303, kept.errors()
    stored = api(owner).get(f"/meetings/{full['id']}").json
    assert stored["points"][0]["complement"]["nl"] == "openheid te bieden"
    assert stored["version"] == 3
    assert stored["points"][0]["id"] == full["points"][0]["id"]


def test_without_the_version_check_the_second_would_overwrite_the_first(
    visit, api, owner, colleague, full, monkeypatch
):
    monkeypatch.setattr(Meeting, "require_version", lambda *_: None)
    path = f"/meetings/{full['id']}/edit"
    mine, theirs = visit(owner).get(path), visit(colleague).get(path)
    theirs.submit({"title": "Van haar"})
    assert mine.submit({"title": "Van mij"}).status == 303
    assert api(owner).get(f"/meetings/{full['id']}").json["title"] == "Van mij"


def test_a_save_on_a_deleted_meeting_is_not_found(visit, api, owner, full):
    page = visit(owner).get(f"/meetings/{full['id']}/edit")
    api(owner).send("DELETE", f"/meetings/{full['id']}", version=1)
    assert page.submit({"title": "Te laat"}).status == 404


def test_hostile_text_is_shown_and_never_run(visit, owner, colleague, make, phrases):
    topic = make.topic("slecht", label=Wording(HOSTILE))
    organisation = make.organisation(HOSTILE)
    client = visit(owner)
    page = client.get("/meetings/new")
    party = form_values(page.form())["parties-0-id"][0]
    typed = dict.fromkeys(TEXTS, HOSTILE)
    typed |= {"date": "2021", "topics": topic.slug, "points-0-by-0-party": party}
    live = client.post("/meetings/live", form_values(page.form()) | typed)
    again = page.submit(typed | {"date": HOSTILE})
    saved = page.submit(typed | {"points-0-phrase": "aangegeven"})
    assert saved.status == 303, saved.errors()
    path = saved.location
    edited = visit(colleague).get(f"{path}/edit")
    assert visit(owner).get(f"{path}/edit").submit({"notes": HOSTILE + "!"}).status == 303
    clash = edited.submit({"notes": HOSTILE + "?", "title": HOSTILE + "2"})
    assert (clash.status, again.status) == (409, 422)
    shown = [
        client.get(p)
        for p in (
            "/meetings",
            path,
            f"{path}/edit",
            "/meetings?q=" + "%3Cb%3E",
            f"/meetings/new?copy={path.rpartition('/')[2]}",
            f"/meetings?organisation={organisation.id}",
        )
    ]
    gone = client.get(path).submit(action=f"{path}/deletion")
    shown += [client.follow(gone), client.get("/meetings/deleted"), live, again, clash]
    for one in shown:
        scripts = [s for s in one.all("script") if "src" not in s.attrs]
        assert not scripts
        assert not [e for e in one.all() for a in e.attrs if a.startswith("on")]
        assert not [e for e in one.all("a") if "javascript:" in (e.attrs.get("href") or "")]
        assert "1234000" not in one.text
        assert not one.all("img")


def test_phrases_are_looked_after_by_administrators(visit, admin, owner, phrases):
    visit(owner).get("/administration/phrases", status=403)
    client = visit(admin)
    assert "opgeroepen" in client.get("/administration/phrases").text
    page = client.get("/administration/phrases/new")
    page = page.submit({"key": "Fout sleutel", "act": "add:forms"})
    assert "forms-1-sentence-nl" in form_values(page.form())
    wrong = page.submit(
        {
            "key": "geprezen",
            "kinds": ["message"],
            "forms-0-sentence-nl": "{S} heeft {X} geprezen",
            "forms-0-sentence-en": "{S} praised {C}",
        }
    )
    assert "forms-0-sentence-nl" in wrong.errors()
    right = wrong.submit({"forms-0-sentence-nl": "{S} {S:heeft|hebben} {C} geprezen"})
    listed = client.follow(right)
    assert "geprezen" in listed.text
    link = next(a.attrs["href"] for a in listed.all("a") if a.text == "geprezen")
    first, second = client.get(link), client.get(link)
    assert first.submit({"example-nl": "Een."}, link).status == 303
    clash = second.submit({"example-nl": "Twee."}, link)
    assert clash.status == 409
    assert clash.submit({"act": "take-theirs"}).status == 303
    assert clash.submit({"act": "merge"}).status == 200
    assert clash.submit({"act": "keep-mine"}).status == 303


def test_the_standard_phrases_are_installed_once(app, now):
    with app.app_context(), transaction():
        assert service.install_standard_phrases(SYSTEM, now=now) == 13
        assert service.install_standard_phrases(SYSTEM, now=now) == 0
