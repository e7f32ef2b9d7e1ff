"""The places people go to, as the frame lists them."""

from dataclasses import dataclass

from flask import current_app, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

PLACES = (
    ("overview.home", lazy_gettext("My overview"), "main"),
    ("meetings.index", lazy_gettext("Meetings"), "main"),
    ("followups.index", lazy_gettext("Follow-ups"), "main"),
    ("commitments.index", lazy_gettext("Motions and commitments"), "main"),
    ("directory.organisations", lazy_gettext("Organisations"), "main"),
    ("calendars.index", lazy_gettext("Calendar subscriptions"), "main"),
    ("outbox.index", lazy_gettext("Outgoing messages"), "below"),
    ("accounts.administration", lazy_gettext("Administration"), "below"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: its address, its name, whether the reader is there, and in which part it stands."""

    endpoint: str
    label: str
    url: str
    current: bool
    group: str


def navigation() -> list[Place]:
    """The entries whose pages exist, in the order of the frame."""
    feature = (request.endpoint or "").split(".")[0]
    return [
        Place(
            endpoint=endpoint,
            label=_(str(label)),
            url=url_for(endpoint),
            current=endpoint.split(".")[0] == feature,
            group=group,
        )
        for endpoint, label, group in PLACES
        if endpoint in current_app.view_functions
    ]
