"""The pattern by which a deadline is found in what a minister said, in Dutch or English."""

import re
from collections.abc import Iterable, Mapping

from logbook.dates.names import MONTH_NUMBERS, MONTHS, SEASON_NUMBERS

FULL_MONTHS = frozenset(name.casefold() for names in MONTHS.values() for name in names)

SEASONS: Mapping[str, int] = {
    # 'Fall' is left out: governments do that too.
    name: number
    for name, number in SEASON_NUMBERS.items()
    if name != "fall"
}

BEFORE = frozenset({"voor", "voordat", "before", "prior to", "ahead of"})
BY = frozenset({"by", "bij", "tot", "until"})
AFTER = frozenset({"na", "sinds", "vanaf", "uit", "after", "since", "from", "following"})

THIRDS: Mapping[str, int] = {
    **dict.fromkeys(("begin", "aanvang", "start", "beginning", "early"), 1),
    **dict.fromkeys(("medio", "halverwege", "mid", "middle"), 2),
    **dict.fromkeys(("eind", "einde", "end", "late", "later", "loop", "course"), 3),
}

AHEAD: Mapping[str, int] = {
    **dict.fromkeys(("deze", "dit", "this"), 0),
    **dict.fromkeys(("komend", "komende", "volgend", "volgende", "next", "coming"), 1),
}

UNITS: Mapping[str, str] = {
    **dict.fromkeys(("dag", "dagen", "day", "days"), "day"),
    **dict.fromkeys(("week", "weken", "weeks"), "week"),
    **dict.fromkeys(("maand", "maanden", "month", "months"), "month"),
    **dict.fromkeys(("kwartaal", "kwartalen", "quarter", "quarters"), "quarter"),
    **dict.fromkeys(("jaar", "kalenderjaar", "year", "years"), "year"),
}

ORDINALS: Mapping[str, int] = {
    **dict.fromkeys(("eerste", "1e", "first", "1st", "q1"), 1),
    **dict.fromkeys(("tweede", "2e", "second", "2nd", "q2"), 2),
    **dict.fromkeys(("derde", "3e", "third", "3rd", "q3"), 3),
    **dict.fromkeys(("vierde", "4e", "fourth", "4th", "q4"), 4),
}

NUMBERS: Mapping[str, int] = {
    **dict.fromkeys(("een", "één", "a", "one"), 1),
    **dict.fromkeys(("twee", "two"), 2),
    **dict.fromkeys(("drie", "three"), 3),
    **dict.fromkeys(("vier", "four"), 4),
    **dict.fromkeys(("vijf", "five"), 5),
    **dict.fromkeys(("zes", "six"), 6),
    **dict.fromkeys(("zeven", "seven"), 7),
    **dict.fromkeys(("acht", "eight"), 8),
    **dict.fromkeys(("negen", "nine"), 9),
    **dict.fromkeys(("tien", "ten"), 10),
    **dict.fromkeys(("elf", "eleven"), 11),
    **dict.fromkeys(("twaalf", "twelve"), 12),
}

RECESSES: Mapping[str, frozenset[str]] = {
    word: frozenset(names)
    for names in (
        ("kerst", "christmas", "winter"),
        ("voorjaars", "voorjaar", "krokus", "spring"),
        ("mei", "may"),
        ("zomer", "summer"),
        ("herfst", "najaars", "najaar", "autumn"),
    )
    for word in names
}
"""Which names mean the same recess, by each of them."""

BREAKS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("zomer", "summer"), RECESSES["zomer"]),
    **dict.fromkeys(("kerst", "kerstmis", "christmas"), RECESSES["kerst"]),
}
"""What parliament means by 'before the summer' and 'before Christmas'."""


def _any(words: Iterable[str]) -> str:
    """An alternation that prefers the longest word."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(word.replace(" ", "[ ]") for word in longest_first)


_THE = r"(?:(?:de|het|the|van|of|in|aan|at|on|op)[ ]){0,3}"
_WITHIN = rf"""
    (?:binnen|over|within|in)[ ](?:nu[ ]en[ ]|(?:de[ ]komende|the[ ]next|the[ ]coming)[ ])?
    (?: (?P<half_year>een[ ]half[ ]jaar|half[ ]a[ ]year)
      | (?P<count>\d{{1,2}}|{_any(NUMBERS)})[ ](?P<units>{_any(UNITS)})
    )(?!\w)(?![ ]ago|[ ]geleden)
"""
_NAMED = rf"""
    (?P<name>
        (?:(?P<recess>[a-z]{{3,12}}?)[ -]?)?recess?
      | (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|e)?[ ](?:of[ ])?)?(?P<month>{_any(MONTH_NUMBERS)})
      | (?P<ordinal>{_any(ORDINALS)})[ ]
        (?:(?P<quarter>kwartaal|quarter)|helft|half(?:jaar)?)
      | (?P<figured>q[1-4])
      | (?P<season>{_any(SEASONS)})
      | (?P<christmas>kerst(?:mis)?|christmas)
      | (?P<unit>{_any(set(UNITS) - {"day", "days", "dag", "dagen"})})
    )(?!\w)
    (?:[ ](?:(?:van|of|in)[ ])?(?:(?:het|the)[ ])?
        (?: (?P<year>\d{{4}})(?!\d)
          | (?P<year_ahead>{_any(AHEAD)})[ ](?:kalender)?(?:jaar|year)(?!\w) )
    )?
"""
_FIGURES = r"""
    (?P<figures>(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})
      | (?P<y_iso>\d{4})-(?P<m_iso>\d{2})-(?P<d_iso>\d{2}))(?!\w)
"""
DEADLINE = re.compile(
    rf"""
    (?<!\w)(?:{_WITHIN}
    | (?P<lead>(?:(?P<limit>{_any(BEFORE | BY | AFTER)})[ ])?
        {_THE}
        (?:(?P<third>{_any(THIRDS)})[ -])?
        {_THE}
        (?:(?P<ahead>{_any(AHEAD)})[ ])?)
      (?:{_FIGURES}|{_NAMED}|(?P<bare_year>\d{{4}})(?!\w)))
    """,
    re.VERBOSE,
)
"""One moment or period that text names, with what stands before it. Every repetition is bounded."""

_QUARTERS = rf"(?:q[1-4]|{_any(word for word in ORDINALS if word[0] != 'q')})"
_MONTHS = rf"(?:{_any(FULL_MONTHS)})"
_EITHER = re.compile(
    "|".join(
        rf"(?<!\w){one}(?: ?[/-] ?|[ ](?:of|or|en|and)[ ])(?={one}(?!\w))"
        for one in (_QUARTERS, _MONTHS)
    )
)


def last_of_two(text: str) -> str:
    """The text with of two quarters or months the last: 'Q4 2025' of 'Q3/Q4 2025'."""
    return _EITHER.sub("", text)
