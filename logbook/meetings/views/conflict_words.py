"""The words for what the form of a meeting holds as keys, where two texts of it are compared."""

from logbook.meetings import labels
from logbook.meetings.models import Meeting
from logbook.meetings.schemas.rows import US
from logbook.meetings.views.choices import form_choices, party_choices
from logbook.meetings.views.form_values import taken, values_of
from logbook.meetings.views.naming import Naming
from logbook.web.editing import Words
from logbook.web.language import _


def words_of_keys(meeting: Meeting) -> Words:
    """What keys mean, by the fields that hold them; a party is one of this form or as stored."""
    choices, naming = form_choices({}, None), Naming()
    topics, commitments = dict(naming.topics), dict(naming.commitments)
    nouns = dict(choices["sectors"])
    actors = {US: _("we")}
    for values in (values_of(meeting), taken().values):
        actors |= dict(party_choices(values, nouns))
    colleagues, sectors = dict(choices["colleagues"]), nouns
    return {
        "setting": labels.settings(),
        "status": labels.statuses(),
        "access": labels.accesses(),
        "marking": labels.markings(),
        "owner": colleagues,
        "named": colleagues,
        "unit": dict(choices["units"]),
        "people": dict(naming.people),
        "topics": topics,
        "commitments": commitments,
        "parties-*-attribution": labels.attributions(),
        "parties-*-sector": sectors,
        "parties-*-via-sector": sectors,
        "points-*-attribution": labels.attributions(),
        "points-*-by-*-party": actors,
        "points-*-to-*-party": actors,
        "points-*-kind": labels.kinds(),
        "points-*-complementKind": labels.complement_kinds(),
        "points-*-topics": topics,
        "points-*-commitments": commitments,
        "representatives-*-office": dict(choices["offices"]),
        "representatives-*-level": labels.levels(),
        "representatives-*-onBehalfOf": labels.on_behalf_of(),
    }
