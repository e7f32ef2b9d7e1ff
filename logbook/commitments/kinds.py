"""The kinds of record of this feature. Everybody who signs in may see all of them."""

from sqlalchemy.orm import selectinload

from logbook.commitments import labels
from logbook.commitments.evidence_sentence import told
from logbook.commitments.indexing import documents
from logbook.commitments.models import Commitment, Evidence, Paper, Recess
from logbook.kinds import Indexed, InHistory, RecordKind
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
    told=InHistory(
        {
            "adopted_on": lazy_gettext("Adopted on"),
            "clause": lazy_gettext("Clause"),
            "clause_type": lazy_gettext("The clause continues"),
            "co_signers": lazy_gettext("With co-signers (c.s.)"),
            "continues": lazy_gettext("A promise to go on with something"),
            "deadlines": lazy_gettext("Deadlines"),
            "dossier_number": lazy_gettext("Dossier as read"),
            "dossier_suffix": lazy_gettext("Suffix of the dossier as read"),
            "doubts": lazy_gettext("Doubts"),
            "heading": lazy_gettext("Heading in a letter"),
            "lead_ministry": lazy_gettext("Lead ministry"),
            "movers": lazy_gettext("Movers"),
            "number": lazy_gettext("Number"),
            "office": lazy_gettext("Office"),
            "other": lazy_gettext("Related to"),
            "own_number": lazy_gettext("Own number"),
            "paper": lazy_gettext("Paper as read"),
            "progress": lazy_gettext("Progress"),
            "promised_to": lazy_gettext("Promised to"),
            "related": lazy_gettext("Related"),
            "said_on": lazy_gettext("Said on"),
            "source": lazy_gettext("Source"),
            "source_status": lazy_gettext("Status at the source"),
            "status_changes": lazy_gettext("Changes of status"),
            "submitted_on": lazy_gettext("Tabled on"),
        },
        {"chamber": labels.chambers, "kind": labels.kinds, "status": labels.statuses},
    ),
)
EVIDENCE = RecordKind(
    model=Evidence,
    one=lazy_gettext("Evidence"),
    title=None,
    label=told,
    told=InHistory(
        {
            "reference": lazy_gettext("Source"),
            "sentence": lazy_gettext("Sentence"),
        },
        {"kind": labels.evidence_kinds, "role": labels.evidence_roles},
    ),
)
PAPER = RecordKind(
    model=Paper,
    one=lazy_gettext("Paper of the House"),
    title="citation",
    told=InHistory(
        {
            "about": lazy_gettext("What it is about"),
        }
    ),
)
RECESS = RecordKind(
    model=Recess,
    one=lazy_gettext("Recess"),
    told=InHistory(
        {
            "checked": lazy_gettext("Checked"),
        }
    ),
)
