"""The setting of a talk chooses its verb: spoken with, by telephone or by letter."""

import pytest

from tests.composer.small import NOBODY, OFFICIALS, point, spoken_by, talk, told

ENVOYS = spoken_by("envoy", **{"as": ["onze gezanten", "our envoys"]})
WIND = point("benadrukt", "wind", "noun-phrase")


@pytest.mark.parametrize("setting", ["bilateral", "call", "correspondence", "delegation", "video"])
def test_no_setting_leaves_its_occasion_out(setting):
    meeting = talk(setting=setting, occasion=["het visserscongres", "the fishers’ congress"])
    assert told(meeting).startswith("Tijdens het visserscongres op 3 maart 2021")
    english = told(meeting, language="en")
    assert english.startswith("During the fishers’ congress on 3 March 2021")


def test_the_setting_chooses_the_verb():
    assert "sprak het ministerie telefonisch met" in told(talk(setting="call"))
    letters = told(talk(NOBODY, setting="correspondence", points=[WIND]))
    assert letters == (
        "Op 3 maart 2021 zijn brieven gewisseld met molenaars. In deze briefwisseling is wind "
        "benadrukt."
    )


@pytest.mark.parametrize(
    ("setting", "who", "dutch", "english"),
    [
        ("call", OFFICIALS, "sprak het ministerie telefonisch met",
         ", the ministry spoke by telephone with"),
        ("call", ENVOYS, "spraken onze gezanten telefonisch met",
         ", our envoys spoke by telephone with"),
        ("call", NOBODY, "is telefonisch gesproken met", ", talks were held by telephone with"),
        ("correspondence", OFFICIALS, "wisselde het ministerie brieven met",
         ", the ministry exchanged letters with"),
        ("correspondence", ENVOYS, "wisselden onze gezanten brieven met",
         ", our envoys exchanged letters with"),
        ("correspondence", NOBODY, "zijn brieven gewisseld met", ", letters were exchanged with"),
        ("bilateral", OFFICIALS, "sprak het ministerie met", ", the ministry spoke with"),
        ("bilateral", ENVOYS, "spraken onze gezanten met", ", our envoys spoke with"),
        ("bilateral", NOBODY, "is gesproken met", ", talks were held with"),
    ],
)  # fmt: skip
def test_the_verb_agrees_with_whoever_spoke(setting, who, dutch, english):
    held = talk(who, setting=setting)
    assert told(held) == f"Op 3 maart 2021 {dutch} molenaars."
    assert told(held, language="en") == f"On 3 March 2021{english} millers."
