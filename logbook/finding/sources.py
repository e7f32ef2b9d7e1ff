"""The records that can be found: who may see them, what they are called, where their pages are."""

from flask import request
from flask_babel import lazy_gettext
from sqlalchemy import ColumnElement, true

from logbook.commitments.models import Commitment
from logbook.directory.models import Organisation, Person, Topic
from logbook.followups import queries as followups
from logbook.followups.models import FollowUp
from logbook.letters.models import Report
from logbook.letters.queries.letters import visible_to as letters_visible_to
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting
from logbook.policy import Caller
from logbook.search.details import Kind, Source
from logbook.search.queries import Hit
from logbook.web.language import _


def _by_everybody(_caller: Caller) -> ColumnElement[bool]:
    """What all who sign in may read."""
    return true()


SOURCES = (
    Source(Kind.MEETING, Meeting, meetings.visible_to),
    Source(Kind.FOLLOW_UP, FollowUp, followups.visible_to),
    Source(Kind.COMMITMENT, Commitment, _by_everybody),
    Source(Kind.LETTER, Report, letters_visible_to),
    Source(Kind.ORGANISATION, Organisation, _by_everybody),
    Source(Kind.PERSON, Person, _by_everybody),
    Source(Kind.TOPIC, Topic, _by_everybody),
)

_ONE = {
    Kind.MEETING: lazy_gettext("Meeting"),
    Kind.FOLLOW_UP: lazy_gettext("Follow-up"),
    Kind.COMMITMENT: lazy_gettext("Motion or commitment"),
    Kind.LETTER: lazy_gettext("Letter to parliament"),
    Kind.ORGANISATION: lazy_gettext("Organisation"),
    Kind.PERSON: lazy_gettext("Contact"),
    Kind.TOPIC: lazy_gettext("Topic"),
}
_SEVERAL = {
    Kind.MEETING: lazy_gettext("Meetings"),
    Kind.FOLLOW_UP: lazy_gettext("Follow-ups"),
    Kind.COMMITMENT: lazy_gettext("Motions and commitments"),
    Kind.LETTER: lazy_gettext("Letters to parliament"),
    Kind.ORGANISATION: lazy_gettext("Organisations"),
    Kind.PERSON: lazy_gettext("Contacts"),
    Kind.TOPIC: lazy_gettext("Topics"),
}
# Where the contract puts the pages of each kind.
_PLACES = {
    Kind.MEETING: "meetings",
    Kind.FOLLOW_UP: "follow-ups",
    Kind.COMMITMENT: "commitments",
    Kind.LETTER: "reports",
    Kind.ORGANISATION: "organisations",
    Kind.PERSON: "people",
    Kind.TOPIC: "topics",
}


def names_of_one() -> dict[Kind, str]:
    """What a record of each kind is called."""
    return {kind: _(str(name)) for kind, name in _ONE.items()}


def names_of_several() -> dict[Kind, str]:
    """What several of each kind are called."""
    return {kind: _(str(name)) for kind, name in _SEVERAL.items()}


def address(hit: Hit) -> str:
    """The page of what was found."""
    return f"{request.script_root}/{_PLACES[hit.kind]}/{hit.slug or hit.id}"
