"""The pages of motions and commitments, of recesses and known papers."""

from logbook.commitments.views import acts, evidence, forms, houses, index, page, sheet
from logbook.commitments.views.blueprint import blueprint

__all__ = ["acts", "blueprint", "evidence", "forms", "houses", "index", "page", "sheet"]
