"""The lists of organisations and contacts as tables to take along."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from logbook.directory import labels
from logbook.directory.models import Organisation, Person
from logbook.directory.queries import organisations as of_organisations
from logbook.directory.queries import people as of_people
from logbook.directory.schemas.organisations import OrganisationFilterSchema
from logbook.directory.schemas.people import PersonFilterSchema
from logbook.directory.views.blueprint import blueprint
from logbook.documents.lists import every, take_along
from logbook.documents.sheets import Cell, Sheet
from logbook.policy import Caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_query


def organisations(_caller: Caller, _now: datetime) -> Sheet:
    """A row for each organisation of the list."""
    wanted = read_query(OrganisationFilterSchema())
    wanted = replace(wanted, merged=bool(wanted.text))
    head = (_("Name"), _("Short name"), _("Kind"), _("Sector"), _("Merged with"), _("Record"))
    rows = every(lambda paging: of_organisations.organisations(wanted, paging).items)
    return Sheet(_("Organisations"), head, map(_organisation, rows), current_language())


def people(caller: Caller, now: datetime) -> Sheet:
    """A row for each contact of the list, with where they work today."""
    wanted = read_query(PersonFilterSchema())
    wanted = replace(wanted, merged=bool(wanted.text))
    head = (_("Name"), _("Works at"), _("E-mail address"), _("Merged with"), _("Record"))
    rows = every(lambda paging: of_people.people(wanted, paging).items)
    return Sheet(_("Contacts"), head, _people(rows, caller.today(now)), current_language())


def _organisation(one: Organisation) -> Sequence[Cell]:
    language = current_language()
    return (
        one.name.in_language(language),
        one.short_name,
        str(labels.KINDS[one.kind]),
        one.sector.nouns.in_language(language) if one.sector else None,
        one.merged_into.name.in_language(language) if one.merged_into else None,
        str(one.id),
    )


def _people(rows: Iterator[Person], today: date) -> Iterator[Sequence[Cell]]:
    for one in rows:
        works = [
            ", ".join(filter(None, (row.organisation.display_name, row.function)))
            for row in one.known_affiliations
            if of_organisations.holds_on(row, today)
        ]
        yield (
            one.name,
            "; ".join(works),
            one.email,
            one.merged_into.name if one.merged_into else None,
            str(one.id),
        )


take_along(blueprint, "/organisations", "organisations", organisations)
take_along(blueprint, "/people", "people", people)
