"""Follow-ups as people see them, without JavaScript."""

from datetime import date, timedelta

import pytest

from logbook import clock
from logbook.dates.names import MONTHS
from logbook.followups.models import FollowUp, FollowUpStatus


def today():
    """As the program sees it for people in Amsterdam."""
    return clock.today("Europe/Amsterdam")


def day(offset):
    """A day around today."""
    return (today() + timedelta(days=offset)).isoformat()


@pytest.fixture
def follow_up(make, owner):
    return make.follow_up(owner, "De NVB terugbellen", due=day(40))


def test_an_empty_list_says_what_will_stand_there(visit, owner):
    page = visit(owner).get("/follow-ups")

    assert "Hier zijn geen actiepunten" in page.text


def test_the_list_is_grouped_by_when_to_look(visit, owner, make):
    bank = make.organisation("Bank")
    make.follow_up(owner, "Te laat", due=day(-3))
    make.follow_up(owner, "Nu", due=day(0))
    make.follow_up(owner, "Veel later", due=day(300))
    make.follow_up(owner, "Van de bank", due=day(300), actor_organisation_id=bank.id)
    make.follow_up(owner, "Ooit")
    make.follow_up(owner, "Klaar", status=FollowUpStatus.DONE, closed_on=date(2026, 1, 1))
    make.follow_up(owner, "Stil", due=day(-3), snoozed_until=date.fromisoformat(day(300)))

    page = visit(owner).get("/follow-ups")

    found = {
        section.attrs["id"]: [
            link.text for link in section.all("a") if "data-row-link" in link.attrs
        ]
        for section in page.all("section")
    }
    assert found == {
        "overdue": ["Te laat"],
        "today": ["Nu"],
        "later": ["Veel later", "Stil"],
        "waiting": ["Van de bank"],
        "undated": ["Ooit"],
        "done": ["Klaar"],
    }
    assert "3 dagen te laat" in page.one(id="overdue").text
    assert "voor Bank" in page.one(id="waiting").text


def test_mine_comes_first_and_everyones_is_a_link(visit, owner, outsider, make):
    make.follow_up(outsider, "Van een ander")

    assert "Van een ander" not in visit(owner).get("/follow-ups").text
    assert "Van een ander" in visit(owner).get("/follow-ups?owner=all").text
    assert "Van een ander" in visit(owner).get(f"/follow-ups?owner={outsider.id}").text


def test_what_somebody_else_asked_of_me_is_mine(visit, owner, outsider, make):
    make.follow_up(outsider, "Doe jij dit?", actor_account_id=owner.id)

    assert "Doe jij dit?" in visit(owner).get("/follow-ups").text


def test_one_group_is_shown_in_pages(visit, owner, make):
    for number in range(27):
        make.follow_up(owner, f"Punt {number:02}", due=day(300))

    page = visit(owner).get("/follow-ups")
    assert "Alle 27" in page.text
    assert "Punt 26" not in page.text
    assert "Punt 26" in visit(owner).get("/follow-ups?group=later&page=2&pageSize=25").text


def test_a_filter_that_cannot_be_is_told(visit, owner):
    page = visit(owner).get("/follow-ups?topic=verzonnen", 422)

    assert "verzonnen" in page.text


def test_the_list_costs_the_same_for_few_and_many(visit, owner, make, queries):
    def cost():
        client = visit(owner)
        client.get("/account")
        with queries() as seen:
            client.get("/follow-ups")
        return seen.count

    def three():
        make.follow_up(owner, due=day(3), meeting_id=make.meeting(owner).id)
        make.follow_up(owner, commitment_id=make.commitment().id, actor_us=True)
        make.follow_up(owner, actor_organisation_id=make.organisation("A").id)

    three()
    few = cost()
    for _ in range(9):
        three()

    assert cost() == few


def test_a_follow_up_is_made(visit, owner, make):
    make.organisation("Bank")
    page = visit(owner).get("/follow-ups/new")

    made = page.submit({"title-nl": "Bank bellen", "due": "december 2190", "actor": "bank"})

    text = visit(owner).follow(made).text
    assert "Bank bellen" in text
    assert "december 2190, uiterlijk 31 december 2190" in text
    assert "Wie is aan zet Bank" in text


