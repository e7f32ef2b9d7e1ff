"""What a use case of references is given."""

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReferenceDetails:
    """Where something can be found: words, a citation as written, an address, a record of ours."""

    id: uuid.UUID | None = None
    text: str | None = None
    citation: str | None = None
    url: str | None = None
    meeting_id: uuid.UUID | None = None
    report_id: uuid.UUID | None = None
    attachment_id: uuid.UUID | None = None

    @property
    def says(self) -> bool:
        """Whether anything is told of where to look."""
        told = (self.text, self.citation, self.url)
        return any((*told, self.meeting_id, self.report_id, self.attachment_id))
