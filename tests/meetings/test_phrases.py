"""Sentences filled in from the forms of a phrase."""

import pytest

from logbook.meetings.phrases import Said, Subject, fill, sentence, unknown_slots
from logbook.meetings.service.phrases import standard_phrases

PHRASES = {details.key: [f.as_json() for f in details.forms] for details in standard_phrases()}
WE = {"subject": Subject.US, "speaker": "het ministerie"}
BANKS = {"subject": Subject.PARTY, "speaker": "de banken", "speaker_plural": True}


@pytest.mark.parametrize(
    ("phrase", "said", "expected"),
    [
        ("benadrukt", {"subject": Subject.NONE, "complement": "het belang van openheid"},
         "In dit gesprek is het belang van openheid benadrukt."),
        ("benadrukt", {"subject": Subject.NONE, "complement": "kansen en risico's",
                       "complement_plural": True, "among_others": True},
         "In dit gesprek zijn onder andere kansen en risico's benadrukt."),
        ("benadrukt", WE | {"complement": "openheid", "complement_kind": "noun-phrase"},
         "Het ministerie heeft openheid benadrukt."),
        ("benadrukt", WE | {"complement": "openheid nodig is", "complement_kind": "dat"},
         "Het ministerie heeft benadrukt dat openheid nodig is."),
        ("gewezen-op", {"subject": Subject.NONE, "complement": "gevolgen",
                        "complement_plural": True}, "In dit gesprek is gewezen op gevolgen."),
        ("opgeroepen", WE | {"hearer": "de banken", "complement": "open te zijn"},
         "Het ministerie heeft de banken opgeroepen om open te zijn."),
        ("opgeroepen", {"subject": Subject.NONE, "hearer": "de banken", "hearer_plural": True,
                        "complement": "open te zijn"},
         "De banken zijn opgeroepen om open te zijn."),
        ("verzocht", {"subject": Subject.NONE, "hearer": "de brancheverenigingen",
                      "hearer_plural": True, "complement": "leden te informeren"},
         "De brancheverenigingen is verzocht leden te informeren."),
        ("gevraagd", {"subject": Subject.NONE, "complement": "dit zichtbaar te maken",
                      "complement_kind": "om-te"},
         "Daarbij is gevraagd om dit zichtbaar te maken."),
        ("toegelicht", BANKS | {"complement": "hoe zij werken", "complement_kind": "hoe"},
         "De banken hebben toegelicht hoe zij werken."),
        ("aangegeven", BANKS | {"complement": "dit tijd kost"},
         "De banken hebben aangegeven dat dit tijd kost."),
        ("bereid", BANKS | {"complement": "mee te werken"},
         "De banken hebben zich bereid verklaard om mee te werken."),
        ("afgesproken", WE | {"complement": "men elkaar spreekt", "complement_kind": "dat"},
         "In dit gesprek is afgesproken dat men elkaar spreekt."),
        ("doorgeleid", WE | {"hearer": "de NVB", "complement": "leden"},
         "Het ministerie heeft de NVB verzocht deze boodschap door te geleiden naar leden."),
    ],
)  # fmt: skip
def test_the_standard_phrases_make_sentences(phrase, said, expected):
    assert sentence(PHRASES[phrase], Said(**said), "nl") == expected


def test_the_english_agrees_too():
    said = Said(subject=Subject.NONE, complement="risks", complement_plural=True)
    assert sentence(PHRASES["benadrukt"], said, "en") == "In this talk, risks were stressed."
    said = Said(subject=Subject.PARTY, speaker="the banks", speaker_plural=True, complement="help")
    assert sentence(PHRASES["bereid"], said, "en") == "The banks said they were willing to help."


def test_no_sentence_is_made_with_an_empty_slot_or_a_form_that_does_not_fit():
    assert (
        sentence(
            PHRASES["opgeroepen"],
            Said(Subject.US, "het ministerie", complement="open te zijn"),
            "nl",
        )
        is None
    )
    said = Said(Subject.US, "het ministerie", complement="a", complement_kind="naar")
    assert sentence(PHRASES["benadrukt"], said, "nl") is None
    assert sentence([], said, "nl") is None
    assert fill("", said, "nl") is None


def test_every_standard_template_has_known_slots_and_both_languages():
    for forms in PHRASES.values():
        for form in forms:
            for language in ("nl", "en"):
                assert unknown_slots(form["sentence"][language]) == []


@pytest.mark.parametrize("template", ["{X} is", "{C", "C}", "{S:heeft}", "{A:x}", "{+}", "{}"])
def test_unknown_slots_are_found(template):
    assert unknown_slots(template)
