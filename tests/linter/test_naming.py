"""Who is named: who spoke for us, and whom we may name."""

import datetime as dt

import pytest

from logbook.composer import compose
from logbook.composer.contents import Source
from logbook.linter import Known
from logbook.linter.background import KnownContact
from logbook.meetings.models import Attribution
from tests.composer.small import NOBODY, VVM, point, promise, spoken_by, talk
from tests.linter.letters import added, edited, found, given, levels

ANNA = spoken_by("proof")


@pytest.mark.parametrize(
    ("date", "said", "wrong"),
    [
        ("2021-03-03", "sprak ik", "sprak mijn voorganger"),
        ("2019-12-31", "sprak mijn voorganger", "sprak ik"),
        ("2020-01-01", "sprak ik", "sprak mijn voorganger"),  # the day of the hand-over
    ],
)
def test_who_spoke_follows_from_the_terms(date, said, wrong):
    records = given(talk(ANNA, date=date))
    letter = compose(records)
    assert levels("predecessor", records, letter) == []
    changed = edited(letter, said, wrong)
    assert levels("predecessor", records, changed) == [("M", "error")]


def test_who_came_back_under_another_name_of_the_office_is_no_predecessor():
    records = given(talk(spoken_by("old"), date="2012-05-05"))
    letter = compose(records)
    assert levels("predecessor", records, letter) == []
    changed = edited(letter, "sprak ik", "sprak mijn voorganger")
    assert levels("predecessor", records, changed) == [("M", "error")]


def test_of_several_signatories_only_the_first_is_ik():
    records = given(talk(spoken_by("other")), co_signatories=["other"])
    letter = compose(records)
    assert levels("predecessor", records, letter) == []
    changed = edited(letter, "sprak de minister van Elders", "sprak ik")
    assert levels("predecessor", records, changed) == [("M", "error")]


def test_nobody_speaks_as_ik_where_the_log_does_not_say_who_did():
    records = given(talk(NOBODY))
    changed = edited(compose(records), "is gesproken", "sprak ik")
    (one,) = found("predecessor", records, changed)
    assert "no record says who" in one.say


@pytest.mark.parametrize(
    ("date", "language"), [("2019-02-05", "nl"), ("2020-02-04", "nl"), ("2019-02-05", "en")]
)
def test_who_promised_follows_from_the_terms_and_the_letter_itself_speaks_as_ik(date, language):
    records = given(commitments=[promise(made_on=date, outcome="fulfilled")], language=language)
    assert any(" ik " in one.text or "I " in one.text for one in compose(records).sentences)
    assert levels("predecessor", records) == []


def test_a_promise_of_a_predecessor_is_not_ours():
    records = given(commitments=[promise(made_on="2019-02-05")])
    changed = edited(compose(records), "heeft mijn voorganger", "heb ik")
    assert levels("predecessor", records, changed) == [("P", "error")]


GUARDED = {"parties": [{"id": "v", "organisation": "VvM"}]}


def test_who_is_told_by_sector_is_not_named():
    records = given(talk(GUARDED))
    letter = compose(records)
    assert levels("attribution", records, letter) == []
    for name in ("de VvM", "de Vereniging van Molenaars"):
        changed = edited(letter, "een brancheorganisatie", name)
        assert levels("attribution", records, changed) == [("M", "error")]


def test_who_is_told_by_name_is():
    assert levels("attribution", given(talk(VVM))) == []


def test_neither_is_anybody_in_the_authors_own_text_unless_some_talk_names_them():
    text = "De Vereniging van Molenaars steunt dit."
    records = given(talk(GUARDED))
    assert levels("attribution", records, added(compose(records), text)) == [("M", "error")]
    both = given(talk(GUARDED), talk(VVM, id="N", date="2021-05-05"))
    assert levels("attribution", both, added(compose(both), text)) == []


@pytest.mark.parametrize(
    "secret",
    [{"in_confidence": True}, {"attribution": "internal"}, {"kind": "note", "phrase": "benadrukt"}],
)
def test_what_is_internal_is_not_quoted(secret):
    said = point("benadrukt", "de geheime reserve van graan", "noun-phrase", **secret)
    records = given(talk(points=[said]))
    letter = compose(records)
    assert levels("attribution", records, letter) == []
    text = "Daarbij ging het om de geheime reserve van graan."
    assert levels("attribution", records, added(letter, text)) == [("M", "error")]
    assert levels("attribution", records, added(letter, "Daarbij ging het om graan.")) == []


