"""All that is wrong with what came in is told at once, and nothing that is right beside it."""

import json
import uuid
from collections.abc import Iterator

import pytest
from marshmallow import Schema

from logbook.commitments.models import Chamber, Recess
from logbook.errors import Invalid, NotFound
from logbook.judging import UNREAD, CannotJudge, Refusals, all_at_once, by_row, judged, under
from logbook.wording import Wording
from tests.accepted import Content, kept_records
from tests.routes import SHARED, World
from tests.walkers import undone

UNREADABLE: Content = {"unreadable": ["x" * 20_001]}
AS_WELL = {"endTime": {"startTime"}}
"""What is needed beside a field whatever stands in it."""


def test_whoever_asks_anything_of_what_could_not_be_read_cannot_judge():
    asked = (bool, hash, str, len, iter, lambda x: x.year, lambda x: x == 1, lambda x: x < 1,
             lambda x: x > 1, lambda x: f"{x}", lambda x: x + 1)  # fmt: skip
    for question in asked:
        with pytest.raises(CannotJudge):
            question(UNREAD)
    assert UNREAD is not None


def test_each_rule_is_heard_as_far_as_it_can_judge():
    def order(first, last) -> Iterator[tuple[str, str]]:
        if last < first:
            yield "last", "too early"

    def names(place, name) -> Iterator[tuple[str, str]]:
        if not name:
            yield f"names-{place}", "needed"

    told = judged(order(UNREAD, 1), order(2, 1), by_row(["", UNREAD, ""], names))
    assert told == {"last": ["too early"], "names-0": ["needed"], "names-2": ["needed"]}


def test_several_steps_are_refused_together():
    refusals = Refusals()
    with refusals, under("row"):
        raise Invalid({"name": ["1"], "": ["2"]})
    with refusals:
        raise CannotJudge
    with refusals:
        raise Invalid({"row-name": ["3"]})
    with pytest.raises(Invalid) as refused:
        refusals.settle()
    assert refused.value.errors == {"row-name": ["1", "3"], "row": ["2"]}
    with pytest.raises(NotFound), refusals:
        raise NotFound


def test_what_could_not_be_tried_is_not_settled():
    refusals = Refusals()
    with refusals:
        raise CannotJudge
    with pytest.raises(CannotJudge):
        refusals.settle()
    Refusals().settle()


@pytest.mark.parametrize(
    ("use", "told"),
    [
        (lambda given: given, {"a": ["unreadable"]}),
        (lambda _given: refused({"a": ["else"], "b": ["ruled"]}),
         {"a": ["unreadable"], "b": ["ruled"]}),
        (lambda given: given.year, {"a": ["unreadable"]}),
    ],
)  # fmt: skip
def test_what_is_unreadable_is_told_with_what_the_use_case_refuses(use, told):
    def read():
        raise Invalid({"a": ["unreadable"]}, readable=UNREAD)

    with pytest.raises(Invalid) as problem:
        all_at_once(read, use)
    assert problem.value.errors == told
    assert all_at_once(lambda: 1, lambda given: given + 1) == 2


def refused(errors):
    raise Invalid(errors)


def test_a_rule_that_breaks_is_noted_without_what_people_wrote(caplog):
    written = uuid.uuid4().hex

    def read() -> str:
        raise Invalid({"date": ["unreadable"]}, readable=written)

    def breaks(given: str) -> None:
        raise RuntimeError(given)

    with pytest.raises(Invalid) as refused:
        all_at_once(read, breaks)
    assert refused.value.errors == {"date": ["unreadable"]}
    assert "RuntimeError" in caplog.text
    assert written not in caplog.text


def test_one_field_that_cannot_be_read_is_all_that_is_told_of_a_record_that_is_right(
    app, world, api, admin, owner
):
    clients, seen = {True: api(owner), False: api(admin)}, 0
    for one in kept_records(app, world):
        program = clients[one.word == "calendar-feeds"]
        with undone(app):
            present = program.get(one.path).json
            for key in taken(one.schema):
                answer = program.put(one.path, present | {key: UNREADABLE}, present["version"])
                told = {error["field"].partition("-")[0] for error in answer.json["errors"]}
                told -= AS_WELL.get(key, set())
                assert (answer.status_code, told) == (400, {key}), f"{one.path}: {answer.json}"
                seen += 1
    assert seen > 100


def taken(schema: Schema) -> Iterator[str]:
    for name, field in schema.load_fields.items():
        if not field.dump_only and field.data_key != "id":
            yield field.data_key or name


