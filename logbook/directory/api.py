"""The directory as JSON: administrators write its vocabularies, editors its contacts."""

import uuid

from flask import Blueprint

from logbook.directory import service
from logbook.directory.queries import offices, organisations, people, sectors, topics
from logbook.directory.schemas.offices import OfficeSchema
from logbook.directory.schemas.organisations import OrganisationFilterSchema, OrganisationSchema
from logbook.directory.schemas.people import PersonFilterSchema, PersonSchema
from logbook.directory.schemas.topics import SectorSchema, TopicSchema
from logbook.policy import require_administration, require_write
from logbook.web.api import PREFIX
from logbook.web.fields import identifier
from logbook.web.resource import Resource, anything

blueprint = Blueprint("directory_api", __name__, url_prefix=PREFIX)


def _topic_id(word: str) -> uuid.UUID:
    """Topics are addressed by slug or id."""
    return topics.topic(identifier(word) or word).id


_sectors = Resource(
    blueprint,
    "/sectors/<sector_id>",
    SectorSchema,
    sectors.sector,
    require=require_administration,
)
_sectors.lists("list_sectors", "List sectors", sectors.sectors)
_sectors.creates("create_sector", "Make a sector", service.create_sector)
_sectors.reads("read_sector", "Read a sector")
_sectors.replaces("replace_sector", "Replace a sector", service.edit_sector)
_sectors.deletes("delete_sector", "Delete a sector that nothing refers to", service.delete_sector)

_topics = Resource(
    blueprint,
    "/topics/<topic>",
    TopicSchema,
    topics.topic,
    require=require_administration,
    identify=_topic_id,
)
_topics.lists("list_topics", "List topics", topics.topics)
_topics.creates("create_topic", "Make a topic", service.create_topic)
_topics.reads("read_topic", "Read a topic")
_topics.replaces("replace_topic", "Replace a topic", service.edit_topic)
_topics.deletes("delete_topic", "Delete a topic that nothing refers to", service.delete_topic)

_offices = Resource(
    blueprint,
    "/offices/<office_id>",
    OfficeSchema,
    offices.office,
    require=require_administration,
)
_offices.lists("list_offices", "List offices", offices.offices)
_offices.creates("create_office", "Make an office", service.create_office)
_offices.reads("read_office", "Read an office")
_offices.replaces("replace_office", "Replace an office", service.edit_office)
_offices.deletes("delete_office", "Delete an office that nothing refers to", service.delete_office)

_people = Resource(
    blueprint,
    "/people/<person_id>",
    PersonSchema,
    people.person,
    require=require_write,
)
_people.lists(
    "list_people", "List contacts", people.people, PersonFilterSchema, may_be_kept=anything
)
_people.creates("create_person", "Make a contact", service.create_person)
_people.reads("read_person", "Read a contact")
_people.replaces("replace_person", "Replace a contact", service.edit_person)
_people.deletes("delete_person", "Delete a contact that nothing refers to", service.delete_person)

_organisations = Resource(
    blueprint,
    "/organisations/<organisation_id>",
    OrganisationSchema,
    organisations.organisation,
    require=require_write,
)
_organisations.lists(
    "list_organisations",
    "List organisations",
    organisations.organisations,
    OrganisationFilterSchema,
    may_be_kept=anything,
)
_organisations.creates("create_organisation", "Make an organisation", service.create_organisation)
_organisations.reads("read_organisation", "Read an organisation")
_organisations.replaces(
    "replace_organisation", "Replace an organisation", service.edit_organisation
)
_organisations.deletes(
    "delete_organisation",
    "Delete an organisation that nothing refers to",
    service.delete_organisation,
)
