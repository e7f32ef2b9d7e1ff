"""Where each kind of record is edited, where it is told, and what its page leaves out."""

FORMS = {
    "accounts": "/administration/accounts/{}",
    "calendar-feeds": "/calendars/{}/edit",
    "commitments": "/commitments/{}/edit",
    "evidence": "/commitments/{}/evidence/{}/edit",
    "follow-ups": "/follow-ups/{}/edit",
    "meetings": "/meetings/{}/edit",
    "offices": "/administration/offices/{}/edit",
    "organisations": "/organisations/{}/edit",
    "papers": "/administration/papers/{}",
    "paragraphs": None,  # a page of many forms, and what is typed there is kept as it is typed
    "people": "/people/{}/edit",
    "phrases": "/administration/phrases/{}",
    "recesses": "/administration/recesses/{}",
    "references": None,  # stands in the forms of evidence and closures
    "reports": "/reports/{}/edit",
    "reusable-texts": "/reports/texts/{}/edit",
    "sectors": "/administration/sectors/{}/edit",
    "topics": "/topics/{}/edit",
    "units": "/administration/units/{}",
}
"""The page on which each record is edited; a new one is named here, or why it has none."""

PAGES = {
    "commitments": "/commitments/{}",
    "follow-ups": "/follow-ups/{}",
    "meetings": "/meetings/{}",
    "offices": "/administration/offices/{}",
    "organisations": "/organisations/{}",
    "people": "/people/{}",
    "reusable-texts": "/reports/texts/{}",
}
"""The page that tells each field of a record. That of a letter is the letter itself."""

IN_A_SENTENCE = "told by what a letter would say of the point, where it says anything"
UNTOLD = {
    "commitments": {
        "heading": "stands over its section in letters",
        "continues": "decides which talks count",
        "deadlines-letter": "its letters have a section of their own",
        "statusChanges-letter": "its letters have a section of their own",
    },
    "follow-ups": {
        "remindBefore": "of use where the term is typed",
        "origin-letter": "letters are known to the right of follow-ups",
    },
    "meetings": {
        "named": "told where only those who are named may see it",
        "parties-plural": IN_A_SENTENCE,
        "points-amongOthers": IN_A_SENTENCE,
        "points-by-plural": IN_A_SENTENCE,
        "points-complementKind": IN_A_SENTENCE,
        "points-complementPlural": IN_A_SENTENCE,
        "points-parts": IN_A_SENTENCE,
        "points-phrase": IN_A_SENTENCE,
        "points-to-plural": IN_A_SENTENCE,
        "representatives-as": "told of who has no office",
        "representatives-level": "told of who has no office",
    },
    "organisations": {"plural": "decides how a sentence agrees with its name"},
}
"""Fields that the page does not tell by themselves, and why."""
