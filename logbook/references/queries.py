"""What can be asked of references."""

import uuid

from logbook.db import db
from logbook.errors import NotFound
from logbook.references.models import Reference


def reference(reference_id: uuid.UUID) -> Reference:
    """The reference with this id. Raises NotFound."""
    found = db.session.get(Reference, reference_id)
    if found is None:
        raise NotFound
    return found
