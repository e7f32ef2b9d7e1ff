"""Recesses and known papers of the Houses as JSON."""

from logbook.commitments import queries, service
from logbook.commitments.api.blueprint import blueprint
from logbook.commitments.schemas import PaperSchema, RecessSchema
from logbook.policy import require_administration
from logbook.web.resource import Resource

_recesses = Resource(
    blueprint, "/recesses/<id>", RecessSchema, queries.recess, require=require_administration
)
_recesses.lists("list_recesses", "List recesses", queries.recess_page)
_recesses.creates("create_recess", "Enter a recess", service.create_recess)
_recesses.reads("read_recess", "Read a recess")
_recesses.replaces("replace_recess", "Replace a recess", service.edit_recess)
_recesses.deletes("delete_recess", "Delete a recess", service.delete_recess)

_papers = Resource(
    blueprint, "/papers/<id>", PaperSchema, queries.paper, require=require_administration
)
_papers.lists("list_papers", "List known papers", queries.paper_page)
_papers.creates("create_paper", "Enter a paper", service.create_paper)
_papers.reads("read_paper", "Read a known paper")
_papers.replaces("replace_paper", "Replace a known paper", service.edit_paper)
_papers.deletes("delete_paper", "Delete a known paper", service.delete_paper)
