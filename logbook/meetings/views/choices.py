"""What the form and the filters of meetings offer to choose from."""

import re
import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from logbook import clock
from logbook.accounts.queries.references import account_choices, everybody, unit_choices
from logbook.commitments.queries import commitment_choices
from logbook.directory.queries import (
    office_choices,
    organisation_choices,
    person_choices,
    sector_choices,
    short_names,
    topic_choices,
)
from logbook.meetings import labels, queries
from logbook.meetings.models import Meeting
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.repeating import listed, row_count

Choices = list[tuple[str, str]]
_PHRASE = re.compile(r"points-\d+-phrase")


def filter_choices() -> dict[str, Choices]:
    """For the list: every topic, sector, organisation, commitment, colleague and unit."""
    language = current_language()
    return {
        "topic": topic_choices(language),
        "sector": sector_choices(language),
        "organisation": [(str(one.id), one.name) for one in organisation_choices(language)],
        "commitment": commitment_choices(language),
        "owner": everybody(),
        "unit": unit_choices(),
        "setting": list(labels.settings().items()),
    }


def form_choices(values: Mapping[str, str | list[str]], meeting: Meeting | None) -> dict[str, Any]:
    """For the form: what it offers to choose from, and what it names already.

    Organisations, contacts, topics and commitments are asked for as one types (`naming`).
    """
    language, me = current_language(), caller()
    people = account_choices(
        also=[meeting.owner_id, *meeting.named_ids] if meeting is not None else ()
    )
    topics = topic_choices(language, also=listed(values, "topics"))
    contacts = person_choices(
        me.today(clock.now()), also=listed(values, "people"), only=_ids(values, "people")
    )
    return {
        "sectors": sector_choices(language),
        "offices": office_choices(language),
        "topics": _named(topics, values, "topics"),
        "commitments": _named(commitment_choices(language), values, "commitments"),
        "people": _named(contacts, values, "people"),
        "colleagues": people,
        "units": unit_choices(),
        "phrases": phrase_choices(also=_phrases_of(values)),
        "parties": _for_short(party_choices(values, dict(sector_choices(language)))),
    }


def phrase_choices(*, also: Collection[str] = ()) -> list[tuple[str, Choices]]:
    """The phrases in use, each under the first kind of point that it serves.

    `also`: keys that the meeting names already, offered though they are retired.
    """
    found: dict[str, Choices] = {}
    for phrase in queries.phrases():
        if phrase.retired and phrase.key not in also:
            continue
        kind = phrase.kinds[0] if phrase.kinds else ""
        found.setdefault(kind, []).append((phrase.key, phrase.key.replace("-", " ")))
    return [(word, found[kind]) for kind, word in labels.kinds().items() if kind in found]


def _phrases_of(values: Mapping[str, str | list[str]]) -> set[str]:
    """The keys that the points of the form name."""
    return {str(value) for path, value in values.items() if _PHRASE.fullmatch(path)}


def party_choices(values: Mapping[str, str | list[str]], sectors: Mapping[str, str]) -> Choices:
    """The parties of the form itself, by id, as far as they have been typed."""
    found = []
    for number in range(row_count(values, "parties")):
        row = f"parties-{number}"
        names = (
            values.get(f"{row}-as-nl"),
            values.get(f"{row}-organisation"),
            sectors.get(str(values.get(f"{row}-sector", ""))),
        )
        name = next((str(name) for name in names if name), None)
        id_ = values.get(f"{row}-id")
        if id_:
            found.append((str(id_), name or labels.unnamed_party(number + 1)))
    return found


def _for_short(parties: Choices) -> Choices:
    """The parties as they are called for short, where they are."""
    short = short_names([name for _id, name in parties]) if parties else {}
    return [(id_, short.get(name, name)) for id_, name in parties]


def _ids(values: Mapping[str, str | list[str]], name: str) -> list[uuid.UUID]:
    return [id_ for one in listed(values, name) if (id_ := identifier(one))]


def _named(
    choices: Iterable[tuple[str, str]], values: Mapping[str, str | list[str]], name: str
) -> Choices:
    """Of the choices those that the form names, for the whole talk or for a point of it.

    What was sent though it is none of them is named too: it must be seen to be mended.
    """
    wanted = dict.fromkeys(
        one
        for path in values
        if path == name or (path.startswith("points-") and path.endswith(f"-{name}"))
        for one in listed(values, path)
        if one
    )
    labels = {value: label for value, label in choices if value in wanted}
    return [*labels.items(), *((one, one) for one in wanted if one not in labels)]
