"""The kind of record of this feature."""

from logbook.kinds import RecordKind
from logbook.references.models import Reference
from logbook.web.language import lazy_gettext

# No history of its own is shown: it is told with what refers to it.
REFERENCE = RecordKind(model=Reference, one=lazy_gettext("Source"), title="text")
