"""How commitments stand on a day: which are told, where they are found, and how it is said."""

import csv
import io
import itertools
import json
from datetime import date

import pytest

from logbook.commitments.models import (
    Chamber,
    CommitmentKind,
    CommitmentStatus,
    Deadline,
    ProgressNote,
    StatusChange,
)
from logbook.commitments.queries import State
from logbook.composer.contents import Outcome
from logbook.dates import PartialDate
from logbook.documents.files import Format
from logbook.dossiers.files import list_file
from logbook.letters.models import ReportAnswer, ReportState
from logbook.wording import Wording
from tests.commitments.records import letter_of
from tests.documents.readers import words_in

MOTION = {"kind": CommitmentKind.MOTION}


@pytest.fixture
def course(make):
    """A promise with two statuses, two terms and two notes of progress."""
    return make.commitment(
        "Wapens",
        own_number="T/1",
        made_on=PartialDate.parse("2021-11-25"),
        occasion=Wording("het debat over Proeven", "the debate on Tests"),
        clause=Wording("in gesprek te blijven", "stay in touch"),
        status=CommitmentStatus.DONE,
        status_changes=[
            StatusChange(status=CommitmentStatus.IN_PROGRESS, on=date(2021, 12, 1), position=0),
            StatusChange(status=CommitmentStatus.DONE, on=date(2022, 4, 7), position=1),
        ],
        deadlines=[
            Deadline(
                text="voor het kerstreces",
                on=date(2021, 12, 16),
                said_on=date(2021, 11, 25),
                position=0,
            ),
            Deadline(text="in maart", on=date(2022, 3, 31), said_on=date(2022, 1, 10), position=1),
        ],
        progress=[
            ProgressNote(on=date(2022, 2, 1), text="Er is gesproken.", position=0),
            ProgressNote(on=date(2021, 12, 5), text="Gevraagd", position=1),
        ],
    )


def told(app, found, language="nl"):
    """The rows under the heads, as the three columns say them."""
    with app.app_context():
        text = list_file(found, Format.MARKDOWN, language).content.decode().replace("\\", "")
    return [line for line in text.splitlines() if line.startswith(("## ", "| "))]


def test_promises_and_motions_stand_apart_running_before_settled(app, make, standing):
    make.commitment("Motie loopt", **MOTION)
    make.commitment("Toezegging klaar", status=CommitmentStatus.LAPSED)
    make.commitment("Toezegging loopt", status=CommitmentStatus.PARTLY_DONE)
    make.commitment("Motie klaar", status=CommitmentStatus.DONE, **MOTION)
    assert [line.split("|")[1].strip() if line[0] == "|" else line
            for line in told(app, standing()) if "---" not in line] == [
        "## Lopende toezeggingen (1)", "Omschrijving", "Toezegging loopt",
        "## Afgedane toezeggingen (1)", "Omschrijving", "Toezegging klaar",
        "## Lopende moties (1)", "Omschrijving", "Motie loopt",
        "## Afgedane moties (1)", "Omschrijving", "Motie klaar",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2021-11-25", "Open. Termijn: voor het kerstreces (uiterlijk 16 december 2021)."),
        (
            "2021-12-17",
            (
                "Gevraagd (5 december 2021). In uitvoering sinds 1 december 2021."
                " Termijn: voor het kerstreces (uiterlijk 16 december 2021), verstreken."
            ),
        ),
        (
            "2022-02-01",
            (
                "Er is gesproken (1 februari 2022). In uitvoering sinds 1 december 2021."
                " Termijn: in maart (uiterlijk 31 maart 2022)."
            ),
        ),
        ("2022-04-07", "Er is gesproken (1 februari 2022). Afgedaan sinds 7 april 2022."),
    ],
)
def test_it_is_told_as_it_stood(app, course, standing, as_of, state):
    *_, row = told(app, standing(date.fromisoformat(as_of)))
    assert row == (
        "| Wapens: om in gesprek te blijven"
        f" | 25 november 2021, tijdens het debat over Proeven; T/1 | {state} |"
    )


def test_it_is_told_in_english(app, course, standing):
    head, *_, row = told(app, standing(), "en")
    assert head == "## Promises settled (1)"
    assert "to stay in touch | 25 November 2021, during the debate on Tests; T/1 |" in row
    assert row.endswith("(1 February 2022). Settled since 7 April 2022. |")


def test_what_was_promised_only_later_is_not_told(make, titles):
    make.commitment("Later", made_on=PartialDate.parse("2022-05"))
    make.commitment("Wie weet wanneer")
    make.commitment("In april", made_on=PartialDate.parse("2022-04"))
    assert titles(date(2022, 4, 1)) == ["In april", "Wie weet wanneer"]
    assert titles(date(2022, 3, 31)) == ["Wie weet wanneer"]