def test_what_was_typed_stays_beside_its_error(visit, owner):
    page = visit(owner).get("/follow-ups/new")

    refused = page.submit(
        {"title-nl": "", "due": "31 februari", "actor": "wie dan ook", "remindBefore": "veel"}
    )

    assert refused.status == 422
    assert set(refused.errors()) == {"title-nl", "due", "actor", "remindBefore"}
    assert "28 februari" in refused.errors()["due"]
    for name, typed in [("due", "31 februari"), ("actor", "wie dan ook"), ("remindBefore", "veel")]:
        assert refused.one("input", name=name).attrs["value"] == typed


def test_words_may_be_a_term(visit, owner, make):
    page = visit(owner).get("/follow-ups/new")

    made = page.submit({"title-nl": "x", "due": "binnen twee weken"})

    assert "binnen twee weken, uiterlijk" in visit(owner).follow(made).text


def test_a_term_without_a_year_lies_ahead(visit, owner, make):
    last_month = today().replace(day=1) - timedelta(days=1)

    visit(owner).get("/follow-ups/new").submit(
        {"title-nl": "x", "due": MONTHS["nl"][last_month.month - 1]}
    )

    assert make.fetch(FollowUp, title_nl="x").due_on > today()


@pytest.mark.parametrize(
    ("typed", "kept"), [("0", [0]), ("geen", []), ("30, 7 en 0", [30, 7, 0]), ("", [14, 3, 0])]
)
def test_lead_times_are_typed(visit, owner, make, typed, kept):
    visit(owner).get("/follow-ups/new").submit({"title-nl": "x", "remindBefore": typed})

    made = make.fetch(FollowUp, title_nl="x")
    assert made.remind_before == kept
    again = visit(owner).get(f"/follow-ups/{made.id}/edit")
    assert again.submit().status == 303
    assert make.fetch(FollowUp, title_nl="x").remind_before == kept


def test_it_is_made_from_a_meeting(visit, owner, make):
    meeting = make.meeting(owner, "Gesprek met de bank")
    page = visit(owner).get(f"/follow-ups/new?meeting={meeting.id}")
    assert "Uit: Gesprek met de bank" in page.text

    page.submit({"title-nl": "x"})

    assert make.fetch(FollowUp, title_nl="x").meeting_id == meeting.id


def test_an_edit_that_changes_nothing_changes_nothing(visit, owner, make, colleague):
    promise = make.commitment()
    made = make.follow_up(
        owner,
        "Alles",
        due="2190-22",
        due_text="in de zomer",
        details="Met *nadruk*",
        deputy_id=colleague.id,
        commitment_id=promise.id,
        commitments=[promise],
        actor_sector_id=make.sector().id,
        repeat_every="P10D",
        remind_before=[],
        status=FollowUpStatus.IN_PROGRESS,
    )
    before = visit(owner).get(f"/follow-ups/{made.id}").text

    saved = visit(owner).get(f"/follow-ups/{made.id}/edit").submit()

    assert saved.status == 303
    kept = make.fetch(FollowUp, id=made.id)
    assert (kept.revision, kept.due.edtf, kept.due_text) == (1, "2190-22", "in de zomer")
    after = visit(owner).get(f"/follow-ups/{made.id}").text
    assert after.partition("Geschiedenis")[0] == before.partition("Geschiedenis")[0]


def test_notes_survive_an_edit(visit, owner, follow_up):
    path = f"/follow-ups/{follow_up.id}"
    visit(owner).get(path).submit({"text": "Gebeld"}, action=f"{path}/notes")

    visit(owner).get(f"{path}/edit").submit({"title-nl": "Anders"})

    page = visit(owner).get(path)
    assert "Gebeld" in page.one(id="notes").text


def test_two_editors_see_both_texts(visit, owner, colleague, follow_up, make):
    path = f"/follow-ups/{follow_up.id}"
    mine, theirs = visit(owner).get(f"{path}/edit"), visit(colleague).get(f"{path}/edit")
    theirs.submit({"title-nl": "De NVB mailen"})

    stale = mine.submit({"title-nl": "De NVB schrijven"})

    assert stale.status == 409
    assert "schrijven" in stale.text
    assert "mailen" in stale.text
    assert make.fetch(FollowUp, id=follow_up.id).title.nl == "De NVB mailen"
    merged = stale.submit({"act": "merge"})
    assert merged.one("input", name="title-nl").attrs["value"] == "De NVB schrijven"
    assert visit(owner).follow(stale.submit({"act": "take-theirs"})).status == 200
    assert stale.submit({"act": "keep-mine"}).status == 303
    assert make.fetch(FollowUp, id=follow_up.id).title.nl == "De NVB schrijven"


