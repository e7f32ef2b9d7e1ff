"""Commitments named in the bodies and forms of others."""

from datetime import date

import pytest
from marshmallow import ValidationError

from logbook.citations import parse
from logbook.commitments.models import CommitmentKind
from logbook.commitments.queries import commitment_choices
from logbook.commitments.schemas import CommitmentField, CommitmentLabel
from logbook.db import db, reading
from logbook.web.fields import Several
from logbook.web.reading import InputReading, reading_as
from logbook.web.schema import LogbookSchema
from logbook.wording import Wording


class Referring(LogbookSchema):
    """A schema as other features write it."""

    commitment = CommitmentField(attribute="commitment_id")
    commitment_label = CommitmentLabel(attribute="commitment")
    commitments = Several(CommitmentField())
    commitment_labels = Several(CommitmentLabel(), attribute="commitments", dump_only=True)


@pytest.fixture
def load(app):
    """Load one reference; gives the id or the sentence."""

    def loading(text):
        how = InputReading(typed=False, today=date(2026, 12, 7), language="nl")
        with app.test_request_context(), reading_as(how):
            try:
                return Referring().load({"commitment": text})["commitment_id"]
            except ValidationError as problem:
                return problem.normalized_messages()["commitment"][0]
            finally:
                db.session.rollback()

    return loading


def motion(make, citation, **changed):
    """A motion with its citation as written, and what is read in it."""
    read = parse(citation)
    assert read is not None
    return make.commitment(
        changed.pop("title", "De motie"),
        kind=CommitmentKind.MOTION,
        citation=citation,
        dossier_number=read.dossier,
        dossier_suffix=read.suffix,
        paper=read.paper,
        **changed,
    )


def test_a_commitment_is_known_by_id_own_number_number_and_citation(make, load):
    promise = make.commitment(own_number="T/25112021/IMH-3", number="TZ202111-042")
    for text in (
        str(promise.id),
        promise.id.hex,
        "T/25112021/IMH-3",
        "t/25112021/imh-3",
        "TZ202111-042",
        "  TZ202111-042 ",
    ):
        assert load(text) == promise.id, text


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Kamerstuk 35570, nr. 71", "35 570, nr. 71"),
        ("Kamerstuk 35570, nr. 71", "Kamerstukken II 2020/21, 35570, nr. 71"),
        ("Kamerstuk 35570, nr. 71", "kst-35570-71"),
        ("Kamerstuk 26 485, nr. 277", "(26485, nr. 277)"),
        ("35 925-XVII nr. 33", "Kamerstuk 35 925 XVII, nr. 33"),
        ("35 925-XVII nr. 33", "35925-XVII-33"),
        ("35 925 XVII, nr. 33", "35 925–XVII nr. 33"),
        ("21 501-02, nr. 1466", "kst-21501-02-1466"),
        ("Kamerstukken I 2008/09, 31700 VI, D, p. 4", "31 700 VI, D"),
    ],
)
def test_a_citation_finds_its_commitment_however_it_is_written(make, load, written, asked):
    wanted = motion(make, written)
    motion(make, "Kamerstuk 36 410, nr. 5")
    assert load(asked) == wanted.id


def test_what_people_wrote_goes_before_what_a_citation_means(make, load):
    motion(make, "Kamerstuk 35 570, nr. 71")
    as_written = motion(make, "35570, nr. 71")
    assert load("35570, nr. 71") == as_written.id


def test_an_ambiguous_reference_lists_what_it_may_mean(make, load):
    first = make.commitment("De briefing", own_number="T/1/IMH-3")
    second = make.commitment("Het vervolg", own_number="T/1/IMH-3")
    said = load("T/1/IMH-3")
    for one, title in ((first, "De briefing"), (second, "Het vervolg")):
        assert f"{title} (T/1/IMH-3) [{one.id}]" in said


def test_two_motions_in_one_paper_are_ambiguous_by_its_citation(make, load):
    motion(make, "35 570 V, nr. 71")
    motion(make, "Kamerstuk 35570-V, nr. 71")
    assert "meerdere" in load("kst-35570-V-71")


@pytest.mark.parametrize(
    ("written", "asked"),
    [("35 570 V, nr. 71", "35570, nr. 71"), ("35570, nr. 71", "35 570 V, nr. 71")],
)
def test_another_suffix_is_offered_and_never_taken(make, load, written, asked):
    wanted = motion(make, written, title="Poolgebied")
    said = load(asked)
    assert "bestaat niet" in said
    assert f"Poolgebied ({written}) [{wanted.id}]" in said


@pytest.mark.parametrize(
    "unknown", ["", "nonsense", "BZDOC-1235421577-13", "0" * 32, "99999", "x" * 400, "a\x00b", 7]
)
def test_what_names_nothing_is_refused_in_a_sentence(make, load, unknown):
    make.commitment()
    assert isinstance(load(unknown), str)


def test_out_goes_the_id_with_its_label_beside_it(make, app):
    promise = make.commitment("De briefing", own_number="T/1/IMH-3")
    plain = make.commitment("Zonder nummer")
    holder = {"commitment": promise, "commitment_id": promise.id, "commitments": [promise, plain]}
    with app.test_request_context():
        dumped = Referring().dump(holder)
    assert dumped == {
        "commitment": str(promise.id),
        "commitmentLabel": "De briefing (T/1/IMH-3)",
        "commitments": [str(promise.id), str(plain.id)],
        "commitmentLabels": ["De briefing (T/1/IMH-3)", "Zonder nummer"],
    }


def test_choices_stand_by_title_in_the_readers_language(make, scope, queries):
    late = make.commitment("zo laat", own_number="T/2")
    early = make.kept(type(late)(kind=late.kind, title=Wording("De eerste", "The first")))
    with reading(), queries() as seen:
        dutch, english = commitment_choices("nl"), commitment_choices("en")
    assert dutch == [(str(early.id), "De eerste"), (str(late.id), "zo laat (T/2)")]
    assert english == [(str(early.id), "The first"), (str(late.id), "zo laat (T/2)")]
    assert seen.count == 2
