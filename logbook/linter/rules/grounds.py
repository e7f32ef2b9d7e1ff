"""Whether what a letter says stands on records, as they are now."""

from collections import Counter
from collections.abc import Iterator, Sequence

from logbook.commitments.models import EvidenceRole
from logbook.composer.contents import AUTHOR, REUSABLE, Outcome, Source
from logbook.composer.informing import informs
from logbook.composer.outcomes import MISSED
from logbook.composer.records import CommitmentRecord, FollowUpRecord, MeetingRecord
from logbook.linter.findings import LETTER, Finding, Level
from logbook.linter.fixes import Act, Fix, without
from logbook.linter.reading import Place, Reading
from logbook.linter.record_facts import bears_on
from logbook.linter.text import printed_dates
from logbook.web.language import _


def no_source(reading: Reading) -> Iterator[Finding]:
    """A sentence behind which no record stands."""
    for place in reading.places:
        if place.has_record or place.is_quoted:
            continue
        if place.is_edited:
            level = Level.NOTE
            say = _("This is the author's own text; no record stands behind it. Check it yourself.")
        else:
            level = Level.ERROR
            say = _("No record stands behind this. Take it out, or log what it tells of.")
        yield Finding("no-source", level, LETTER, (place.text,), say)


def no_evidence(reading: Reading) -> Iterator[Finding]:
    """A commitment that is announced as answered, with nothing told of it or of a part of it."""
    for commitment, section in reading.answered:
        places = reading.inside(section)
        if not _answers(reading, commitment, places):
            if _is_the_answer(reading, commitment, places):
                continue
            own = any(place.is_edited or place.is_quoted for place in places)
            level = Level.WARNING if own else Level.ERROR
            say = _(
                "Nothing answers this: no talk, no evidence and no step to come is told. Add one, "
                "or only mention the commitment."
            )
            yield Finding("no-evidence", level, commitment.id, (), say, (Act.MEETING,))
            continue
        told = _parts_told(reading, places)
        missing = [part for part in commitment.parts if part not in told]
        if missing:
            say = _(
                "Of this commitment is not answered: %(parts)s. Say for each what was done or will "
                "be done.",
                parts="; ".join(missing),
            )
            yield Finding("no-evidence", Level.WARNING, commitment.id, (), say, (Act.MEETING,))


def _is_the_answer(reading: Reading, commitment: CommitmentRecord, places: Sequence[Place]) -> bool:
    """Whether the letter itself is what was promised, or tells only that a term was not kept."""
    given = reading.given
    outcome = next(one.outcome for one in given.answers if one.commitment.id == commitment.id)
    if outcome is Outcome.IN_PROGRESS:
        return any(place.sentence.template in MISSED for place in places)
    to_them = commitment.chamber is given.chamber and outcome is Outcome.FULFILLED
    return to_them and informs(commitment)


def _answers(reading: Reading, commitment: CommitmentRecord, places: Sequence[Place]) -> bool:
    for place in places:
        if any(bears_on(one, commitment) for one in reading.told_meetings(place)):
            return True
        for id_ in place.ids("evidence"):
            owner, evidence = reading.evidence.get(id_, (None, None))
            if evidence and owner is commitment and evidence.role is EvidenceRole.ANSWERS:
                return True
        ahead = (reading.records.get(("follow-up", id_)) for id_ in place.ids("follow-up"))
        if any(
            isinstance(one, FollowUpRecord) and commitment.id in one.commitments for one in ahead
        ):
            return True
    return False


def _parts_told(reading: Reading, places: Sequence[Place]) -> set[str]:
    told: set[str] = set()
    for place in places:
        told.update(part for point in reading.told_points(place) for part in point.parts)
        for id_ in place.ids("evidence"):
            if id_ in reading.evidence:
                told.update(reading.evidence[id_][1].parts)
    return told


def duplicate(reading: Reading) -> Iterator[Finding]:
    """A talk that is told twice, with the same said in it."""
    told: dict[str, dict[object, list[Place]]] = {}
    for place in reading.places:
        for meeting in reading.told_meetings(place):
            paragraph = (place.paragraph, id(place.section))
            told.setdefault(meeting.id, {}).setdefault(paragraph, []).append(place)
    for id_, paragraphs in told.items():
        alike: dict[frozenset[str], list[Place]] = {}
        for places in paragraphs.values():
            said = _said_in(reading.meetings[id_], places, reading)
            if said in alike or _repeats(places):
                yield _told_twice(id_, [*alike.get(said, ()), *places])
            alike.setdefault(said, places)


def _said_in(meeting: MeetingRecord, places: Sequence[Place], reading: Reading) -> frozenset[str]:
    own = {point.id for point in meeting.points}
    told = (point.id for place in places for point in reading.told_points(place))
    return frozenset(own.intersection(told))


def _repeats(places: Sequence[Place]) -> bool:
    return len({place.text for place in places}) < len(places)


def _said_again(places: Sequence[Place]) -> list[str]:
    """What stands there twice, word for word, and tells by its date which talk it is of."""
    counted = Counter(place.text for place in places)
    return [text for text, times in counted.items() if times > 1 and printed_dates(text)]


def _told_twice(record: str, places: Sequence[Place]) -> Finding:
    say = _(
        "This talk is told twice with the same points. Leave one out, or say in the meeting which "
        "point serves which commitment."
    )
    texts = tuple(dict.fromkeys(place.text for place in places))
    once = [without(text) for text in _said_again(places)]
    fixes: tuple[Fix, ...] = (*once, Act.COMPOSED, Act.RECORD)
    return Finding("duplicate", Level.WARNING, record, texts, say, fixes)


def stale(reading: Reading) -> Iterator[Finding]:
    """What was told in another version than the record has now."""
    for place in reading.places:
        for source in place.sentence.sources:
            kind, id_ = source.kind, source.id
            if kind == AUTHOR or (kind == "meeting" and id_ not in reading.meetings):
                continue
            record, version = _now(reading, kind, id_)
            if version != source.version:
                say = _changed(reading, source, gone=version is None)
                fixes = () if kind == REUSABLE else (Act.COMPOSED, Act.COMPOSE)
                yield Finding("stale", Level.WARNING, record, (place.text,), say, fixes)


def _changed(reading: Reading, source: Source, *, gone: bool) -> str:
    if gone:
        return _(
            "A record behind this is no longer there. Compose again, or take the sentence out."
        )
    if source.kind != REUSABLE:
        return _(
            "A record behind this was changed since. Compose again, and compare the new text with "
            "yours."
        )
    if reading.texts[source.id].retired:
        return _(
            "The reusable text that this was taken from is no longer in use. Take it out, or keep "
            "it as yours."
        )
    return _(
        "The reusable text that this was taken from was changed since. Take the new text, or keep "
        "yours."
    )


def _now(reading: Reading, kind: str, id_: str) -> tuple[str, int | None]:
    """The record that carries the version of a source, and that version; None where it is gone."""
    owners = {"point": reading.points, "party": reading.parties}
    if kind in owners:
        found = owners[kind].get(id_)
        return (found[0].id, found[0].version) if found else (id_, None)
    record = reading.texts.get(id_) if kind == REUSABLE else reading.records.get((kind, id_))
    return id_, record.version if record else None
