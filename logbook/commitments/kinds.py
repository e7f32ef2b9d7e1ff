"""The kinds of record of this feature. Everybody who signs in may see all of them."""

from sqlalchemy.orm import selectinload

from logbook.commitments import words
from logbook.commitments.indexing import documents
from logbook.commitments.models import Commitment, Evidence, Paper, Recess
from logbook.commitments.telling import told
from logbook.kinds import Indexed, RecordKind, Told
from logbook.search.details import Kind
from logbook.web.language import lazy_gettext

COMMITMENT = RecordKind(
    model=Commitment,
    one=lazy_gettext("Motion or commitment"),
    several=lazy_gettext("Motions and commitments"),
    title="title",
    label=Commitment.label,
    place="/commitments",
    index="commitments.index",
    found=Indexed(
        Kind.COMMITMENT,
        documents,
        (
            selectinload(Commitment.progress),
            selectinload(Commitment.deadlines),
            selectinload(Commitment.status_changes),
        ),
    ),
    told=Told(
        {
            "clause": lazy_gettext("Clause"),
            "deadlines": lazy_gettext("Deadlines"),
            "heading": lazy_gettext("Heading in a letter"),
            "number": lazy_gettext("Number"),
            "office": lazy_gettext("Office"),
            "progress": lazy_gettext("Progress"),
            "related": lazy_gettext("Related"),
            "status_changes": lazy_gettext("Changes of status"),
        },
        {"chamber": words.chambers, "kind": words.kinds, "status": words.statuses},
    ),
)
EVIDENCE = RecordKind(
    model=Evidence,
    one=lazy_gettext("Evidence"),
    title=None,
    label=told,
    told=Told(
        {"sentence": lazy_gettext("Sentence")},
        {"kind": words.evidence_kinds, "role": words.evidence_roles},
    ),
)
PAPER = RecordKind(
    model=Paper, one=lazy_gettext("Paper of the House"), title="citation", told=Told()
)
RECESS = RecordKind(model=Recess, one=lazy_gettext("Recess"), told=Told())