def test_done_is_one_press_and_can_be_undone(visit, owner, follow_up, make):
    client = visit(owner)
    done = client.get("/follow-ups").submit(action=f"/follow-ups/{follow_up.id}/closure")
    assert make.fetch(FollowUp, id=follow_up.id).status is FollowUpStatus.DONE

    page = client.follow(done)
    assert done.location == "/follow-ups"
    assert "‘De NVB terugbellen’ is afgerond." in page.text
    undone = page.submit(action=f"/follow-ups/{follow_up.id}/undo")

    assert "Ongedaan gemaakt." in client.follow(undone).text
    assert make.fetch(FollowUp, id=follow_up.id).status is FollowUpStatus.OPEN


def test_the_page_of_one_snoozes_at_one_press(visit, owner, follow_up, make):
    path = f"/follow-ups/{follow_up.id}"

    visit(owner).get(path).submit(action=f"{path}/snooze")

    assert make.fetch(FollowUp, id=follow_up.id).snoozed_until == today() + timedelta(days=1)


ACTS = [
    ("done", {"outcome": "Geregeld"}, {"outcome": "Geregeld"}),
    ("drop", {"reason": "Te laat"}, {"status": FollowUpStatus.DROPPED}),
    ("snooze", {"until": "1 mei 2190"}, {"snoozed_until": date(2190, 5, 1)}),
    ("move", {"due": "mei 2190"}, {"due_on": date(2190, 5, 31)}),
]


@pytest.mark.parametrize(("asking", "typed", "kept"), ACTS)
def test_an_act_has_a_page_that_asks(visit, owner, follow_up, make, asking, typed, kept):
    path = f"/follow-ups/{follow_up.id}"
    page = visit(owner).get(f"{path}/{asking}?next=/follow-ups%3Fowner=all")

    done = page.submit(typed)

    assert done.location == "/follow-ups?owner=all"
    found = make.fetch(FollowUp, id=follow_up.id)
    assert {name: getattr(found, name) for name in kept} == kept


def test_it_is_given_to_a_colleague(visit, owner, colleague, follow_up, make):
    path = f"/follow-ups/{follow_up.id}/assign"

    given = visit(owner).get(path).submit({"owner": str(colleague.id)})

    assert "is nu van Colleague" in visit(owner).follow(given).text or given.status == 303
    assert make.fetch(FollowUp, id=follow_up.id).owner_id == colleague.id


def test_closed_it_can_be_reopened(visit, owner, make):
    made = make.follow_up(owner, status=FollowUpStatus.DONE, closed_on=date(2026, 1, 1))
    page = visit(owner).get(f"/follow-ups/{made.id}")
    assert "Termijn wijzigen" not in page.one("main").text

    visit(owner).get(f"/follow-ups/{made.id}/reopen").submit({"reason": "Toch niet"})

    assert make.fetch(FollowUp, id=made.id).reason == "Toch niet"


def test_an_act_that_is_refused_keeps_what_was_typed(visit, owner, follow_up):
    page = visit(owner).get(f"/follow-ups/{follow_up.id}/move")

    refused = page.submit({"due": "31 februari 2190", "reason": "Omdat"})

    assert refused.status == 422
    assert list(refused.errors()) == ["due"]
    assert refused.one("textarea", name="reason").text == "Omdat"


def test_a_deletion_is_undone_from_the_list(visit, owner, follow_up, make):
    client = visit(owner)
    path = f"/follow-ups/{follow_up.id}"
    page = client.follow(client.get(path).submit(action=f"{path}/delete"))
    assert "is verwijderd" in page.text
    visit(owner).get(path, 404)

    page.submit(action=f"{path}/undo")

    visit(owner).get(path)


def test_an_act_on_many_tells_what_was_refused(visit, owner, make):
    open_ = make.follow_up(owner, "Nog open")
    closed = make.follow_up(owner, "Al dicht", status=FollowUpStatus.DONE)
    ask = visit(owner).get(f"/follow-ups/many?what=done&chosen={open_.id}&chosen={closed.id}")
    assert "2 actiepunten zijn gekozen" in ask.text

    told = ask.submit({"outcome": "Samen geregeld"})

    assert "Nog open" in told.one(id="done").text
    assert "Al dicht Dit is gesloten" in told.one(id="refused").text
    assert make.fetch(FollowUp, id=open_.id).outcome == "Samen geregeld"
    told.submit(action=f"/follow-ups/{open_.id}/undo")
    assert make.fetch(FollowUp, id=open_.id).status is FollowUpStatus.OPEN


