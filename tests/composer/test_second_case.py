"""The letter of a case that the composer was not made for reads as a civil servant wrote it."""

import pytest

from logbook.composer import compose
from logbook.composer.markdown import markdown
from tests.composer.cases import PHRASES, expected, letter_input, second_case


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_letter_reads_as_it_was_written_by_hand(language):
    assert markdown(compose(letter_input(second_case(), language))) == expected(language)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_equal_records_give_equal_text_in_whatever_order_meetings_come(language):
    given = letter_input(second_case(), language)
    turned = letter_input(second_case(), language, meetings=list(reversed(given.meetings)))
    assert compose(given).sentences == compose(given).sentences
    assert compose(turned).sentences == compose(given).sentences


def test_every_sentence_names_records_of_the_case():
    case = second_case()
    meetings = [one["id"] for one in case["meetings"]]
    ids = {
        "office": {*case["offices"]},
        "commitment": {one["id"] for one in case["commitments"]},
        "meeting": {*meetings},
        "evidence": {e["id"] for one in case["commitments"] for e in one.get("evidence", ())},
        "follow-up": {f["id"] for one in case["commitments"] for f in one.get("follow_ups", ())},
        "organisation": {*case["organisations"]},
        "topic": {*case["topics"]},
        "phrase": {*PHRASES},
    }
    named = set()
    for sentence in compose(letter_input(case)).sentences:
        assert sentence.sources, sentence
        assert sentence.template
        named |= {(source.kind, source.id) for source in sentence.sources}
    within = {(kind, id_) for kind, id_ in named if kind in ("point", "party")}
    assert {kind for kind, _ in within} == {"point", "party"}
    assert {id_.replace(".", "/").split("/")[0] for _, id_ in within} <= {*meetings}
    assert all(id_ in ids[kind] for kind, id_ in named - within)


@pytest.mark.parametrize("canary", ["Dijkbank", "Dike Bank", "geheime", "secret", "aantekening"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_nothing_in_confidence_internal_or_told_by_sector_is_named(canary, language):
    assert canary not in markdown(compose(letter_input(second_case(), language)))
