"""Terms that were typed as a note, as a sentence tells them: 'Q3 2023', 'september 2026'.

What was typed as it is spoken ('vóór het zomerreces', 'eind 2026') is left as it is.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from logbook.dates.errors import DateError
from logbook.dates.names import MONTHS
from logbook.dates.notation import Precision
from logbook.dates.partial import PartialDate
from logbook.dates.spoken_words import ORDINALS
from logbook.dates.typed import read_typed
from logbook.dates.wording import Form, say

_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_SHARE = r"kwartaal|quarter|helft|half|halfjaar"
_NAMED = rf"""
    (?: q(?P<figured>[1-4]) | (?P<before>[1-4])q | h(?P<half>[12])
      | (?P<ordinal>{_ORDINAL}|[1-4]de|1ste)[ ](?P<share>{_SHARE}) )
"""
_YEAR = r"(?P<{}>(?:19|20)\d\d)"
_PERIOD = rf"""
    (?<!\w)(?: {_NAMED}(?:[ /-]{{0,2}}(?:van[ ]|of[ ])?(?:het[ ]jaar[ ])?{_YEAR.format("year")})?
      | {_YEAR.format("first")}[ /-]{{0,2}}q(?P<last>[1-4]) )(?!\w)
"""
_LEADS: Mapping[str, tuple[str, str]] = {
    "": ("in", "in"),
    "in": ("in", "in"),
    "uiterlijk": ("uiterlijk in", "no later than"),
    "uiterlijk in": ("uiterlijk in", "no later than"),
    "voor": ("vóór", "before"),
    "vóór": ("vóór", "before"),
    "begin": ("aan het begin van", "at the beginning of"),
    "medio": ("halverwege", "halfway through"),
    "eind": ("aan het eind van", "at the end of"),
    "tot en met": ("tot en met", "until"),
    "t/m": ("tot en met", "until"),
    "na": ("na", "after"),
    "vanaf": ("vanaf", "from"),
}
_LED_BY = "|".join(_LEADS).replace(" ", "[ ]")
_TERM = re.compile(
    rf"(?P<lead>{_LED_BY})[ ]?(?:(?:het|de|the)[ ])?{_PERIOD}",
    re.VERBOSE | re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?:in )?q(?P<one>[1-4]) ?[/-] ?q(?P<other>[1-4])(?: (?P<year>(?:19|20)\d\d))?", re.IGNORECASE
)
_IN_FIGURES = re.compile(_PERIOD, re.VERBOSE | re.IGNORECASE)
_WORDS = {
    "nl": ("eerste", "tweede", "derde", "vierde"),
    "en": ("first", "second", "third", "fourth"),
}
_WHOLE = {
    "nl": {"quarter": "het {} kwartaal", "half": "de {} helft"},
    "en": {"quarter": "the {} quarter", "half": "the {} half"},
}
_OR = {"nl": "of", "en": "or"}
_OF = {"nl": "{} van {}", "en": "{} of {}"}
_LED = re.compile(r"(?:op|in|on) ", re.IGNORECASE)
_BY = re.compile(r"uiterlijk (?:op )?(?=\d)", re.IGNORECASE)
_MONTH = "|".join(MONTHS["nl"])
_YEARLESS: Sequence[tuple[re.Pattern[str], str]] = [
    (re.compile(pattern, re.IGNORECASE), words)
    for pattern, words in (
        (rf"(?:uiterlijk )?(\d{{1,2}} (?:{_MONTH}))", "uiterlijk op {}"),
        (rf"({_MONTH}|week \d{{1,2}})", "in {}"),
        (r"(voorjaar|najaar)", "in het {}"),
        (r"(zomer|winter|herfst|lente)", "in de {}"),
        (r"(?:het )?((?:[a-z]+)?reces)", "vóór het {}"),
        (r"((?:begin|eind|einde) van .+)", "aan het {}"),
        (r"z\.?s\.?m\.?()", "zo spoedig mogelijk"),
    )
]
"""What is said of every year, with what a sentence has before it."""
_DATED = re.compile(r"(?:19|20)\d\d$")


def say_term(text: str, language: str) -> str | None:
    """A term within a sentence; None where it is told as it was typed.

    'Q3 2023' is 'in het derde kwartaal van 2023', '1-9-2026' 'uiterlijk op 1 september 2026'.
    In English only what parts of a year say; for other terms nobody wrote the English.
    """
    plain = " ".join(text.split()).rstrip(" .")
    found = _TERM.fullmatch(plain)
    if either := _EITHER.fullmatch(plain):
        return _either(either, language)
    if found:
        lead = _LEADS[found["lead"].casefold()][("nl", "en").index(language)]
        return f"{lead} {_period(found, language)}"
    if language != "nl":
        return None
    of_any_year = ((pattern.fullmatch(plain), words) for pattern, words in _YEARLESS)
    told = (words.format(one[1]) for one, words in of_any_year if one)
    return next(told, None) or _dated(_BY.sub("", plain))


def _either(found: re.Match[str], language: str) -> str:
    """'In het derde of vierde kwartaal van 2025' for 'Q3/Q4 2025'."""
    one, other = (_WORDS[language][int(found[name]) - 1] for name in ("one", "other"))
    joined = f"{one} {_OR[language]} {other}"
    whole = f"in {_WHOLE[language]['quarter'].format(joined)}"
    return _OF[language].format(whole, found["year"]) if found["year"] else whole


def periods_in_figures(text: str) -> list[str]:
    """The quarters that the text tells as a note does: 'Q3 2023', '2023-Q3'."""
    found = _IN_FIGURES.finditer(text)
    return [one[0] for one in found if one["share"] is None and not one["half"]]


def say_period(text: str, language: str) -> str:
    """'Het derde kwartaal van 2023' for one of these."""
    found = _IN_FIGURES.fullmatch(text)
    return _period(found, language) if found else text


def _period(found: re.Match[str], language: str) -> str:
    number = found["figured"] or found["before"] or found["half"] or found["last"]
    of = ORDINALS.get(found["ordinal"].casefold()) if found["ordinal"] else int(number)
    share = (found["share"] or "").casefold()
    is_half = bool(found["half"]) or share in ("helft", "half", "halfjaar")
    word = _WORDS[language][(of or int(found["ordinal"][0])) - 1]
    whole = _WHOLE[language]["half" if is_half else "quarter"].format(word)
    year = found["year"] or found["first"]
    return _OF[language].format(whole, year) if year else whole


def _dated(plain: str) -> str | None:
    """A date with its year and no word before it; not what is told by the words themselves."""
    if _LED.match(plain) or not (_DATED.search(plain) or plain[:4].isdigit()):
        return None
    try:
        day: PartialDate = read_typed(plain, today=date(2000, 1, 1))
    except DateError:
        return None
    said = say(day, "nl", Form.SENTENCE)
    if said == plain:
        return None
    return f"uiterlijk {said}" if day.precision is Precision.DAY else said
