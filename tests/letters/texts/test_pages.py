"""Reusable texts as people meet them: found, read by everybody, written by editors."""

import pytest

from logbook.letters.models import ReusableText
from tests.pages import form_values

HERE = "/reports/texts"
TYPED = {
    "title": "Clustermunitie",
    "text-nl": "Dat is verboden.\n\nDaarom:\n- geen aandelen;\n- geen leningen.",
    "text-en": "That is banned.",
    "citation": "Kamerstuk 36 180, nr. 12",
    "url": "https://example.org/beleid",
}


def test_an_empty_list_says_what_to_write_and_who_may(visit, owner, reader):
    page = visit(owner).get(HERE)
    assert "Nog geen standaardteksten" in page.text
    assert page.all("a", href=f"{HERE}/new")
    assert not visit(reader).get(HERE).all("a", href=f"{HERE}/new")
    assert visit(owner).get("/reports").all("a", href=HERE)


def test_a_text_is_written_read_by_everybody_and_found_by_its_title(visit, owner, make, reader):
    topic = make.topic("wapens")
    form = visit(owner).get(f"{HERE}/new")
    assert "Zet hier niets vertrouwelijks in" in form.text
    page = visit(owner).follow(form.submit(TYPED | {"topics": [topic.slug]}))
    read = visit(reader).get(page.response.request.path)
    assert [item.text for item in read.one("section", id="nl").all("li")] == [
        "geen aandelen;",
        "geen leningen.",
    ]
    assert "That is banned." in read.one("section", id="en").text
    source = read.one("section", id="source")
    assert "Owner" in source.text
    leads = {link.attrs["href"] for link in source.all("a")}
    assert leads >= {
        "https://zoek.officielebekendmakingen.nl/kst-36180-12.html",
        "https://example.org/beleid",
        "/topics/wapens",
    }
    assert not read.all("a", href=f"{page.response.request.path}/edit")
    for asked, there in (
        ("?title=CLUSTER", True), ("?title=mijnen", False),
        ("?topic=wapens", True), ("?title=%25", False),
    ):  # fmt: skip
        found = visit(reader).get(HERE + asked)
        assert ("Dat is verboden." in found.text) is there, asked
    assert visit(reader).get(f"{HERE}?topic=onbekend", 422).errors().keys() == {"topic"}


def test_a_topic_finds_what_is_filed_below_it(visit, owner, make, reusable):
    make.topic("mijnen", parent_id=make.topic("wapens").id)
    reusable(topics=["mijnen"])
    assert "Clustermunitie" in visit(owner).get(f"{HERE}?topic=wapens").text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "beleid"}, "title"),
        ({"text-nl": ""}, "text-nl"),
        ({"citation": "Kamerstuk 36.18, nr. 12"}, "citation"),
        ({"citation": "k" * 301}, "citation"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "example.org"}, "url"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    visit, owner, reusable, typed, field
):
    reusable("Beleid")
    wrong = visit(owner).get(f"{HERE}/new").submit(TYPED | typed)
    assert (wrong.status, set(wrong.errors())) == (422, {field})
    shown = form_values(wrong.form())
    for name, value in (TYPED | typed).items():
        assert shown[name][0].replace("\r\n", "\n") == value, name


@pytest.mark.parametrize(
    "citation",
    [
        "Beleidsnota Buitenlandse Handel 2022",
        "35 925 XVII, nr. 33",
        "Kamerstuk 36 180, nr. 12, bijlage 2",
        "",
    ],
)
def test_a_citation_stays_as_it_was_written(visit, owner, make, citation):
    page = visit(owner).get(f"{HERE}/new")
    assert page.submit(TYPED | {"citation": citation}).status == 303
    assert make.fetch(ReusableText, title="Clustermunitie").citation == (citation or None)


def test_who_comes_second_sees_both_texts(visit, owner, colleague, reusable):
    place = f"{HERE}/{reusable().id}"
    mine, theirs = (visit(one).get(f"{place}/edit") for one in (owner, colleague))
    assert theirs.submit({"text-nl": "Dat mag niet."}).status == 303
    both = mine.submit({"text-nl": "Dat is niet toegestaan."})
    assert both.status == 409
    for word in ("mag", "toegestaan"):
        assert word in both.one("main").text
    merged = both.submit({"act": "merge"})
    assert form_values(merged.form())["text-nl"] == ["Dat is niet toegestaan."]
    assert visit(owner).follow(both.submit({"act": "keep-mine"})).status == 200
    assert "Dat is niet toegestaan." in visit(colleague).get(place).text
    assert visit(owner).follow(both.submit({"act": "take-theirs"})).status == 200


def test_a_text_is_retired_and_brought_back(visit, owner, admin, reusable):
    place = f"{HERE}/{reusable().id}"
    client = visit(owner)
    page = client.get(place)
    page = client.follow(page.submit({}, action=f"{place}/retirement"))
    assert "wordt auteurs niet meer aangeboden" in page.text
    assert "niet meer in gebruik" in client.get(HERE).text
    edited = client.get(f"{place}/edit").submit({"title": "Munitie"})
    assert "wordt auteurs niet meer aangeboden" in client.follow(edited).text
    late = page.submit({"version": "1"}, action=f"{place}/retirement")
    assert "intussen gewijzigd" in client.follow(late).text
    again = client.get(place).submit({}, action=f"{place}/retirement")
    assert "weer in gebruik" in client.follow(again).text
    told = visit(admin).get("/history?kind=reusable_text").one("main").text
    for words in ("Standaardtekst", "niet meer in gebruik", "weer in gebruik", "Munitie"):
        assert words in told


def test_a_topic_that_a_text_is_filed_under_is_not_deleted(visit, admin, reusable):
    reusable(topics=["wapens"])
    refused = visit(admin).get("/topics/wapens/delete").submit({})
    assert refused.status == 422
    assert "standaardteksten" in refused.text
