"""The vocabulary of sentences as JSON: everybody reads it, administrators write it."""

from logbook.meetings import queries, service
from logbook.meetings.api.blueprint import blueprint
from logbook.meetings.models import Phrase
from logbook.meetings.schemas import PhraseSchema
from logbook.web.paging import Page, Paging
from logbook.web.resource import Resource


def _page(paging: Paging) -> Page[Phrase]:
    found = queries.phrases()
    return Page(found[paging.offset : paging.offset + paging.size], len(found), paging)


_phrases = Resource(blueprint, "/phrases/<id>", PhraseSchema, queries.phrase)
_phrases.lists("list_phrases", "List phrases", _page)
_phrases.creates("create_phrase", "Add a phrase", service.create_phrase)
_phrases.reads("get_phrase", "Read a phrase")
_phrases.replaces("replace_phrase", "Replace a phrase", service.edit_phrase)
_phrases.deletes(
    "delete_phrase", "Delete a phrase that no point was made with", service.delete_phrase
)
