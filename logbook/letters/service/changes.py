"""What reads differently in a letter since it was composed again, for those who read it before.

The day and the signatory of a letter are provisional until it is signed; when they move, whole
sentences change that nobody touched.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from logbook.letters.models import Report
from logbook.letters.stored_letter import composed_text
from logbook.policy import Access


@dataclass(frozen=True, slots=True)
class Read:
    """A letter as it was read: its texts by what they tell, and who could read them."""

    texts: dict[str, str]
    access: Access


def as_read(report: Report) -> Read:
    """The headings, the paragraphs that nobody edited and the signatures, as they are now.

    Of what somebody edited the new text stands beside theirs (`Paragraph.fresh`).
    """
    return Read(dict(_texts(report)), report.access)


def keep_changes(report: Report, before: Read, now: datetime) -> None:
    """Keep on the letter what reads differently than before; where nothing does, what was kept.

    A letter that told of a meeting of its unit, and now is open to everybody, keeps nothing of what
    it was: neither here nor to be undone.
    """
    if report.access is Access.EVERYONE and before.access is not Access.EVERYONE:
        report.changes, report.changed_at = [], None
        for paragraph in report.paragraphs:
            paragraph.previous = None
        return
    changes = list(_changes(before.texts, dict(_texts(report)), _places(report)))
    if changes:
        report.changes, report.changed_at = changes, now


def _texts(report: Report) -> Iterator[tuple[str, str]]:
    for section in report.sections:
        if section.heading and section.told:
            yield f"heading:{section.key}", section.heading
        for one in section.paragraphs:
            if one.edited_text is None and not one.hidden:
                yield one.key, composed_text(one)
    for number, signatory in enumerate(report.signatories):
        called = (signatory.called, signatory.holder)
        yield f"signatory:{number}", ", ".join(filter(None, called))


def _places(report: Report) -> dict[str, str]:
    """The paragraphs, each by what it tells; a heading by the first that stands under it."""
    places = {one.key: str(one.id) for one in report.paragraphs}
    for section in report.sections:
        if section.paragraphs:
            places[f"heading:{section.key}"] = str(section.paragraphs[0].id)
    return places


def _changes(
    before: dict[str, str], after: dict[str, str], places: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """In the order read; what is gone stands last."""
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key), after.get(key)
        if old != new:
            yield {"paragraph": places.get(key), "before": old, "after": new}
