"""The dossier of a commitment: what was said, and what its citation may mean."""

import json

from flask_babel import force_locale

from logbook.commitments.models import Paper
from logbook.documents.files import Format
from logbook.dossiers.dossier.timeline import draw, draw_closer
from logbook.meetings.models import ActorSide, PointActor
from logbook.wording import Wording
from tests.dossiers.records import party_and_point, text_of


def test_a_meeting_tells_the_points_of_this_commitment_only(make, owner, promise, linked, dossier):
    other = make.commitment("Een andere")
    meeting = make.meeting(owner, date="2021-04-19")
    _party, _ours = party_and_point(make, meeting, words="van beide")
    theirs = make.point(meeting, complement=Wording("van de andere"))
    linked(promise, meeting)
    linked(other, points=[theirs])

    def words(one):
        found = dossier(owner.as_caller(), one).conversations
        return [said.complement.nl for conversation in found for said in conversation.points]

    assert words(promise) == ["van beide"]
    assert words(other) == ["van de andere"]
    assert len(dossier(owner.as_caller(), other).contacts) == 1


def test_what_was_said_stands_by_party_and_in_order(make, owner, promise, linked, dossier):
    insurers = make.sector("insurance", "verzekeraars", "insurers")
    for day in ("2021-04-19", "2020-02-20"):
        meeting = make.meeting(owner, date=day)
        make.party(meeting, sector_id=insurers.id)
        answer = make.point(meeting, "answer", complement=Wording(f"antwoord van {day}"))
        make.kept(
            PointActor(point_id=answer.id, side=ActorSide.BY, inline=Wording("enkele verzekeraars"))
        )
        linked(promise, meeting)
    (conversation,) = dossier(owner.as_caller(), promise).conversations
    assert conversation.party == Wording("verzekeraars", "insurers")
    assert [said.complement.nl for said in conversation.points] == [
        "antwoord van 2020-02-20",
        "antwoord van 2021-04-19",
    ]
    assert {said.by.nl for said in conversation.points} == {"enkele verzekeraars"}


def test_internal_points_are_marked_as_such(make, owner, promise, linked, dossier):
    meeting = make.meeting(owner, date="2021-04-19")
    party_and_point(make, meeting, kind="note", attribution="internal", words="onder ons")
    linked(promise, meeting)
    found = dossier(owner.as_caller(), promise)
    assert "(INTERN)" in text_of(make.app, found, Format.MARKDOWN)
    assert "(INTERNAL)" in text_of(make.app, found, Format.MARKDOWN, "en")
    record = json.loads(text_of(make.app, found, Format.JSON))
    assert record["conversations"][0]["points"][0]["internal"] is True
    assert "INTERN" in text_of(make.app, found, Format.CSV)


def test_a_citation_stays_as_written_and_its_candidates_are_told(make, owner, dossier):
    motion = make.commitment(citation="Kamerstuk 35570,  nr. 71", dossier_number=35570, paper="71")
    make.kept(Paper(citation="35 570 V, nr. 72"))
    found = dossier(owner.as_caller(), motion)
    assert found.commitment.citation == "Kamerstuk 35570,  nr. 71"
    assert [one.display for one in found.candidates] == ["35 570 V, nr. 71"]
    assert "35 570 V, nr. 71" in text_of(make.app, found, Format.MARKDOWN)
    (finding,) = json.loads(text_of(make.app, found, Format.JSON))["findings"]
    assert (finding["rule"], finding["level"]) == ("citation", "warning")


def test_one_is_not_counted_as_several(app, make, owner, promise, linked, dossier):
    linked(promise, make.meeting(owner, date="2021-04-19"))
    with app.app_context(), force_locale("nl"):
        plot = draw(dossier(owner.as_caller(), promise), "nl")
    assert plot is not None
    assert plot.words.startswith("1 contact, 0 brieven en ")


def test_what_runs_for_years_is_drawn_once_more_for_the_past_year_and_no_mark_hides_another(
    app, make, owner, dossier, promise, linked
):
    for day in ("2016-05-01", "2022-03-29", "2022-03-29", "2022-03-30", "2022-04"):
        linked(promise, make.meeting(owner, date=day))
    with app.app_context(), force_locale("nl"):
        found = dossier(owner.as_caller(), promise)
        whole, closer = draw(found, "nl"), draw_closer(found, "nl")
    assert whole is not None
    assert closer is not None
    assert len(whole.marks) == 5
    assert len(closer.marks) == 4
    assert {line.words for line in closer.years} >= {"mei", "jan 2022"}
    for plot in (whole, closer):
        for number, mark in enumerate(plot.marks):
            for other in plot.marks[:number]:
                apart = mark.x >= other.x + other.width or other.x >= mark.x + mark.width
                assert apart or mark.y != other.y


def test_what_is_young_is_drawn_once(app, make, owner, dossier, promise, linked):
    linked(promise, make.meeting(owner, date="2022-03-29"))
    with app.app_context(), force_locale("nl"):
        assert draw_closer(dossier(owner.as_caller(), promise), "nl") is None
