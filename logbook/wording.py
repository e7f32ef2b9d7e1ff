"""A text in Dutch and, where somebody wrote it, in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in both languages. Dutch is the language of the House and never absent."""

    nl: str
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The text in 'nl' or 'en'; Dutch where nobody wrote the English."""
        return (self.en or self.nl) if language == "en" else self.nl


def wording(nl: str | None, en: str | None) -> Wording | None:
    """The text of two columns; None where there is none."""
    return None if nl is None else Wording(nl, en)
