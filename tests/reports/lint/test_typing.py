"""What was typed as a note is found before it is printed."""

from logbook.reports.letter import compose
from tests.reports.letter.small import point, promise, talk
from tests.reports.lint.letters import added, found, given, levels


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
