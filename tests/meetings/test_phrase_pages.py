"""The administration of standard phrases: what they make is seen before it is kept."""

import pytest

from logbook.meetings.sampling import sample, samples
from logbook.meetings.service.phrases import standard_phrases
from tests.pages import form_values

PRAISED = {
    "key": "geprezen",
    "kinds": ["message"],
    "forms-0-subject": "us",
    "forms-0-complementKind": "noun-phrase",
    "forms-0-sentence-nl": "{S} {S:heeft|hebben} {C} geprezen",
    "forms-0-sentence-en": "{S} praised {C}",
}


def test_a_form_is_shown_with_the_sentence_it_makes():
    made = sample("party", "om-te", "{S} {S:heeft|hebben} {R} verzocht {C}", "nl")
    assert made == "De brancheverenigingen hebben het ministerie verzocht de leden te informeren."
    made = sample("none", "dat", "{A}, it was said that {C}", "en")
    assert made == "In this talk, it was said that the members have been told."


@pytest.mark.parametrize("template", ["", "{X} zegt", "{S:heeft} {C}", "{S} is {R"])
def test_a_template_of_which_no_sentence_can_be_made_has_none(template):
    assert sample("party", None, template, "nl") is None
    assert sample("nobody", None, "{S} {C}", "nl") is None
    assert sample("none", None, "{S} {C}", "nl") is None


@pytest.mark.parametrize("details", list(standard_phrases()), ids=lambda details: details.key)
def test_every_standard_form_makes_a_sentence_in_both_languages(details):
    forms = [form.as_json() for form in details.forms]
    for form in forms:
        assert len(samples([form], "nl")) == len(samples([form], "en")) == 1, form
    assert samples([{"subject": "us", "sentence": None}], "en") == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"forms-0-sentence-en": ""}, "forms-0-sentence-en"),
        ({"forms-0-sentence-nl": "", "forms-0-sentence-en": "{S} praised {C}"},
         "forms-0-sentence-nl"),
        ({"forms-0-sentence-nl": "{S} heeft {X} geprezen {C}"}, "forms-0-sentence-nl"),
        ({"forms-0-sentence-nl": "{S} {S:heeft|hebben} geprezen"}, "forms-0-sentence-nl"),
        ({"forms-0-sentence-en": "{S} praised {C:it|them}"}, "forms-0-sentence-en"),
        ({"forms-0-sentence-nl": "{A} is {C} geprezen"}, "forms-0-sentence-nl"),
        ({"forms-0-subject": "none"}, "forms-0-sentence-nl"),
        ({"forms-0-again-nl": "dezelfde {C}", "forms-0-again-en": "the same"}, "forms-0-again-nl"),
        ({"forms-0-again-nl": "dezelfde lof"}, "forms-0-again-en"),
        ({"forms-0-confirmed-nl": "{S} ook", "forms-0-confirmed-en": "{R} too"},
         "forms-0-confirmed-nl"),
        ({"key": "opgeroepen"}, "key"),
        ({"key": "Hoofd Letters"}, "key"),
        ({"kinds": []}, "kinds"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    visit, admin, phrases, typed, field
):
    page = visit(admin).get("/administration/phrases/new")
    wrong = page.submit(PRAISED | typed)
    assert wrong.status == 422
    assert field in wrong.errors()
    kept = form_values(wrong.form())
    sent = {name: value for name, value in (PRAISED | typed).items() if value}
    assert {name: kept[name] for name in sent} == {
        name: value if isinstance(value, list) else [value] for name, value in sent.items()
    }


def test_what_the_sentences_make_is_shown_before_they_are_kept(visit, admin):
    page = visit(admin).get("/administration/phrases/new")
    shown = page.submit(PRAISED | {"act": "preview"})
    assert shown.status == 200
    assert "Het ministerie heeft het belang van openheid geprezen." in shown.text
    assert "The ministry praised the importance of openness." in shown.text
    assert "geprezen" not in visit(admin).get("/administration/phrases").text
    listed = visit(admin).follow(shown.submit({}))
    assert "Het ministerie heeft het belang van openheid geprezen." in listed.text


def test_a_phrase_in_use_is_retired_and_not_deleted(visit, admin, owner, full):
    client = visit(admin)
    link = next(a for a in client.get("/administration/phrases").all("a") if a.text == "opgeroepen")
    page = client.get(f"{link.attrs['href']}/delete")
    refused = page.submit({})
    assert refused.status == 422
    assert "Neem hem uit gebruik" in refused.text
    retired = client.get(link.attrs["href"]).submit({}, action=f"{link.attrs['href']}/retire")
    assert "niet meer in gebruik" in client.follow(retired).text
    assert "opgeroepen" not in _offered(visit(owner).get("/meetings/new"))
    edited = visit(owner).get(f"/meetings/{full['id']}/edit")
    assert "opgeroepen" in _offered(edited)
    assert edited.submit({"title": "Anders"}).status == 303
    again = client.get(link.attrs["href"]).submit({}, action=f"{link.attrs['href']}/retire")
    assert again.status == 303
    assert "opgeroepen" in _offered(visit(owner).get("/meetings/new"))


def _offered(page) -> set[str]:
    return {str(option.attrs.get("value")) for option in page.all("option")}


def test_an_unused_phrase_is_deleted_over_the_api_by_administrators(
    api, visit, owner, admin, phrases
):
    phrase = api(owner).get("/phrases?pageSize=200").json["items"][0]
    path = f"/phrases/{phrase['id']}"
    assert api(owner).send("DELETE", path, version=1).status_code == 403
    assert api(admin).send("DELETE", path).status_code == 428
    assert api(admin).put(path, phrase | {"retired": True}, 1).json["retired"] is True
    assert api(admin).send("DELETE", path, version=1).status_code == 412
    assert api(admin).send("DELETE", path, version=2).status_code == 204
    assert api(owner).get(path).status_code == 404
    told = visit(admin).get("/history?kind=phrase").one("main").text
    assert "verwijderd" in told
    assert "Niet meer in gebruik" in told
