"""Topics and sectors: slugs, keys, and the tree."""

from collections.abc import Callable

import pytest

from logbook.directory import service
from logbook.directory.details import OfficeDetails, SectorDetails, TopicDetails
from logbook.directory.queries.topics import branch
from logbook.directory.service.slugs import slug_of
from logbook.errors import Invalid
from logbook.policy import SYSTEM
from logbook.wording import Wording


def test_a_branch_is_a_topic_with_all_below_it(make, scope):
    top = make.topic("top")
    middle = make.topic("middle", parent_id=top.id)
    leaf = make.topic("leaf", parent_id=middle.id)
    other = make.topic("other")
    assert branch(top.id) == {top.id, middle.id, leaf.id}
    assert branch(other.id) == {other.id}


def test_a_topic_gets_its_slug_of_its_english_label():
    assert slug_of(Wording("wapens", "Arms & Trade, 2021")) == "arms-trade-2021"
    assert slug_of(Wording("Coördinatie één")) == "coordinatie-een"
    assert slug_of(Wording("ж")) == "x"
    assert len(slug_of(Wording("a" * 300))) == 60


def test_slugs_labels_keys_and_nouns_are_given_once(make, scope, now):
    make.topic("arms", label=Wording("wapens", "arms"))
    make.sector("banking", "banken", "banks")
    refusals: list[tuple[Callable[..., object], object]] = [
        (service.create_topic, TopicDetails(slug="arms", label=Wording("x"))),
        (service.create_topic, TopicDetails(label=Wording("WAPENS"))),
        (service.create_sector, SectorDetails(key="banking", nouns=Wording("x"))),
        (service.create_sector, SectorDetails(nouns=Wording("y", "banks"))),
        (service.create_office, OfficeDetails(name=Wording("Oud"))),
    ]
    make.office("Oud")
    for create, details in refusals:
        with pytest.raises(Invalid), scope.test_request_context():
            create(SYSTEM, details, now=now)
