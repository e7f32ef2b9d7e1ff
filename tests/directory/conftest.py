"""Fixtures of the tests of the directory."""

import pytest

from logbook.directory.models import OrganisationKind

CHOSEN = "0190a000-0000-7000-8000-0000000000%02d"


@pytest.fixture
def bodies(make):
    """A full body for each collection, every writable field filled in."""
    bank = make.organisation("Bank", kind=OrganisationKind.COMPANY)
    make.sector()
    parent = make.topic("arms")
    former = make.office("Staatssecretaris")
    row = {"organisation": str(bank.id), "from": "2020-01-01", "to": "2021-01-01"}
    return {
        "organisations": {
            "id": CHOSEN % 1,
            "name": {"nl": "Nederlandse Vereniging van Banken", "en": "Dutch Banking Association"},
            "inSentence": {"nl": "de NVB", "en": "the NVB"},
            "shortName": "NVB",
            "plural": False,
            "formerNames": [
                {"id": CHOSEN % 2, "name": "Bankiersvereniging", "until": "1990-01-01"}
            ],
            "mergedInto": None,
            "kind": "association",
            "sector": "banking",
            "memberships": [row | {"id": CHOSEN % 3, "role": "party"}],
            "rhythm": "P3M",
            "notes": "Eerste regel\ntweede regel",
        },
        "people": {
            "id": CHOSEN % 4,
            "name": "A. Bakker",
            "email": "bakker@example.org",
            "affiliations": [row | {"id": CHOSEN % 5, "function": "directeur"}],
        },
        "offices": {
            "id": CHOSEN % 6,
            "name": {"nl": "Minister voor Proeven", "en": "Minister for Trials"},
            "inSentence": {"nl": "de minister voor Proeven", "en": "the minister for Trials"},
            "level": "minister",
            "ministry": "BZ",
            "succeeds": str(former.id),
            "terms": [
                {"id": CHOSEN % 7, "holder": "A", "from": "2017-10-26", "to": "2021-08-10"},
                {"id": CHOSEN % 8, "holder": None, "from": "2021-08-10", "to": None},
            ],
        },
        "topics": {
            "id": CHOSEN % 9,
            "slug": "polar-biodiversity",
            "label": {"nl": "de biodiversiteit in het poolgebied", "en": "polar biodiversity"},
            "parent": parent.slug,
            "retired": False,
            "rhythm": "P1Y",
        },
        "sectors": {
            "id": CHOSEN % 10,
            "key": "insurance",
            "nouns": {"nl": "verzekeraars", "en": "insurers"},
        },
    }
