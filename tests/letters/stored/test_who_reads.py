"""Of which letters somebody may know: the conditions that every list and page of letters asks."""

import uuid

import pytest
from sqlalchemy import update

from logbook.db import db
from logbook.errors import NotFound
from logbook.letters import queries
from logbook.letters.models import Paragraph, Report, ReportKind, ReportSection, ReportState
from logbook.paging import Paging
from logbook.policy import SYSTEM, Access
from logbook.references.sight import Pointed, is_known, known
from tests.letters.stored.conftest import DAY, as_caller

FIRST = Paging(1, 100)


@pytest.fixture
def write(make, owner):
    """Keeps a letter of the owner's unit, as it stands in its table."""

    def writing(**changed) -> Report:
        given = {"kind": ReportKind.LETTER, "date": DAY, "language": "nl", **changed}
        return make.kept(Report(author_id=owner.id, unit_id=owner.unit_id, **given))

    return writing


def seen(caller) -> set[uuid.UUID]:
    return {one.id for one in queries.letters(caller, queries.LetterFilter(), FIRST).items}


def test_a_letter_is_seen_by_everyone_by_its_unit_or_by_nobody_else(
    scope, write, owner, colleague, outsider
):
    open_one, of_unit = write().id, write(access=Access.UNIT).id
    narrow = write(access=Access.NAMED).id

    assert seen(as_caller(owner)) == seen(as_caller(colleague)) == {open_one, of_unit}
    assert seen(as_caller(outsider)) == {open_one}
    assert seen(SYSTEM) == {open_one, of_unit}
    for caller in (as_caller(owner), as_caller(outsider), SYSTEM):
        with pytest.raises(NotFound):
            queries.letter(caller, narrow)


def test_what_is_signed_is_read_by_everybody(scope, write, outsider):
    signed = write(access=Access.NAMED, state=ReportState.SIGNED).id
    assert seen(as_caller(outsider)) == seen(SYSTEM) == {signed}
    assert queries.letter(as_caller(outsider), signed).id == signed


def test_what_is_deleted_or_no_letter_is_in_no_list(scope, write, owner, outsider, now):
    deleted, hidden = write(deleted_at=now).id, write(deleted_at=now, access=Access.UNIT).id
    write(kind=ReportKind.SUMMARY)

    assert seen(as_caller(owner)) == seen(SYSTEM) == set()
    assert queries.deleted_letter(as_caller(outsider), deleted).id == deleted
    assert queries.deleted_letter(as_caller(owner), hidden).id == hidden
    with pytest.raises(NotFound):
        queries.deleted_letter(as_caller(outsider), hidden)
    with pytest.raises(NotFound):
        queries.deleted_letter(as_caller(owner), write().id)


def test_that_there_is_a_letter_everybody_may_know_unless_it_was_deleted(
    scope, write, outsider, now
):
    caller = as_caller(outsider)
    there, of_unit = write().id, write(access=Access.UNIT).id
    gone, other = write(deleted_at=now).id, write(kind=ReportKind.SUMMARY).id

    asked = [there, of_unit, gone, other, None, uuid.uuid4()]
    assert known(Pointed.LETTER, caller, asked) == {there, of_unit}
    assert known(Pointed.LETTER, caller, [of_unit]) == {of_unit}
    assert known(Pointed.LETTER, caller, [None]) == known(Pointed.LETTER, caller, []) == set()
    assert not is_known(Pointed.LETTER, caller, gone)


@pytest.mark.parametrize("state", [ReportState.CONCEPT, ReportState.SIGNED])
def test_a_paragraph_left_out_of_what_is_signed_is_shown_to_nobody_and_the_rest_is_read_anew(
    scope, make, write, owner, state
):
    paragraphs = [Paragraph(position=at, key=f"own:{at}", hidden=at == 1) for at in range(2)]
    section = ReportSection(position=0, key="P", heading="Kop", paragraphs=paragraphs)
    letter, other = write(state=state, sections=[section]), write()
    told, left_out = (one.id for one in paragraphs)

    read = queries.paragraph(as_caller(owner), letter.id, told)
    assert (read.id, read.edited_text) == (told, None)
    if state is ReportState.CONCEPT:
        assert queries.paragraph(as_caller(owner), letter.id, left_out).hidden
    else:
        with pytest.raises(NotFound):
            queries.paragraph(as_caller(owner), letter.id, left_out)
    anew = update(Paragraph).where(Paragraph.id == told).values(edited_text="Van een ander")
    db.session.execute(anew, execution_options={"synchronize_session": False})
    assert queries.paragraph(as_caller(owner), letter.id, told) is read
    assert read.edited_text == "Van een ander"
    for wrong in ((other.id, told), (letter.id, uuid.uuid4())):
        with pytest.raises(NotFound):
            queries.paragraph(as_caller(owner), *wrong)
