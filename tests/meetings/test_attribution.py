"""How a point may be told where its writer did not say."""

import pytest

from logbook.meetings.models import Attribution, PointKind
from logbook.meetings.service.attribution import default_attribution

NAME, SECTOR, INTERNAL = Attribution.NAME, Attribution.SECTOR, Attribution.INTERNAL


@pytest.mark.parametrize(
    ("kind", "by_us", "parties", "expected"),
    [
        ("note", True, [], INTERNAL),
        ("note", False, [NAME], INTERNAL),
        ("message", True, [], SECTOR),
        ("message", True, [NAME], SECTOR),
        ("message", True, [NAME, INTERNAL], INTERNAL),
        ("answer", False, [NAME], NAME),
        ("answer", False, [SECTOR], SECTOR),
        ("answer", False, [INTERNAL], INTERNAL),
        ("answer", False, [NAME, SECTOR], SECTOR),
        ("answer", False, [NAME, INTERNAL], INTERNAL),
        ("answer", False, [], SECTOR),
        ("offer", False, [NAME, NAME], NAME),
    ],
)
def test_the_most_guarded_of_those_named_decides(kind, by_us, parties, expected):
    assert default_attribution(PointKind(kind), by_us=by_us, parties=parties) is expected
