"""The sentence of one point: the form of its phrase that fits where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from logbook.meetings.phrases import Said, Subject, fill
from logbook.reports.letter.grammar import (
    Called,
    agreeing,
    finished,
    opened,
    takes_object,
    without_introduction,
)
from logbook.reports.letter.records import Point

_THEM = {"nl": "hen", "en": "them"}
_OPENING = "{A}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a point stands: who speaks and hears, and what was said before it.

    `opening`: the words for slot A. `leads`: nothing was told of the talk yet, so that the opening
    has to begin the sentence. `known`: whoever hears it has just been named.
    """

    subject: Subject
    speaker: Called | None
    hearer: Called | None
    opening: str
    language: str
    leads: bool = False
    known: bool = False


def worded(point: Point, place: Place) -> str | None:
    """The sentence; None where no form of its phrase fits."""
    for form in fitting(point, place):
        template = (form.get("sentence") or {}).get(place.language)
        if template and (text := _filled(template, point, place)):
            return text
    return None


def fitting(point: Point, place: Place) -> Iterator[Mapping[str, Any]]:
    """The forms for this place, the best first.

    Right after who spoke was told, a passive that opens with 'in dit gesprek' reads best, unless
    somebody in particular heard it.
    """
    forms = [form for form in (point.phrase.forms if point.phrase else ()) if _suits(form, point)]
    passive = [form for form in forms if form.get("subject") == Subject.NONE]
    active = [form for form in forms if form.get("subject") == place.subject]
    if place.subject is Subject.NONE or (place.leads and not active):
        yield from passive
        return
    if place.subject is Subject.US and not place.leads and not point.to:
        yield from (form for form in passive if opens(form, place.language))
    yield from active
    if place.subject is not Subject.PARTY:
        yield from passive


def opens(form: Mapping[str, Any], language: str) -> bool:
    """Whether its sentence begins with the opening."""
    return str((form.get("sentence") or {}).get(language) or "").startswith(_OPENING)


def again(point: Point, language: str) -> str | None:
    """What it is called when said once more ('dezelfde oproep'); None where the phrase has none."""
    forms: Sequence[Mapping[str, Any]] = point.phrase.forms if point.phrase else ()
    names = [(form.get("again") or {}).get(language) for form in forms if _suits(form, point)]
    return next(filter(None, names), None)


def _suits(form: Mapping[str, Any], point: Point) -> bool:
    kind = form.get("complementKind")
    return point.complement_kind is None or kind is None or kind == point.complement_kind


def _filled(template: str, point: Point, place: Place) -> str | None:
    if place.leads:
        template = opened(template, place.language)
    words = point.complement.in_language(place.language) if point.complement else ""
    speaker, hearer = place.speaker, place.hearer
    heard = ""
    if hearer is not None:
        heard = hearer.as_object if takes_object(template) else hearer.words
        if place.known and hearer.plural and takes_object(template):
            heard = _THEM[place.language]
    said = Said(
        subject=place.subject,
        speaker=speaker.words if speaker else "",
        speaker_plural=bool(speaker and speaker.plural),
        hearer=heard,
        hearer_plural=bool(hearer and hearer.plural),
        complement=without_introduction(words, template),
        complement_plural=point.complement_plural,
        among_others=point.among_others,
        opening=place.opening,
    )
    text = fill(agreeing(template, speaker), said, place.language)
    return finished(text) if text else None
