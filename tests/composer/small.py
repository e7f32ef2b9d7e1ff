"""Small cases: one promise, an office or two, and the talks of a test."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from logbook.composer import compose
from tests.composer.cases import letter_input

CASE: dict[str, Any] = json.loads((Path(__file__).parent / "small_case.json").read_text("utf-8"))
OFFICIALS: dict[str, Any] = {"representatives": [{"level": "official"}]}
NOBODY: dict[str, Any] = {"representatives": [{"level": None}]}
MILLERS: dict[str, Any] = {"parties": [{"id": "m", "sector": "millers", "plural": True}]}
VVM: dict[str, Any] = {"parties": [{"id": "v", "organisation": "VvM", "attribution": "name"}]}


def spoken_by(office: str, **changed: Any) -> dict[str, Any]:
    """A representative of that office."""
    level = CASE["offices"][office]["level"]
    return {"representatives": [{"office": office, "level": level, **changed}]}


def talk(*parts: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """A meeting of the promise: officials and millers, unless told otherwise."""
    made: dict[str, Any] = {"id": "M", "date": "2021-03-03", "commitments": ["P"]}
    for part in (OFFICIALS, MILLERS, *parts, changed):
        made |= part
    return made


def point(phrase: str, complement: str, complement_kind: str, /, **changed: Any) -> dict[str, Any]:
    """A point of that phrase; the complement in both languages, 'nl|en', or the same."""
    dutch, _, english = complement.partition("|")
    return {
        "kind": "message",
        "phrase": phrase,
        "complement": [dutch, english or dutch],
        "complement_kind": complement_kind,
    } | changed


def promise(**changed: Any) -> dict[str, Any]:
    """The promise that the talks are about."""
    return {
        "id": "P",
        "kind": "toezegging",
        "heading": ["Kop", "Heading"],
        "clause": ["te toetsen", "test"],
        "made_on": "2020-02-02",
        "office": "proof",
    } | changed


def paragraph(
    part: str,
    *meetings: dict[str, Any],
    commitments: Sequence[dict[str, Any]] = (),
    language: str = "nl",
    **changed: Any,
) -> str:
    """The text of one part (recall, dialogue, evidence, outcome, mention) of the last section."""
    case = CASE | {"commitments": commitments or [promise()], "meetings": meetings} | changed
    letter = compose(letter_input(case, language))
    return " ".join(
        sentence.text
        for one in letter.sections[-1].paragraphs
        if one.key.startswith(f"{part}:")
        for sentence in one.sentences
    )


def told(*meetings: dict[str, Any], language: str = "nl", **changed: Any) -> str:
    """What is told of the talks."""
    return paragraph("dialogue", *meetings, language=language, **changed)
