"""The sentence of one point: the form of its phrase that fits where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from logbook.composer.grammar import (
    Called,
    agreeing,
    finished,
    jointly,
    named_again,
    opened,
    owned,
    takes_indirect,
    takes_object,
    without_introduction,
)
from logbook.composer.records import PointRecord
from logbook.meetings.models import PointKind
from logbook.meetings.phrases import Said, Subject, fill, slots
from logbook.wording import Wording

_THEM = Wording("hen", "them")
_TO_THEM = Wording("hun", "them")
_THE_STATE = {"nl": Called("de overheid"), "en": Called("the government")}
_OPENING = "{A}"


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a point stands: who speaks and hears, and what was said before it.

    `opening`: the words for slot A. `leads`: nothing was told of the talk yet, so that the opening
    has to begin the sentence. `known`: whoever hears it has just been named. `goes_on`: whoever
    speaks did so in the sentence before, so that the opening comes first and they are not named
    twice in a row.
    """

    subject: Subject
    speaker: Called | None
    hearer: Called | None
    opening: str
    language: str
    leads: bool = False
    known: bool = False
    goes_on: bool = False


def worded(point: PointRecord, place: SentencePlace) -> str | None:
    """The sentence; None where no form of its phrase fits."""
    for form in fitting(point, place):
        template = template_of(form, place.language)
        if template and (text := _filled(template, form.get("subject"), point, place)):
            return text
    return None


def fitting(point: PointRecord, place: SentencePlace) -> Iterator[Mapping[str, Any]]:
    """The forms for this place, the best first.

    Right after who spoke was told, a passive that opens with 'in dit gesprek' serves too, unless
    somebody in particular heard it; the phrase has first what reads best. A phrase that has no form
    for this subject borrows one.
    """
    forms = _forms(point)
    passive = [form for form in forms if form.get("subject") == Subject.NONE]
    active = [form for form in forms if form.get("subject") == place.subject]
    other = [form for form in forms if form not in (*passive, *active)]
    if place.subject is Subject.NONE or (place.leads and not active):
        yield from (*passive, *other)
        return
    if place.subject is Subject.US and not place.leads and not point.to:
        yield from (one for one in forms if one in active or opens(one, place.language))
    yield from active
    yield from (other if place.subject is Subject.PARTY else (*passive, *other))


def opens(form: Mapping[str, Any], language: str) -> bool:
    """Whether its sentence begins with the opening."""
    return template_of(form, language).startswith(_OPENING)


def template_of(form: Mapping[str, Any], language: str, name: str = "sentence") -> str:
    """What the form has in that language; '' where nobody wrote it."""
    return str((form.get(name) or {}).get(language) or "")


def needs_complement(point: PointRecord) -> bool:
    """Whether no form of its phrase says anything without a complement."""
    forms = point.phrase.forms if point.phrase else ()
    templates = [template_of(form, language) for form in forms for language in ("nl", "en")]
    return all("C" in slots(template) for template in templates if template)


def again(point: PointRecord, language: str) -> str | None:
    """What it is called when said once more ('dezelfde oproep'); None where the phrase has none."""
    names = [template_of(form, language, "again") for form in _forms(point)]
    return next(filter(None, names), None)


def confirmed(point: PointRecord, who: Called, language: str) -> str | None:
    """That they passed the message on, in the words of the phrase; None where it has none."""
    said = Said(
        Subject.PARTY,
        hearer=who.words,
        hearer_plural=who.plural,
        complement=owned(_complement(point, language, ""), who, language),
        complement_plural=point.complement_plural,
    )
    templates = [template_of(form, language, "confirmed") for form in _forms(point)]
    texts = [fill(template, said, language) for template in templates if template]
    return next((finished(text) for text in texts if text), None)


def _forms(point: PointRecord) -> Sequence[Mapping[str, Any]]:
    return [form for form in (point.phrase.forms if point.phrase else ()) if _suits(form, point)]


def _suits(form: Mapping[str, Any], point: PointRecord) -> bool:
    kind = form.get("complementKind")
    return point.complement_kind is None or kind is None or kind == point.complement_kind


def _complement(point: PointRecord, language: str, template: str) -> str:
    words = point.complement.in_language(language) if point.complement else ""
    return without_introduction(words, template)


def _filled(template: str, subject: object, point: PointRecord, place: SentencePlace) -> str | None:
    active = subject != Subject.NONE
    speaker = place.speaker or (_THE_STATE[place.language] if active else None)
    if place.leads or (place.goes_on and active):
        template = opened(template, place.language)
    if speaker is not None:
        speaker = _speaking(speaker, place)
        if place.hearer is not None:
            template, speaker = jointly(template, speaker, place.hearer, place.language)
    said = Said(
        subject=place.subject,
        speaker=speaker.words if speaker else "",
        speaker_plural=bool(speaker and speaker.plural),
        hearer=_heard(place, template),
        hearer_plural=bool(place.hearer and place.hearer.plural),
        complement=_asked(_complement(point, place.language, template), point, place),
        complement_plural=point.complement_plural,
        among_others=point.among_others,
        opening=place.opening,
    )
    text = fill(agreeing(template, speaker), said, place.language)
    return finished(text) if text else None


def _asked(complement: str, point: PointRecord, place: SentencePlace) -> str:
    """What was asked of one alone is not 'hun', as the form of a phrase has it for several."""
    is_ask = point.kind is PointKind.ASK
    return owned(complement, place.hearer, place.language) if is_ask else complement


def _speaking(speaker: Called, place: SentencePlace) -> Called:
    again_ = place.goes_on and (speaker.plural or place.subject is Subject.PARTY)
    return Called(named_again(speaker, place.language), speaker.number) if again_ else speaker


def _heard(place: SentencePlace, template: str) -> str:
    """'hen' for several who were just named; by their name where they are no object."""
    hearer = place.hearer
    if hearer is None:
        return ""
    if not takes_object(template):
        return hearer.words
    if place.known and hearer.plural:
        them = _TO_THEM if takes_indirect(template) else _THEM
        return them.in_language(place.language)
    return hearer.as_object
