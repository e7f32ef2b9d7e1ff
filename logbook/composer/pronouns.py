"""Whether 'dat' before what was said is the pronoun: 'dat niet kan' means 'dat dat niet kan'.

A clause behind 'dat' without a subject has it in that very word. Where the rest can hold none, that
is certain; 'dat wordt onderzocht' may leave out 'er' as well.
"""

import re

_FIRST = (
    "kan|kon|mag|mocht|moet|moest|wil|wilde|zal|zou|gaat|ging|hoeft|hoefde|is|was|wordt|werd"
    "|blijft|bleef|lukt|lukte|klopt|klopte|gebeurt|gebeurde|geldt|gold|werkt|werkte|helpt|hielp"
    "|speelt|speelde"
)
_DONE = "gebeuren|gebeurd|gelukt|geweest"
_VERB = (
    f"{_FIRST}|{_DONE}|kunnen|mogen|moeten|willen|zullen|gaan|hoeven|zijn|worden|blijven|lukken"
    "|kloppen|gelden|werken|helpen|spelen"
)
_FINITE = f"{_FIRST}|heeft|had|komt|kwam|loopt|liep|vergt|vraagt|leidt"
_ADVERB = "niet|niet langer|wel|ook|nog|al|nu|straks|snel|vaak|nooit|altijd|zeker|echt|zo"
_PREDICATE = (
    "(?:niet )?(?:mogelijk|onmogelijk|nodig|onnodig|noodzakelijk|wenselijk|onwenselijk|haalbaar"
    "|onhaalbaar|juist|onjuist|waar|verstandig|onverstandig|lastig|moeilijk|bekend|toegestaan"
    "|voldoende|onvoldoende|te laat|te vroeg|het geval|de bedoeling|aan de orde)"
)
_TAIL = (
    r",? (?:zonder|vanwege|omdat|wegens|als|zolang|voordat|totdat|tenzij|met|door|voor|binnen|na"
    r"|tot|sinds|(?:in|op)(?! te\b))\b.*"
)
_VERBS = f"(?:{_FIRST}|{_DONE})(?: (?:{_VERB}))*"
"""Not an infinitive first, which may be the subject itself: 'dat werken helpt'."""
_CERTAIN = re.compile(
    rf"dat (?:(?:(?:{_ADVERB}) )*(?:{_PREDICATE} )?{_VERBS}"
    rf"|(?:(?:{_ADVERB}) )+(?:{_PREDICATE} )?{_VERBS}{_TAIL}"
    rf"|{_PREDICATE} {_VERBS}{_TAIL}"
    rf"|(?:{_FIRST}|{_DONE})(?: (?:{_VERB}))+{_TAIL})",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"that (?:is|was|will|would|can|cannot|could|should|must|may|might|has|had|does|did|happens"
    r"|happened|works|worked|applies|applied|depends|remains|seems|isn't|won't|can't|doesn't"
    r"|wouldn't|couldn't)\b(?! (?:power|councils?)\b)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    rf"(?:dat )?(?:(?:{_FINITE})\b|niet (?:{_FINITE})\b)(?! (?:er|het|de)\b)", re.IGNORECASE
)
_SUBJECT = "de|het|een|alle|elke|iedere|zij|ze|wij|er|deze|die|dit|hun|veel|geen|iedereen"
_TWICE = re.compile(
    rf"dat (?=dat (?:(?:{_FINITE}|{_DONE}|{_PREDICATE})\b|(?:{_ADVERB})\b(?! (?:{_SUBJECT})\b)))"
    rf"|that (?={_ENGLISH.pattern})",
    re.IGNORECASE,
)


def with_pronoun(words: str) -> str:
    """A clause with 'dat' (or 'that') before the pronoun that it begins with, where certain."""
    if _CERTAIN.fullmatch(words):
        return f"dat {words}"
    return f"that {words}" if _ENGLISH.match(words) else words


def has_both(words: str) -> bool:
    """Whether 'dat dat' (or 'that that') is no slip there: the second is what the clause is of."""
    return _TWICE.match(words) is not None


def lacks_subject(words: str) -> bool:
    """Whether a clause behind 'dat' has no subject, and nobody can say which it is."""
    return _NO_SUBJECT.match(words) is not None and with_pronoun(words) == words