LONG = "x" * 301
ENDS_FIRST = {"from": "2026-02-01", "to": "2026-01-01"}
TOLD: list[tuple[str, Content, set[str]]] = [
    ("/meetings", {"date": "ooit", "title": "T", "access": "named", "endTime": "12:00",
                   "parties": [{"as": {"nl": LONG}}, {"as": {"nl": "banken"}}],
                   "points": [{"kind": "roep"}, {"kind": "answer"}],
                   "followUps": [{"title": {"nl": "x"}, "due": "ooit"},
                                 {"title": {"nl": "y"}, "dueText": "volgende wek"}]},
     {"date", "named", "startTime", "parties-0", "parties-0-as-nl", "parties-1", "points-0-kind",
      "points-1-by", "followUps-0-due", "followUps-1-dueText"}),
    ("/meetings", {"date": "2026-11-01", "title": "T", "endDate": "2026-10-01",
                   "followUps": [{"title": {"nl": "y"}, "dueText": "volgende wek"}]},
     {"endDate", "followUps-0-dueText"}),
    ("/follow-ups", {"title": {"nl": LONG}, "dueText": "volgende wek", "actor": {},
                     "origin": {"meeting": "NOBODY"}},
     {"title-nl", "origin-meeting", "actor"}),
    ("/follow-ups", {"title": {"nl": LONG}, "dueText": "volgende wek"}, {"title-nl", "dueText"}),
    ("/commitments", {"kind": "motie", "title": {"nl": "T"}, "madeOn": "ooit",
                      "deadlines": [{"text": "t", "saidOn": "2199-01-01", "on": "ooit"}],
                      "progress": [{"text": "t", "on": "2199-01-01"}]},
     {"madeOn", "deadlines-0-on", "deadlines-0-saidOn", "progress-0-on"}),
    ("/commitments/COMMITMENT/evidence", {"kind": "kreet", "date": "2026-01",
                                          "sentence": {"nl": "Zonder dag."}, "reference": {}},
     {"kind", "sentence-nl", "reference-text"}),
    ("/commitments/COMMITMENT/deadlines", {"text": LONG, "saidOn": "2199-01-01"},
     {"text", "saidOn"}),
    ("/people", {"name": "", "affiliations": [
        {"organisation": "NVB", "function": LONG, **ENDS_FIRST},
        {"organisation": "Bestaat niet", **ENDS_FIRST}]},
     {"name", "affiliations-0-function", "affiliations-0-to", "affiliations-1-organisation",
      "affiliations-1-to"}),
    ("/organisations", {"name": {"nl": "NVB"}, "shortName": LONG, "sector": "geen",
                        "memberships": [{"organisation": "NVB", **ENDS_FIRST}]},
     {"name-nl", "shortName", "sector", "memberships-0-to"}),
    ("/offices", {"name": {"nl": "Ambt"}, "level": "hoog",
                  "terms": [{"holder": LONG, **ENDS_FIRST}]},
     {"level", "terms-0-holder", "terms-0-to"}),
    ("/topics", {"label": {"nl": "pensioenen"}, "slug": "A B"}, {"slug", "label-nl"}),
    ("/sectors", {"nouns": {"nl": "banken"}, "key": "A B"}, {"key", "nouns-nl"}),
    ("/recesses", {"name": LONG, "chamber": "TK", **ENDS_FIRST}, {"name", "to"}),
    ("/phrases", {"key": LONG, "kinds": ["ask"],
                  "forms": [{"subject": "us", "sentence": {"nl": "{Q}"}}]},
     {"key", "forms-0-sentence-nl"}),
    ("/reports", {"kind": "letter", "language": "nl", "date": "2026-13-01", "answers": []},
     {"date", "answers", "signatories"}),
    ("/reusable-texts", {"title": LONG, "text": {"nl": "t"}, "citation": "Kamerstuk 1"},
     {"title", "citation"}),
    ("/references", {"url": "geen adres", "meeting": "NOBODY"}, {"url", "meeting"}),
    ("/calendar-feeds", {"name": LONG, "scope": "topic", "shape": "tasks", "content": "meetings"},
     {"name", "topic", "shape"}),
    ("/accounts", {"name": LONG, "email": "TAKEN", "role": "editor", "unit": "IMH"},
     {"name", "email"}),
    ("/units", {"name": "IMH", "kind": "kreet"}, {"name", "kind"}),
]  # fmt: skip
"""Bodies with something that cannot be read and something that breaks a rule, and what is told."""


@pytest.mark.parametrize(("path", "body", "told"), TOLD)
def test_the_rules_are_told_beside_what_cannot_be_read(api, there, path, body, told):
    words, admin = there
    sent = json.dumps(body)
    for name, word in words.items():
        sent, path = sent.replace(name, word), path.replace(name, word)
    answer = api(admin).post(path, json.loads(sent))
    assert answer.status_code == 400, answer.json
    assert {error["field"] for error in answer.json["errors"]} == told


@pytest.fixture
def there(admin, world: World, make, now):
    """What the bodies name, and what they are refused for."""
    make.kept(Recess(chamber=Chamber.HOUSE, name="Kerstreces", since=now.date(), until=now.date()))
    make.organisation("NVB")
    make.topic("pensions", label=Wording("pensioenen"))
    words = {"NOBODY": str(uuid.uuid4()), "TAKEN": admin.email}
    return words | {"COMMITMENT": world.ids["commitments"][SHARED]}, admin


def test_a_form_tells_its_rules_beside_what_cannot_be_read(visit, owner):
    page = visit(owner).get("/meetings/new")
    page = page.submit({"date": "ooit", "endTime": "12:00", "followUps-0-title-nl": "a",
                        "followUps-0-due": "31 februari"})  # fmt: skip
    assert page.status == 422
    assert set(page.errors()) >= {"date", "startTime", "followUps-0-due"}
