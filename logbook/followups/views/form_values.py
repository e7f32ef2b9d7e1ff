"""The content of the follow-up form: from a record, as people write it, and back."""

from collections.abc import Iterable, Mapping

from flask import request
from werkzeug.datastructures import MultiDict

from logbook.dates import PartialDate, say
from logbook.followups import queries, words
from logbook.followups.models import DEFAULT_LEAD_TIMES, FollowUp
from logbook.followups.queries.actors import WE
from logbook.followups.schemas import FollowUpSchema
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.repeating import Values
from logbook.web.schema import flat_values, typed_values

ORIGINS = ("meeting", "point", "commitment", "letter")
_AT_THE_DUTCH = ("title", "toldAs")
_AS_ONE = ("commitments", "actor")


def blank_values(asked: MultiDict[str, str]) -> Values:
    """A new follow-up of the caller's, from what the address says it comes from."""
    values: Values = {
        "kind": "relay" if asked.get("kind") == "relay" else "action",
        "owner": str(caller().id),
        "remindBefore": _listed(DEFAULT_LEAD_TIMES),
    }
    for name in ORIGINS:
        if identifier(asked.get(name, "")):
            values[f"origin-{name}"] = asked[name]
    if commitment := values.get("origin-commitment"):
        values["commitments"] = [str(commitment)]
    return values


def values_of(follow_up: FollowUp) -> Values:
    """A follow-up as its form shows it: dates and people as they are written."""
    language = current_language()
    values = flat_values(FollowUpSchema().dump(follow_up))
    values |= {
        "actor": _actor(follow_up, language),
        "due": _term(follow_up, language),
        "dueText": _words(follow_up),
        "remindBefore": _listed(follow_up.remind_before),
    }
    if follow_up.made_on is not None:
        values["madeOn"] = say(PartialDate.on(follow_up.made_on), language)
    return values


def _term(follow_up: FollowUp, language: str) -> str:
    """What stands in the field of the term: the date, else words that set a day."""
    if follow_up.due is not None:
        return say(follow_up.due, language)
    return (follow_up.due_text or "") if follow_up.due_on is not None else ""


def _words(follow_up: FollowUp) -> str:
    """What stands in the field of the words: those beside a date, and those that set no day."""
    beside = follow_up.due is not None or follow_up.due_on is None
    return (follow_up.due_text or "") if beside else ""


def _actor(follow_up: FollowUp, language: str) -> str:
    if follow_up.actor_us:
        return WE[language]
    if follow_up.actor_organisation is not None:
        return follow_up.actor_organisation.name.in_language(language)
    if follow_up.actor_sector is not None:
        return follow_up.actor_sector.nouns.in_language(language)
    if follow_up.actor_account is None or follow_up.actor_account_id == follow_up.owner_id:
        return ""
    return queries.actor_text(follow_up.actor_account)


def _listed(days: Iterable[int]) -> str:
    return ", ".join(str(day) for day in days) or words.no_reminders()


def beside_fields(errors: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The errors at the fields that the form has, in its order: it shows some parts as one."""
    placed: dict[str, list[str]] = {}
    for path, sentences in errors.items():
        head = path.partition("-")[0]
        where = path
        if path in _AT_THE_DUTCH:
            where = f"{path}-nl"
        elif path == "dueText" and not request.form.get("dueText", "").strip():
            where = "due"  # words that set a day may stand in the field of the date
        elif head in _AS_ONE:
            where = head
        elif head == "origin":
            where = ""
        placed.setdefault(where, []).extend(sentences)
    order = list(words.labels())
    return dict(sorted(placed.items(), key=lambda one: _place(one[0], order)))


def _place(path: str, order: list[str]) -> int:
    """Where the field stands in the form; what has none comes first."""
    return order.index(path) if path in order else -1


def typed(_follow_up: FollowUp) -> Values:
    """What was typed, to be compared: what to count from means nothing where nothing returns."""
    values = typed_values(FollowUpSchema())
    return {k: v for k, v in values.items() if k != "repeat-from" or "repeat-every" in values}
