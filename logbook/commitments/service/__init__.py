"""What can be done with commitments. Editors and administrators change them; all may read them."""

from logbook.commitments.service.references import create_reference, edit_reference

__all__ = ["create_reference", "edit_reference"]
