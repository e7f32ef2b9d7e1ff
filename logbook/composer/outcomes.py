"""What comes next, and what the letter says came of each commitment."""

import re
from collections.abc import Iterator, Sequence

from logbook.commitments.models import CommitmentKind
from logbook.composer.contents import Outcome, Sentence, Source
from logbook.composer.grammar import finished, joined
from logbook.composer.informing import informs
from logbook.composer.letter_context import Telling
from logbook.composer.reasons import because
from logbook.composer.recall import motion, promised
from logbook.composer.records import (
    AnswerRecord,
    CommitmentRecord,
    DeadlineRecord,
    FollowUpRecord,
)
from logbook.composer.terms import is_past, missed_terms, terms_said
from logbook.dates import Form, PartialDate, say, say_term
from logbook.wording import Wording

_COUNTED = re.compile(r"\b(?:binnen|over|deze|dit|volgende?|komende?)\b", re.IGNORECASE)
MISSED = ("not-in-time", "not-kept", "not-then-either")
"""The sentences that say that a term was not kept."""
_PROMISE = {
    Outcome.FULFILLED: "fulfilled",
    Outcome.PARTLY: "partly",
}
_MOTION = {Outcome.FULFILLED: "carried-out", Outcome.PARTLY: "partly-carried-out"}
_KEEP = {
    CommitmentKind.PROMISE: Wording("na te komen", "fulfil"),
    CommitmentKind.MOTION: Wording("uit te voeren", "carry out"),
}
_THE = {
    CommitmentKind.PROMISE: {
        "nl": ("deze toezegging", "deze toezeggingen", "de toezegging"),
        "en": ("this undertaking", "these undertakings", "the undertaking"),
    },
    CommitmentKind.MOTION: {
        "nl": ("de motie", "de moties", "de motie"),
        "en": ("the motion", "the motions", "the motion"),
    },
}


def still_ahead(follow_ups: Sequence[FollowUpRecord], telling: Telling) -> Iterator[Sentence]:
    """What is still to be done on the letter's date, as far as it may be told.

    A text that names who may not be named stays out, as a point would.
    """
    day = telling.given.as_of_day
    for one in follow_ups:
        made = one.made_on is None or one.made_on <= day
        closed = one.closed_on is not None and one.closed_on <= day
        if one.told_as is None or not made or closed:
            continue
        if not telling.guard.follow_up_reveals(one):
            text = finished(one.told_as.in_language(telling.language))
            yield Sentence(text, (Source("follow-up", one.id, one.version),), "follow-up")


def outcomes(answers: Sequence[AnswerRecord], telling: Telling) -> Iterator[Sentence]:
    """One sentence for all of a kind with the same outcome; else each by its own name.

    Before it stands which of them was not kept in the term that had been promised.
    """
    for kind in (CommitmentKind.PROMISE, CommitmentKind.MOTION):
        alike = [one.commitment for one in answers if one.commitment.kind is kind]
        for outcome in dict.fromkeys(one.outcome for one in answers):
            these = [one.commitment for one in answers if one.outcome is outcome]
            these = [one for one in these if one.kind is kind]
            if outcome is None or not these:
                continue
            for one in these:
                yield from _missed(one, alike, telling)
            if outcome in _PROMISE:
                yield _done(these, alike, outcome, telling)
                these = [one for one in these if missed_terms(one, telling.given.as_of_day)]
            if outcome in (Outcome.IN_PROGRESS, Outcome.PARTLY):
                yield from _ahead(these, alike, telling)


def _done(
    these: Sequence[CommitmentRecord],
    alike: Sequence[CommitmentRecord],
    outcome: Outcome,
    telling: Telling,
) -> Sentence:
    kind, words = these[0].kind, _called(these, alike, telling)
    names = _PROMISE if kind is CommitmentKind.PROMISE else _MOTION
    sources = [telling.told(each) for each in these]
    return telling.fixed(names[outcome], *sources, promise=words, motion=words)


def _called(
    these: Sequence[CommitmentRecord], alike: Sequence[CommitmentRecord], telling: Telling
) -> str:
    """What these are called in a section that answers all those of their kind that are `alike`."""
    one, several, of = _THE[these[0].kind][telling.language]
    if len(these) == len(alike):
        return several if len(these) > 1 else one
    return joined([_named(each, of, telling) for each in these], telling.language)


def _named(commitment: CommitmentRecord, of: str, telling: Telling) -> str:
    if commitment.kind is CommitmentKind.MOTION:
        return motion(commitment, telling.language)
    return f"{of} {promised(commitment, telling.language)}".strip()


def _ahead(
    these: Sequence[CommitmentRecord], alike: Sequence[CommitmentRecord], telling: Telling
) -> Iterator[Sentence]:
    """What will come, by the term that holds: that it is kept, where it is not to inform."""
    coming: dict[tuple[str, str, bool], list[CommitmentRecord]] = {}
    for one in these:
        said = terms_said(one, telling.given.as_of_day)
        term = _term_ahead(said[-1], telling) if said else ""
        kept = bool(term) and not informs(one)
        coming.setdefault((telling.house(one.chamber), term, kept), []).append(one)
    for (house, term, kept), each in coming.items():
        words = {"house": house, "term": term}
        if kept:
            words |= _to_keep(each, alike, telling)
        sources = [telling.told(one) for one in each]
        yield telling.fixed("will-keep" if kept else "in-progress", *sources, **words)


def _to_keep(
    these: Sequence[CommitmentRecord], alike: Sequence[CommitmentRecord], telling: Telling
) -> dict[str, str]:
    keep = _KEEP[these[0].kind].in_language(telling.language)
    return {"what": _called(these, alike, telling), "keep": keep}


def _missed(
    one: CommitmentRecord, alike: Sequence[CommitmentRecord], telling: Telling
) -> Iterator[Sentence]:
    """Each term that was not kept, the first as what was promised for it, and why."""
    name = "not-in-time" if informs(one) else "not-kept"
    for missed in missed_terms(one, telling.given.as_of_day):
        # Nobody writes the reason in English.
        why = because(missed.reason if telling.language == "nl" else None)
        words = {
            "house": telling.house(one.chamber),
            "term": _term(missed.term, telling),
            "because": why.ending,
            **_to_keep([one], alike, telling),
        }
        yield telling.fixed(name, telling.told(one), **words)
        if why.sentence:
            yield Sentence(why.sentence, (telling.told(one),), "reason")
        name = "not-then-either"


def _term_ahead(term: DeadlineRecord, telling: Telling) -> str:
    """The term that holds; '' once it has passed.

    One that counts from the day it was said would count from the letter's date: its last day then.
    """
    if is_past(term, telling.given.as_of_day):
        return ""
    if telling.language == "nl" and term.on and _COUNTED.search(term.text):
        return f"uiterlijk {say(PartialDate.on(term.on), 'nl', Form.SENTENCE)}"
    return _term(term, telling)


def _term(term: DeadlineRecord, telling: Telling) -> str:
    """As spoken; in English, for which nobody wrote it, by its last day."""
    if (said := say_term(term.text, telling.language)) is not None:
        return said
    if telling.language == "nl":
        return term.text
    return f"by {say(PartialDate.on(term.on), telling.language)}" if term.on else ""
