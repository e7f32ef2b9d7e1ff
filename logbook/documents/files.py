"""A document as a file that somebody takes along."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_LONGEST = 60


class Format(StrEnum):
    """As what a document is taken along."""

    HTML = "html"
    MARKDOWN = "md"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class File:
    """Its name (ASCII, so that every browser and disk keeps it), its media type and its bytes."""

    name: str
    media_type: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal: what the export log keeps of them."""
        return hashlib.sha256(self.content).hexdigest()


def file_name(kind: str, about: str, day: date, extension: str) -> str:
    """'dossier-kamerstuk-35570-nr-71-2022-04-07.csv'."""
    plain = unicodedata.normalize("NFKD", about).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return "-".join(filter(None, (kind, slug, day.isoformat()))) + f".{extension}"
