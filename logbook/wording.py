"""A text in Dutch and, where somebody wrote it, in English."""

from dataclasses import dataclass

from sqlalchemy import Text
from sqlalchemy.orm import Composite, composite, mapped_column


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in both languages. Dutch is the language of the House and never absent."""

    nl: str
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The text in 'nl' or 'en'; Dutch where nobody wrote the English."""
        return (self.en or self.nl) if language == "en" else self.nl


def required_wording(name: str) -> Composite[Wording]:
    """Two columns, NAME_nl and NAME_en, of which the Dutch must be filled."""
    return composite(
        Wording,
        mapped_column(f"{name}_nl", Text, nullable=False),
        mapped_column(f"{name}_en", Text, nullable=True),
    )


def optional_wording(name: str) -> Composite[Wording | None]:
    """Two columns, NAME_nl and NAME_en; without Dutch there is no text at all."""
    return composite(
        Wording,
        mapped_column(f"{name}_nl", Text, nullable=True),
        mapped_column(f"{name}_en", Text, nullable=True),
        return_none_on=lambda nl, en: nl is None and en is None,
    )
