"""What the page of a meeting's form says while somebody types."""

from urllib.parse import urlencode

import pytest

from logbook.directory.models import FormerName
from tests.pages import form_values


def value(page, name):
    """What the form's field holds."""
    return form_values(page.form()).get(name)


def test_the_form_shows_sentences_and_the_last_talk_while_typing(visit, owner, full):
    client = visit(owner)
    page = client.get("/meetings/new")
    content = form_values(page.form()) | {
        "parties-0-organisation": ["NVB"],
        "points-0-kind": ["ask"],
        "points-0-phrase": ["opgeroepen"],
        "points-0-complement-nl": ["openheid te geven"],
        "date": ["nog niet"],
    }
    answer = client.post("/meetings/live", content)
    point = content["points-0-id"][0]
    said = answer.one(id=f"sentence-{point}").text
    assert said == (
        "In een brief: In dit gesprek heeft het ministerie de brancheorganisatie opgeroepen om "
        "openheid te geven."
    )
    panel = answer.one(id="beside").text
    assert full["title"] in panel
    assert "openheid te geven" in panel
    assert "Rapport opvragen" in panel


@pytest.mark.parametrize(
    ("date", "shown"), [("1 jan 2050", True), ("1 jan 1990", False), ("x", True)]
)
def test_the_last_talk_is_one_of_before(visit, owner, full, date, shown):
    client = visit(owner)
    content = form_values(client.get("/meetings/new").form())
    typed = {"parties-0-organisation": ["NVB"], "date": [date]}
    answer = client.post("/meetings/live", content | typed)
    panel = answer.one(id="beside").text
    assert (full["title"] in panel) is shown
    assert ("niet vastgelegd" in panel) is not shown


def test_what_the_last_talks_with_them_were_about_is_offered_and_put_in_by_a_press(
    visit, owner, make, log, full
):
    promise = make.commitment("Openheid")
    log(owner, parties=[{"organisation": "NVB"}], commitments=[str(promise.id)], date="2022-01-02")
    client = visit(owner)
    page = client.get("/meetings/new").submit({"act": "take:with", "with": "nvb", "about": "iets"})
    offered = page.one(id="beside").one("ul", class_="offers").all("button")
    assert [one.text.partition("(")[0].strip() for one in offered] == [
        "+ Openheid",
        "+ investeringen in wapens",
    ]
    assert [one.attrs["form"] for one in offered] == ["form", "form"]
    taken = page.submit({"act": offered[1].attrs["value"]})
    assert value(taken, "topics") == full["topics"]
    assert value(taken, "about") == ["iets"]
    assert len(taken.one(id="beside").one("ul", class_="offers").all("button")) == 1


@pytest.mark.parametrize("organisation", ["", "Onbekende Bank", "NVB"])
@pytest.mark.parametrize("side", ["by", "to"])
def test_a_speaker_with_words_of_a_party_that_is_not_there_is_told_beside_the_field(
    visit, owner, nvb, organisation, side
):
    client = visit(owner)
    page = client.get("/meetings/new").submit({"act": f"add:points-0-{side}"})
    row = f"points-0-{side}-0"
    content = form_values(page.form()) | {
        "date": ["2021"],
        "title": ["T"],
        "parties-0-organisation": [organisation],
        "points-0-complement-nl": ["dat Y"],
        f"{row}-party": [form_values(page.form())["parties-0-id"][0]],
        f"{row}-as-nl": ["een bank"],
    }
    assert client.post("/meetings/live", content).status == 200
    refused = client.post("/meetings", content)
    assert refused.status == 422
    assert value(refused, "points-0-complement-nl") == ["dat Y"]


def test_a_typed_date_is_read_back(visit, owner):
    client = visit(owner)
    page = client.get("/meetings/understood-date?text=14+sep+2021")
    assert page.html == "dinsdag 14 september 2021"
    assert client.get("/meetings/understood-date?text=").html == ""


def test_a_date_that_is_not_understood_is_told_while_it_is_typed_with_a_guess_to_press(
    visit, owner
):
    client = visit(owner)
    told = client.get("/meetings/understood-date?text=14+septmeber+2021")
    assert told.root.sentence == "Bedoelt u 14 september 2021?"
    assert told.one("button").attrs["data-put"] == "14 september 2021"
    term = client.get("/follow-ups/term?text=volgende+wek")
    assert term.one("button").text == "volgende week"
    assert not client.get("/meetings/understood-date?text=ooit").all("button")


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_fields(visit, owner, nvb):
    typed = {
        "date": "14 septmeber 2021",
        "startTime": "15:00",
        "endTime": "14:00",
        "with": "Nederlandse Verening van Banken",
        "timeZone": "Mars",
        "points-0-kind": "answer",
        "points-0-complement-nl": "hoe zij dit doen",
        "followUps-0-title-nl": "Nabellen",
        "followUps-0-due": "volgende wek",
    }
    refused = visit(owner).get("/meetings/new").submit(typed)
    told = [one.text.partition(": ")[0] for one in refused.one(id="error-summary").all("a")]
    assert told == [
        "Datum",
        "Tot",
        "Met wie",
        "Tijdzone",
        "Gesprekspunt 1, Gezegd door",
        "Actiepunt 1, Uiterlijk",
    ]
    assert [one.text for one in refused.all(class_="fix")] == [
        "14 september 2021",
        "Nederlandse Vereniging van Banken",
        "nieuw: Nederlandse Verening van Banken",
        "volgende week",
    ]


def test_what_a_refused_date_may_be_is_put_in_by_its_error_without_a_script(visit, owner):
    page = visit(owner).get("/meetings/new")
    row = {"followUps-0-title-nl": "Nabellen", "followUps-0-due": "volgende wek"}
    refused = page.submit({"date": "31 februari 2021", **row})
    fixes = [one.attrs["value"] for one in refused.all("button", class_="fix")]
    assert fixes == ["put:date=28 februari", "put:followUps-0-due=volgende week"]
    mended = refused.submit({"act": fixes[0]})
    assert value(mended, "date") == ["28 februari"]
    assert value(mended, "followUps-0-due") == ["volgende wek"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("begin 2024", "begin 2024: van 1 januari tot en met 31 maart 2024"),
        ("Q1 2024", "eerste kwartaal 2024: van 1 januari tot en met 31 maart 2024"),
        ("zomer 2022", "zomer 2022: van 1 juni tot en met 31 augustus 2022"),
        (
            "14 en 15 september 2021",
            "op 14 en 15 september 2021",
        ),
    ],
)
def test_what_no_calendar_shows_is_read_back_with_its_days(visit, owner, typed, said):
    page = visit(owner).get("/meetings/understood-date?" + urlencode({"text": typed}))
    assert page.html == said


@pytest.mark.usefixtures("full")
def test_a_former_name_is_guarded_as_a_letter_guards_it(visit, owner, make):
    make.organisation("Wierwerf Noord", former_names=[FormerName(name="Oude Lijn", position=0)])
    client = visit(owner)
    content = form_values(client.get("/meetings/new").form()) | {
        "parties-0-organisation": ["Wierwerf Noord"],
        "points-0-kind": ["message"],
        "points-0-phrase": ["benadrukt"],
        "points-0-complement-nl": ["het plan van Oude Lijn"],
        "date": ["2021-03-03"],
    }
    answer = client.post("/meetings/live", content)
    said = answer.one(id=f"sentence-{content['points-0-id'][0]}").text
    assert "het plan van" not in said
    assert "alleen als sector" in said
