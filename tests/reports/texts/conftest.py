"""Fixtures of reusable texts."""

import pytest

from logbook.reports.models import ReusableText
from logbook.wording import Wording


@pytest.fixture
def kept(make, owner):
    """A reusable text that the owner wrote, as it stands in its table."""

    def keeping(title="Clustermunitie", nl="Dat is verboden.", en="That is banned.", **changed):
        text = ReusableText(title=title, text=Wording(nl, en), author_id=owner.id, **changed)
        return make.kept(text)

    return keeping
