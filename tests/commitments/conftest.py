"""Fixtures of commitments."""

import pytest

from logbook.commitments.models import Evidence, EvidenceKind, EvidenceRole
from logbook.wording import Wording


@pytest.fixture
def evidence(make):
    """A piece of evidence."""

    def adding(commitment, words="Er wordt samengewerkt."):
        return make.kept(
            Evidence(
                commitment_id=commitment.id,
                kind=EvidenceKind.MEASURE,
                role=EvidenceRole.ANSWERS,
                sentence=Wording(words),
            )
        )

    return adding
