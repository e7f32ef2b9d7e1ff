"""How the directory says its keys and rhythms."""

import pytest

from logbook.directory import queries
from logbook.directory.labels import rhythm_choices, say_rhythm
from logbook.wording import Wording


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, ""),
        ("P1Y", "elk jaar"),
        ("P2Y", "elke 2 jaar"),
        ("P12M", "elk jaar"),
        ("P1M", "elke maand"),
        ("P18M", "elke 18 maanden"),
        ("P1W", "elke week"),
        ("P14D", "elke 2 weken"),
        ("P1D", "elke dag"),
        ("P10D", "elke 10 dagen"),
        ("P1M10D", "P1M10D"),
    ],
)
def test_a_rhythm_is_said_as_people_say_it(app, written, said):
    with app.test_request_context():
        assert say_rhythm(written) == said


def test_a_form_offers_the_rhythm_that_is_kept_and_what_was_typed(app):
    with app.test_request_context():
        assert ("P10D", "elke 10 dagen") in rhythm_choices("P10D")
        assert ("nonsense", "“nonsense”") in rhythm_choices("nonsense")
        assert len(rhythm_choices("P3M")) == len(rhythm_choices(""))


def test_choices_are_in_the_readers_language(make, scope):
    organisation = make.organisation("Bond")
    make.kept(type(organisation)(name=Wording("Ander", "Zeal"), kind=organisation.kind))
    assert [choice.name for choice in queries.organisation_choices("en")] == ["Bond", "Zeal"]
    assert [choice.name for choice in queries.organisation_choices("nl")] == ["Ander", "Bond"]


def test_a_filter_that_cannot_be_is_said_beside_its_field(visit, reader):
    assert set(visit(reader).get("/people?text=%00", status=422).errors()) == {"text"}


def test_a_stale_move_or_merger_changes_nothing(visit, owner, make):
    make.organisation("Ander")
    person, bank = make.person(), make.organisation("Bank")
    client = visit(owner)
    move = client.get(f"/people/{person.id}/move")
    assert move.submit({"organisation": "Ander", "version": "7"}).status == 409
    merge = client.get(f"/organisations/{bank.id}/merge")
    assert merge.submit({"into": "Ander", "version": "7"}).status == 409
