"""The dossier of a commitment as a file: equal bytes, harmless cells, text that stays text."""

import csv
import io
import json
import uuid
from datetime import date

import pytest

from logbook.db import reading
from logbook.documents.files import Format
from logbook.documents.formats.markdown import markdown
from logbook.dossiers.dossier import compose
from logbook.dossiers.dossier.writing import write
from logbook.dossiers.queries import dossier_rows
from logbook.errors import NotFound
from tests.dossiers.records import DAY, content_of, party_and_point, text_of


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("form", list(Format))
def test_the_same_records_give_the_same_bytes(make, owner, promise, dossier, form, language):
    first, second = (dossier(owner.as_caller(), promise) for _ in range(2))
    assert content_of(make.app, first, form, language) == content_of(
        make.app, second, form, language
    )


def test_a_partial_date_is_printed_as_known(make, owner, promise, linked, dossier):
    linked(promise, make.meeting(owner, date="2021-09"))
    found = dossier(owner.as_caller(), promise)
    assert "| september 2021 |" in text_of(make.app, found, Format.MARKDOWN)
    assert "| September 2021 |" in text_of(make.app, found, Format.MARKDOWN, "en")
    assert "2021-09-01" not in text_of(make.app, found, Format.CSV)
    assert json.loads(text_of(make.app, found, Format.JSON))["contacts"][0]["date"] == "2021-09"


@pytest.mark.parametrize(
    "payload",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("https://evil.example","x")',
        "  =cmd|' /C calc'!A0",
        "\u00a0=1+1",
        "\uff1d1+1",
    ],
)
def test_nothing_in_a_table_calculates(make, owner, linked, dossier, payload):
    promise = make.commitment(payload, text=payload, holder=payload)
    linked(promise, make.meeting(owner, payload, date="2021-04-19"))
    content = text_of(make.app, dossier(owner.as_caller(), promise), Format.CSV)
    rows = list(csv.reader(io.StringIO(content.removeprefix("\ufeff"))))
    assert content.startswith("\ufeff")
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "\uff1d"))]
    assert f"'{payload}" in cells


def test_without_the_apostrophe_a_cell_would_calculate(make, owner, dossier, monkeypatch):
    monkeypatch.setattr("logbook.documents.csv_table.harmless", lambda cell: cell)
    promise = make.commitment("=1+1")
    content = text_of(make.app, dossier(owner.as_caller(), promise), Format.CSV)
    assert '"=1+1"' in content


def test_markup_in_a_record_stays_text_in_markdown(make, owner, linked, dossier):
    nasty = "<script>alert(1)</script> [x](javascript:alert(1)) | # `a` *b*"
    promise = make.commitment(nasty)
    linked(promise, make.meeting(owner, nasty, date="2021-04-19"))
    content = text_of(make.app, dossier(owner.as_caller(), promise), Format.MARKDOWN)
    assert "<script>" not in content.replace("\\<script\\>", "")
    assert "](javascript" not in content.replace("\\](javascript", "")
    head, line = (row for row in content.splitlines() if row.startswith("| ") and "---" not in row)
    assert line.replace("\\|", "").count("|") == head.count("|")


def test_a_whole_dossier_takes_as_many_queries_whatever_hangs_on_it(
    make, owner, promise, linked, queries
):
    def grown(count):
        for number in range(count):
            meeting = make.meeting(owner, date="2021-04-19")
            party_and_point(make, meeting)
            linked(promise, meeting)
            make.follow_up(
                owner, f"Taak {number}", commitment_id=promise.id, made_on=date(2021, 5, 1)
            )

    def counted():
        with make.app.app_context(), queries() as seen, reading():
            found = compose(dossier_rows(owner.as_caller(), promise.id), DAY)
            markdown(write(found, "nl", reader="Lezer"))
        return seen.count

    grown(3)
    few = counted()
    grown(9)
    assert counted() == few


def test_an_unknown_commitment_is_not_found(make, owner, app):
    with app.app_context(), pytest.raises(NotFound), reading():
        dossier_rows(owner.as_caller(), uuid.uuid4())
