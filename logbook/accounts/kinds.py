"""The kinds of record of this feature. Whose they are is told to administrators only."""

from logbook.accounts.labels import roles, unit_kinds
from logbook.accounts.models import Account, ApiToken, SavedView, Unit
from logbook.kinds import InHistory, RecordKind, by_administrators
from logbook.web.language import lazy_gettext

ACCOUNT = RecordKind(
    model=Account,
    one=lazy_gettext("Account"),
    place="/administration/accounts",
    told=InHistory(
        {
            "absence_deputy": lazy_gettext("Deputy"),
            "absent_from": lazy_gettext("First day away"),
            "absent_to": lazy_gettext("Last day away"),
            "disabled_at": lazy_gettext("Disabled on"),
            "quiet_from": lazy_gettext("Quiet from"),
            "quiet_to": lazy_gettext("Quiet until"),
            "shortcuts": lazy_gettext("Keyboard shortcuts"),
            "theme": lazy_gettext("Colours"),
        },
        {"role": lambda: {key: name for key, name, _hint in roles()}},
        administration=True,
    ),
)
UNIT = RecordKind(
    model=Unit,
    one=lazy_gettext("Unit"),
    place="/administration/units",
    told=InHistory(
        {"head": lazy_gettext("Head")}, {"kind": lambda: dict(unit_kinds())}, administration=True
    ),
)
API_TOKEN = RecordKind(
    model=ApiToken,
    one=lazy_gettext("API token"),
    visible=by_administrators,
    told=InHistory(
        {
            "account": lazy_gettext("Account"),
            "last_used_at": lazy_gettext("Last used"),
        },
        administration=True,
    ),
)
SAVED_VIEW = RecordKind(
    model=SavedView,
    one=lazy_gettext("View of a list"),
    visible=by_administrators,
    told=InHistory(
        {
            "account": lazy_gettext("Account"),
            "place": lazy_gettext("List"),
            "query": lazy_gettext("What it asks"),
        },
        administration=True,
    ),
)
