"""The lower bound: the smallest honest Flask and SQLite program that does the same work.

No sign-in, no rights, no navigation, no languages. Started by the bench with MINI_DATABASE.
"""

import hashlib
import os
import sqlite3
import threading

from flask import Flask, Response, request
from sqlalchemy import ForeignKey, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

DATABASE = os.environ.get("MINI_DATABASE", "mini.db")
LIST = """<!doctype html><html><head><title>Meetings</title></head><body><h1>Meetings</h1><table>
{% for id, title, start, organisation, topic, points in rows %}<tr><td><a href="/meetings/{{ id }}">
{{ title }}</a></td><td>{{ start }}</td><td>{{ organisation }}</td><td>{{ topic }}</td>
<td>{{ points }}</td></tr>{% endfor %}</table><p>{{ total }} meetings</p></body></html>"""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})

app = Flask(__name__)
template = app.jinja_env.from_string(LIST)
engine = create_engine(f"sqlite:///{DATABASE}")
local = threading.local()
remembered: dict[int, tuple[str, bytes]] = {}


class Base(DeclarativeBase):
    """Of the two tables that the list reads by ORM."""


class Meeting(Base):
    """A meeting, as the list shows it."""

    __tablename__ = "meeting"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    start: Mapped[str]
    organisation: Mapped[str]
    topic: Mapped[int]


class Point(Base):
    """A follow-up, to be counted."""

    __tablename__ = "point"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting: Mapped[int] = mapped_column(ForeignKey("meeting.id"))


def database() -> sqlite3.Connection:
    """This thread's connection."""
    if not hasattr(local, "connection"):
        local.connection = sqlite3.connect(DATABASE)
        local.connection.execute("pragma synchronous=full")
    connection: sqlite3.Connection = local.connection
    return connection


@app.get("/floor")
def floor() -> Response:
    """One indexed read and an empty answer: the least that a poll can cost."""
    database().execute("select title from meeting where id = 1").fetchone()
    return Response(status=304)


@app.get("/meetings")
def meetings() -> str:
    """The first fifty, with their total and the number of follow-ups of each."""
    points = (
        select(func.count()).where(Point.meeting == Meeting.id).correlate(Meeting).scalar_subquery()
    )
    with Session(engine) as session:
        rows = session.execute(
            select(Meeting, points).order_by(Meeting.start.desc(), Meeting.id.desc()).limit(50)
        ).all()
        total = session.scalar(select(func.count()).select_from(Meeting))
        shown = [(m.id, m.title, m.start, m.organisation, m.topic, count) for m, count in rows]
        return template.render(rows=shown, total=total)


@app.get("/feed/<int:count>.ics")
def feed(count: int) -> Response:
    """A feed whose text is remembered until somebody asks for it cold."""
    if count not in remembered:
        body = _feed(count)
        remembered[count] = (hashlib.sha256(body).hexdigest(), body)
    etag, body = remembered[count]
    if request.headers.get("If-None-Match", "").strip('"') == etag:
        return Response(status=304, headers={"ETag": f'"{etag}"'})
    return Response(body, content_type="text/calendar", headers={"ETag": f'"{etag}"'})


@app.get("/feed-cold/<int:count>.ics")
def feed_cold(count: int) -> Response:
    """The same, every item made into text anew."""
    return Response(_feed(count), content_type="text/calendar")


def _feed(count: int) -> bytes:
    rows = database().execute(
        "select p.id, p.text, p.due, m.title, m.organisation from point p "
        "join meeting m on m.id = p.meeting order by p.due, p.id limit ?",
        (count,),
    )
    parts = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//mini//NL\r\n"]
    for number, text, due, title, organisation in rows:
        day = due.replace("-", "")
        parts.append(
            f"BEGIN:VEVENT\r\nUID:{number}@mini\r\nDTSTAMP:20260101T000000Z\r\n"
            f"DTSTART;VALUE=DATE:{day}\r\n"
            f"{_folded('SUMMARY:' + text.translate(ESCAPES))}\r\n"
            f"{_folded('DESCRIPTION:' + (title + ', ' + organisation).translate(ESCAPES))}\r\n"
            "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
        )
    parts.append("END:VCALENDAR\r\n")
    return "".join(parts).encode()


def _folded(line: str) -> str:
    if len(line) <= 75 and line.isascii():
        return line
    return "\r\n ".join(line[start : start + 60] for start in range(0, len(line), 60))


@app.get("/search")
def search() -> str:
    """The fifty that rank highest."""
    rows = database().execute(
        "select m.id, m.title, m.start, m.organisation, m.topic, 0 from ft "
        "join meeting m on m.id = ft.rowid where ft match ? order by rank limit 50",
        (request.args["q"],),
    )
    return template.render(rows=rows.fetchall(), total=50)


@app.get("/report/<int:commitment>")
def report(commitment: int) -> str:
    """The meetings of a commitment with all their points."""
    rows = (
        database()
        .execute(
            "select m.id, m.title, m.start, m.organisation, m.summary,"
            " group_concat(p.text || ' ' || p.owner || ' ' || p.due) from meeting m"
            " join point p on p.meeting = m.id where commitment = ? group by m.id"
            " order by m.start, m.id",
            (commitment,),
        )
        .fetchall()
    )
    return template.render(rows=rows, total=len(rows))


@app.post("/meetings")
def create() -> tuple[dict[str, int], int]:
    """A meeting with its follow-ups, durable when answered."""
    given = request.get_json()
    connection = database()
    connection.execute("begin immediate")
    made = connection.execute(
        "insert into meeting(title, start, organisation, topic, commitment, place, summary) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        [given[name] for name in ("title", "start", "organisation", "topic", "commitment", "place",
                                  "summary")],
    )  # fmt: skip
    connection.executemany(
        "insert into point(meeting, text, owner, due) values (?, ?, ?, ?)",
        [(made.lastrowid, p["text"], p["owner"], p["due"]) for p in given["points"]],
    )
    connection.execute(
        "insert into ft(rowid, title, summary, organisation) values (?, ?, ?, ?)",
        (made.lastrowid, given["title"], given["summary"], given["organisation"]),
    )
    connection.commit()
    return {"id": made.lastrowid or 0}, 201
