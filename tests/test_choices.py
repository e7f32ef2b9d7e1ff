"""Who adds a kind, a status or a format is told of every place that must consider it.

`match` is held by mypy (exhaustive-match); tables, options and groups are held here. What leaves
members out on purpose says why: a new member changes what is left out, and the test names it.
"""

import pytest

from tests import tables

ON_PURPOSE = {
    ("Contact", "direct planned"): "told by their day, where others are told by whom or not at all",
    ("Contact", "never planned"): "what was a contact",
    ("Contact", "never"): "what there is to draw",
    ("Content", "follow-ups public-agenda"): "feeds that show meetings",
    ("Content", "meetings public-agenda"): "feeds that show follow-ups",
    ("Content", "public-agenda"): "there is no public agenda yet",
    ("Scope", "commitment organisation topic"): "feeds without a subject, in JSON a word",
    ("Scope", "mine unit"): "feeds about one thing, which must be named",
    ("CommitmentStatus", "in-progress open partly-done"): "what is closed",
    ("Order", "-began -kind -status -term -title"): "the other way about is the same with a minus",
    ("Precision", "half part-of-month part-of-year quarter season"): "what calendars show",
    ("Precision", "day part-of-year season year"): "what returns after months is of months",
    (
        "Precision",
        "day month part-of-month part-of-year season year",
    ): "a quarter and a half have an article, and stand before 'van'",
    ("Precision", "day half part-of-month part-of-year season"): "units of time, as spoken",
    ("Precision", "day part-of-month part-of-year season"): "months in a unit of time",
    ("OfficeLevel", "ambassador minister state-secretary"): "an official speaks for the ministry",
    ("OfficeLevel", "ambassador official senior-official"): "who answers to parliament",
    (
        "OrganisationKind",
        "association body covenant government ngo supervisor union",
    ): "who bears the noun of the sector",
    ("OrganisationKind", "body covenant other"): "kinds that no noun says",
    ("Format", "csv json"): "these are no documents",
    ("Format", "docx html md odt pdf"): "documents have their types beside their writers",
    ("TaskState", "done dropped"): "what is still to be done",
    ("TaskState", "dropped"): "a bar of three parts, which are no states of a task",
    ("FollowUpStatus", "done dropped"): "what is open",
    ("FollowUpStatus", "in-progress open"): "what is closed",
    (
        "Reason",
        (
            "access after-date cancelled in-confidence internal marking no-told-text note"
            " other-section planned relay-dropped relay-open term-moved"
        ),
    ): "what can be mended; the others are meant so",
    (
        "Reason",
        (
            "access after-date cancelled internal marking names-guarded no-complement no-english"
            " no-form no-outcome no-party no-phrase no-reason no-told-text not-confirmed"
            " other-section planned relay-dropped relay-open term-moved term-reason would-reveal"
        ),
    ): "what nobody wants said, whoever was at the table",
    ("ComplementKind", "hoe naar noun-phrase om-te"): "the others go on in the clause",
    ("Reason", "access marking note"): "nothing should be done about these",
    ("RelayState", "confirmed"): "what is confirmed is told",
    ("Level", "note"): "a note is what neither an error nor a warning is",
    ("Act", "compose composed meeting record"): "the page asks more of these than their name",
    ("Act", "follow-up frame meeting record"): "fixes of what was composed",
    ("Outcome", "fulfilled mentioned"): "what was promised is still to be done",
    ("Outcome", "in-progress mentioned"): "only these close a sentence in words of their own",
    ("Outcome", "mentioned"): "what is only mentioned keeps its status",
    ("MeetingStatus", "cancelled"): "the dialogue is what was and what will be",
    ("PointKind", "agreement answer message note offer"): "points that ask",
    ("PointKind", "agreement ask message note question"): "points that come from the parties",
    (
        "Setting",
        (
            "association bilateral briefing delegation gathering round-table steering-group video"
            " working-visit"
        ),
    ): "a call and a letter have a verb; the others are talks",
    (
        "Setting",
        (
            "association briefing correspondence delegation gathering round-table steering-group"
            " working-visit"
        ),
    ): "options of the page of parts, for show",
    ("Fault", "schema unavailable"): "faults that last until a write succeeds",
    ("MessageState", "dead dropped sent"): "messages not decided yet",
    ("MessageState", "pending sending sent"): "messages that told nobody anything",
    ("Role", "reader"): "who may write",
    ("Kind", "follow-up letter meeting organisation"): "names that a talk lists; others are rows",
    ("Kind", "follow-up letter person"): "kinds of which a record's form may be asked for",
    ("Step", "administrators mail units"): "the words of the other steps stand beside",
    ("Step", "contact"): "the contact is a setting and no row",
    (
        "Step",
        "contact meeting offices recesses sectors topics",
    ): "the words of the steps about people",
    ("Kind", "commitment follow-up letter meeting topic"): "after @ come those one speaks with",
    ("Kind", "follow-up letter meeting person"): "what the address of a new talk can name",
    ("BringingOutcome", "left retired"): "told only where there were any",
}
NO_TABLES = {
    "Form": "how a date is said is the program's choice; each is asked by name",
    "LookForm": "events or tasks: a feed is one or the other, and is asked which",
    "Article": "its options are its members",
    "InstallationKind": "set once, by a command",
    "ReportKind": "each kind is made by a room of its own",
    "Untold": "the values are told apart by name in one place",
    "Pointed": "what a reference may point to is looked up by name",
}
MEMBERS = tables.enumerations()
FOUND = list(tables.tables())


def short(name: str) -> str:
    return name.rpartition(".")[2]


def lacking(members, found=FOUND) -> dict[tuple[str, str], set[str]]:
    """What tables leave out, and where."""
    places: dict[tuple[str, str], set[str]] = {}
    for path, name, missing in tables.gaps(members, found):
        places.setdefault((short(name), " ".join(sorted(missing))), set()).add(path)
    return places


def with_one_more(name: str) -> dict[str, frozenset[str]]:
    return {**MEMBERS, name: MEMBERS[name] | {"new"}}


def test_every_table_has_every_member_or_a_reason():
    assert {k: v for k, v in lacking(MEMBERS).items() if k not in ON_PURPOSE} == {}


def test_every_reason_is_of_a_table_that_there_is():
    assert set(ON_PURPOSE) - set(lacking(MEMBERS)) == set()


@pytest.mark.parametrize("name", [n for n in MEMBERS if short(n) not in NO_TABLES])
def test_a_new_member_is_missed_where_it_must_be_considered(name):
    assert {k: v for k, v in lacking(with_one_more(name)).items() if k not in ON_PURPOSE} != {}


def test_a_new_kind_of_point_is_missed_in_all_its_places():
    (name,) = (one for one in MEMBERS if short(one) == "PointKind")
    missed = lacking(with_one_more(name))
    places = {path for key, paths in missed.items() if key not in ON_PURPOSE for path in paths}
    assert places >= {"logbook/meetings/labels.py", "logbook/meetings/models/kinds.py"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '{% set words = {"planned": 1, "held": 2} %}'),
        ("b.html", '{{ f([("planned", _("a")), ("held", _("b"))]) }}'),
        ("c.html", '{% if x.y == "planned" %}{% elif x.y == "held" %}{% else %}{% endif %}'),
        ("d.js", 'if (!["planned", "held"].includes(state)) return;'),
        ("e.js", 'const word = { planned: 1, "held": 2 }[state];'),
    ],
)
def test_a_table_of_a_page_or_a_script_is_one(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text)
    found = list(tables.of_file(path))
    assert lacking(MEMBERS, found) == {("MeetingStatus", "cancelled"): {str(path)}}