def test_a_motion_is_found_by_movers_dates_and_papers(app, make, standing):
    make.commitment(
        "De motie",
        movers=["Amhaouch", "Klink"],
        co_signers=True,
        adopted_on=PartialDate.parse("2021-12"),
        submitted_on=PartialDate.parse("2021-11-25"),
        citation="35 925-XVII nr. 33",
        dossier_number=35925,
        dossier_suffix="XVII",
        paper="33",
        **MOTION,
    )
    make.commitment("Nog een", submitted_on=PartialDate.parse("2022-01"), **MOTION)
    first, second = told(app, standing())[-2:]
    place = "Amhaouch, Klink c.s., aangenomen in december 2021; 35 925-XVII nr. 33"
    assert f"| [{place}](<https://" in first
    assert "| ingediend in januari 2022 |" in second


def test_only_signed_letters_up_to_the_day_answer(app, make, owner, course, standing):
    for day, state, reference in (
        (date(2022, 3, 1), ReportState.SIGNED, "EERSTE"),
        (date(2022, 4, 1), ReportState.CONCEPT, "CONCEPT"),
        (date(2022, 4, 8), ReportState.SIGNED, "LATER"),
    ):
        letter = letter_of(make, owner, day, state=state, our_reference=reference)
        make.kept(
            ReportAnswer(report_id=letter.id, commitment_id=course.id, outcome=Outcome.PARTLY)
        )
    *_, row = told(app, standing())
    assert "Brief van 1 maart 2022, EERSTE: deels gestand gedaan" in row
    assert "CONCEPT" not in row
    assert "LATER" not in row


def test_it_is_narrowed_by_minister_directorate_debate_and_more(make, titles):
    before = make.office("Minister van Vroeger")
    office = make.office("Minister van Nu", succeeds_id=before.id)
    make.commitment("Van nu", office_id=office.id, occasion=Wording("het debat Banken"))
    make.commitment("Van vroeger", office_id=before.id, occasion=Wording("het AO Banken"))
    make.commitment("Van IMH", unit_id=make.unit("IMH").id, chamber=Chamber.SENATE)
    make.commitment("Afgedaan", status=CommitmentStatus.DONE)
    motion = make.commitment("De motie", **MOTION)
    for wanted, found in (
        ({"office": office.id}, ["Van nu", "Van vroeger"]),
        ({"office": before.id}, ["Van vroeger"]),
        ({"unit": make.unit("IMH").id}, ["Van IMH"]),
        ({"occasion": "debat banken"}, ["Van nu"]),
        ({"occasion": "100%"}, []),
        ({"chamber": Chamber.SENATE}, ["Van IMH"]),
        ({"kind": CommitmentKind.MOTION}, ["De motie"]),
        ({"state": State.CLOSED}, ["Afgedaan"]),
        ({"commitments": [motion.id]}, ["De motie"]),
    ):
        assert titles(**wanted) == found, wanted


def test_every_format_tells_every_row_and_never_a_doubt(app, make, standing):
    make.commitment("Eerste", doubts=["twijfelgeval"], text="de tekst")
    make.commitment("Tweede", **MOTION)
    found = standing()
    for form, language in itertools.product(Format, ("nl", "en")):
        with app.app_context():
            first, again = (list_file(found, form, language).content for _ in range(2))
        assert first == again
        text = words_in(first, form)
        assert "Eerste" in text
        assert "Tweede" in text
        assert "twijfelgeval" not in text


def test_a_table_has_what_spreadsheets_sort_by_and_nothing_calculates(app, make, standing):
    make.commitment(
        "=1+1",
        unit_id=make.unit("IMH").id,
        deadlines=[
            Deadline(text="snel", on=date(2022, 5, 1), said_on=date(2022, 1, 1), position=0)
        ],
    )
    with app.app_context():
        content = list_file(standing(), Format.CSV, "nl").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(content))
    assert row["Omschrijving"] == "'=1+1"
    assert (row["Eenheid"], row["Termijn, laatste dag"]) == ("IMH", "2022-05-01")


def test_the_record_tells_what_it_was_narrowed_to(app, make, course, standing):
    office = make.office("Minister van Nu")
    with app.app_context():
        all_of_it = json.loads(list_file(standing(), Format.JSON, "nl").content)
        none = json.loads(list_file(standing(office=office.id), Format.JSON, "nl").content)
    assert (all_of_it["kind"], all_of_it["date"], all_of_it["total"]) == ("list", "2022-04-07", 1)
    (part,) = all_of_it["parts"]
    assert (part["kind"], part["state"]) == ("toezegging", "closed")
    assert part["commitments"][0]["since"] == "2022-04-07"
    assert (none["parts"], none["narrowing"]["office"]["nl"]) == ([], "Minister van Nu")


def test_a_list_takes_as_many_queries_however_long_it_is(make, standing, queries):
    def counted():
        with queries() as seen:
            standing()
        return seen.count

    make.commitment(progress=[ProgressNote(on=date(2022, 1, 1), text="x", position=0)])
    few = counted()
    for number in range(5):
        make.commitment(f"Nummer {number}", unit_id=make.unit(f"U{number}").id)
    assert counted() == few
