"""A letter as a file: a document, or the report record as JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from logbook.composer.contents import Block, Letter, Section
from logbook.composer.document import letter_document
from logbook.composer.omissions import Omission
from logbook.composer.sentences import as_json
from logbook.documents.files import File, file_name
from logbook.documents.formats import MEDIA_TYPES as WRITTEN
from logbook.documents.formats import rendered

MEDIA_TYPES = {**WRITTEN, "json": "application/json"}


def letter_file(
    letter: Letter,
    form: str,
    findings: Sequence[Mapping[str, Any]] = (),
    omitted: Sequence[tuple[Omission, str | None]] = (),
    *,
    address: str = "",
) -> File:
    """The letter in one of MEDIA_TYPES; the same letter and findings give the same bytes.

    `address` is that of the ministry, a line for each part of it; `findings` and what is
    `omitted`, each with what can be done about it, stand in JSON, in the shape of a report record.
    """
    if form == "json":
        record = letter_record(letter, findings)
        record["notTold"] = [
            {
                "section": one.section,
                "kind": one.kind,
                "record": one.record,
                "reason": one.reason,
                "act": act,
            }
            for one, act in omitted
        ]
        content = (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
    else:
        content = rendered(letter_document(letter, address=address), form)
    return letter_in_bytes(letter, form, content)


def letter_in_bytes(letter: Letter, form: str, content: bytes) -> File:
    """What was written of the letter in one of MEDIA_TYPES, named after its subject and date."""
    subject = letter.frame.subject.nl if letter.frame.subject else ""
    name = file_name("letter", subject, letter.date, form)
    return File(name, MEDIA_TYPES[form], content)


def letter_record(letter: Letter, findings: Sequence[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """The report record as composed, with `opening` and `closing` around its sections."""
    frame, language = letter.frame, letter.language
    return {
        "kind": "letter",
        "date": letter.date.isoformat(),
        "language": language,
        "signatories": [{"office": one.office, "holder": one.holder} for one in letter.signatures],
        "subject": frame.subject.in_language(language) if frame.subject else None,
        "addressee": frame.addressee.in_language(language) if frame.addressee else None,
        "chamber": letter.chamber.value,
        "directorate": frame.directorate,
        "ourReference": frame.our_reference,
        "continuationReference": frame.continuation_reference,
        "yourReference": frame.your_reference,
        "attachments": list(frame.attachments),
        "marking": frame.marking.value,
        "opening": [_block(block) for block in letter.opening],
        "sections": [_section(section) for section in letter.sections],
        "closing": [_block(paragraph) for paragraph in letter.closing],
        "findings": [dict(finding) for finding in findings],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "commitments": list(section.commitments),
        "paragraphs": [_block(paragraph) for paragraph in section.paragraphs],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"key": block.key, "sentences": as_json(block.sentences)}
