"""Citations of parliamentary papers (Kamerstukken): reading, printing and doubting them.

A paper is known by the number of its dossier (five figures), by a suffix where the dossier has one
(a budget chapter such as XVII, a fund such as A, a running number such as 02, a number of the
Kingdom such as (R1519)) and by its own number: figures for the House of Representatives, letters
for the Senate.

The official form is that of the Aanwijzingen voor de regelgeving, 3.43. What people write differs
in spaces, dots, commas and dashes: all of that is read, and one form is printed.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Chamber = Literal["TK", "EK"]

_CHAMBERS: Mapping[str, Chamber] = {"I": "EK", "II": "TK"}
_LONGEST = 200
_ROMAN = r"(?=[IVX])(?P<tens>X{0,2})(?P<ones>IX|IV|V?I{0,3})(?P<chapter_part>[A-F]?)"
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_SUFFIX = re.compile(_ROMAN)


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper, or a whole dossier where `paper` is None.

    Two are equal if they mean the same paper, however they were written.
    """

    dossier: int
    suffix: str | None = None
    paper: str | None = None
    chamber: Chamber | None = field(default=None, compare=False)
    year: str | None = field(default=None, compare=False)
    page: str | None = field(default=None, compare=False)
    as_written: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """The dossier as registers name it: 35925-XVII, 26485."""
        return f"{self.dossier:05}" + (f"-{self.suffix}" if self.suffix else "")

    @property
    def display(self) -> str:
        """As we print it: 35 925 XVII, nr. 33; 21 501-02, nr. 1466; 31 700 VI, D."""
        number = f"{self.dossier:05}"
        joint = "-" if self.suffix and self.suffix.isdigit() else " "
        dossier = f"{number[:2]} {number[2:]}" + (f"{joint}{self.suffix}" if self.suffix else "")
        if self.paper is None:
            return dossier
        return (
            f"{dossier}, nr. {self.paper}" if self.paper.isdigit() else f"{dossier}, {self.paper}"
        )

    @property
    def in_letter(self) -> str:
        """As a letter to the House cites it: Kamerstuk 35 925 XVII, nr. 33."""
        return f"Kamerstuk {self.display}"

    @property
    def kst(self) -> str | None:
        """The identifier of the official publication, kst-35925-XVII-33.

        None for a whole dossier, and for dossiers of the Kingdom, of which we do not know how
        theirs is written: rather no link than a dead one.
        """
        if self.paper is None or (self.suffix or "").startswith("("):
            return None
        return f"kst-{self.label}-{self.paper}"

    @property
    def url(self) -> str | None:
        """Where the paper is published; None where its identifier is not known."""
        return f"https://zoek.officielebekendmakingen.nl/{self.kst}.html" if self.kst else None

    @property
    def sort_key(self) -> tuple[int, int, int, str, int, str]:
        """By dossier; no suffix, running numbers, budget chapters, the rest; then by paper."""
        paper = self.paper or ""
        number = int(paper) if paper.isdigit() else 0
        letters = "" if paper.isdigit() else f"{len(paper)}{paper}"
        return (self.dossier, *_suffix_order(self.suffix or ""), number, letters)


def _suffix_order(suffix: str) -> tuple[int, int, str]:
    if not suffix:
        return 0, 0, ""
    if suffix.isdigit():
        return 1, int(suffix), ""
    roman = _ROMAN_SUFFIX.fullmatch(suffix)
    if roman:
        chapter = 10 * len(roman["tens"]) + _ONES.index(roman["ones"])
        return 2, chapter, roman["chapter_part"]
    return 3, 0, suffix


_DASH = r"[-\u2010-\u2014]"
# A space of any width, or a dot, between the thousands.
_DOSSIER = r"(?P<dossier>[0-9]{2}[\s.]?[0-9]{3})(?![0-9])"
_SOURCE = r"""[Kk]amerstuk(?:ken)?[\s,]{1,3}
    (?:(?P<chamber>II?)[\s,]{1,3})?
    (?:(?P<year>[0-9]{4}[/\u2013-][0-9]{2}(?:[0-9]{2})?)[\s,]{1,3})?"""
_SUFFIX = rf"""(?:
      (?:\s?{_DASH}\s?|\s)(?P<suffix>{_ROMAN}|[A-Z])
    | {_DASH}(?P<part>[0-9]{{2}})
    | \s?{_DASH}?\s?(?P<kingdom>\(R[0-9]{{3,4}}\))
    )(?!\w)"""
_PAPER = r"""(?:
      ,?\s{0,2}[Nn]rs?\.?\s{0,2}(?P<paper>[0-9]{1,5}|[A-Z]{1,2})(?!\w)
      (?P<more>(?:(?:,\s?|\sen\s)[0-9]{1,5}(?!\w)){0,20})
    | ,\s{0,2}(?P<letter>[A-Z]{1,2})(?=\s?(?:[,;:.)\]]|$))
    )"""
_PAGE = r",?\s{0,2}pp?\.\s{0,2}(?P<page>[0-9]{1,5}(?:[-\u2013][0-9]{1,5})?)"
_WRITTEN = rf"""(?<![\w/.\-\u2013])
    (?P<source>{_SOURCE})?{_DOSSIER}(?:{_SUFFIX})?(?:{_PAPER}(?:{_PAGE})?)?"""
