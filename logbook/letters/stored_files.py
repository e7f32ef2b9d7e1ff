"""A stored letter as files: rendered while it is written, kept as bytes once it is signed."""

from collections.abc import Sequence

from logbook.composer.files import MEDIA_TYPES, letter_file, letter_in_bytes
from logbook.documents.downloads import office_address
from logbook.documents.files import File
from logbook.letters import queries, service
from logbook.letters.models import Report
from logbook.letters.service import Checked, SignableLetter
from logbook.letters.stored_letter import letter_of

FORMATS = tuple(MEDIA_TYPES)


def kept_file(report: Report, form: str) -> File:
    """The letter in one of FORMATS: the bytes kept at signing, else as it reads now.

    Call it while reading, within an application context. Raises KeyError for any other format,
    Invalid for JSON where a record that the letter is about is there no more.
    """
    kept = queries.rendering(report.id, form) if report.is_signed else None
    if kept is not None:
        return letter_in_bytes(letter_of(report), form, kept.content)
    return _rendered(report, form, service.check(report) if form == "json" else ())


def prepared(report: Report) -> SignableLetter:
    """What signing keeps of the letter as it reads now. Call it while reading. Raises Invalid."""
    checked = service.check(report)
    contents = {form: _rendered(report, form, checked).content for form in FORMATS}
    return SignableLetter(service.digest_of(report), contents)


def _rendered(report: Report, form: str, checked: Sequence[Checked]) -> File:
    findings = [one.as_json() for one in checked]
    return letter_file(letter_of(report), form, findings, address=office_address())
