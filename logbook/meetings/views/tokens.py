"""What the two fields of the form show of whom and what they hold: tokens, each with its ×."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from logbook.meetings.views.naming import ABOUT, NEW, WITH
from logbook.web.language import _, current_language
from logbook.web.repeating import Values, listed, row_count


@dataclass(frozen=True, slots=True)
class Token:
    """One of those named. `act` takes it out; `field` is what holds it, where no row does."""

    kind: str
    text: str
    note: str
    act: str
    field: str = ""
    value: str = ""


def tokens(values: Values, choices: Mapping[str, Any]) -> dict[str, list[Token]]:
    """By field, in the order in which they were named."""
    return {
        WITH: [*_parties(values, choices), *_people(values, choices), *_offices(values, choices)],
        ABOUT: [
            *_chosen(values, choices["topics"], "topics", "topic"),
            *_chosen(values, choices["commitments"], "commitments", "commitment"),
        ],
    }


def _parties(values: Values, choices: Mapping[str, Any]) -> Iterator[Token]:
    sectors = dict(choices["sectors"])
    for number in range(row_count(values, "parties")):
        row = f"parties-{number}"
        organisation = str(values.get(f"{row}-organisation") or "")
        sector = str(values.get(f"{row}-sector") or "")
        words = _in_words(values, row)
        if not (organisation or sector or words):
            continue
        through = str(values.get(f"{row}-via-organisation") or "")
        through = through or sectors.get(str(values.get(f"{row}-via-sector")), "")
        is_new = bool(values.get(f"{row}-{NEW}"))
        yield Token(
            NEW if is_new else "sector" if sector else "organisation",
            words or organisation or sectors.get(sector, sector),
            _("new") if is_new else f"via {through}" if through else "",
            f"remove:{row}",
        )


def _in_words(values: Values, row: str) -> str:
    """What a party is called in a sentence, in the reader's language as far as it was said."""
    languages = dict.fromkeys((current_language(), "nl", "en"))
    said = (values.get(f"{row}-as-{language}") for language in languages)
    return next((str(one) for one in said if one), "")


def _people(values: Values, choices: Mapping[str, Any]) -> Iterator[Token]:
    for token in _chosen(values, choices["people"], "people", "person"):
        name, _comma, where = token.text.partition(", ")
        yield Token("person", name, where, token.act, token.field, token.value)


def _offices(values: Values, choices: Mapping[str, Any]) -> Iterator[Token]:
    offices = dict(choices["offices"])
    for number in range(row_count(values, "representatives")):
        office = str(values.get(f"representatives-{number}-office") or "")
        if office:
            act = f"remove:representatives-{number}"
            yield Token("office", offices.get(office, office), _("for us"), act)


def _chosen(
    values: Values, choices: Iterable[tuple[str, str]], field: str, kind: str
) -> Iterator[Token]:
    labels = dict(choices)
    for value in filter(None, listed(values, field)):
        yield Token(kind, labels.get(value, value), "", f"drop:{field}={value}", field, value)
