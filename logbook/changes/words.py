"""What acts and fields of the history are called.

A field is named by its path in a snapshot: 'points-*-complement_nl'. Fields without a word here are
told by their own name.
"""

from logbook.web.language import _, lazy_gettext

ACTIONS = {
    "create": lazy_gettext("made"),
    "edit": lazy_gettext("changed"),
    "delete": lazy_gettext("deleted"),
    "restore": lazy_gettext("brought back"),
    "undo": lazy_gettext("last act undone"),
    "hold": lazy_gettext("confirmed"),
    "move": lazy_gettext("moved"),
    "cancel": lazy_gettext("cancelled"),
    "start": lazy_gettext("started"),
    "close": lazy_gettext("closed"),
    "reopen": lazy_gettext("reopened"),
    "snooze": lazy_gettext("snoozed"),
    "assign": lazy_gettext("reassigned"),
    "note": lazy_gettext("note added"),
    "repeat": lazy_gettext("repeated"),
    "status": lazy_gettext("status changed"),
    "deadline": lazy_gettext("term set"),
    "progress": lazy_gettext("progress told"),
    "merge": lazy_gettext("merged"),
    "disable": lazy_gettext("disabled"),
    "enable": lazy_gettext("enabled"),
    "change-password": lazy_gettext("password changed"),
    "revoke": lazy_gettext("revoked"),
    "rotate": lazy_gettext("link renewed"),
    "retire": lazy_gettext("retired"),
    "bring back": lazy_gettext("taken into use again"),
}

FIELDS = {
    "absence_deputy": lazy_gettext("Deputy"),
    "absent_from": lazy_gettext("First day away"),
    "absent_to": lazy_gettext("Last day away"),
    "access": lazy_gettext("Who may see it"),
    "actor_account": lazy_gettext("Who acts"),
    "actor_organisation": lazy_gettext("Who acts"),
    "actor_sector": lazy_gettext("Who acts"),
    "actors": lazy_gettext("Speakers and hearers"),
    "affiliations": lazy_gettext("Affiliations"),
    "author": lazy_gettext("Written by"),
    "attribution": lazy_gettext("May be told"),
    "citation": lazy_gettext("Citation"),
    "clause": lazy_gettext("Clause"),
    "closed_on": lazy_gettext("Closed on"),
    "commitments": lazy_gettext("Motions and commitments"),
    "complement": lazy_gettext("What was said"),
    "date": lazy_gettext("Date"),
    "deadlines": lazy_gettext("Deadlines"),
    "deputy": lazy_gettext("Deputy"),
    "details": lazy_gettext("Details"),
    "account": lazy_gettext("Account"),
    "disabled_at": lazy_gettext("Disabled on"),
    "expires_at": lazy_gettext("Works until"),
    "due": lazy_gettext("Term"),
    "due_history": lazy_gettext("Earlier terms"),
    "due_on": lazy_gettext("Due on"),
    "due_text": lazy_gettext("Term in words"),
    "email": lazy_gettext("E-mail address"),
    "end_date": lazy_gettext("Last day"),
    "end_time": lazy_gettext("Until"),
    "example": lazy_gettext("Example"),
    "former_names": lazy_gettext("Former names"),
    "forms": lazy_gettext("Sentences"),
    "head": lazy_gettext("Head"),
    "heading": lazy_gettext("Heading in a letter"),
    "holder": lazy_gettext("Holder"),
    "in_sentence": lazy_gettext("In a sentence"),
    "inline": lazy_gettext("Named as"),
    "as": lazy_gettext("Named as"),
    "key": lazy_gettext("Key"),
    "kind": lazy_gettext("Kind"),
    "kinds": lazy_gettext("Kinds of point"),
    "label": lazy_gettext("Label"),
    "language": lazy_gettext("Language"),
    "level": lazy_gettext("Level"),
    "made_on": lazy_gettext("Made on"),
    "marking": lazy_gettext("Marking"),
    "meeting": lazy_gettext("Meeting"),
    "memberships": lazy_gettext("Memberships"),
    "name": lazy_gettext("Name"),
    "named": lazy_gettext("Colleagues named"),
    "notes": lazy_gettext("Notes"),
    "nouns": lazy_gettext("Plural noun"),
    "singular": lazy_gettext("Singular noun"),
    "article": lazy_gettext("Dutch article"),
    "number": lazy_gettext("Number"),
    "occasion": lazy_gettext("Occasion"),
    "office": lazy_gettext("Office"),
    "on": lazy_gettext("Date"),
    "organisation": lazy_gettext("Organisation"),
    "outcome": lazy_gettext("Outcome"),
    "owner": lazy_gettext("Owner"),
    "parent": lazy_gettext("Falls under"),
    "parties": lazy_gettext("Parties"),
    "parts": lazy_gettext("Parts"),
    "party": lazy_gettext("Party"),
    "people": lazy_gettext("Contacts"),
    "phrase": lazy_gettext("Standard phrase"),
    "place": lazy_gettext("Place"),
    "points": lazy_gettext("Points"),
    "progress": lazy_gettext("Progress"),
    "quiet_from": lazy_gettext("Quiet from"),
    "quiet_to": lazy_gettext("Quiet until"),
    "reason": lazy_gettext("Reason"),
    "related": lazy_gettext("Related"),
    "remind_before": lazy_gettext("Remind, in days before the term"),
    "representatives": lazy_gettext("For us"),
    "retired": lazy_gettext("Retired"),
    "revoked_at": lazy_gettext("Revoked on"),
    "role": lazy_gettext("Role"),
    "sector": lazy_gettext("Sector"),
    "sentence": lazy_gettext("Sentence"),
    "setting": lazy_gettext("Setting"),
    "short_name": lazy_gettext("Short name"),
    "side": lazy_gettext("Side"),
    "since": lazy_gettext("From"),
    "snoozed_until": lazy_gettext("Snoozed until"),
    "start_time": lazy_gettext("From"),
    "status": lazy_gettext("Status"),
    "status_changes": lazy_gettext("Changes of status"),
    "summary": lazy_gettext("Summary"),
    "terms": lazy_gettext("Terms of office"),
    "text": lazy_gettext("Text"),
    "time_zone": lazy_gettext("Time zone"),
    "title": lazy_gettext("Title"),
    "told_as": lazy_gettext("Told as"),
    "topics": lazy_gettext("Topics"),
    "unit": lazy_gettext("Unit"),
    "url": lazy_gettext("Web address"),
    "until": lazy_gettext("Until"),
}


def action_name(action: str) -> str:
    """What was done with the record, as a participle."""
    return str(ACTIONS.get(action, action))


def label_of(pattern: str) -> str:
    """What a field is called, with the rows that it is in: 'Points: What was said'."""
    steps = [_field(step) for step in pattern.split("-") if step != "*"]
    return ": ".join(steps)


def _field(name: str) -> str:
    base, is_english = base_of(name)
    word = str(FIELDS[base]) if base in FIELDS else base.replace("_", " ").capitalize()
    return _("%(field)s (English)", field=word) if is_english else word


def base_of(name: str) -> tuple[str, bool]:
    """A column's name without what its type adds, and whether it is the English text."""
    for ending in ("_nl", "_en", "_edtf", "_id"):
        if name.endswith(ending):
            return name.removesuffix(ending), ending == "_en"
    return name.rstrip("_"), False
