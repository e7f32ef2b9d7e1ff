"""What never enters a letter, whoever asks, and what only some may see."""

import datetime as dt
from typing import Any

import pytest

from logbook.commitments.models import Evidence, EvidenceKind, EvidenceRole
from logbook.composer import compose
from logbook.composer.aside import load_aside
from logbook.composer.loading import Asked, load
from logbook.composer.markdown import markdown
from logbook.composer.omissions import Reason
from logbook.composer.preview import preview
from logbook.dates import PartialDate
from logbook.db import db, reading, transaction
from logbook.directory.models import Affiliation, FormerName, OfficeLevel, Term
from logbook.errors import NotFound
from logbook.followups.models import FollowUpKind, FollowUpStatus
from logbook.meetings import queries as meetings
from logbook.meetings.models import Attribution, ComplementKind, Marking, Meeting, MeetingStatus
from logbook.policy import SYSTEM, Caller
from logbook.references.models import Reference
from logbook.wording import Wording

CANARY = "kanarie"


@pytest.fixture
def promise(make):
    return make.commitment(clause=Wording("te toetsen", "test"), made_on=PartialDate.parse("2021"))


@pytest.fixture
def minister(make):
    return make.office("Minister voor Proeven", Term(holder="Anna", since=dt.date(2020, 1, 1)))


@pytest.fixture
def talk(make, owner, promise, linked):
    """A talk of the promise whose only point carries the canary, unless it is told as changed."""
    phrase_id = make.phrase("benadrukt").id

    def talking(said: dict[str, Any] | None = None, **changed: Any) -> Meeting:
        meeting: Meeting = make.meeting(owner, notes=CANARY, **changed)
        make.party(meeting, sector_id=make.sector().id, plural=True)
        given = {
            "phrase_id": phrase_id,
            "complement": Wording(f"het {CANARY}", f"the {CANARY}"),
            "complement_kind": ComplementKind.NOUN_PHRASE,
        }
        make.point(meeting, **given | (said or {}))
        linked(promise, meeting)
        return meeting

    return talking


@pytest.fixture
def letter(app, promise, minister):
    """The text of the letter on the promise, as somebody would compose it."""

    def composing(caller: Caller = SYSTEM, language: str = "nl") -> str:
        asked = Asked([(promise.id, None)], minister.id, dt.date(2022, 4, 7), language)
        with app.app_context(), reading():
            return markdown(compose(load(caller, asked)))

    return composing


def as_caller(account: Any) -> Caller:
    return Caller(account.id, account.name, account.role, account.unit_id)


def test_a_talk_that_may_be_told_is_told(talk, letter):
    talk()
    assert f"In dit gesprek is het {CANARY} benadrukt." in letter()
    assert f"the {CANARY} was stressed" in letter(language="en")


@pytest.mark.parametrize("changed", [{"access": "named"}, {"marking": Marking.DEP_V}])
def test_what_is_for_named_people_or_marked_never_enters(changed, talk, letter, make, app, owner):
    meeting = talk(**changed)
    with app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, meeting.id)
        kept.named.append(session.merge(owner))
    told_as = Wording(f"Er volgt een {CANARY}.")
    make.follow_up(owner, meeting_id=meeting.id, told_as=told_as, made_on=dt.date(2021, 9, 14))
    for caller in (SYSTEM, as_caller(owner)):
        assert CANARY not in letter(caller)
        assert "Op 14 september 2021" not in letter(caller)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"access": "everyone"}, None),
        ({"access": "unit"}, None),
        ({"access": "named"}, Reason.ACCESS),
        ({"access": "named", "marking": Marking.DEP_V}, Reason.MARKING),
    ],
)
def test_what_a_letter_would_say_of_it_is_shown_or_why_it_says_nothing(
    app, talk, owner, changed, reason
):
    meeting = talk(**changed, named=[owner])
    with app.app_context(), reading():
        loaded = meetings.meeting(as_caller(owner), meeting.id)
        (shown,) = preview(loaded, "nl").values()
    assert (CANARY in shown.text, shown.reason) == (reason is None, reason)


def test_what_cannot_enter_is_known_to_whoever_may_see_it(app, talk, promise, owner, colleague):
    talk()
    planned = talk(status=MeetingStatus.PLANNED).id
    named = talk(access="named", named=[owner]).id
    marked = talk(marking=Marking.DEP_V).id

    def aside(account: Any) -> dict[str, Reason | None]:
        with app.app_context(), reading():
            found = load_aside(as_caller(account), [promise.id])
            return {one.meeting.id: one.guarded for one in found}

    seen = {str(planned): None, str(marked): Reason.MARKING}
    assert aside(colleague) == seen
    assert aside(owner) == seen | {str(named): Reason.ACCESS}


