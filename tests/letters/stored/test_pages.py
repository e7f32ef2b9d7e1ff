"""Letters as their authors meet them: the list, the form, the page, and the way to a signature."""

import uuid

import pytest

from logbook.composer.contents import Outcome
from logbook.db import transaction
from logbook.letters.details import AnswerDetails, ParagraphDetails
from logbook.meetings.models import Point
from logbook.wording import Wording
from tests.pages import Page


@pytest.fixture
def mine(desk, owner):
    return desk(owner)


@pytest.fixture
def letter(mine, talk, promise):
    talk()
    return mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])


@pytest.fixture
def at(letter):
    """The address of the letter, or of something of it."""
    return lambda rest="": f"/reports/{letter.id}{rest}"


class Browser:
    """Somebody's browser: what it sends carries the token of a form, and it follows redirects."""

    def __init__(self, pages):
        self.client, self.get, self._pages = pages.client, pages.get, pages
        self.token = pages.get("/accessibility").all("input", name="csrf_token")[0].attrs["value"]

    def send(self, path, content):
        return self.client.post(path, data=content | {"csrf_token": self.token})

    def post(self, path, content, status=200):
        answer = self.send(path, content)
        if answer.status_code == 303:
            answer = self.client.get(answer.location)
        assert answer.status_code == status, answer.text
        return Page(self._pages, answer)


@pytest.fixture
def browser(visit):
    """A browser of somebody."""
    return lambda account: Browser(visit(account))


def test_an_empty_list_says_how_to_begin(visit, owner):
    page = visit(owner).get("/reports")
    assert "Nog geen brieven" in page.text
    assert page.all("a", href="/reports/new")


def test_a_letter_is_made_by_form_and_read_at_once(browser, owner, talk, promise, minister):
    talk()
    client = browser(owner)
    form = client.get(f"/reports/new?commitment={promise.id}").one("form", id="form")
    chosen = [one.attrs["value"] for one in form.all("option") if "selected" in one.attrs]
    assert str(promise.id) in chosen
    page = client.post(
        "/reports",
        {
            "answers-0-commitment": str(promise.id),
            "answers-0-outcome": "fulfilled",
            "signatories-0-office": str(minister.id),
            "date": "1 december 2026",
            "language": "nl",
            "chamber": "TK",
            "subject": "Proeven",
        },
    )
    assert "is het belang benadrukt" in page.text
    assert "Proeven" in client.get("/reports").text
    assert "Proeven" not in client.get("/reports?state=signed").text


def test_what_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost(browser, owner, promise):
    given = {"answers-0-commitment": str(promise.id), "date": "31 februari 2026", "subject": "X"}
    page = browser(owner).post("/reports", given | {"language": "nl", "chamber": "TK"}, 422)
    assert page.errors().keys() == {"date", "signatories"}
    assert page.one("input", name="subject").attrs["value"] == "X"
    assert page.one("input", name="date").attrs["value"] == "31 februari 2026"


def test_the_page_shows_the_records_behind_a_chosen_paragraph(browser, mine, letter, owner, at):
    paragraph = mine.paragraph(letter, "dialogue:")
    page = browser(owner).get(at(f"?paragraph={paragraph.id}"))
    sources = page.one("section", id="pane-sources")
    assert "Gesprek met de NVB" in sources.text
    assert "het belang" in page.one("textarea", id="editedText").text


def test_the_sources_of_a_signed_letter_name_no_meeting_that_one_may_not_see(
    browser, mine, talk, promise, desk, colleague, outsider
):
    talk(access="unit", title="Vertrouwelijk overleg")
    letter = mine.create(answers=[AnswerDetails(promise.id, Outcome.FULFILLED)])
    paragraph = mine.paragraph(letter, "dialogue:")
    desk(colleague).agree(letter)
    mine.do("sign", letter.id, mine.prepared(letter), version=None)
    path = f"/reports/{letter.id}?paragraph={paragraph.id}"
    assert "Vertrouwelijk overleg" in browser(colleague).get(path).text
    assert "Vertrouwelijk overleg" not in browser(outsider).get(path).text


def test_a_text_is_saved_and_undone(browser, mine, letter, owner, at):
    paragraph = mine.paragraph(letter, "dialogue:")
    client = browser(owner)
    where = at(f"/paragraphs/{paragraph.id}")
    given = {"editedText": "Wij spraken.", "version": str(paragraph.version)}
    page = client.post(where, given)
    assert "Wij spraken." in page.one("section", id="pane-text").text
    assert page.all("form", action=f"{where}/undo")
    version = mine.paragraph(letter, "dialogue:").version
    page = client.post(f"{where}/undo", {"version": str(version)})
    assert "is het belang benadrukt" in page.one("section", id="pane-text").text


def test_who_comes_second_sees_both_texts(browser, mine, letter, owner, desk, colleague, at):
    paragraph = mine.paragraph(letter, "dialogue:")
    other = desk(colleague)
    other.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails("Zij."), version=None)
    where = at(f"/paragraphs/{paragraph.id}")
    given = {"editedText": "Wij.", "version": str(paragraph.version)}
    client = browser(owner)
    page = client.post(where, given, 409)
    assert "Zij" in page.text
    assert "Wij" in page.text
    current = mine.paragraph(letter, "dialogue:").version
    client.post(where, given | {"version": str(current), "act": "keep-mine"})
    assert "Wij." in mine.text(letter)


