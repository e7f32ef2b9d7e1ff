"""Whether what somebody typed of who spoke for us means one or several."""

import re

from logbook.letters.composer.grammar import Number

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


def number_of(words: str) -> Number:
    """What a verb with these Dutch words agrees with."""
    head = _HEAD.match(words)
    several = head is not None and _PLURAL.fullmatch(head[1]) is not None
    if several or _AND.search(words) or _NUMBER.match(words):
        return Number.PLURAL
    return Number.SINGULAR
