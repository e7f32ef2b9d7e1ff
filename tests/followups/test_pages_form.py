"""The form of a follow-up as people fill it in."""

from datetime import timedelta

import pytest

from logbook import clock
from logbook.dates.names import MONTHS
from logbook.followups.models import FollowUp, FollowUpStatus


def today():
    """As the program sees it for people in Amsterdam."""
    return clock.today("Europe/Amsterdam")


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


def test_names_are_suggested_that_the_form_reads_back(visit, owner, make):
    make.organisation("Bank van Proeven")
    make.sector()
    make.index()

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
        ("", "geen termijn: niemand wordt herinnerd"),
        ("geen termijn", "geen termijn: niemand wordt herinnerd"),
        ("31 februari", "31 februari bestaat niet. Bedoelt u 28 februari?"),
    ],
)
def test_how_a_term_is_understood_is_said(visit, owner, text, said):
    assert visit(owner).get(f"/follow-ups/term?text={text}").root.sentence == said


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
