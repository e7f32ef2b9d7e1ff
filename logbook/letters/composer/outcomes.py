"""What comes next, and what the letter says came of each commitment."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from logbook.commitments.models import CommitmentKind
from logbook.dates import Form, PartialDate, say
from logbook.letters.composer.contents import Sentence, Source
from logbook.letters.composer.grammar import finished, joined
from logbook.letters.composer.letter_context import Telling
from logbook.letters.composer.recall import motion, promised
from logbook.letters.composer.records import (
    AnswerRecord,
    CommitmentRecord,
    DeadlineRecord,
    FollowUpRecord,
)
from logbook.letters.models import Outcome

_COUNTED = re.compile(r"\b(?:binnen|over|deze|dit|volgende?|komende?)\b", re.IGNORECASE)
_PROMISE = {
    Outcome.FULFILLED: "fulfilled",
    Outcome.PARTLY: "partly",
}
_MOTION = {Outcome.FULFILLED: "carried-out", Outcome.PARTLY: "partly-carried-out"}
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
    """One sentence for all of a kind with the same outcome; else each by its own name."""
    for kind in (CommitmentKind.PROMISE, CommitmentKind.MOTION):
        alike = [one for one in answers if one.commitment.kind is kind]
        for outcome in dict.fromkeys(one.outcome for one in alike):
            these = [one.commitment for one in alike if one.outcome is outcome]
            if outcome is Outcome.IN_PROGRESS:
                yield from _in_progress(these, telling)
            elif outcome is not None and outcome in _PROMISE:
                yield _done(these, kind, outcome, telling, all_=len(these) == len(alike))


def _done(
    these: list[CommitmentRecord],
    kind: CommitmentKind,
    outcome: Outcome,
    telling: Telling,
    *,
    all_: bool,
) -> Sentence:
    one, several, of = _THE[kind][telling.language]
    if all_:
        words = several if len(these) > 1 else one
    else:
        words = joined([_named(each, of, telling) for each in these], telling.language)
    names = _PROMISE if kind is CommitmentKind.PROMISE else _MOTION
    sources = [telling.told(each) for each in these]
    return telling.fixed(names[outcome], *sources, promise=words, motion=words)


def _named(commitment: CommitmentRecord, of: str, telling: Telling) -> str:
    if commitment.kind is CommitmentKind.MOTION:
        return motion(commitment, telling.language)
    return f"{of} {promised(commitment, telling.language)}".strip()


def _in_progress(these: list[CommitmentRecord], telling: Telling) -> Iterator[Sentence]:
    """That more will come, by the term that holds; and where an earlier one was missed, that."""
    coming: dict[tuple[str, str], list[Source]] = {}
    for one in these:
        said = terms_said(one, telling.given.as_of_day)
        yield from _missed(one, telling)
        term = _term_ahead(said[-1], telling) if said else ""
        coming.setdefault((telling.house(one.chamber), term), []).append(telling.told(one))
    for (house, term), sources in coming.items():
        yield telling.fixed("in-progress", *sources, house=house, term=term)


def terms_said(one: CommitmentRecord, day: dt.date) -> Sequence[DeadlineRecord]:
    """The terms that the House had been promised by that day, the one that holds last."""
    return [term for term in one.deadlines if term.said_on <= day]


@dataclass(frozen=True, slots=True)
class MissedTerm:
    """A term that passed, and what was promised in its place."""

    term: DeadlineRecord
    instead: DeadlineRecord


def missed_term(one: CommitmentRecord, day: dt.date) -> MissedTerm | None:
    """The term before the one that holds, where it had passed by that day."""
    said = terms_said(one, day)
    if len(said) < 2 or not _is_past(said[-2], day):
        return None
    return MissedTerm(said[-2], said[-1])


def _missed(one: CommitmentRecord, telling: Telling) -> Iterator[Sentence]:
    missed = missed_term(one, telling.given.as_of_day)
    if missed is None:
        return
    words = {"house": telling.house(one.chamber), "term": _term(missed.term, telling)}
    yield telling.fixed("not-in-time", telling.told(one), **words)
    # Nobody writes the reason in English.
    if missed.instead.reason and telling.language == "nl":
        yield Sentence(finished(missed.instead.reason), (telling.told(one),), "reason")


def _is_past(term: DeadlineRecord, day: dt.date) -> bool:
    return term.on is not None and term.on < day


def _term_ahead(term: DeadlineRecord, telling: Telling) -> str:
    """The term that holds; '' once it has passed.

    One that counts from the day it was said would count from the letter's date: its last day then.
    """
    if _is_past(term, telling.given.as_of_day):
        return ""
    if telling.language == "nl" and term.on and _COUNTED.search(term.text):
        return f"uiterlijk {say(PartialDate.on(term.on), 'nl', Form.SENTENCE)}"
    return _term(term, telling)


def _term(term: DeadlineRecord, telling: Telling) -> str:
    """As spoken; in English, for which nobody wrote it, by its last day."""
    if telling.language == "nl":
        return term.text
    return f"by {say(PartialDate.on(term.on), telling.language)}" if term.on else ""
