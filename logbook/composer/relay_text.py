"""That a message was passed on: who of those that were asked has confirmed it, and who not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from logbook.composer.contents import Sentence, Source
from logbook.composer.grammar import Called, Number, named_again, together
from logbook.composer.letter_context import Telling
from logbook.composer.point_sentence import confirmed
from logbook.composer.records import PointRecord
from logbook.composer.relays import Relay, RelayState, hearers
from logbook.composer.talks import Talk


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The sentences, and who the first of them says has confirmed it."""

    sentences: Sequence[Sentence] = ()
    who: Called | None = None


def passed_on(point: PointRecord, talk: Talk, telling: Telling) -> PassedOn:
    """Nothing where nobody has confirmed it; who is no longer waited for is not told of."""
    asked = talk.relays[point.id]
    done = [one for one in asked if one.state is RelayState.CONFIRMED]
    still = [one for one in asked if one.state is RelayState.OPEN]
    who = _relaying(done, point, talk, telling)
    if who is None:
        return PassedOn()
    sources = [*talk.sources, *talk.point_sources(point)]
    told = [_confirmed(done, who, sources, point, talk, telling)]
    waited_for = _relaying(still, point, talk, telling) if telling.given.tells_open_relays else None
    if waited_for is not None:
        behind = [*sources, *(one.source for one in still)]
        words = {"who": waited_for.words, "has": "have" if waited_for.plural else "has"}
        told.append(telling.fixed("not-passed-on", *behind, **words))
    return PassedOn(told, who)


def _confirmed(
    done: Sequence[Relay],
    who: Called,
    sources: Sequence[Source],
    point: PointRecord,
    talk: Talk,
    telling: Telling,
) -> Sentence:
    all_of_them = len(done) == len(hearers(point, talk.first)) > 1
    called = replace(who, words=named_again(who, telling.language)) if all_of_them else who
    behind = [*sources, *(one.source for one in done)]
    if (text := confirmed(point, called, telling.language)) is not None:
        return Sentence(text, tuple(behind), template_name("confirmed", point))
    return telling.fixed("passed-on", *behind, who=called.words, has=has(called))


def _relaying(
    relays: Sequence[Relay], point: PointRecord, talk: Talk, telling: Telling
) -> Called | None:
    """What they are called; None for nobody, and where that would tell who they are."""
    naming = telling.naming
    asked = [one.by for one in relays if not one.through]
    if asked and naming.hearers_alone(asked, talk.first, point.attribution):
        return None
    called = [naming.passing_on(one.by, talk.first) for one in relays if one.through]
    if asked:
        called.append(naming.again(asked, talk.first, point.attribution))
    return together(called, telling.language) if called else None


def template_name(kind: str, point: PointRecord) -> str:
    """The name of the phrase that says it, as the source of a sentence."""
    return f"{kind}:{point.phrase.key if point.phrase else ''}"


def has(who: Called | None) -> str:
    """'Heb', 'heeft' or 'hebben'; '' for nobody."""
    if who is None:
        return ""
    return {Number.FIRST: "heb", Number.SINGULAR: "heeft", Number.PLURAL: "hebben"}[who.number]
