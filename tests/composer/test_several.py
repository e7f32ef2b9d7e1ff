"""Who spoke for us, by the words of the record: one, or several."""

import pytest

from tests.composer.small import spoken_by, talk, told


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("de ambassadeurs in Ottawa en Oslo", "spraken"),
        ("de ambassadeur en een medewerker", "spraken"),
        ("de Nederlandse ambassade en het consulaat", "spraken"),
        ("enkele diplomaten", "spraken"),
        ("onze gezanten", "spraken"),
        ("de ambassadeur in Ottawa en Oslo", "sprak"),
        ("de ambassadeur bij Canada en de Verenigde Staten", "sprak"),
        ("een delegatie van ambtenaren", "sprak"),
        ("de zaakgelastigde in Oslo", "sprak"),
    ],
)
def test_our_own_words_for_several_have_a_verb_in_the_plural(words, verb):
    spoke = spoken_by("envoy", **{"as": [words, None]})
    assert f"{verb} {words} " in told(talk(spoke))