_LIKE_A_PAPER = re.compile(r"kamerstuk|^\D{0,3}\d{2}[\s.]?\d{3}\b", re.IGNORECASE)
_SEGMENTS = (
    r"-(?P<first>\(R[0-9]{3,4}\)|R[0-9]{3,4}|[A-Z]{1,5}|[0-9]{1,5})"
    r"(?:-(?P<second>[A-Z]{1,2}|[0-9]{1,5}))?"
)

_IN_TEXT = re.compile(_WRITTEN, re.VERBOSE)
_ID_IN_TEXT = re.compile(rf"(?<![\w-])kst-{_DOSSIER}{_SEGMENTS}(?!\w)")
_WHOLE = re.compile(_WRITTEN, re.VERBOSE | re.IGNORECASE)
_WHOLE_LABEL = re.compile(rf"(?P<kst>kst-)?{_DOSSIER}{_SEGMENTS}", re.IGNORECASE)


def parse(text: str) -> Citation | None:
    """The citation that `text` consists of, in any notation; None if it is none.

    Also read are the identifier of a publication (kst-35925-XVII-33), the label of a dossier
    (35925-XVII) and a bare number. Of 'nrs. 71 en 72' the first.
    """
    if len(text) > _LONGEST:
        return None
    plain = text.strip().rstrip(".,;")
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    if label := _WHOLE_LABEL.fullmatch(plain):
        return _from_label(label, is_paper=label["kst"] is not None)
    written = _WHOLE.fullmatch(plain)
    return _from_written(written) if written else None


def is_like_a_paper(text: str) -> bool:
    """Whether a text looks as if it cites a parliamentary paper, readable or not."""
    return _LIKE_A_PAPER.search(text) is not None


def find_all(text: str) -> list[Citation]:
    """The citations in running text, in order and as often as they stand there.

    A number of five figures alone is none: it needs the word Kamerstuk, the number of a paper or a
    budget chapter of two letters. 'nrs. 71 en 72' are two.
    """
    found = [
        (match.start(), _from_label(match, is_paper=True)) for match in _ID_IN_TEXT.finditer(text)
    ]
    for match in _IN_TEXT.finditer(text):
        if _is_citation(match):
            first = _from_written(match)
            others = re.findall(r"[0-9]+", match["more"] or "")
            found += [(match.start(), first)]
            found += [(match.start(), replace(first, paper=paper)) for paper in others]
    return [citation for _, citation in sorted(found, key=lambda place: place[0])]


def candidates(citation: Citation, known: Iterable[Citation]) -> list[Citation]:
    """Which papers a citation without a suffix may mean: 35 570, nr. 71 may be 35 570 V, nr. 71.

    One for each suffix under which the dossier's number is `known`, in order. None for a citation
    that has its suffix.
    """
    if citation.suffix is not None:
        return []
    suffixes = {other.suffix for other in known if other.dossier == citation.dossier}
    meant = [replace(citation, suffix=suffix) for suffix in suffixes - {None}]
    return sorted(meant, key=lambda other: other.sort_key)


def _is_citation(match: re.Match[str]) -> bool:
    """Whether a match in running text is more than a number."""
    if match["source"] or match["paper"]:
        return True
    suffix = match["suffix"] or match["part"] or match["kingdom"] or ""
    return bool(match["letter"] and suffix) or len(match["suffix"] or "") > 1


def _from_written(match: re.Match[str]) -> Citation:
    suffix = match["suffix"] or match["part"] or match["kingdom"]
    paper = match["paper"] or match["letter"]
    return Citation(
        dossier=_number(match["dossier"]),
        suffix=suffix.upper() if suffix else None,
        paper=paper.upper() if paper else None,
        chamber=_CHAMBERS.get((match["chamber"] or "").upper()),
        year=match["year"],
        page=match["page"],
        as_written=match[0],
    )


def _from_label(match: re.Match[str], *, is_paper: bool) -> Citation:
    """From an identifier (`is_paper`), which always ends in a paper, or from a dossier's label."""
    suffix, paper = match["first"].upper(), match["second"]
    if paper is None and _is_paper(suffix, is_paper=is_paper):
        suffix, paper = None, suffix
    if suffix and re.fullmatch(r"R[0-9]+", suffix):
        suffix = f"({suffix})"
    return Citation(
        dossier=_number(match["dossier"]),
        suffix=suffix,
        paper=paper.upper() if paper else None,
        as_written=match[0],
    )


def _is_paper(segment: str, *, is_paper: bool) -> bool:
    """Whether the only part behind a dossier's number is a paper's: 26485-308, kst-31945-B.

    Two figures in a label are a running number (21501-20), and so are chapters and funds; in an
    identifier only what no paper is called is a suffix (XVII).
    """
    if segment.isdigit():
        return is_paper or len(segment) != 2
    return is_paper and len(segment) <= 2


def _number(dossier: str) -> int:
    return int(re.sub(r"\D", "", dossier))
