"""Records of the directory, named in the bodies and forms of others."""

from datetime import date
from types import SimpleNamespace

import pytest
from marshmallow import ValidationError

from logbook.db import db
from logbook.directory import queries
from logbook.directory.models import Affiliation, FormerName, Topic
from logbook.directory.schemas import (
    OfficeField,
    OrganisationField,
    PersonField,
    SectorField,
    TopicField,
)
from logbook.web.fields import Several
from logbook.web.reading import InputReading, reading_as
from logbook.web.schema import LogbookSchema
from logbook.wording import Wording


class Referring(LogbookSchema):
    """A schema as other features write it."""

    organisation = OrganisationField(attribute="organisation_id")
    person = PersonField(attribute="person_id")
    office = OfficeField(attribute="office_id")
    sector = SectorField(attribute="sector_id", allow_none=True)
    topics = Several(TopicField())


@pytest.fixture
def load(app):
    """Load one field of the schema above; gives its value or its messages."""

    def loading(field, text):
        how = InputReading(typed=False, today=date(2026, 12, 7), language="nl")
        with app.test_request_context(), reading_as(how):
            try:
                return next(iter(Referring().load({field: text}).values()))
            except ValidationError as problem:
                return problem.messages[field]
            finally:
                db.session.rollback()

    return loading


def test_an_organisation_is_found_by_whatever_it_is_called(make, load):
    nvb = make.organisation(
        short_name="NVB",
        former_names=[FormerName(name="Bankiersvereniging", until=date(1990, 1, 1))],
    )
    for text in (
        str(nvb.id),
        nvb.name.nl,
        nvb.name.nl.upper(),
        "NVB",
        "nvb",
        " NVB ",
        "bankiersvereniging",
    ):
        assert load("organisation", text) == nvb.id


def test_capitals_of_accented_letters_make_no_difference(make, load):
    made = make.organisation("Équité Één")
    assert load("organisation", "équité één") == made.id


def test_a_full_name_goes_before_anothers_short_name(make, load):
    make.organisation("Een ander", short_name="ABP")
    abp = make.organisation("ABP")
    assert load("organisation", "ABP") == abp.id


def test_the_name_of_a_merged_organisation_leads_to_where_it_went_and_its_id_to_itself(make, load):
    last = make.organisation("Laatste")
    middle = make.organisation("Midden", merged_into_id=last.id)
    first = make.organisation("Eerste", merged_into_id=middle.id)
    assert load("organisation", "Eerste") == last.id
    assert load("organisation", str(first.id)) == first.id


@pytest.mark.parametrize("field", ["organisation", "person", "office", "sector"])
@pytest.mark.parametrize(
    "text",
    ["Niemand", "0190a000-0000-7000-8000-000000000000", "x\x00y", "x" * 100_000, "", 5, {"a": 1}],
)
def test_what_names_nothing_is_an_error_in_a_sentence(make, load, field, text):
    messages = load(field, text)
    assert isinstance(messages, list)
    assert len(messages[0]) > 10


def test_a_name_that_several_share_asks_for_the_id(make, load):
    make.person("J. Jansen")
    make.person("J. Jansen")
    assert "id" in load("person", "J. Jansen")[0]


def test_people_offices_sectors_and_topics_are_found_too(make, load):
    person = make.person("A. Bakker", email="bakker@example.org")
    office = make.office("Arctisch ambassadeur")
    sector = make.sector("insurance", "verzekeraars", "insurers")
    topic = make.topic()
    assert load("person", "bakker@example.org") == load("person", "A. Bakker") == person.id
    assert load("office", "arctisch ambassadeur") == office.id
    assert load("sector", "insurance") == load("sector", "Insurers") == sector.id
    assert load("topics", ["arms-investment", str(topic.id)]) == [topic.id, topic.id]


def test_references_go_out_as_the_contract_writes_them(make, scope):
    organisation, sector, topic = make.organisation(), make.sector(), make.topic()
    record = SimpleNamespace(
        organisation_id=organisation.id,
        sector_id=sector.id,
        sector=sector,
        topics=[topic],
        office_id=None,
        person_id=None,
    )
    with scope.test_request_context():
        dumped = Referring().dump(record)
    assert dumped == {
        "organisation": str(organisation.id),
        "office": None,
        "person": None,
        "sector": "banking",
        "topics": ["arms-investment"],
    }


def test_forms_offer_topics_in_their_tree_and_retired_ones_only_where_named(make, scope):
    parent = make.topic("arms", label=Wording("wapens", "arms"))
    make.topic("arms-yemen", label=Wording("Jemen"), parent_id=parent.id)
    make.kept(Topic(slug="old", label=Wording("oud"), retired=True))
    assert queries.topic_choices("nl") == [("arms", "wapens"), ("arms-yemen", "wapens: Jemen")]
    assert ("old", "oud") in queries.topic_choices("nl", also={"old"})
    assert queries.topic_choices("en")[0] == ("arms", "arms")


def test_forms_offer_organisations_by_name_but_not_those_merged_away(make, scope):
    b = make.organisation("B", short_name="b")
    a = make.organisation("A")
    make.organisation("C", merged_into_id=a.id)
    assert queries.organisation_choices() == [(a.id, "A", None), (b.id, "B", "b")]


def test_forms_offer_people_with_where_they_work_today(make, scope):
    was, is_ = make.organisation("Was"), make.organisation("Is", short_name="I")
    person = make.person(
        "A. Bakker",
        affiliations=[
            Affiliation(organisation_id=was.id, until=date(2026, 1, 1)),
            Affiliation(organisation_id=is_.id, since=date(2026, 1, 1)),
        ],
    )
    assert queries.person_choices(date(2026, 1, 1)) == [(str(person.id), "A. Bakker, I")]
    assert queries.person_choices(date(2025, 12, 31)) == [(str(person.id), "A. Bakker, Was")]


def test_forms_offer_offices_and_sectors(make, scope):
    office = make.office("Arctisch ambassadeur")
    make.sector()
    assert queries.office_choices("nl") == [(str(office.id), "Arctisch ambassadeur")]
    assert queries.sector_choices("en") == [("banking", "banks")]
