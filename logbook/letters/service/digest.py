"""By what it is known that a letter reads as it did."""

import hashlib
import json

from logbook.composer.files import letter_record
from logbook.letters.models import Report
from logbook.letters.stored_letter import letter_of


def digest_of(report: Report) -> str:
    """SHA-256 of the report record of the letter as it reads now, as canonical JSON."""
    record = letter_record(letter_of(report))
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