@pytest.mark.parametrize(
    ("what", "typed", "kept"),
    [
        ("snooze", {"until": "1 mei 2190"}, {"snoozed_until": date(2190, 5, 1)}),
        ("move", {"due": "mei 2190"}, {"due_on": date(2190, 5, 31)}),
        ("assign", {"owner": "colleague@example.org"}, {}),
    ],
)
def test_many_are_snoozed_moved_and_given_away(visit, owner, colleague, make, what, typed, kept):
    made = [make.follow_up(owner, f"Punt {number}") for number in range(2)]
    chosen = "&".join(f"chosen={one.id}" for one in made)

    told = visit(owner).get(f"/follow-ups/many?what={what}&{chosen}").submit(typed)

    assert not told.all(id="refused")
    for one in made:
        found = make.fetch(FollowUp, id=one.id)
        assert {name: getattr(found, name) for name in kept} == kept
        assert (found.owner_id == colleague.id) is (what == "assign")


def test_an_act_on_many_is_asked_again_when_it_cannot_be(visit, owner, follow_up):
    page = visit(owner).get(f"/follow-ups/many?what=snooze&chosen={follow_up.id}")

    refused = page.submit({"until": "ooit"})

    assert (refused.status, list(refused.errors())) == (422, ["until"])


def test_none_chosen_is_said(visit, owner):
    client = visit(owner)
    answer = client.get("/follow-ups/many?what=done", 303)

    assert "Kies eerst ten minste één actiepunt" in client.follow(answer).text


def test_names_are_suggested_that_the_form_reads_back(visit, owner, make):
    make.organisation("Bank van Proeven")
    make.sector()

    page = visit(owner).get("/follow-ups/actors?actor=ba")
    offered = [option.attrs["value"] for option in page.all("option")]
    assert offered == ["wij", "Bank van Proeven", "banken"]
    people = visit(owner).get("/follow-ups/actors?actor=owner")
    assert "Owner <owner@example.org>" in [o.attrs["value"] for o in people.all("option")]

    for number, name in enumerate([*offered, "Owner <owner@example.org>"]):
        made = visit(owner).get("/follow-ups/new").submit({"title-nl": f"{number}", "actor": name})
        assert made.status == 303


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("december 2190", "uiterlijk 31 december 2190"),
        ("2020", "uiterlijk 31 december 2020; die dag is voorbij"),
        ("", ""),
        ("31 februari", "31 februari bestaat niet. Bedoelt u 28 februari?"),
    ],
)
def test_how_a_term_is_understood_is_said(visit, owner, text, said):
    assert visit(owner).get(f"/follow-ups/term?text={text}").html == said


@pytest.mark.parametrize("typed", ["%00", "%ED%A0%80", "a%0D%0Ab", "x" * 3000, "%25_%5C"])
def test_no_input_breaks_a_page(visit, owner, follow_up, typed):
    client = visit(owner)

    for path in ("actors?actor=", "term?text=", "new?meeting=", "many?what=done&next=/&chosen="):
        assert client.client.get(f"/follow-ups/{path}{typed}").status_code in (200, 303)
    for name in ("q", "owner", "topic", "group", "status", "page", "commitment", "organisation"):
        assert client.client.get(f"/follow-ups?{name}={typed}").status_code in (200, 422)


@pytest.mark.parametrize("typed", ["a\x00b", "\x1b[0m", "x" * 100_000])
def test_what_cannot_be_kept_is_told_beside_its_field(visit, owner, typed):
    page = visit(owner).get("/follow-ups/new")
    fields = ("title-nl", "due", "dueText", "actor", "details", "toldAs-nl", "remindBefore")

    refused = page.submit(dict.fromkeys(fields, typed))

    assert refused.status == 422
    assert set(refused.errors()) == set(fields)


def test_english_speaks_english(visit, make):
    reader = make.account("english@example.org", language="en")
    make.follow_up(reader, "Bellen", due=day(-1))

    page = visit(reader).get("/follow-ups")

    assert "1 day late" in page.text
    assert "Overdue" in page.text
