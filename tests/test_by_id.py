"""Records by their ids: all in one statement, and none that is held already."""

import uuid

from logbook.by_id import by_id
from logbook.db import reading
from logbook.directory.models import Topic


def test_many_are_asked_for_at_once_and_those_held_not_again(app, make, queries):
    made = [make.topic(f"topic-{number}").id for number in range(3)]
    with app.app_context(), reading():
        with queries() as seen:
            first = by_id(Topic, made[:1])
            found = by_id(Topic, [*made, uuid.uuid4()])
            again = by_id(Topic, made)
        assert seen.count == 2
        assert set(found) == set(made) == set(again)
        assert all(found[one].id == one for one in made)
        assert found[made[0]] is first[made[0]]
        assert by_id(Topic, []) == {}