def test_typing_is_kept_by_itself(browser, mine, letter, owner, desk, colleague, at):
    paragraph, page = mine.paragraph(letter, "dialogue:"), str(uuid.uuid4())
    where = at(f"/paragraphs/{paragraph.id}/typed")
    given = {"version": str(paragraph.version), "editing": page}
    client = browser(owner)
    for text in ("Wij", "Wij spra"):
        answer = client.send(where, given | {"editedText": text})
        assert answer.status_code == 200
        assert answer.text.startswith("Opgeslagen om")
    assert "Wij spra" in mine.text(letter)
    other = desk(colleague)
    other.do("write_paragraph", letter.id, paragraph.id, ParagraphDetails("Zij."), version=None)
    assert client.send(where, given | {"editedText": "Wij spraken"}).status_code == 409
    assert "Zij." in mine.text(letter)


def test_a_stale_paragraph_offers_the_new_text(app, browser, mine, letter, owner, at):
    paragraph = mine.paragraph(letter, "dialogue:")
    written = mine.do(
        "write_paragraph", letter.id, paragraph.id, ParagraphDetails("Wij."), version=None
    )
    with app.app_context(), transaction() as session:
        for point in session.query(Point):
            point.complement = Wording("de haast")
    client = browser(owner)
    client.post(at("/composition"), {})
    page = client.get(at(f"?paragraph={paragraph.id}"))
    assert "de haast" in page.one("section", id="pane-text").text
    version = mine.paragraph(letter, "dialogue:").version
    assert version > written.version
    client.post(at(f"/paragraphs/{paragraph.id}/composed"), {"version": str(version)})
    assert "de haast" in mine.text(letter)


def test_a_finding_stands_beside_its_paragraph_and_is_answered(browser, mine, letter, owner, at):
    paragraph = mine.paragraph(letter, "dialogue:")
    text = ParagraphDetails("Onlangs is met banken gesproken.")
    mine.do("write_paragraph", letter.id, paragraph.id, text, version=None)
    client = browser(owner)
    page = client.get(at())
    beside = page.one("div", id=f"p-{paragraph.id}")
    assert "betrekkelijke tijd" in beside.text
    given = {
        "rule": "relative-time",
        "record": "letter",
        "sentences": ["Onlangs is met banken gesproken."],
        "reason": "Gebruikelijk.",
    }
    found = next(one.finding for one in mine.found(letter) if one.finding.rule == "relative-time")
    page = client.post(at("/findings"), given | {"record": found.record})
    assert "Gebruikelijk." in page.one("div", id=f"p-{paragraph.id}").text


def test_of_two_paragraphs_with_the_same_words_each_has_the_findings_of_its_own_record(
    browser, mine, make, promise, talk, owner
):
    talk()
    second = make.commitment("Melden", clause=Wording("te melden"))
    both = [AnswerDetails(one.id, Outcome.IN_PROGRESS) for one in (promise, second)]
    letter = mine.create(answers=both)
    page = browser(owner).get(f"/reports/{letter.id}")
    for answer in both:
        row = mine.paragraph(letter, f"outcome:{answer.commitment_id}")
        assert page.one("div", id=f"p-{row.id}").text.count("Dit is een nieuwe toezegging") == 1


def test_a_letter_is_reviewed_and_signed_on_its_page(browser, letter, owner, colleague, at):
    mine, theirs = browser(owner), browser(colleague)
    assert not mine.get(at()).all("form", id="review")
    given = {"version": str(letter.version), "agreed": "true"}
    assert "Beoordeeld" in theirs.post(at("/review"), given).text
    asked = mine.get(at("/signature"))
    assert "afdoening voorgesteld" in asked.text
    version = asked.one("input", name="version").attrs["value"]
    page = mine.post(at("/signature"), {"version": version})
    assert "Ondertekend" in page.text
    assert not page.all("form", action=at("/composition"))
    signed = mine.client.get(at("/document/pdf"))
    assert signed.data.startswith(b"%PDF-")
    assert mine.client.get(at("/document/pdf")).data == signed.data
    assert "Editie 1" in mine.post(at("/edition"), {}).text


def test_signing_without_a_review_says_what_to_do(browser, letter, owner, at):
    page = browser(owner).post(at("/signature"), {"version": str(letter.version)}, 422)
    assert "eerst beoordelen" in page.text


def test_a_deleted_letter_comes_back(browser, letter, owner, at):
    client = browser(owner)
    page = client.post(at("/deletion"), {"version": str(letter.version)})
    assert page.all("form", action=at("/restoration"))
    client.get(at(), 404)
    assert "Proeven" in client.post(at("/restoration"), {}).text


def test_the_page_asks_as_many_queries_for_a_long_letter(
    browser, mine, talk, promise, queries, owner
):
    counted = []
    for number in (1, 4):
        for day in range(number):
            talk(f"het belang van {number} {day}", date=f"2026-0{number}-1{day}")
        letter = mine.create(answers=[AnswerDetails(promise.id)])
        client = browser(owner)
        client.get(f"/reports/{letter.id}")
        with queries() as seen:
            client.get(f"/reports/{letter.id}")
        counted.append(seen.count)
    assert counted[0] == counted[1]
    assert counted[0] <= 60
