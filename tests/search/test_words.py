"""Words as they are looked for."""

from logbook.search.folding import LONGEST_WORD, folded, joined, runs_in, stems_of, words_in


def test_capitals_and_accents_make_no_difference():
    assert words_in("Zoë BESTØRMT het ŒUVRE, Łódź") == ["zoe", "bestormt", "het", "oeuvre", "lodz"]


def test_a_letter_and_its_accent_apart_are_the_letter_with_its_accent():
    assert folded("zoe\u0308") == folded("zoë") == "zoe"


def test_signs_part_words_and_are_none_themselves():
    assert words_in('35 570-V, nr. 71: "a_b" (x@y.nl)') == [
        "35", "570", "v", "nr", "71", "a", "b", "x", "y", "nl",
    ]  # fmt: skip


def test_other_scripts_are_words_too():
    assert words_in("Київ 北京") == ["киів", "北京"]


def test_a_word_without_end_is_cut():
    assert words_in("a" * 100_000) == ["a" * LONGEST_WORD]


def test_singular_and_plural_share_a_stem_in_either_language():
    for one, several in (("afspraak", "afspraken"), ("bank", "banken"), ("bank", "banks")):
        assert stems_of(one) & stems_of(several)


def test_no_word_looks_like_a_stem():
    assert all(stem.startswith("_") for stem in stems_of("afspraak"))
    assert not any("_" in word for word in words_in("_afspraak __meeting t_afspraak"))


def test_what_nobody_sees_parts_no_word():
    for unseen in "\u00ad\u200b\u200c\u200d\u2060\ufeff":
        assert words_in(f"kapitaal{unseen}verzekering") == ["kapitaalverzekering"]
    assert words_in("\u200b \u3164") == []


def test_words_that_a_sign_joins_are_one_word_too():
    assert [joined(words) for words in runs_in("E-mail van Máire O’Brien, a.s.r.")] == [
        ["email"], [], [], ["obrien"], ["asr"],
    ]  # fmt: skip


def test_thousands_are_joined_and_other_figures_are_not():
    written = "26 485, nr. 277; 35.570 van 14-9-2021; 35570-71; 2.5; 2021 300"
    wholes = [whole for words in runs_in(written) for whole in joined(words)]
    assert wholes == ["26485", "35570"]
