"""What items say around the words of people, in the feed's language.

Plain tables and not the catalogues of the pages: a feed is read without a request, and the text of
an item must not depend on who happens to ask.
"""

WORDS = {
    "nl": {
        "due": "Termijn",
        "discreet": "Actiepunt: termijn",
        "secret": "Vertrouwelijk actiepunt",
        "discreet-meeting": "Gesprek",
        "secret-meeting": "Vertrouwelijk gesprek",
        "cancelled": "Geannuleerd",
        "owner": "Eigenaar",
        "actor": "Aan zet",
        "origin": "Uit gesprek",
        "answers": "Voor",
        "moved": "Verplaatst, eerder",
        "said": "Afgesproken termijn",
        "with": "Met",
        "about": "Over",
        "us": "wij",
        "example": "voorbeeld",
        "private": "Privékoppeling: geef deze niet door.",
        "revoked": "Deze agendakoppeling werkt niet meer",
        "revoked-help": "De koppeling is vernieuwd, ingetrokken of verlopen."
        " Gebruik de nieuwe, of maak er in het logboek een.",
    },
    "en": {
        "due": "Due",
        "discreet": "Follow-up: due",
        "secret": "Confidential follow-up",
        "discreet-meeting": "Meeting",
        "secret-meeting": "Confidential meeting",
        "cancelled": "Cancelled",
        "owner": "Owner",
        "actor": "To act",
        "origin": "From meeting",
        "answers": "For",
        "moved": "Moved, earlier",
        "said": "Term as agreed",
        "with": "With",
        "about": "About",
        "us": "we",
        "example": "example",
        "private": "Private link: do not pass it on.",
        "revoked": "This calendar link no longer works",
        "revoked-help": "The link was renewed or revoked, or it has expired."
        " Use the new one, or make one in the logbook.",
    },
}
