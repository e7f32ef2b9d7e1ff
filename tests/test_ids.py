"""Ids of new records rise with time, and are still those of nobody else."""

import uuid
from datetime import timedelta

from logbook.ids import new_id


def test_what_is_made_later_has_a_greater_id(now):
    made = [new_id(now + timedelta(milliseconds=number)) for number in range(50)]

    assert sorted(made) == made
    assert [one.hex for one in made] == sorted(one.hex for one in made)


def test_what_is_made_at_the_same_instant_has_ids_of_its_own(now):
    made = {new_id(now) for _ in range(1_000)}

    assert len(made) == 1_000
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {uuid.RFC_4122}
    assert len({one.int & ((1 << 62) - 1) for one in made}) == 1_000
