"""What was typed as a note is found before it is printed."""

import pytest

from logbook.composer import compose
from tests.composer.cases import letter_input
from tests.composer.small import CASE, VVM, point, promise, talk
from tests.linter.letters import added, found, given, levels


def test_shorthand_is_written_in_full():
    records = given(talk())
    letter = added(compose(records), "Dit betreft m.n. wind en de molens.")
    (one,) = found("shorthand", records, letter)
    assert one.level == "warning"
    assert "met name" in one.say
    assert levels("shorthand", records) == []


@pytest.mark.parametrize(
    ("short", "full"),
    [("z.s.m.", "zo spoedig mogelijk"), ("t/m", "tot en met"), ("d.w.z.", "dat wil zeggen"),
     ("m.u.v.", "met uitzondering van"), ("i.h.k.v.", "in het kader van"), ("enz.", "enzovoort"),
     ("Q3 2025", "het derde kwartaal van 2025")],
)  # fmt: skip
def test_other_shorthand_too(short, full):
    records = given(talk())
    (one,) = found("shorthand", records, added(compose(records), f"Dit is {short} wind en zee."))
    assert full in one.say


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("dat wordt onderzocht", [("M/0", "note")]),
        ("zal worden bezien", [("M/0", "note")]),
        ("dat niet wordt onderzocht", [("M/0", "note")]),
        ("dat niet kan", []),
        ("dat er wordt gewerkt", []),
        ("dat dat wordt onderzocht", []),
        ("dat zijn leden malen", []),
        ("het kan", []),
        ("dat niet alle molens malen", []),
    ],
)
def test_a_clause_without_a_subject_is_noted_where_nobody_knows_it(words, expected):
    said = point("aangegeven", f"{words}|it can", "dat", kind="answer")
    assert levels("complement", given(talk(points=[said]))) == expected


def test_an_organisation_without_words_for_a_sentence_is_noted_where_it_is_named():
    def of(name: str, **changed: str) -> list[tuple[str, str]]:
        party = {"id": "p", "organisation": name, "attribution": "name"} | changed
        return levels("article", given(talk(parties=[party])))

    assert of("Wad") == [("Wad", "note")]
    assert of("VvM") == []
    assert of("Wad", attribution="sector") == []


@pytest.mark.parametrize(
    ("former", "expected"),
    [
        ("Kaagbaan", [("VvM", "note")]),
        ("de Kaagbaan", []),
        ("Luchthavenbedrijf Kaagbaan", []),
        ("Nederlandse Railmaatschappij", []),
    ],
)
def test_a_former_name_of_which_nobody_knows_the_article_is_noted(former, expected):
    one = CASE["organisations"]["VvM"] | {"former_names": [[former, "2021-04-01"]]}
    known = {"organisations": CASE["organisations"] | {"VvM": one}, "commitments": [promise()]}
    before, after = (
        letter_input(CASE | known | {"meetings": [talk(VVM, date=date)]})
        for date in ("2021-03-03", "2021-05-05")
    )
    assert levels("article", before) == expected
    assert levels("article", after) == []


def test_words_that_stay_as_typed_are_noted():
    def of(words: str, sector: str = "fishers") -> list[tuple[str, str]]:
        said = point("aangegeven", "het kan|it can", "dat", kind="answer", by=[{"party": "p"}])
        party = {"id": "p", "sector": sector, "as": [words, None]}
        return levels("article", given(talk(parties=[party], points=[said])))

    assert of("een bedrijf") == [("M", "note")]
    assert of("een visser") == of("een kleine visser") == of("de visser") == []


@pytest.mark.parametrize(
    ("words", "plural", "expected"),
    [
        ("de kosten en baten", False, [("M/0", "error")]),
        ("de kosten en de baten van wind", False, [("M/0", "error")]),
        ("de kosten en baten", True, []),
        ("het belang van kosten en baten", False, []),
        ("de wet- en regelgeving", False, []),
        ("wind", False, []),
    ],
)
def test_a_verb_agrees_with_what_was_said(words, plural, expected):
    said = point("benadrukt", words, "noun-phrase", complement_plural=plural)
    assert levels("number", given(talk(points=[said]))) == expected


@pytest.mark.parametrize(
    ("words", "plural", "expected"),
    [
        ("enkele vissers", False, [("M", "error")]),
        ("twee vissers", False, [("M", "error")]),
        ("een visser", True, [("M", "error")]),
        ("een aantal vissers", True, []),
        ("enkele vissers", True, []),
        ("een visser", False, []),
        ("een afvaardiging van vissers en molenaars", False, []),
        ("een visser en een molenaar", False, [("M", "error")]),
        ("een kleine en jonge visser", False, []),
        ("veel vissers", False, [("M", "error")]),
        ("meer dan tien vissers", False, [("M", "error")]),
        ("15 vissers", False, [("M", "error")]),
        ("het bestuur", True, [("M", "error")]),
        ("een groep vissers", True, [("M", "error")]),
        ("de leden van de bond", False, [("M", "warning")]),
        ("vertegenwoordigers van vissers", False, [("M", "warning")]),
        ("de raad van bestuur", True, [("M", "warning")]),
        ("de raad van bestuur", False, []),
        ("de keten", False, []),
        ("de leden van de bond", True, []),
    ],
)
def test_a_verb_agrees_with_who_said_it(words, plural, expected):
    said = point("aangegeven", "het kan|it can", "dat", kind="answer", by=[{"party": "p"}])
    party = {"id": "p", "sector": "fishers", "as": [words, None], "plural": plural}
    assert levels("number", given(talk(parties=[party], points=[said]))) == expected
    asked = point("verzocht", "te wachten", "om-te", kind="ask")
    assert levels("number", given(talk(parties=[party], points=[asked]))) == []


@pytest.mark.parametrize(("plural", "expected"), [(False, [("M/0", "error")]), (True, [])])
def test_a_verb_agrees_with_who_is_named_with_the_point_alone(plural, expected):
    by = [{"inline": ["enkele deskundigen", "some experts"], "plural": plural}]
    said = point("aangegeven", "het kan|it can", "dat", kind="answer", by=by)
    assert levels("number", given(talk(points=[said]))) == expected
