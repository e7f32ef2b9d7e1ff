"""How a letter would tell a point of a meeting, as far as the forms of its phrase say.

Attribution holds here: a party told by sector is never named, and what is internal makes no
sentence. Works on a meeting loaded whole, and on one imagined from a form.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from logbook.meetings.models import (
    Attribution,
    Meeting,
    OnBehalfOf,
    Party,
    Point,
    PointActor,
    Representative,
)
from logbook.meetings.phrases import Said, Subject, sentence
from logbook.wording import Wording

THE_MINISTRY = Wording("het ministerie", "the ministry")
THE_CABINET = Wording("het kabinet", "the government")
SOMEBODY = Wording("een gesprekspartner", "a party to the talk")
_BY_MOUTH_OF = {"nl": "{}, bij monde van {}", "en": "{}, represented by {}"}
_AND = {"nl": "en", "en": "and"}
_GUARDED = list(Attribution)


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called in a sentence, and whether a verb with it is plural."""

    words: str
    plural: bool = False


def tell(meeting: Meeting, point: Point, language: str) -> str | None:
    """The sentence in 'nl' or 'en'; None for what stays internal or what no form can say."""
    if point.attribution is Attribution.INTERNAL or point.phrase is None:
        return None
    us = _us(meeting, language)
    parties = [_party(party, point.attribution, language) for party in meeting.parties]
    by = [_actor(actor, point.attribution, language) for actor in point.by]
    to = [_actor(actor, point.attribution, language) for actor in point.to]
    speaker = _together(by, language) if by else us
    hearer = _together(to or ([us] if by and us else parties), language)
    return sentence(
        point.phrase.forms,
        Said(
            subject=Subject.PARTY if by else Subject.US if us else Subject.NONE,
            speaker=speaker.words if speaker else "",
            speaker_plural=bool(speaker and speaker.plural),
            hearer=hearer.words if hearer else "",
            hearer_plural=bool(hearer and hearer.plural),
            complement=point.complement.in_language(language).rstrip(". ")
            if point.complement
            else "",
            complement_kind=point.complement_kind,
            complement_plural=point.complement_plural,
            among_others=point.among_others,
        ),
        language,
    )


def party_name(party: Party, language: str) -> str:
    """What colleagues call a party: as logged, else by its name or noun."""
    if party.as_ is not None:
        return party.as_.in_language(language)
    if party.organisation is not None:
        return party.organisation.short_name or party.organisation.name.in_language(language)
    return party.sector.nouns.in_language(language) if party.sector is not None else ""


def actor_name(actor: PointActor, language: str) -> str:
    """What colleagues call who said or heard a point."""
    if actor.party is not None:
        return party_name(actor.party, language)
    return actor.inline.in_language(language) if actor.inline is not None else ""


def _us(meeting: Meeting, language: str) -> Called | None:
    """Who spoke for us; None where nobody said, so that only a passive fits."""
    spoke = [_representative(one, language) for one in meeting.representatives]
    return _together([one for one in spoke if one is not None], language)


def _representative(one: Representative, language: str) -> Called | None:
    words: Wording | None = one.as_
    if words is None and one.office is not None:
        words = one.office.in_sentence
    if words is None and one.level is not None:
        words = THE_MINISTRY
    if one.on_behalf_of is not OnBehalfOf.CABINET:
        return Called(words.in_language(language)) if words else None
    cabinet = THE_CABINET.in_language(language)
    if words is None:
        return Called(cabinet)
    return Called(_BY_MOUTH_OF[language].format(cabinet, words.in_language(language)))


def _actor(actor: PointActor, attribution: Attribution, language: str) -> Called:
    if actor.party is not None:
        return _party(actor.party, attribution, language)
    words = actor.inline or SOMEBODY
    return Called(words.in_language(language), actor.plural)


def _party(party: Party, attribution: Attribution, language: str) -> Called:
    """By the more guarded of its own attribution and the point's."""
    told = max(party.attribution, attribution, key=_GUARDED.index)
    if told is Attribution.INTERNAL:
        return Called(SOMEBODY.in_language(language))
    if party.as_ is not None:
        return Called(party.as_.in_language(language), party.plural)
    organisation = party.organisation
    if organisation is not None and told is Attribution.NAME:
        name = organisation.in_sentence or organisation.name
        return Called(name.in_language(language), organisation.plural)
    sector = party.sector or (organisation.sector if organisation is not None else None)
    if sector is None:
        return Called(SOMEBODY.in_language(language))
    return Called(sector.nouns.in_language(language), plural=True)


def _together(called: Sequence[Called], language: str) -> Called | None:
    """'A, B en C'; None for nobody. Whoever is called the same is said once."""
    each = list(dict.fromkeys(called))
    if len(each) < 2:
        return each[0] if each else None
    *others, last = (one.words for one in each)
    return Called(f"{', '.join(others)} {_AND[language]} {last}", plural=True)
