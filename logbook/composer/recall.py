"""What was promised or asked, when, on which occasion and by whom."""

from collections.abc import Iterator

from logbook.commitments.models import ClauseType, CommitmentKind
from logbook.composer.contents import Sentence, Source
from logbook.composer.grammar import Called, Number, clause, joined
from logbook.composer.letter_context import Telling
from logbook.composer.records import CommitmentRecord
from logbook.dates import Form, PartialDate, say

_DURING = {"nl": "tijdens {}", "en": "during {}"}
_PROMISE = {"nl": "de toezegging", "en": "the undertaking"}
_GIVEN = {"nl": "(gedaan {})", "en": "(given {})"}
_TO = {"nl": "aan {}", "en": "to {}"}
_CLAUSES = {
    ClauseType.OM: {"nl": "om {}", "en": "to {}"},
    ClauseType.DAT: {"nl": "dat {}", "en": "that {}"},
}
_ASKING = {
    ClauseType.OM: {
        "nl": ", waarin de regering wordt verzocht {}",
        "en": ", which asks the government to {}",
    },
    ClauseType.DAT: {"nl": ", waarin wordt uitgesproken dat {}", "en": ", which states that {}"},
}
_DATED = {
    "adopted": {"nl": "aangenomen {}", "en": "adopted {}"},
    "tabled": {"nl": "ingediend {}", "en": "tabled {}"},
}


def recalled(commitment: CommitmentRecord, telling: Telling) -> Sentence:
    """The sentence that a section begins with."""
    if commitment.kind is CommitmentKind.MOTION:
        return _motion(commitment, telling)
    return _promise(commitment, telling)


def promise(commitment: CommitmentRecord, telling: Telling) -> str:
    """'om te … (gedaan op … tijdens …)', for after 'de toezegging'."""
    language = telling.language
    said = [_said(commitment.made_on, language), _during(commitment, language)]
    if commitment.chamber is not telling.given.chamber:
        said.append(_TO[language].format(telling.house(commitment.chamber)))
    words = " ".join(filter(None, said))
    given = _GIVEN[language].format(words) if words else ""
    return " ".join(filter(None, (promised(commitment, language), given)))


def promised(commitment: CommitmentRecord, language: str) -> str:
    """'om te …' or 'dat …'; '' where no clause is recorded."""
    if commitment.clause is None:
        return ""
    words = clause(commitment.clause.in_language(language))
    return _CLAUSES[commitment.clause_type][language].format(words)


def motion(commitment: CommitmentRecord, language: str, *, dated: bool = False) -> str:
    """'de motie-De Wit c.s. (Kamerstuk 31 999, nr. 12)', with its date where asked."""
    if language == "nl":
        name = f"de motie-{'/'.join(commitment.movers)}" if commitment.movers else "de motie"
        name += " c.s." if commitment.movers and commitment.co_signers else ""
    else:
        name = f"the motion by {joined(commitment.movers, language)}"
        name = name if commitment.movers else "the motion"
        name += " and others" if commitment.movers and commitment.co_signers else ""
    cited = f"{name} ({commitment.citation})" if commitment.citation else name
    step, on = _step(commitment)
    if not dated or on is None:
        return cited
    return f"{cited}, {_DATED[step][language].format(_said(on, language))}"


def _step(commitment: CommitmentRecord) -> tuple[str, PartialDate | None]:
    if commitment.adopted_on is not None:
        return "adopted", commitment.adopted_on
    return "tabled", commitment.submitted_on


def _promise(commitment: CommitmentRecord, telling: Telling) -> Sentence:
    language = telling.language
    who, sources = promiser(commitment, telling)
    during, on = _during(commitment, language), _said(commitment.made_on, language)
    when = " ".join(filter(None, (during, on)))
    told = promised(commitment, language)
    name = {
        (True, True): "promised",
        (True, False): "gave",
        (False, True): "was-promised",
        (False, False): "was-given",
    }[who is not None, bool(told)]
    return telling.fixed(
        name if when else f"{name}-undated",
        telling.told(commitment),
        *sources,
        when=when,
        who=who.words if who else "",
        has="heb" if who and who.number is Number.FIRST else "heeft",
        house=telling.house(commitment.chamber),
        clause=told,
    )


def promiser(commitment: CommitmentRecord, telling: Telling) -> tuple[Called | None, list[Source]]:
    """Who promised: the holder recorded, else whoever held the office then."""
    office, offices = commitment.office, telling.offices
    sources = [offices.source(office)] if office else []
    if commitment.holder is not None:
        return offices.named(commitment.holder, office, telling.language), sources
    if office is None:
        return None, sources
    made = commitment.made_on
    if made is None:
        return offices.office(office, telling.language), sources
    return offices.holder(office, made.earliest, made.latest, telling.language), sources


def _motion(commitment: CommitmentRecord, telling: Telling) -> Sentence:
    language = telling.language
    source = telling.told(commitment)
    words = clause(commitment.clause.in_language(language)) if commitment.clause else ""
    name, on = _step(commitment)
    named = motion(commitment, language)
    if on is not None:
        asking = _ASKING[commitment.clause_type][language].format(words) if words else ""
        return telling.fixed(
            name,
            source,
            when=_said(on, language),
            house=telling.house(commitment.chamber),
            motion=named,
            asking=asking,
        )
    if not words:
        return telling.fixed("about", source, motion=named)
    asked = "asked" if commitment.clause_type is ClauseType.OM else "said"
    return telling.fixed(asked, source, motion=named, clause=words)


def _during(commitment: CommitmentRecord, language: str) -> str:
    if commitment.occasion is None:
        return ""
    return _DURING[language].format(commitment.occasion.in_language(language))


def _said(date: PartialDate | None, language: str) -> str:
    return say(date, language, Form.SENTENCE) if date else ""


def opening_items(commitments: list[CommitmentRecord], telling: Telling) -> Iterator[Sentence]:
    """One line for each promise or motion."""
    for one in commitments:
        if one.kind is CommitmentKind.PROMISE:
            words = {"promise": promise(one, telling)}
            yield telling.fixed("promise-item", telling.told(one), **words)
        else:
            words = {"motion": motion(one, telling.language, dated=True)}
            yield telling.fixed("motion-item", telling.told(one), **words)


def mention(commitment: CommitmentRecord, telling: Telling) -> Sentence:
    """The sentence on a commitment that the letter only touches upon."""
    if commitment.kind is CommitmentKind.MOTION:
        what = motion(commitment, telling.language)
    else:
        what = f"{_PROMISE[telling.language]} {promise(commitment, telling)}"
    return telling.fixed("mentioned", telling.told(commitment), what=what)
