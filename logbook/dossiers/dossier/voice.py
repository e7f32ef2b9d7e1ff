"""Saying values in the language of a document."""

from dataclasses import dataclass
from datetime import date

from logbook.dates import Form, PartialDate, say, say_days
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class DocumentVoice:
    """'nl' or 'en'. What is absent is said with nothing."""

    language: str

    def text(self, wording: Wording | None) -> str:
        """A text of the record."""
        return wording.in_language(self.language) if wording else ""

    def known(self, partial: PartialDate | None, end: date | None = None) -> str:
        """A date as it is known, with the last day of what lasts several."""
        return say_days(partial, end, self.language) if partial else ""

    def when(self, partial: PartialDate) -> str:
        """A date as it is known, as a sentence says it: 'on …', 'in …'."""
        return say(partial, self.language, Form.SENTENCE)

    def day(self, day: date | None) -> str:
        """A day."""
        return say(PartialDate.on(day), self.language) if day else ""

    def term(self, due: PartialDate | None, due_text: str | None) -> str:
        """A term as it was said: in words where it was spoken, else the date as known."""
        return due_text or self.known(due)
