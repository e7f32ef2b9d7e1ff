"""Composing a letter from the command line."""

import datetime as dt
import json

import pytest
from sqlalchemy import func, select, update

from logbook.dates import PartialDate
from logbook.db import db, reading, transaction
from logbook.directory.models import Office, Term
from logbook.history.models import ExportEntry
from logbook.wording import Wording
from tests.documents.readers import words_in


@pytest.fixture
def run(app, make):
    """Run `flask reports compose` for a letter of the minister, signed on 7 April 2022."""
    make.office("Minister voor Proeven", Term(holder="Anna", since=dt.date(2020, 1, 1)))

    def running(*args):
        letter = ["--kind", "letter", "--signatory", "Minister voor Proeven"]
        asked = ["reports", "compose", *letter, "--date", "2022-04-07", *map(str, args)]
        return app.test_cli_runner().invoke(args=asked)

    return running


@pytest.fixture
def promises(make):
    return [
        make.commitment(
            f"Toezegging {number}",
            own_number=number,
            heading=Wording(f"Kop {number}"),
            clause=Wording("te toetsen"),
            made_on=PartialDate.parse("2021"),
        )
        for number in ("B-2", "A-1")
    ]


def test_the_letter_keeps_the_order_and_is_noted_for_each(run, promises, tmp_path, app):
    output = tmp_path / "letter.md"
    done = run(
        "--commitment", "B-2", "--commitment", "A-1", "--outcome", "A-1=fulfilled",
        "--subject", "Het onderwerp", "--directorate", "De directie", "--our-reference", "R-1",
        "--language", "nl", "--format", "md", "--output", output,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[-1] == str(output)
    text = output.read_text("utf-8")
    assert text.startswith("# Het onderwerp\n")
    assert text.index("## Kop B-2") < text.index("## Kop A-1")
    assert text.count("Met deze brief doe ik deze toezegging gestand.") == 1
    assert text.endswith("De minister voor Proeven,\n\nAnna\n")
    with app.app_context(), reading():
        assert db.session.scalar(select(func.count()).select_from(ExportEntry)) == 2


def test_the_first_of_several_offices_speaks_and_all_sign(run, promises, make, tmp_path):
    make.office("Staatssecretaris van Toetsing", Term(holder="Bram", since=dt.date(2020, 1, 1)))
    output = tmp_path / "letter.md"
    run(
        "--signatory", "Staatssecretaris van Toetsing", "--commitment", "A-1",
        "--language", "nl", "--format", "md", "--output", output,
    )  # fmt: skip
    assert output.read_text("utf-8").endswith(
        "Ik vertrouw erop uw Kamer hiermee voldoende te hebben geïnformeerd.\n\n"
        "De minister voor Proeven,\n\nAnna\n\n"
        "De staatssecretaris van Toetsing,\n\nBram\n"
    )


def test_json_is_the_report_record_with_its_sources(run, promises, tmp_path):
    output = tmp_path / "letter.json"
    run("--commitment", "A-1", "--language", "nl", "--format", "json", "--output", output)
    record = json.loads(output.read_text("utf-8"))
    assert record["kind"] == "letter"
    (finding,) = record["findings"]
    assert finding["say"].startswith("Hierop staat geen antwoord in de brief")
    assert finding | {"say": ""} == {
        "rule": "no-evidence", "level": "error", "record": str(promises[1].id),
        "sentences": [], "say": "", "answered": None,
    }  # fmt: skip
    assert record["signatories"] == [{"office": "de minister voor Proeven", "holder": "Anna"}]
    (section,) = record["sections"]
    assert section["commitments"] == [str(promises[1].id)]
    (sentence,) = section["paragraphs"][0]["sentences"]
    assert sentence["text"].endswith("uw Kamer toegezegd om te toetsen.")
    assert {"kind": "commitment", "id": str(promises[1].id), "version": 1} in sentence["sources"]


def test_json_says_what_is_not_told_and_what_to_do(run, promises, make, owner, linked, tmp_path):
    meeting = make.meeting(owner, date="2022-04-05")
    linked(promises[0], meeting)
    output = tmp_path / "letter.json"
    run("--commitment", "B-2", "--language", "nl", "--format", "json", "--output", output)
    (left_out,) = json.loads(output.read_text("utf-8"))["notTold"]
    assert left_out == {
        "section": str(promises[0].id), "kind": "meeting", "record": str(meeting.id),
        "reason": "no-party", "act": "Vul in met wie is gesproken",
    }  # fmt: skip


def test_as_of_leaves_out_what_happened_between(run, promises, make, owner, linked, tmp_path):
    meeting = make.meeting(owner, date="2022-04-05")
    make.party(meeting, sector_id=make.sector().id)
    linked(promises[0], meeting)
    asked = ["--commitment", "B-2", "--language", "nl", "--format", "md", "--output"]
    run(*asked, tmp_path / "all.md")
    run(*asked, tmp_path / "before.md", "--as-of", "2022-04-04")
    assert "Op 5 april 2022 is gesproken met banken." in (tmp_path / "all.md").read_text()
    before = (tmp_path / "before.md").read_text()
    assert "5 april" not in before
    assert "- Datum: 7 april 2022" in before


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (["--outcome", "A-1=done"], 2, "is no REF=OUTCOME"),
        (["--outcome", "B-2=fulfilled"], 2, "is not in the letter"),
        (["--format", "csv"], 2, "a letter is written as html or md or docx"),
        (["--signatory", "Minister van Niets"], 1, "there is no office"),
    ],
)
def test_what_cannot_be_understood_is_refused_in_a_line(run, promises, wrong, code, said, tmp_path):
    output = tmp_path / "letter.md"
    done = run("--commitment", "A-1", "--format", "md", "--output", output, *wrong)
    assert done.exit_code == code
    assert said in done.output
    assert not output.exists()


def test_a_letter_needs_a_date_and_a_signatory(app, promises, tmp_path):
    asked = ["--commitment", "A-1", "--output", str(tmp_path / "letter.md"), "--format", "md"]
    done = app.test_cli_runner().invoke(args=["reports", "compose", "--kind", "letter", *asked])
    assert done.exit_code == 2
    assert "needs --date and --signatory" in done.output


def test_two_offices_of_one_name_are_not_guessed_between(run, promises, make, tmp_path):
    other = make.office("Minister voor Andere Proeven")
    with make.app.app_context(), transaction() as session:
        # As a database from before names were unique may hold them.
        session.execute(
            update(Office).where(Office.id == other.id).values(name_nl="Minister voor Proeven")
        )
    done = run("--commitment", "A-1", "--format", "md", "--output", tmp_path / "letter.md")
    assert done.exit_code == 2
    assert "names several offices" in done.output


@pytest.mark.parametrize("form", ["html", "docx", "odt", "pdf"])
def test_a_letter_is_written_as_a_document(run, promises, form, tmp_path):
    output = tmp_path / f"letter.{form}"
    done = run("--commitment", "A-1", "--language", "nl", "--format", form, "--output", output)
    assert done.exit_code == 0, done.output
    told = words_in(output.read_bytes(), form)
    assert "Geachte voorzitter," in told
    assert "Kop A-1" in told
    assert "Rijnstraat 8" in told


def test_a_frame_that_cannot_be_used_is_told_in_a_line(run, promises, app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "LETTER_TEMPLATES", str(tmp_path))
    (tmp_path / "letter.docx").write_bytes(b"no archive")
    done = run("--commitment", "A-1", "--format", "docx", "--output", tmp_path / "letter")
    assert done.exit_code == 1
    assert "LETTER_TEMPLATES: letter.docx is no file of this kind" in done.output