def test_a_talk_that_may_no_longer_leave_is_taken_out():
    records = given(talk())
    letter = compose(records)
    assert levels("attribution", records, letter) == []
    assert levels("attribution", given(), letter) == [("M", "error")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Greet Molen", [("1", "warning")]),
        ("Anna Eerst", []),  # holds an office
        ("De Wit", []),  # moved a motion
        ("Vereniging van Molenaars", []),  # an organisation
        ("Greet Mole", []),
    ],
)
def test_a_contact_is_not_named_but_who_holds_an_office_or_a_seat(name, expected):
    asked = {"id": "M1", "kind": "motie", "movers": ["De Wit"], "adopted_on": "2020-02-04"}
    records = given(talk(VVM), commitments=[promise(), asked])
    text = "Daarbij waren Greet Molen, Anna Eerst, De Wit en de Vereniging van Molenaars."
    letter = added(compose(records), text)
    known = Known(contacts=[KnownContact("1", name)])
    assert levels("personal-name", records, letter, known) == expected


def test_a_name_inside_another_word_is_no_name():
    records = given(talk())
    known = Known(contacts=[KnownContact("1", "Molen")])
    assert levels("personal-name", records, compose(records), known) == []


def test_the_name_of_an_internal_party_does_not_come_in_with_a_source():
    party = {"id": "v", "organisation": "VvM", "attribution": Attribution.INTERNAL.value}
    records = given(talk(id="N", date="2021-04-04"), talk({"parties": [party]}))
    text = "Er is gesproken met de VvM."
    letter = added(compose(records), text, Source("meeting", "M", 1))
    assert levels("attribution", records, letter) == [("M", "error")]
    assert records.date == dt.date(2022, 6, 1)


def test_of_what_an_author_wrote_as_one_each_sentence_is_read_by_its_date():
    records = given(talk(ANNA, date="2019-12-31"), talk(ANNA, id="N", date="2020-01-01"))
    letter = compose(records)
    both = [Source("meeting", "M", 1), Source("meeting", "N", 1)]
    right = "Op 31 december 2019 sprak mijn voorganger. Op 1 januari 2020 sprak ik."
    assert levels("predecessor", records, added(letter, right, *both)) == []
    wrong = "Op 31 december 2019 sprak ik. Op 1 januari 2020 sprak ik."
    (one,) = found("predecessor", records, added(letter, wrong, *both))
    assert (one.record, one.sentences) == ("M", ("Op 31 december 2019 sprak ik.",))


def test_the_day_of_a_talk_is_enough_to_know_which_the_author_means():
    records = given(talk(GUARDED, date="2019-12-31"), talk(VVM, id="N", date="2021-05-05"))
    letter = compose(records)
    about = added(letter, "Op 31 december 2019 sprak mijn voorganger met de VvM.")
    assert ("M", "error") in levels("attribution", records, about)
    assert ("M", "error") in levels("predecessor", records, about)
    other = added(letter, "Op 5 mei 2021 is gesproken met de VvM.")
    assert levels("attribution", records, other) == []


def test_a_name_that_evidence_makes_public_may_stay():
    evidence = {"id": "E", "role": "answers", "sentence": ["De VvM bracht het uit.", None]}
    records = given(talk(GUARDED), commitments=[promise(evidence=[evidence])])
    letter = edited(compose(records), "bracht het uit", "bracht het stuk uit")
    assert levels("attribution", records, letter) == []


def test_a_name_that_another_talk_guards_is_found_in_what_tells_of_this_one():
    quay = {"id": "k", "organisation": "Kaai", "attribution": "name"}
    named = talk(VVM, id="O", date="2021-06-06")
    records = given(talk(GUARDED), talk(parties=[quay], id="N", date="2021-05-05"), named)
    letter = compose(records)
    assert levels("attribution", records, letter) == []
    changed = edited(letter, "met de Kaaiers", "met de Kaaiers over de VvM")
    assert levels("attribution", records, changed) == [("M", "error")]
    about = added(letter, "Op 5 mei 2021 vroegen de Kaaiers naar de VvM.")
    assert levels("attribution", records, about) == [("M", "error")]


def test_evidence_does_not_tell_who_was_there_on_the_day_of_a_talk():
    evidence = {"id": "E", "role": "answers", "sentence": ["De VvM was er {date}.", None]}
    for date, expected in (("2021-03-03", [("M", "error")]), ("2021-03-04", [])):
        asked = promise(evidence=[evidence | {"date": date}])
        records = given(talk(GUARDED), commitments=[asked])
        assert levels("attribution", records) == expected
