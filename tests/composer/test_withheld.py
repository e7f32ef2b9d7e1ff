"""What attribution keeps out of a letter is kept out with its reason."""

from typing import Any

from logbook.composer import compose
from tests.composer.cases import letter_input
from tests.composer.small import CASE, point, promise, talk, told


def kept_out(*meetings: dict[str, Any]) -> list[tuple[str, str]]:
    case = CASE | {"commitments": [promise()], "meetings": meetings}
    letter = compose(letter_input(case, "nl"))
    return [(one.record.id, str(one.reason)) for one in letter.sections[-1].withheld]


def said_by(party: str, id: str, **changed: Any) -> dict[str, Any]:
    by = {"kind": "answer", "by": [{"party": party}], "id": id}
    return point("aangegeven", "dit klopt|so it is", "dat", **(by | changed))


def test_what_the_only_one_named_said_behind_its_sector_is_kept_out():
    quay = {"id": "k", "organisation": "Kaai", "attribution": "name"}
    guarded = said_by("k", "x", attribution="sector")
    meeting = talk(parties=[quay], points=[guarded])
    assert "klopt" not in told(meeting)
    assert kept_out(meeting) == [("x", "would-reveal")]
    other = {"id": "f", "organisation": "Wad"}
    assert "Een van de vissers heeft" in told(talk(parties=[quay, other], points=[guarded]))
    hidden = other | {"attribution": "internal"}
    assert kept_out(talk(parties=[quay, hidden], points=[guarded])) == [("x", "would-reveal")]


def test_what_we_asked_the_only_one_named_is_kept_out_where_it_says_whom():
    quay = {"id": "k", "organisation": "Kaai", "attribution": "name"}
    asked = point("verzocht", "te delen|share", "om-te", kind="ask", id="x")
    assert kept_out(talk(parties=[quay], points=[asked])) == [("x", "would-reveal")]
    said = point("benadrukt", "wind", "noun-phrase", id="y")
    assert kept_out(talk(parties=[quay], points=[said])) == []


def test_what_we_asked_of_all_is_kept_out_where_one_named_is_alone_of_its_sector():
    quay = {"id": "k", "organisation": "Kaai", "attribution": "name"}
    some = {"id": "s", "sector": "fishers", "as": ["de drie grote vissers", None], "plural": True}
    asked = point("verzocht", "te delen|share", "om-te", kind="ask", id="x")
    for attribution in ("name", "sector"):
        parties = [some | {"attribution": attribution}, quay]
        for to in ([], [{"party": "s"}, {"party": "k"}]):
            meeting = talk(parties=parties, points=[asked | {"to": to}])
            assert kept_out(meeting) == [("x", "would-reveal")], (attribution, to)
            assert "visser verzocht" not in told(meeting)


def test_what_names_who_may_not_be_named_is_kept_out_with_its_reason():
    said = said_by("k", "x", complement=["Kaai dit doet", "Quay does"])
    guarded = talk(parties=[{"id": "k", "organisation": "Kaai"}], points=[said])
    assert kept_out(guarded) == [("x", "names-guarded")]
    named = talk(parties=[{"id": "k", "organisation": "Kaai", "attribution": "name"}])
    assert kept_out(named | {"points": [said | {"attribution": "name"}]}) == []
    assert kept_out(named | {"points": [said | {"attribution": "sector"}]}) == [
        ("x", "names-guarded")
    ]
