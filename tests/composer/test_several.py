"""Who spoke for us, by the words of the record: one, or several."""

import pytest

from logbook.composer.grammar import Number
from logbook.composer.several import told_number
from tests.composer.small import spoken_by, talk, told


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("de ambassadeurs in Ottawa en Oslo", "spraken"),
        ("de ambassadeur en een medewerker", "spraken"),
        ("de Nederlandse ambassade en het consulaat", "spraken"),
        ("enkele diplomaten", "spraken"),
        ("onze gezanten", "spraken"),
        ("vier medewerkers", "spraken"),
        ("de ambassadeur in Ottawa en Oslo", "sprak"),
        ("de ambassadeur bij Canada en de Verenigde Staten", "sprak"),
        ("een delegatie van ambtenaren", "sprak"),
        ("de zaakgelastigde in Oslo", "sprak"),
    ],
)
def test_our_own_words_for_several_have_a_verb_in_the_plural(words, verb):
    spoke = spoken_by("envoy", **{"as": [words, None]})
    assert f"{verb} {words} " in told(talk(spoke))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("twee banken", Number.PLURAL),
        ("minstens 12 molens", Number.PLURAL),
        ("de kosten en baten", Number.PLURAL),
        ("een kleine en middelgrote bank", Number.SINGULAR),
        ("het belang van kosten en baten", Number.SINGULAR),
        ("de wet- en regelgeving", None),
        ("de bank", None),
    ],
)
def test_words_of_a_party_mean_one_or_several_where_that_is_certain(words, number):
    assert told_number(words) is number
