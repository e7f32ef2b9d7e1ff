"""The pieces in which a text is shown."""

from logbook.search.queries import excerpt, marked
from logbook.search.queries.excerpts import LONGEST
from logbook.search.tokens import Question


def test_words_their_stems_and_the_beginning_of_one_are_marked():
    question = Question.of("afspraak zoe pens")
    pieces = marked("Afspraken met Zoë over pensioenen en een spraak", question)
    assert [text for text, is_marked in pieces if is_marked] == ["Afspraken", "Zoë", "pensioenen"]
    assert "".join(text for text, _ in pieces) == "Afspraken met Zoë over pensioenen en een spraak"


def test_only_the_last_word_may_be_a_beginning():
    question = Question.of("pens afspraak")
    assert not any(is_marked for _, is_marked in marked("pensioenen", question))


def test_the_excerpt_of_a_long_text_is_where_the_word_stands():
    text = "vooraf " * 300 + "de naald staat hier " + "daarna " * 300
    pieces = excerpt(text, Question.of("naald"))
    shown = "".join(piece for piece, _ in pieces)
    assert ("naald", True) in pieces
    assert shown.startswith("… vooraf")
    assert shown.endswith("daarna …")
    assert len(shown) <= LONGEST + 4


def test_the_excerpt_without_the_word_is_the_beginning():
    assert excerpt("Een korte tekst.", Question.of("anders")) == [("Een korte tekst.", False)]
    assert excerpt("", Question.of("anders")) == []


def test_a_word_longer_than_an_excerpt_is_cut():
    pieces = excerpt("x" * 5000 + " naald", Question.of("xxx"))
    assert sum(len(text) for text, _ in pieces) <= LONGEST + 4