def test_another_unit_composes_without_what_it_may_not_see(talk, letter, outsider, colleague):
    talk(access="unit")
    assert CANARY in letter(as_caller(colleague))
    assert CANARY in letter(SYSTEM)
    assert CANARY not in letter(as_caller(outsider))


@pytest.mark.parametrize(
    "said",
    [{"attribution": Attribution.INTERNAL}, {"in_confidence": True}, {"kind": "note"}],
)
def test_what_was_said_inside_stays_inside(said, talk, letter):
    talk(said)
    assert "Op 14 september 2021 is gesproken met banken." in letter()
    assert CANARY not in letter()


def test_evidence_of_a_talk_that_may_not_leave_does_not_leave_either(make, talk, letter, promise):
    def answered_by(meeting: Meeting | None) -> None:
        found = Reference(meeting_id=meeting.id if meeting else None, citation="12 345, nr. 6")
        make.kept(
            Evidence(
                commitment_id=promise.id,
                kind=EvidenceKind.EVENT,
                role=EvidenceRole.ANSWERS,
                sentence=Wording("Er was een kwestie." if meeting else "Er was een uitkomst."),
                reference_id=make.kept(found).id,
            )
        )

    answered_by(talk(access="named"))
    answered_by(None)
    assert "kwestie" not in letter()
    assert "Er was een uitkomst (12 345, nr. 6)." in letter()


def test_a_relay_that_was_confirmed_is_told_so(make, talk, letter, owner, app):
    meeting = talk()
    with app.app_context(), reading():
        point_id = db.session.get_one(Meeting, meeting.id).points[0].id
    make.follow_up(
        owner,
        kind=FollowUpKind.RELAY,
        meeting_id=meeting.id,
        point_id=point_id,
        status=FollowUpStatus.DONE,
        closed_on=dt.date(2022, 1, 1),
        made_on=None,
    )
    assert "De banken hebben bevestigd dat deze boodschap is doorgegeven." in letter()


def test_a_letter_of_nothing_known_is_not_found(app, promise, minister, make):
    envoy = make.office("Gezant", level=OfficeLevel.AMBASSADOR)
    with app.app_context(), reading():
        for commitment, office in ((envoy.id, minister.id), (promise.id, promise.id)):
            with pytest.raises(NotFound):
                load(SYSTEM, Asked([(commitment, None)], office, dt.date(2022, 4, 7)))


def test_the_number_of_queries_does_not_grow_with_the_log(talk, queries, app, promise, minister):
    def counted() -> int:
        asked = Asked([(promise.id, None)], minister.id, dt.date(2022, 4, 7))
        with app.app_context(), queries() as seen, reading():
            compose(load(SYSTEM, asked))
        return int(seen.count)

    for _ in range(3):
        talk()
    few = counted()
    for _ in range(12):
        talk()
    assert counted() == few


@pytest.mark.parametrize(
    "name", ["Wierwerf Noord", "wierwerf noord bv", "Oude Lijn", "Zilte Vaart", "heer Kwakkelstein"]
)
def test_who_may_not_be_named_is_known_by_all_they_were_called(name, make, talk, letter, owner):
    """Former names, those merged into it and its contacts are read with the letter."""
    kept = make.organisation(
        "Wierwerf Noord B.V.", former_names=[FormerName(name="Oude Lijn N.V.", position=0)]
    )
    make.organisation("Zilte Vaart", merged_into_id=kept.id)
    person = make.person("Wolfert Kwakkelstein")
    make.kept(Affiliation(person_id=person.id, organisation_id=kept.id))
    meeting = talk({"complement": Wording(f"het plan van {name}", "x")})
    assert name in letter()
    make.party(meeting, organisation_id=kept.id)
    assert name not in letter()


def test_a_talk_before_an_organisation_was_renamed_has_its_name_of_then(make, talk, letter):
    renamed = FormerName(name="Spaarbankbond", until=dt.date(2099, 1, 1), position=0)
    bond = make.organisation("Bond van Spaarders", former_names=[renamed])
    make.party(talk(), organisation_id=bond.id, attribution=Attribution.NAME)
    assert "de Spaarbankbond (thans: de Bond van Spaarders)" in letter()


def test_a_talk_with_one_that_was_merged_tells_what_it_is_now(make, talk, letter):
    last = make.organisation("Bond van Zeelieden")
    between = make.organisation("Bond van Varenden", merged_into_id=last.id)
    bond = make.organisation("Bond van Spaarders", merged_into_id=between.id)
    make.party(talk(), organisation_id=bond.id, attribution=Attribution.NAME)
    assert "de Bond van Spaarders (thans: de Bond van Zeelieden)" in letter()
