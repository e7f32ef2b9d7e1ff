"""The views that a list offers above itself, and which of them it shows."""

from dataclasses import dataclass

from flask import request

from logbook.accounts.saved_views import View, asked_by_address, views_of
from logbook.web.gate import caller
from logbook.web.unchanged import since_change


@dataclass(frozen=True, slots=True)
class ListViews:
    """Of a list, by its path: its views, and what its address asks now.

    `shown`: the view that asks the same; None where none does.
    """

    place: str
    asked: str
    views: tuple[View, ...]
    shown: View | None


def views_on(place: str) -> ListViews:
    """For the list at this path, as the request asks for it."""
    views = since_change(views_of, caller(), place)
    asked = asked_by_address(request.query_string.decode()) if request.args else ""
    shown = next((view for view in views if view.query == asked), None)
    return ListViews(place, asked, views, shown)
