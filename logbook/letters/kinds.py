"""The kinds of record of this feature."""

from sqlalchemy.orm import selectinload

from logbook.kinds import Indexed, InHistory, RecordKind
from logbook.letters.indexing import documents
from logbook.letters.models import Report, ReportSection, ReusableText
from logbook.letters.queries.letters import visible_to
from logbook.search.details import Kind
from logbook.web.language import lazy_gettext

# No history of letters is shown: what a draft of a unit said stays in the unit when all may read
# what was signed, and its pages tell its course themselves.
LETTER = RecordKind(
    model=Report,
    one=lazy_gettext("Letter to parliament"),
    several=lazy_gettext("Letters to parliament"),
    title="subject",
    visible=visible_to,
    place="/reports",
    index="letters.letters",
    found=Indexed(
        Kind.LETTER,
        documents,
        (
            selectinload(Report.sections).selectinload(ReportSection.paragraphs),
            selectinload(Report.signatories),
            selectinload(Report.attachments),
        ),
    ),
)
REUSABLE_TEXT = RecordKind(
    model=ReusableText,
    one=lazy_gettext("Reusable text"),
    title="title",
    place="/reports/texts",
    told=InHistory(
        {"author": lazy_gettext("Written by"), "url": lazy_gettext("Web address")},
    ),
)
