"""What the composer writes by itself is true to the records: no rule on facts finds anything."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from logbook.composer import LetterInput, compose
from logbook.linter import lint
from tests.composer.test_properties import letters
from tests.harness import Harness

UNTRUE = {
    "precision", "predecessor", "attribution", "no-source", "open-claim", "stale",
    "opening-match", "chamber", "placeholder",
}  # fmt: skip


def told_apart(records: LetterInput) -> LetterInput:
    """The same records, each with an id of its own."""
    return replace(
        records,
        answers=[
            replace(
                answer,
                commitment=replace(
                    one := answer.commitment,
                    evidence=[
                        replace(each, id=f"{one.id}/{at}") for at, each in enumerate(one.evidence)
                    ],
                ),
            )
            for answer in records.answers
        ],
        follow_ups=[replace(one, id=f"f{at}") for at, one in enumerate(records.follow_ups)],
    )


@pytest.mark.harness(short=60, long=3000)
def test_a_letter_as_composed_is_true_to_its_records(harness: Harness):
    found = 0

    @settings(
        max_examples=harness.rounds, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(letters())
    def each(generated: LetterInput) -> None:
        nonlocal found
        records = told_apart(generated)
        findings = lint(compose(records), records)
        assert not [one for one in findings if one.rule in UNTRUE]
        found += len(findings)

    each()
    assert found
    harness.figure(f"{found} findings")
