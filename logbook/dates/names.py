"""The Dutch and English names of months, days and seasons: as printed, and as people spell them.

Kept here and not taken from a locale library, so that a letter composed again in ten years reads
the same whatever that library prints by then.
"""

from collections.abc import Callable, Mapping, Sequence

MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni"),
        *("juli", "augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
"""Month names by language, January first."""

SHORT_MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": (
        *("jan", "feb", "mrt", "apr", "mei", "jun"),
        *("jul", "aug", "sep", "okt", "nov", "dec"),
    ),
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
}
"""Month names of three letters for tables, without a full stop."""

WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
"""Names of days by language, Monday first (as `date.weekday` counts)."""

SEASONS: Mapping[str, Mapping[int, str]] = {
    "nl": {21: "voorjaar", 22: "zomer", 23: "najaar", 24: "winter"},
    "en": {21: "spring", 22: "summer", 23: "autumn", 24: "winter"},
}
"""Seasons by language and by their EDTF number."""

SEASONS_WITH_ARTICLE: Mapping[str, Mapping[int, str]] = {
    "nl": {21: "het voorjaar", 22: "de zomer", 23: "het najaar", 24: "de winter"},
    "en": {number: f"the {name}" for number, name in SEASONS["en"].items()},
}
"""Seasons as a sentence names them."""

_ORDINALS = {
    "nl": ("eerste", "tweede", "derde", "vierde"),
    "en": ("first", "second", "third", "fourth"),
}
_QUARTERS = {"nl": "kwartaal", "en": "quarter"}
_HALVES = {"nl": "helft", "en": "half"}
FIRST_QUARTER = 33
FIRST_HALF = 40

SHARES: Mapping[str, Mapping[int, str]] = {
    language: {
        FIRST_QUARTER + place: f"{word} {_QUARTERS[language]}" for place, word in enumerate(words)
    }
    | {FIRST_HALF + place: f"{word} {_HALVES[language]}" for place, word in enumerate(words[:2])}
    for language, words in _ORDINALS.items()
}
"""Quarters and halves of a year by language and by their EDTF number."""

SHARES_WITH_ARTICLE: Mapping[str, Mapping[int, str]] = {
    "nl": {
        number: f"{'de' if number >= FIRST_HALF else 'het'} {name}"
        for number, name in SHARES["nl"].items()
    },
    "en": {number: f"the {name}" for number, name in SHARES["en"].items()},
}
"""The same as a sentence names them."""

THIRDS_OF: Mapping[str, Sequence[str]] = {
    "nl": ("begin {}", "medio {}", "eind {}"),
    "en": ("early {}", "mid-{}", "late {}"),
}
"""What is said of the first, middle and last part of a month or year: the first is third 1."""

MONTH_NUMBERS: Mapping[str, int] = {
    name.casefold(): number
    for table in (MONTHS, SHORT_MONTHS)
    for names in table.values()
    for number, name in enumerate(names, start=1)
} | {"sept": 9}
"""Every spelling of a month that is read, in small letters and without a full stop."""

SEASON_NUMBERS: Mapping[str, int] = {
    name: number for names in SEASONS.values() for number, name in names.items()
} | {"lente": 21, "herfst": 23, "fall": 23}
"""Every name of a season that is read."""

WEEKDAY_NUMBERS: Mapping[str, int] = {
    spelling: number
    for language, letters in (("nl", 2), ("en", 3))
    for number, name in enumerate(WEEKDAYS[language])
    for spelling in (name.casefold(), name.casefold()[:letters])
}
"""Every spelling of a day of the week that is read: Monday is 0."""


def in_both(name: Callable[[str], str]) -> Mapping[str, str]:
    """What `name` says in each language, by language."""
    return {language: name(language) for language in MONTHS}


def name_day(day: int, month: int, year: int | None = None) -> Mapping[str, str]:
    """'31 februari' and '31 February', or with a year; the day need not exist."""
    tail = "" if year is None else f" {year}"
    return in_both(lambda language: f"{day} {MONTHS[language][month - 1]}{tail}")


def name_month(month: int, year: int) -> Mapping[str, str]:
    """'september 2021' and 'September 2021'."""
    return in_both(lambda language: f"{MONTHS[language][month - 1]} {year}")
