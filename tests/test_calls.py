"""Whatever is sent to the API is answered as its description says, and never by a fault of ours."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.calling import Caller, Sent
from tests.harness import SEED, Harness
from tests.walkers import undone


@pytest.mark.harness(short=300, long=5000)
def test_every_call_is_answered_as_described(app, world, api, admin, harness: Harness) -> None:
    program = api(admin)
    document = app.test_client().get("/api/v1/openapi.json").json
    records = {word: sorted(guarded.values()) for word, guarded in world.ids.items()}
    records["paragraphs"] = [found for word in world.ids if "/" in word for found in records[word]]
    callers = Caller(document, records, [admin.email, "IMH", "banking", "2026-12-01", "14:30"])
    answered: dict[int, int] = {}

    @seed(SEED)
    @settings(
        max_examples=harness.rounds,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(callers.calls)
    def call(sent: Sent) -> None:
        with undone(app):
            # The client looks whether the answer is as described.
            answer = program.client.open(
                f"/api/v1{sent.path}",
                method=sent.method,
                query_string=urlencode(sent.query, errors="replace"),
                headers=program.headers | sent.headers,
                data=None if sent.body is None else json.dumps(sent.body),
                content_type="application/json",
            )
        assert answer.status_code < 500, answer.json
        answered[answer.status_code] = answered.get(answer.status_code, 0) + 1

    call()
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answered.items()))
    harness.figure(f"{sum(answered.values())} calls: {told}")
