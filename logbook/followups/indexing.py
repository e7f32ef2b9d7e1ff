"""By which words follow-ups are found: what is to be done, by whom, and what came of it."""

from collections.abc import Iterable

from logbook.directory.indexing import Names, names_of
from logbook.followups.models import FollowUp
from logbook.search import service as search
from logbook.search.details import IndexDocument, Kind, in_both


def index(*follow_ups: FollowUp) -> None:
    """Let these follow-ups be found by what they say now."""
    search.put_at_end(documents, follow_ups)


def documents(follow_ups: Iterable[FollowUp]) -> list[IndexDocument]:
    """What each is found by, with the name of the organisation or sector that acts."""
    follow_ups = list(follow_ups)
    names = names_of(
        {one.actor_organisation_id for one in follow_ups},
        {one.actor_sector_id for one in follow_ups},
    )
    return [_document(one, names) for one in follow_ups]


def _document(one: FollowUp, names: Names) -> IndexDocument:
    actor = one.actor_organisation_id or one.actor_sector_id
    return IndexDocument(
        Kind.FOLLOW_UP,
        one.id,
        one.title,
        one.made_on or one.created_at.date(),
        [
            one.details,
            one.due_text,
            one.outcome,
            one.reason,
            *(note.text for note in one.notes),
            *in_both(one.told_as),
            *(names.get(actor, []) if actor else []),
        ],
    )
