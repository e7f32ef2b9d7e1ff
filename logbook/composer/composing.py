"""A letter from its records: what is answered, a section for each subject, and who signs."""

from collections.abc import Iterator, Sequence

from logbook.commitments.models import EvidenceRole
from logbook.composer.contents import ComposedParagraph, Letter, Section, Sentence
from logbook.composer.dialogue import dialogue
from logbook.composer.evidence import evidence
from logbook.composer.letter_context import Telling
from logbook.composer.opening import opening
from logbook.composer.outcomes import outcomes, still_ahead
from logbook.composer.recall import mention, recalled
from logbook.composer.records import (
    AnswerRecord,
    CommitmentRecord,
    FollowUpRecord,
    LetterInput,
)
from logbook.composer.slips import mended


def compose(given: LetterInput) -> Letter:
    """The letter as of its date; the same records give the same text."""
    given = mended(given)
    telling = Telling(given)
    answered = [one for one in given.answers if not one.is_mentioned]
    signing = dict.fromkeys((given.signatory, *given.co_signatories))
    return Letter(
        language=given.language,
        date=given.date,
        chamber=given.chamber,
        frame=given.frame,
        opening=tuple(opening([one.commitment for one in answered], telling)),
        sections=tuple(_sections(answered, telling)),
        signatures=tuple(telling.offices.signature(id_, given.language) for id_ in signing),
        closing=tuple(_closing(telling)),
    )


def _closing(telling: Telling) -> Iterator[ComposedParagraph]:
    """The line that every letter ends with which answers or mentions anything."""
    told = [telling.told(one.commitment) for one in telling.given.answers]
    if told:
        words = {"house": telling.house(telling.given.chamber)}
        yield ComposedParagraph("closing", (telling.fixed("closing", *told, **words),))


def _sections(answered: Sequence[AnswerRecord], telling: Telling) -> Iterator[Section]:
    """One for each heading, in the order given, with what is mentioned behind what it touches."""
    headed: dict[str, list[AnswerRecord]] = {}
    for one in answered:
        heading = one.commitment.heading.in_language(telling.language)
        headed.setdefault(heading, []).append(one)
    mentioned = [one.commitment for one in telling.given.answers if one.is_mentioned]
    places = _places(mentioned, list(headed.values()))
    for at, (heading, answers) in enumerate(headed.items()):
        here = [one for one, place in zip(mentioned, places, strict=True) if place == at]
        yield _section(heading, answers, here, telling)
    if mentioned and not headed:
        yield Section(None, (), tuple(_mentions(mentioned, telling)))


def _places(
    mentioned: Sequence[CommitmentRecord], sections: Sequence[Sequence[AnswerRecord]]
) -> list[int]:
    """For each the number of the section that answers what it is related to, else of the last."""
    return [
        next(
            (
                at
                for at, answers in enumerate(sections)
                if any(_are_related(one, other.commitment) for other in answers)
            ),
            len(sections) - 1,
        )
        for one in mentioned
    ]


def _are_related(one: CommitmentRecord, other: CommitmentRecord) -> bool:
    return one.id in other.related or other.id in one.related


def _section(
    heading: str,
    answers: Sequence[AnswerRecord],
    mentioned: Sequence[CommitmentRecord],
    telling: Telling,
) -> Section:
    commitments = [one.commitment for one in answers]
    key = "+".join(one.id for one in commitments)
    recall = [sentence for one in commitments for sentence in _recall(one, telling)]
    # Who reads the text need not have read the heading.
    said = " ".join(sentence.text for sentence in recall)
    talks = dialogue(commitments, said, telling)
    answering = [
        sentence
        for one in commitments
        for sentence in evidence(
            one, EvidenceRole.ANSWERS, telling.language, telling.given.as_of_day
        )
    ]
    parts = {
        "recall": recall,
        "dialogue": talks.sentences,
        "evidence": answering,
        "outcome": [
            *still_ahead(_follow_ups(commitments, telling), telling),
            *outcomes(answers, telling),
        ],
    }
    told = [
        ComposedParagraph(f"{name}:{key}", tuple(sentences))
        for name, sentences in parts.items()
        if sentences
    ]
    return Section(
        heading,
        tuple(one.id for one in commitments),
        (*told, *_mentions(mentioned, telling)),
        tuple(talks.withheld),
    )


def _recall(commitment: CommitmentRecord, telling: Telling) -> Iterator[Sentence]:
    yield recalled(commitment, telling)
    yield from evidence(
        commitment, EvidenceRole.BACKGROUND, telling.language, telling.given.as_of_day
    )


def _mentions(
    mentioned: Sequence[CommitmentRecord], telling: Telling
) -> Iterator[ComposedParagraph]:
    """What the letter only touches upon: its citation, evidence and what comes next."""
    for one in mentioned:
        answering = evidence(one, EvidenceRole.ANSWERS, telling.language, telling.given.as_of_day)
        ahead = still_ahead(_follow_ups([one], telling), telling)
        yield ComposedParagraph(f"mention:{one.id}", (mention(one, telling), *answering, *ahead))


def _follow_ups(commitments: Sequence[CommitmentRecord], telling: Telling) -> list[FollowUpRecord]:
    wanted = {one.id for one in commitments}
    return [one for one in telling.given.follow_ups if not wanted.isdisjoint(one.commitments)]
