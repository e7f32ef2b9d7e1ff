"""What was typed as a note is found before it is printed."""

from logbook.letters.composer import compose
from tests.letters.composer.small import VVM, point, promise, talk
from tests.letters.linter.letters import added, found, given, levels


def test_shorthand_is_written_in_full():
    records = given(talk())
    letter = added(compose(records), "Dit betreft m.n. wind en de molens.")
    (one,) = found("shorthand", records, letter)
    assert one.level == "warning"
    assert "met name" in one.say
    assert levels("shorthand", records) == []


def test_an_occasion_without_an_article_is_noted():
    named = given(commitments=[promise(occasion=["Molendag", None])])
    assert levels("article", named) == [("P", "note")]
    assert levels("article", given(commitments=[promise(occasion=["de Molendag", None])])) == []


def test_tags_are_not_printed_and_found():
    records = given(talk(points=[point("benadrukt", "<b>wind</b>|wind", "noun-phrase")]))
    assert "<b>" not in " ".join(one.text for one in compose(records).sentences)
    assert [level for _id, level in levels("markup", records)] == ["warning"]


def test_a_capital_within_the_sentence_is_noted_and_a_name_is_not():
    def of(words: str) -> list[tuple[str, str]]:
        said = point("benadrukt", words, "noun-phrase")
        return levels("capital", given(talk(VVM, points=[said])))

    assert of("Windmolens op zee|wind") == [("M/0", "note")]
    for name in ("Vereniging van Molenaars en wind", "EU-regels", "Nederlandse wind", "De molens"):
        assert of(name) == []


def test_a_clause_entered_as_a_noun_phrase_is_told_as_a_clause_and_noted():
    def said(words: str, kind: str):
        return given(talk(points=[point("aangegeven", f"{words}|they do", kind, kind="answer")]))

    clause = said("dat de molens draaien", "noun-phrase")
    assert levels("complement", clause) == [("M/0", "note")]
    meant = said("dat de molens draaien", "dat")
    assert [one.text for one in compose(clause).sentences] == [
        one.text for one in compose(meant).sentences
    ]
    for right in (meant, said("dat beleid", "noun-phrase")):
        assert levels("complement", right) == []
