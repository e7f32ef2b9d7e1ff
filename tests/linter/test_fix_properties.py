"""Whatever letter an author slips in, the fix gives back what was composed, byte for byte."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from logbook.composer import LetterInput, compose
from logbook.dates.names import MONTHS
from logbook.letters.service.fixing import put
from logbook.linter import Rewrite, lint
from tests.composer.test_properties import letters
from tests.harness import Harness
from tests.linter.letters import edited
from tests.linter.test_properties import told_apart

MONTH = "|".join(name for names in MONTHS.values() for name in names)
SLIPS = [
    ("precision", re.compile(rf"\bin (?=(?:{MONTH}) \d{{4}}\b)"), {"nl": "op 3 ", "en": "on 3 "}),
    ("chamber", re.compile("de (?:Tweede|Eerste) Kamer"), {"nl": "uw Kamer"}),
    ("chamber", re.compile("the (?:Senate|House of Representatives)"), {"en": "your House"}),
]


@pytest.mark.harness(short=60, long=2000)
def test_a_slip_is_mended_into_what_was_composed(harness: Harness):
    mended = 0

    @settings(
        max_examples=harness.rounds, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(letters())
    def each(generated: LetterInput) -> None:
        nonlocal mended
        records = told_apart(generated)
        letter = compose(records)
        texts = dict.fromkeys(one.text for one in letter.sentences)
        for text in texts:
            for rule, composed, slip in SLIPS:
                wrong = composed.sub(slip.get(letter.language, ""), text, count=1)
                if letter.language not in slip or wrong == text:
                    continue
                for one in lint(edited(letter, text, wrong), records):
                    for fix in one.fixes if one.rule == rule else ():
                        if isinstance(fix, Rewrite) and fix.sentence == wrong:
                            assert fix.text == text
                            mended += 1

    each()
    assert mended
    harness.figure(f"{mended} slips mended")


SPACE = st.sampled_from([" ", "  ", "\n", "\n\n"])


@given(before=st.text(), between=SPACE, after=st.text(), new=st.sampled_from(["", "Nu dit."]))
def test_what_stands_around_a_sentence_stays(before, between, after, new):
    sentence = "Op 9 juni 2026 sprak ik."
    head, tail = f"{before}\n\n", f"{between}{after}"
    text = put(f"{head}{sentence}{tail}", Rewrite(sentence, sentence, new))
    if text is None or sentence in before + after:
        return
    assert text.startswith(head)
    assert text.endswith(after)
    assert len(text) in (len(head + new + tail), len(head + new + tail) - 1)
