"""The kinds of record of this feature. Everybody who signs in may see all of them."""

from sqlalchemy.orm import selectinload

from logbook.directory.indexing import documents
from logbook.directory.labels import KINDS, LEVELS, ROLES, choices_of
from logbook.directory.models import Office, Organisation, Person, Sector, Topic
from logbook.kinds import Indexed, InHistory, RecordKind
from logbook.search.details import Kind
from logbook.web.language import lazy_gettext

ORGANISATION = RecordKind(
    model=Organisation,
    one=lazy_gettext("Organisation"),
    several=lazy_gettext("Organisations"),
    place="/organisations",
    index="directory.organisations",
    found=Indexed(Kind.ORGANISATION, documents, (selectinload(Organisation.former_names),)),
    told=InHistory(
        {
            "former_names": lazy_gettext("Former names"),
            "memberships": lazy_gettext("Memberships"),
            "merged_into": lazy_gettext("Merged with"),
            "short_name": lazy_gettext("Short name"),
        },
        {"kind": lambda: dict(choices_of(KINDS)), "role": lambda: dict(choices_of(ROLES))},
    ),
)
PERSON = RecordKind(
    model=Person,
    one=lazy_gettext("Contact"),
    several=lazy_gettext("Contacts"),
    place="/people",
    found=Indexed(
        Kind.PERSON, documents, (selectinload(Person.affiliations), selectinload(Person.merged))
    ),
    told=InHistory(
        {
            "affiliations": lazy_gettext("Affiliations"),
            "function": lazy_gettext("Function"),
            "merged_into": lazy_gettext("Merged with"),
        }
    ),
)
OFFICE = RecordKind(
    model=Office,
    one=lazy_gettext("Office"),
    place="/administration/offices",
    told=InHistory(
        {
            "ministry": lazy_gettext("Ministry"),
            "succeeds": lazy_gettext("Succeeds"),
            "terms": lazy_gettext("Terms of office"),
        },
        {"level": lambda: dict(choices_of(LEVELS))},
    ),
)
SECTOR = RecordKind(
    model=Sector,
    one=lazy_gettext("Sector"),
    title="nouns",
    told=InHistory(
        {
            "article": lazy_gettext("Dutch article"),
            "nouns": lazy_gettext("Plural noun"),
            "singular": lazy_gettext("Singular noun"),
        }
    ),
)
TOPIC = RecordKind(
    model=Topic,
    one=lazy_gettext("Topic"),
    several=lazy_gettext("Topics"),
    title="label",
    place="/topics",
    found=Indexed(Kind.TOPIC, documents),
    told=InHistory({"label": lazy_gettext("Label"), "parent": lazy_gettext("Falls under")}),
)
