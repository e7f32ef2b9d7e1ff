"""What is stored of the first steps: only what no query can find out."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.db import Base


class PassedStep(Base):
    """A first step that does not apply here: why, who said so, and when."""

    __tablename__ = "passed_step"

    step: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]

    account: Mapped[Account] = relationship()
