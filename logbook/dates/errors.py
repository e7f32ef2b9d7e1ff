"""What is wrong with a date, in a sentence that its reader can act upon."""

from collections.abc import Mapping

_Words = str | Mapping[str, str]
"""A parameter of a sentence: equal in all languages, or a text by language."""

FIRST_YEAR = 1900
LAST_YEAR = 2200
"""Years outside these are typing errors in a logbook of our time."""

_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "empty": {
        "nl": "Vul een datum in.",
        "en": "Enter a date.",
    },
    "too-long": {
        "nl": "Dit is te lang voor een datum.",
        "en": "This is too long for a date.",
    },
    "control-character": {
        "nl": "In deze datum staat een onzichtbaar teken. Typ de datum opnieuw.",
        "en": "This date holds an invisible character. Type the date again.",
    },
    "unreadable": {
        "nl": "‘{text}’ is niet als datum te lezen. Schrijf bijvoorbeeld ‘14 september 2021’,"
        " ‘september 2021’, ‘zomer 2021’ of ‘2021’.",
        "en": "‘{text}’ cannot be read as a date. Write for example ‘14 September 2021’,"
        " ‘September 2021’, ‘summer 2021’ or ‘2021’.",
    },
    "unreadable-meant": {
        "nl": "‘{text}’ is niet als datum te lezen. Bedoelt u ‘{meant}’?",
        "en": "‘{text}’ cannot be read as a date. Do you mean ‘{meant}’?",
    },
    "several-days": {
        "nl": "‘{text}’ zijn verscheidene dagen; hier past er één. Schrijf de dag, of de maand of"
        " het jaar waarin zij vallen: ‘{meant}’.",
        "en": "‘{text}’ are several days, and this takes one. Write the day, or the month or year"
        " that they are in: ‘{meant}’.",
    },
    "apart": {
        "nl": "‘{text}’ zijn dagen die niet op elkaar volgen. Leg per dag een gesprek vast, of"
        " schrijf ‘{meant}’ als het al die dagen duurde.",
        "en": "‘{text}’ are days apart. Log a talk for each, or write ‘{meant}’ if it lasted all"
        " those days.",
    },
    "backwards": {
        "nl": "In ‘{text}’ valt de laatste dag vóór de eerste. Controleer beide.",
        "en": "In ‘{text}’ the last day comes before the first. Check both.",
    },
    "no-such-day": {
        "nl": "{day} bestaat niet. Bedoelt u {suggestion}?",
        "en": "{day} does not exist. Do you mean {suggestion}?",
    },
    "no-such-month": {
        "nl": "Maand {month} bestaat niet. Kies een maand van 1 tot en met 12.",
        "en": "Month {month} does not exist. Choose a month from 1 to 12.",
    },
    "month-first": {
        "nl": "Maand {month} bestaat niet. Bedoelt u {suggestion}?",
        "en": "Month {month} does not exist. Do you mean {suggestion}?",
    },
    "out-of-range": {
        "nl": f"Het jaar {{year}} kan niet. Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.",
        "en": f"The year {{year}} cannot be. Choose a year from {FIRST_YEAR} to {LAST_YEAR}.",
    },
    "season-in-figures": {
        "nl": "‘{text}’ kan een seizoen of een vergaderjaar zijn. Schrijf ‘zomer {year}’ als u een"
        " seizoen bedoelt, of één jaar: ‘{year}’.",
        "en": "‘{text}’ may be a season or a parliamentary year. Write ‘summer {year}’ if you mean"
        " a season, or one year: ‘{year}’.",
    },
    "two-years": {
        "nl": "‘{text}’ zijn twee jaren. Schrijf één jaar: ‘{year}’.",
        "en": "‘{text}’ names two years. Write one year: ‘{year}’.",
    },
    "short-year": {
        "nl": "Schrijf het jaar voluit, in vier cijfers: {suggestion}.",
        "en": "Write the year in full, in four figures: {suggestion}.",
    },
    "day-or-year": {
        "nl": "‘{text}’ kan een dag of een jaar zijn. Schrijf ‘{day}’ of ‘{month}’.",
        "en": "‘{text}’ may be a day or a year. Write ‘{day}’ or ‘{month}’.",
    },
    "wrong-weekday": {
        "nl": "{day} is een {weekday}. Laat de weekdag weg of kies een andere datum.",
        "en": "{day} is a {weekday}. Leave out the weekday or choose another date.",
    },
}


class DateError(ValueError):
    """A text that is no date, or a date that does not exist.

    `code` is stable and names the reason; `parameters` are the words its sentence needs, each one
    text for all languages or a text by language. `str()` gives the English sentence.
    """

    def __init__(self, code: str, parameters: Mapping[str, _Words] | None = None) -> None:
        """Refuse for the reason `code`."""
        super().__init__(code, parameters)
        self.code = code
        self.parameters: Mapping[str, _Words] = parameters or {}

    def message(self, language: str) -> str:
        """The sentence for the reader, in 'nl' or 'en': what is wrong, and what to write."""
        words = {
            name: value if isinstance(value, str) else value[language]
            for name, value in self.parameters.items()
        }
        guessed = f"{self.code}-meant"
        code = guessed if "meant" in words and guessed in _SENTENCES else self.code
        return _SENTENCES[code][language].format(**words)

    def guess(self, language: str) -> str | None:
        """What may be meant, as somebody would type it; None where nothing certain is."""
        name = "meant" if self.code == "unreadable" else "suggestion"
        value = self.parameters.get(name)
        return value if value is None or isinstance(value, str) else value[language]

    def __str__(self) -> str:
        """The sentence in English."""
        return self.message("en")


_SHOWN = 40


def refuse(code: str, text: str, **parameters: _Words) -> DateError:
    """An error that shows the reader's own text, shortened and without what cannot be printed."""
    shown = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:_SHOWN]
    )
    return DateError(code, {"text": shown + "…" * (len(text) > _SHOWN), **parameters})
