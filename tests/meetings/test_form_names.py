"""Whom and what a talk was about, typed in two fields and taken by the server: no script needed."""

import pytest

from logbook.directory.models import FormerName, Organisation, OrganisationKind
from logbook.meetings.models import Meeting, Representative
from tests.pages import form_values


@pytest.fixture
def banks(make, nvb):
    """A bank that had another name, an association, and two that begin alike."""
    make.organisation(
        "Rabobank",
        kind=OrganisationKind.COMPANY,
        former_names=[FormerName(name="Raiffeisen-Boerenleenbank", position=0)],
    )
    make.organisation("Windbank Noord", kind=OrganisationKind.COMPANY)
    make.organisation("Windbank Zuid", kind=OrganisationKind.COMPANY)


def drawn(client, act="take:with", **typed):
    """The form with this typed, drawn again by an act that saves nothing."""
    return client.get("/meetings/new").submit(typed | {"act": act})


def parties(page):
    """What the rows of parties hold: organisation, sector, words and through whom."""
    values = form_values(page.form())
    fields = ("organisation", "sector", "as-nl", "via-organisation")
    return [
        tuple(values.get(f"parties-{n}-{name}", [""])[0] for name in fields)
        for n in range(9)
        if f"parties-{n}-id" in values
    ]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("rabo", [("Rabobank", "", "", "")]),
        ("Raiffeisen", [("Rabobank", "", "", "")]),
        ("nvb ; RABOBANK;", [(NVB := "Nederlandse Vereniging van Banken", "", "", ""),
                            ("Rabobank", "", "", "")]),
        ("banken", [("", "banking", "", "")]),
        ("enkele banken", [("", "banking", "enkele banken", "")]),
        ("enkele banken via nvb", [("", "banking", "enkele banken", NVB)]),
        ("rabo via NVB", [("Rabobank", "", "", NVB)]),
        ("nieuw: Stichting Nieuwe Tijd", [("Stichting Nieuwe Tijd", "", "", "")]),
        ("nieuw: rabobank", [("Rabobank", "", "", "")]),
        ("rabo; rabo", [("Rabobank", "", "", "")]),
    ],
)  # fmt: skip
def test_a_name_that_means_one_thing_is_taken(visit, owner, banks, typed, taken):
    page = drawn(visit(owner), **{"with": typed})
    assert parties(page) == taken
    assert form_values(page.form())["with"] == [""]


@pytest.mark.parametrize(
    ("typed", "guesses"),
    [
        ("windbank", ["Windbank Noord", "Windbank Zuid", "nieuw: windbank"]),
        ("Rabbobank", ["Rabobank", "nieuw: Rabbobank"]),
        ("Zzz", ["nieuw: Zzz"]),
    ],
)
def test_a_name_that_does_not_is_answered_with_guesses(visit, owner, banks, typed, guesses):
    page = drawn(visit(owner), **{"with": f"nvb; {typed}"})
    assert [one.text for one in page.all(class_="fix")] == guesses
    assert form_values(page.form())["with"] == [typed]
    first = page.all(class_="fix")[0].attrs["value"] or ""
    taken = page.submit({"act": first})
    assert [one[0] for one in parties(taken)][1] == guesses[0].removeprefix("nieuw: ")


def test_the_title_and_the_form_of_contact_follow_the_parties(visit, owner, banks, make):
    client = visit(owner)
    page = drawn(client, **{"with": "banken"})
    title, setting = page.one(id="title"), page.one(id="setting")
    assert title.attrs["placeholder"] == "Gesprek met banken"
    assert setting.all("option")[0].text == "Tweegesprek"
    page = page.submit({"act": "take:with", "with": "rabo; nvb"})
    assert page.one(id="title").attrs["placeholder"] == f"Gesprek met banken, Rabobank, {NVB}"
    assert page.one(id="setting").all("option")[0].text == "Gesprek"
    saved = client.follow(page.submit({"date": "2021"}))
    assert saved.one("h1").text == f"Gesprek met banken, Rabobank, {NVB}"
    assert "Tweegesprek" not in saved.one("main").text


