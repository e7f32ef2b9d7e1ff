"""Whether what somebody typed of who spoke for us means one or several."""

import re

from logbook.composer.grammar import Number

_ROLE = (
    r"(?:ambassadeur|minister|staatssecretaris|bewindspersoon|directeur|directie|secretaris|gezant"
    r"|consul|ambtenaar|medewerker|vertegenwoordiger|vertegenwoordiging|ministerie|delegatie"
    r"|inspecteur|gouverneur|hoofd|chef|adviseur|attaché)"
)
_AND = re.compile(
    rf" en (?:(?:de|het|een|zijn|haar|mijn|hun) )?(?:\w+e )?[\w-]*{_ROLE}", re.IGNORECASE
)
"""Two of them; in 'de ambassadeur bij Canada en de Verenigde Staten' it is countries."""
_NUMBER = re.compile(
    r"(?:een aantal|een paar|enkele|enige|diverse|verschillende|meerdere|alle|beide|twee|drie"
    r"|vier|vijf|zes|zeven|acht|negen|tien|\d+) ",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:(?:de|onze|mijn|zijn|haar|hun) )?(?:(?:[\w-]+e|speciaal|plaatsvervangend|tijdelijk) )*"
    r"([a-zé][\w-]*)(?= (?:in|van|bij|te|op|voor|uit|namens)\b|$)"
)
_PLURAL = re.compile(r"[\w-]*(?:en|eurs|ers|ors|aars|uls|fs|és|ades|ties|eries)")
"""How the noun ends that means several; 'commissaris' and 'zaakgelastigde' do not."""


_QUANTIFIED = re.compile(
    r"(?:een aantal|een paar|enkele|enige|diverse|verschillende|meerdere|alle|beide|veel|vele"
    r"|sommige|(?:meer|minder) dan \w+|minstens \w+|ten minste \w+|ongeveer \w+|twee|drie|vier"
    r"|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|\d\d+|[2-9]) ",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:(?!(?:van|voor|over|aan|in|op|met|tussen|bij|naar|uit|door|onder|tot|om|die|dat)\b)"
    r"[\w-]+ ){1,5}(?<!- )en (?=\w)",
    re.IGNORECASE,
)
"""'de kosten en baten', but not 'het belang van kosten en baten' nor 'de wet- en regelgeving'."""
_ONE = re.compile(r"(?:een|het|één) ", re.IGNORECASE)
_ADJECTIVES = re.compile(r"(?:een|één) (?:[\w-]+ )?[\w-]+e en (?:[\w-]+ )?[\w-]+e ", re.IGNORECASE)
"""'een kleine en middelgrote bank' is one."""
_NO_PLURAL = re.compile(r"[\w-]*(?:keten|haven|regen|wagen|toren|bodem|examen|gegeven|teken)")
_PLACED = re.compile(r" (?:in|van|bij|te|op|voor|uit|namens|met|die|dat|waaronder|zoals)\b.*")


def told_number(words: str) -> Number | None:
    """Whether Dutch words for a party mean one or several, for certain; else None."""
    if _QUANTIFIED.match(words):
        return Number.PLURAL
    if _JOINED.match(words) and not _ADJECTIVES.match(words):
        return Number.PLURAL
    return Number.SINGULAR if _ONE.match(words) else None


def likely_number(words: str) -> Number:
    """The same by how the noun ends: 'de leden van de bond', 'de raad van bestuur'."""
    head = _PLACED.sub("", words).rpartition(" ")[2]
    several = _PLURAL.fullmatch(head) and not _NO_PLURAL.fullmatch(head)
    return Number.PLURAL if several else Number.SINGULAR


def number_of(words: str) -> Number:
    """What a verb with these Dutch words agrees with."""
    head = _HEAD.match(words)
    several = head is not None and _PLURAL.fullmatch(head[1]) is not None
    if several or _AND.search(words) or _NUMBER.match(words):
        return Number.PLURAL
    return Number.SINGULAR
