"""The places people go to, as the frame lists them."""

from dataclasses import dataclass

from flask import current_app, request, url_for

from logbook.web.gate import caller

ADMINISTRATION = "accounts.administration"
DOSSIERS = "dossiers"


@dataclass(frozen=True, slots=True)
class NavigationPlace:
    """One entry: address, name, whether the reader is there, and the part in which it stands."""

    endpoint: str
    label: str
    url: str
    current: bool
    group: str


def navigation() -> list[NavigationPlace]:
    """The entries whose pages exist and that the reader may open, in the order of the frame."""
    return [
        NavigationPlace(
            endpoint=endpoint,
            label=str(label),
            url=url_for(endpoint),
            current=_is_here(endpoint),
            group=group,
        )
        for endpoint, label, group in current_app.extensions["places"]
        if endpoint in current_app.view_functions
        and (endpoint != ADMINISTRATION or caller().administers)
    ]


def _is_here(endpoint: str) -> bool:
    """Whether the page shown belongs to the place: by feature, and by address where it is split."""
    if request.path.startswith(("/administration", "/history")):
        return endpoint == ADMINISTRATION
    feature = (request.endpoint or "").partition(".")[0]
    if feature == DOSSIERS:
        # A dossier or summary is a page of what it is about.
        return request.path.split("/")[1] == url_for(endpoint).split("/")[1]
    return endpoint.partition(".")[0] == feature and endpoint != ADMINISTRATION
