"""The record of a letter as JSON: all that is printed of it, by the names that programs read."""

import json
from dataclasses import replace
from typing import Any

from logbook.composer import compose
from logbook.composer.contents import Sentence, Source
from logbook.composer.files import MEDIA_TYPES, letter_file, letter_in_bytes
from logbook.composer.omissions import omissions
from logbook.composer.sentences import as_json, from_json
from tests.composer.cases import letter_input, second_case


def record(language: str = "nl", **files: Any) -> dict[str, Any]:
    letter = compose(letter_input(second_case(), language))
    return json.loads(letter_file(letter, "json", **files).content)


def test_it_tells_who_signs_what_to_whom_and_when():
    known = record()
    parts = ("opening", "sections", "closing", "findings", "notTold")
    assert {name: value for name, value in known.items() if name not in parts} == {
        "kind": "letter",
        "date": "2023-05-12",
        "language": "nl",
        "signatories": [{"office": "de minister voor Deltabeheer", "holder": "Noor Dijkhuis"}],
        "subject": "Gesprekken over overstromingsrisico’s",
        "addressee": None,
        "chamber": "TK",
        "directorate": "Directie Waterveiligheid",
        "ourReference": "WS-2023-0512",
        "continuationReference": None,
        "yourReference": "2023Z00001",
        "attachments": [],
        "marking": "none",
    }
    assert record("en")["subject"] == "Talks on flood risk"


def test_it_tells_each_sentence_with_what_it_was_made_from():
    known = record()
    (heading,) = {section["heading"] for section in known["sections"][:1]}
    assert heading == "Hypotheken in overstromingsgebied"
    assert known["sections"][0]["commitments"] == ["P1", "M1"]
    blocks = [*known["opening"], *known["sections"][0]["paragraphs"], *known["closing"]]
    assert all(set(block) == {"key", "sentences"} for block in blocks)
    recalled = next(block for block in blocks if block["key"] == "recall:P1+M1")
    assert "toegezegd" in recalled["sentences"][0]["text"]


def test_what_is_kept_of_a_sentence_comes_back_whole():
    sources = Source("meeting", "M", 3), Source("point", "M/0", 1)
    told = Sentence("Er is gesproken.", sources, "talk", "https://example.org/a")
    for one in (told, replace(told, url=None, citation="12 345, nr. 6")):
        kept = json.loads(json.dumps(as_json([one])))
        assert from_json(kept) == [one]
        assert set(kept[0]) >= {"text", "sources", "template", "url"}


def test_it_tells_what_was_found_and_what_is_not_told():
    given = letter_input(second_case())
    letter = compose(given)
    omitted = [(one, "act") for one in omissions(letter, given)]
    finding = {"rule": "a", "level": "note"}

    known = record(findings=[finding], omitted=omitted)

    assert known["findings"] == [finding]
    assert known["notTold"] == [
        {
            "section": one.section,
            "kind": one.kind,
            "record": one.record,
            "reason": one.reason.value,
            "act": "act",
        }
        for one, _ in omitted
    ]
    assert known["notTold"]


def test_every_form_is_named_after_subject_and_day():
    letter = compose(letter_input(second_case()))
    for form in ("json", "md", "html"):
        file = letter_in_bytes(letter, form, b"x")
        assert file.name == f"letter-gesprekken-over-overstromingsrisicos-2023-05-12.{form}"
        assert file.media_type == MEDIA_TYPES[form]
    assert letter_file(letter, "json").content.endswith(b"}\n")
