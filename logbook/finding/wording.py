"""What the page says of its numbers, and the links by which it narrows and widens."""

import uuid
from urllib.parse import urlencode

from flask import request
from flask_babel import format_decimal

from logbook.finding.sources import names_of_several
from logbook.search.details import Kind
from logbook.search.queries import MOST_COUNTED, Advice, Found, Piece, marked
from logbook.search.tokens import Question
from logbook.web.language import _, current_language, ngettext


def number_found(found: Found) -> str:
    """How many records the list holds, as far as anybody counted."""
    if found.page.total >= MOST_COUNTED:
        return _("more than %(number)s records", number=format_decimal(MOST_COUNTED))
    said: str = ngettext("%(num)s record", "%(num)s records", found.page.total)
    return said


def marked_titles(found: Found, text: str) -> dict[uuid.UUID, list[Piece]]:
    """What each record is called in the language of the page, with the words of the text marked."""
    question, language = Question.of(text), current_language()
    return {hit.id: marked(hit.title.in_language(language), question) for hit in found.page.items}


def kinds_found(found: Found, chosen: Kind | None) -> list[tuple[str, str, bool]]:
    """(label, address, whether it is shown) of all kinds together and of each that there is.

    Where counting stopped, every kind is offered and no number is told: they would be wrong.
    """
    links = [(_labelled(_("Everything"), found, found.everything), _with(), chosen is None)]
    for kind, name in names_of_several().items():
        number = found.counts.get(kind, 0)
        if number or found.more or kind is chosen:
            links.append((_labelled(name, found, number), _with(kind=kind.value), kind is chosen))
    return links


def _labelled(name: str, found: Found, number: int) -> str:
    return name if found.more else f"{name} ({format_decimal(number)})"


def words_alone(advice: Advice) -> list[tuple[str, str]]:
    """(word, address) of each word that is found by itself."""
    return [(word, _with(q=word)) for word in advice.words]


def _with(**asked: str) -> str:
    return "?" + urlencode({"q": request.args.get("q", "")} | asked)
