"""The order in which the paragraphs of a letter stand."""

from sqlalchemy import Table, bindparam, inspect, update
from sqlalchemy.orm.attributes import set_committed_value

from logbook.db import db
from logbook.letters.models import Paragraph, Report

_TABLE: Table = Paragraph.metadata.tables[Paragraph.__tablename__]


def number(report: Report) -> None:
    """Let positions follow the lists.

    A place is no text: it is written past the versions, or whoever types in a paragraph would be
    told that it changed because somebody moved another one.
    """
    moved = []
    for place, section in enumerate(report.sections):
        section.position = place
        for at, paragraph in enumerate(section.paragraphs):
            if inspect(paragraph).persistent and paragraph.position != at:
                set_committed_value(paragraph, "position", at)
                moved.append({"moved": paragraph.id, "at": at})
            elif paragraph.position != at:
                paragraph.position = at
    if moved:
        statement = update(_TABLE).where(_TABLE.c.id == bindparam("moved"))
        db.session.execute(statement.values(position=bindparam("at")), moved)
