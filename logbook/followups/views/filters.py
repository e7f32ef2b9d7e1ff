"""What the list is narrowed by, told back to the reader."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from logbook.web.language import _


def active_filters(
    asked: MultiDict[str, str], choices: Mapping[str, Sequence[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """Each filter in words, with the query string without it."""
    named = {
        "q": _("Text"),
        "owner": _("Owner"),
        "unit": _("Unit"),
        "topic": _("Topic"),
        "commitment": _("Commitment"),
        "organisation": _("Organisation"),
        "kind": _("Kind"),
        "status": _("Status"),
    }
    found = []
    for name, label in named.items():
        value = asked.get(name, "").strip()
        if value == "all" and name == "owner":
            found.append((_("Everyone’s"), _without(asked, name)))
        elif value:
            shown = dict(choices.get(name, ())).get(value, value)
            found.append((f"{label}: {shown}", _without(asked, name)))
    return found


def _without(asked: MultiDict[str, str], name: str) -> str:
    kept = [(key, value) for key, value in asked.items(multi=True) if key not in (name, "page")]
    return "?" + urlencode(kept)