def test_it_is_taken_by_saving_too(visit, owner, banks, make):
    client = visit(owner)
    saved = client.get("/meetings/new").submit(
        {"date": "2021", "with": "rabo; enkele banken via nvb"}
    )
    assert saved.status == 303, saved.errors()
    shown = client.follow(saved)
    assert "Rabobank" in shown.text
    assert "enkele banken" in shown.text


def test_what_is_not_known_is_refused_with_the_rest_at_once(visit, owner, banks, make):
    answer = visit(owner).get("/meetings/new").submit({"date": "ooit", "with": "Rabbobank"})
    assert answer.status == 422
    assert {"date", "with"} <= answer.errors().keys()
    assert "Rabobank" in answer.errors()["with"]
    assert form_values(answer.form())["with"] == ["Rabbobank"]
    assert make.fetch(Meeting) is None


def test_a_new_organisation_is_made_with_the_meeting_and_not_before(visit, owner, make):
    client = visit(owner)
    page = client.get("/meetings/new").submit({"date": "ooit", "with": "nieuw: Stichting Open"})
    assert page.status == 422
    assert make.fetch(Organisation, name_nl="Stichting Open") is None
    assert "Stichting Open" in page.one(class_="token--new").text
    saved = page.submit({"date": "2021"})
    assert saved.status == 303, saved.errors()
    assert make.fetch(Organisation, name_nl="Stichting Open") is not None
    assert "Gesprek met Stichting Open" in client.follow(saved).one("h1").text


def test_contacts_offices_and_subjects_are_named_likewise(visit, owner, make, nvb):
    person, office = make.person("Fleur Smit"), make.office()
    topic, commitment = make.topic(), make.commitment("Over kernwapens")
    typed = {
        "date": "2021",
        "with": "nvb; fleur smit; minister voor proeven",
        "about": "investeringen; over kern",
    }
    client = visit(owner)
    page = client.get("/meetings/new").submit(typed | {"act": "take:about"})
    values = form_values(page.form())
    assert values["people"] == [str(person.id)]
    assert values["topics"] == [topic.slug]
    assert values["commitments"] == [str(commitment.id)]
    saved = page.submit()
    assert saved.status == 303, saved.errors()
    assert make.fetch(Representative, office_id=office.id) is not None


def test_what_was_named_is_taken_out_and_comes_back(visit, owner, make, nvb):
    topic = make.topic()
    page = drawn(visit(owner), **{"with": "nvb", "about": topic.slug})
    named, about = (page.all(class_="token__away")[n].attrs["value"] or "" for n in (0, 1))
    gone = page.submit({"act": named}).submit({"act": about})
    assert gone.all(class_="token") == []
    back = gone.submit({"act": "restore:last"}).submit({"act": "restore:last"})
    assert [one.text for one in back.all(class_="token__text")] == [
        "Nederlandse Vereniging van Banken",
        topic.label.nl,
    ]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("parties-0-organisation", "Rabo"),
        ("parties-0-organisation", "Robobank"),
        ("followUps-0-actor", "Rabbobank"),
    ],
)
def test_a_name_refused_in_a_row_is_mended_by_a_press(visit, owner, banks, field, typed):
    content = {"date": "2021", "title": "T", "followUps-0-title-nl": "Bellen", field: typed}
    answer = visit(owner).get("/meetings/new").submit(content)
    assert answer.status == 422
    assert field in answer.errors()
    [fix] = answer.all(class_="fix")
    mended = answer.submit({"act": fix.attrs["value"] or ""})
    assert form_values(mended.form())[field] == ["Rabobank"]
    assert mended.submit().status == 303


def test_a_choice_is_offered_for_what_is_typed(visit, owner, banks, make):
    client = visit(owner)
    offered = [
        one.attrs["data-value"]
        for one in client.get("/meetings/names?field=with&text=windb").all(role="option")
    ]
    assert offered == ["Windbank Noord", "Windbank Zuid", "nieuw: windb"]
    make.topic()
    about = client.get("/meetings/names?field=about&text=wapens").all(role="option")
    assert [one.text for one in about] == ["investeringen in wapens"]
    assert client.get("/meetings/names?field=with").all(role="option") == []


def test_a_reader_is_offered_nothing(visit, reader):
    visit(reader).get("/meetings/names?field=with&text=x", status=403)
