"""Citations of parliamentary papers, and what a letter announces against what it answers."""

from collections.abc import Iterator, Sequence

from logbook.citations import Citation, candidates, find_all, is_like_a_paper, parse
from logbook.commitments.models import CommitmentKind
from logbook.composer.recall import promised
from logbook.composer.records import CommitmentRecord
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act, Fix, instead
from logbook.linter.reading import Place, Reading
from logbook.linter.text import has_word, printed_dates
from logbook.web.language import _


def citation(reading: Reading) -> Iterator[Finding]:
    """A citation that cannot be read, may mean another paper, or is not written as we print it."""
    for record, written, is_paper in _recorded(reading):
        texts = tuple(place.text for place in reading.places if written in place.text)
        read = parse(written)
        if read is None:
            if is_paper or is_like_a_paper(written):
                say = _malformed(written)
                yield Finding("citation", Level.WARNING, record, texts, say, (Act.RECORD,))
        elif doubt := _doubt(reading, read) if texts else None:
            # As entered it is printed in several places: the record is where it is mended.
            level, say, _meant = doubt
            yield Finding("citation", level, record, texts, say, (Act.RECORD,))
    recorded = {parse(written) for _record, written, _is_paper in _recorded(reading)}
    for place in reading.places:
        for read, noted in _cited_by_people(place):
            doubt = _doubt(reading, read) if read not in recorded else None
            if doubt is not None:
                level, say, meant = doubt
                fixes = (Act.RECORD,) if noted else _rewritten(place.text, read, meant)
                yield Finding("citation", level, place.record, (place.text,), say, fixes)


def _cited_by_people(place: Place) -> Iterator[tuple[Citation, bool]]:
    """What an author cites; and what the footnote of a reusable text does (True)."""
    if place.is_edited:
        yield from ((read, False) for read in find_all(place.text))
        yield from ((read, True) for read in find_all(place.sentence.citation or ""))


def _recorded(reading: Reading) -> Iterator[tuple[str, str, bool]]:
    """Each citation as entered: the record, the words, and whether it must be a paper."""
    for one in reading.commitments.values():
        if one.citation:
            yield one.id, one.citation, one.kind is CommitmentKind.MOTION
    told = {id_ for place in reading.places for id_ in place.ids("evidence")}
    for id_, (_owner, evidence) in reading.evidence.items():
        if evidence.citation and id_ in told:
            yield id_, evidence.citation, False


def _malformed(written: str) -> str:
    return _(
        "‘%(written)s’ cannot be read as a parliamentary paper. Write it as ‘Kamerstuk 36 180, "
        "nr. 12’.",
        written=written,
    )


def _doubt(reading: Reading, read: Citation) -> tuple[Level, str, Sequence[Citation]] | None:
    """What is doubtful in a citation, and which papers may be meant."""
    known = reading.known
    meant = candidates(read, (*known.papers, *known.cited)) if read not in known.papers else []
    if meant:
        say = _(
            "Papers of this dossier carry a suffix: ‘%(written)s’ may be %(candidates)s. Look it "
            "up, and correct the citation where it is wrong.",
            written=read.as_written.strip(),
            candidates=_(" or ").join(one.display for one in meant),
        )
        return Level.WARNING, say, meant
    if read.paper and read.display not in read.as_written:
        say = _(
            "Printed as written: ‘%(written)s’. The letter's own notation is ‘%(printed)s’.",
            written=read.as_written.strip(),
            printed=read.in_letter,
        )
        return Level.NOTE, say, (read,)
    return None


def _rewritten(sentence: str, read: Citation, meant: Sequence[Citation]) -> tuple[Fix, ...]:
    """To write each paper that may be meant in the letter's notation.

    None where that would lose something: a page, or the other papers of 'nrs. 71 en 72'.
    """
    written = read.as_written.strip()
    alike = [one for one in find_all(sentence) if one.as_written == read.as_written]
    if read.page or len(alike) > 1:
        return ()
    named = written.casefold().startswith("kamerstuk")
    new = [one.in_letter if named else one.display for one in meant]
    return tuple(fix for one in new for fix in instead(sentence, written, one))


def opening_match(reading: Reading) -> Iterator[Finding]:
    """What the opening announces against what the sections answer, and how each is called."""
    announced = {
        id_: place
        for place in reading.places
        if place.paragraph.startswith("opening:")
        for id_ in _announces(place)
    }
    answered = dict.fromkeys(id_ for part in reading.letter.sections for id_ in part.commitments)
    for id_ in announced.keys() - answered.keys():
        say = _("The opening announces this, but no section answers it. Add one, or leave it out.")
        texts = (announced[id_].text,)
        yield Finding("opening-match", Level.ERROR, id_, texts, say, (Act.COMPOSED,))
    for id_ in answered:
        if id_ not in announced:
            say = _("A section answers this, but the opening does not announce it. Add it there.")
            yield Finding("opening-match", Level.ERROR, id_, (), say)
    for one, section in reading.answered:
        recall = [
            place
            for place in reading.inside(section)
            if one.id in place.ids("commitment") and place.paragraph.startswith("recall:")
        ]
        if one.id in announced and recall:
            yield from _differences(reading, one, announced[one.id], recall)


def _announces(place: Place) -> list[str]:
    """The commitments of an item; a line that announces a list is of none in particular."""
    return [] if place.leads else place.ids("commitment")


def _differences(
    reading: Reading, one: CommitmentRecord, item: Place, recall: Sequence[Place]
) -> Iterator[Finding]:
    section = " ".join(place.text for place in recall)
    matches = {
        _("the citation"): _cites_alike(one, item.text, section),
        _("the mover"): _movers(one, item.text) == _movers(one, section),
        _("the date"): set(printed_dates(item.text)) <= set(printed_dates(section)),
        _("the wording"): _worded_alike(one, reading, item.text, section),
    }
    differs = [name for name, alike in matches.items() if not alike]
    if differs:
        say = _(
            "The opening and the section differ in %(what)s. Make them say the same.",
            what=", ".join(differs),
        )
        texts = (item.text, *(place.text for place in recall))
        yield Finding("opening-match", Level.ERROR, one.id, texts, say, (Act.COMPOSED,))


def _cites_alike(one: CommitmentRecord, above: str, below: str) -> bool:
    """Whether the section cites what the opening does; it may cite evidence besides."""
    announced, told = set(find_all(above)), set(find_all(below))
    own = parse(one.citation) if one.citation else None
    return announced <= told and (own in announced) == (own in told)


def _movers(one: CommitmentRecord, text: str) -> list[bool]:
    return [has_word(text, mover) for mover in one.movers]


def _worded_alike(one: CommitmentRecord, reading: Reading, above: str, below: str) -> bool:
    """Whether the recorded words of a promise stand in both or in neither.

    A motion is announced without them.
    """
    words = promised(one, reading.language)
    if one.kind is CommitmentKind.MOTION or not words:
        return True
    return has_word(above, words) == has_word(below, words)
