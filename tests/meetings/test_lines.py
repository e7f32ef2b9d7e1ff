"""Minutes as plain lines: what each says, and that nothing of them is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from logbook.meetings.lines import Line, NoteLine, SaidLine, TaskLine, read_lines
from logbook.meetings.models import PointKind

NAMES = frozenset({"nvb", "rabo", "enkele banken", "de nvb"})


def is_name(text: str) -> bool:
    return text.casefold() in NAMES


def read(text):
    return list(read_lines(text, is_name))


@pytest.mark.parametrize(
    ("line", "who", "us", "kind", "text"),
    [
        ("NVB: ziet ruimte", "NVB", False, "answer", "ziet ruimte"),
        ("  - nvb :  ziet ruimte ", "nvb", False, "answer", "ziet ruimte"),
        ("NVB: komt dat kader?", "NVB", False, "question", "komt dat kader?"),
        ("NVB vraagt: wanneer", "NVB", False, "question", "wanneer"),
        ("NVB (aanbod): deelt cijfers", "NVB", False, "offer", "deelt cijfers"),
        ("Rabo asks: when", "Rabo", False, "question", "when"),
        ("Enkele banken: wachten af", "Enkele banken", False, "answer", "wachten af"),
        ("wij: lichten toe", "", True, "message", "lichten toe"),
        ("We: will write", "", True, "message", "will write"),
        ("wij verzoeken: geef openheid", "", True, "ask", "geef openheid"),
        ("wij vragen: wanneer: nu?", "", True, "question", "wanneer: nu?"),
        ("afspraak: in maart verder", "", False, "agreement", "in maart verder"),
        ("vraag NVB: mag dat", "NVB", False, "question", "mag dat"),
        ("intern: niet noemen", "", False, "note", "niet noemen"),
    ],
)
def test_a_line_with_who_or_what_before_a_colon_is_a_point(line, who, us, kind, text):
    (said,) = read(line)
    assert isinstance(said, SaidLine)
    assert (said.who, said.us, said.kind, said.text) == (who, us, PointKind(kind), text)


@pytest.mark.parametrize(
    ("line", "what", "who", "when"),
    [
        ("> actie: rapport opvragen vóór het reces", "rapport opvragen", "", "vóór het reces"),
        ("> action: send the letter by 1 March", "send the letter", "", "by 1 March"),
        ("> rapport sturen, uiterlijk vrijdag.", "rapport sturen", "", "uiterlijk vrijdag."),
        ("> NVB: cijfers sturen eind maart", "cijfers sturen", "NVB", "eind maart"),
        ("> actie: NVB: cijfers sturen", "cijfers sturen", "NVB", ""),
        ("> actie: wij: nabellen over 3 dagen", "nabellen", "wij", "over 3 dagen"),
        ("> cijfers nakijken (Rabo) binnen 2 weken", "cijfers nakijken", "Rabo", "binnen 2 weken"),
        ("- actie: nabellen morgen", "nabellen", "", "morgen"),
        ("> nabellen 14 september", "nabellen", "", "14 september"),
        ("> actie: begroting 2025 lezen", "begroting 2025 lezen", "", ""),
        ("> begroting 2025", "begroting 2025", "", ""),
        ("> cijfers Q3", "cijfers Q3", "", ""),
        ("> nota voor de minister", "nota voor de minister", "", ""),
        ("> bel de heer X: morgen", "bel de heer X:", "", "morgen"),
        ("> vóór het reces", "vóór het reces", "", ""),
    ],
)
def test_a_line_behind_an_arrow_is_a_follow_up(line, what, who, when):
    (task,) = read(line)
    assert isinstance(task, TaskLine)
    assert (task.what, task.who, task.when) == (what, who, when)


@pytest.mark.parametrize(
    "line",
    [
        *("Let op: geheim", "Stichting Nieuw: wil meedoen", "14:30 begonnen", "https://x.nl/a"),
        *("NVB", "NVB:", "NVB:ziet", ": tekst", ">", "> actie:", "Actie is nodig", "- los", "#1"),
    ],
)
def test_what_is_not_understood_is_a_note_as_it_was_typed(line):
    assert read(f"  {line}  ") == [NoteLine(line)]


def test_lines_stand_in_order_and_blank_ones_are_none():
    found = read("Aanwezig\n\nNVB: a\n   \nwij: b\n> actie: c\nSlot")
    assert [type(one) for one in found] == [NoteLine, SaidLine, SaidLine, TaskLine, NoteLine]


PIECES = st.sampled_from(
    [
        *("NVB", "nvb", "Rabo", "wij", "we", "actie", "action", "vraagt", "afspraak", "(aanbod)"),
        *(":", ": ", ">", "> ", "- ", "* ", " ", ",", "?", ".", "(Rabo)", "vóór het reces"),
        *("eind maart", "morgen", "14-9-2024", "2025", "tekst", "Ünï", "\t", "1.", "intern"),
    ]
)
LINE = st.one_of(
    st.text(), st.lists(PIECES, max_size=9).map("".join), st.lists(PIECES).map(" ".join)
)


def letters(text: str) -> list[str]:
    return sorted(sign for sign in text if sign.isalnum())


def told(one: Line) -> str:
    match one:
        case SaidLine():
            return one.mark + one.text
        case TaskLine():
            return one.mark + one.who + one.what + one.when
        case NoteLine():
            return one.text


@given(st.lists(LINE, max_size=6))
@example(["> actie: (Rabo)", "NVB vraagt: ?", "- actie: NVB: x"])
def test_every_line_comes_back_in_a_row_or_in_the_notes(lines):
    text = "\n".join(lines)
    typed = [line for line in text.splitlines() if line.strip()]
    found = read(text)
    assert [letters(told(one)) for one in found] == [letters(line) for line in typed]
    for one in found:
        assert told(one)
        assert not isinstance(one, SaidLine) or one.us or not one.who or is_name(one.who)
        assert not isinstance(one, NoteLine) or one.text in text


@given(st.text())
def test_without_anybody_known_all_is_a_note_or_a_follow_up_or_of_us(text):
    for one in read_lines(text, lambda _text: False):
        assert not isinstance(one, SaidLine) or not one.who
