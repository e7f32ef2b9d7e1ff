"""The grammar that sentences of both languages need: lists, word order, agreement, punctuation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

_AND = {"nl": "en", "en": "and"}
_ENDS = " .,;:!?"
_STOPS = (".", "!", "?")
_VERB = re.compile(r"\{[SRC]:[^{}]*\}|\b(?:is|zijn|heeft|hebben)\b")
_AGREEMENT = re.compile(r"\{S:([^{}|]*)\|([^{}|]*)\}")
_FIRST_PERSON = {"heeft": "heb", "is": "ben", "it was": "I was"}
_INDIRECT = re.compile(r"\b(?:gevraagd|verzocht|meegedeeld|medegedeeld|toegelicht|aangeboden)\b")
_THEIR = {"nl": re.compile(r"^hun (?=\w)"), "en": re.compile(r"^their (?=\w)")}
_NEUTER = re.compile(r"(?:het|dit|hetzelfde) ")
_WHOLE = "{C}"  # what was said is a sentence by itself
_ABBREVIATED = re.compile(r"(?:^|[\s(])\w(?:\.\w)+$")  # N.V, e.a: their last stop is theirs
_LOOSE = re.compile(r"(?:\s|,)+([,.])")  # a stop or comma that lost the word before it
_WITH = re.compile(r"\{S\} (en|and) \{R\}")
_WITHIN = re.compile(r"(\S+)\s+\{R\}")
# What introduces a complement already stands in the template.
_INTRODUCTIONS = ("om", "dat", "hoe", "naar", "op", "aan", "to", "that", "how", "about")
_CLAUSES = ("om", "dat", "to", "that")
_INTRODUCED = re.compile(rf"\b({'|'.join(_INTRODUCTIONS)})\s+\{{C\}}")

_THE = {"nl": "de", "en": "the"}
_THEY = {"nl": "zij", "en": "they"}
_WE = {"nl": "wij", "en": "we"}
_AND_ME = {"nl": " en ik", "en": " and I"}
_A = {"nl": re.compile(r"^een .*"), "en": re.compile(r"^an? ")}
_THIS = {"nl": "deze", "en": "the "}
# 'enkele banken' are afterwards 'de banken'.
_SEVERAL = {
    "nl": re.compile(r"^(?:een aantal|enkele|enige|diverse|verschillende|meerdere) (?=\w)"),
    "en": re.compile(r"^(?:a number of|some|several|various) (?=\w)"),
}
_DETERMINED = {
    "nl": re.compile(r"(?:de|het|een|alle|beide|veel|sommige|deze|die|hun|geen|onze)\b"),
    "en": re.compile(
        r"(?:the|an?|all|both|many|these|those|their|no|our|de|het|een|enkele|deze|die)\b"
    ),
}
# A Dutch noun on one of these endings takes 'de'.
_ONE = {
    "nl": re.compile(r"^een (?=\w*(?:ing|ie|heid|teit|groep)\b)"),
    "en": re.compile(r"^an(?: |(?=other ))|^a "),
}
_ANOTHER = re.compile(r"^ander ")


class Number(StrEnum):
    """What a verb agrees with."""

    FIRST = "first"  # 'ik'
    SINGULAR = "singular"
    PLURAL = "plural"


@dataclass(frozen=True, slots=True)
class Called:
    """What somebody is called in a sentence, and what is done to them ('mij', where it differs).

    `of`: the parties that are meant where the words do not say which: 'een van de banken'.
    `each`: those who are called together, where the words are a list of them.
    """

    words: str
    number: Number = Number.SINGULAR
    object: str = ""
    of: tuple[str, ...] = ()
    each: tuple["Called", ...] = field(default=(), compare=False)

    @property
    def plural(self) -> bool:
        """Whether a verb with it is plural."""
        return self.number is Number.PLURAL

    def is_same_as(self, other: "Called | None") -> bool:
        """Whether both are the same ones, whichever words they are called by."""
        return other is not None and (self == other or bool(self.of and self.of == other.of))

    @property
    def as_object(self) -> str:
        """The words where they are not the subject."""
        return self.object or self.words


def owned(complement: str, owner: Called | None, language: str) -> str:
    """'hun leden' of one alone: 'haar leden', of a word with 'het' 'zijn leden'."""
    if owner is None or owner.plural:
        return complement
    one = {"nl": "zijn " if _NEUTER.match(owner.words) else "haar ", "en": "its "}[language]
    return _THEIR[language].sub(one, complement)


def joined(words: Iterable[str], language: str) -> str:
    """'A', 'A en B', 'A, B en C': each once, no comma before the last."""
    *others, last = dict.fromkeys(words) or [""]
    return f"{', '.join(others)} {_AND[language]} {last}" if others else last


def together(each: Iterable[Called], language: str) -> Called:
    """All of them as one: several are plural with 'ik' last, one keeps its number."""
    single = (one for called in each for one in called.each or (called,))
    once = sorted(dict.fromkeys(single), key=lambda one: one.number is Number.FIRST)
    if len(once) == 1:
        return once[0]
    return Called(
        joined((one.words for one in once), language),
        Number.PLURAL,
        joined((one.as_object for one in once), language),
        each=tuple(once),
    )


def made_definite(called: Called, language: str, article: str | None = None) -> Called:
    """What was just named without an article, named once more: 'de molenaars', 'the millers'.

    A name keeps as it is, and so does 'een …' where neither `article`, that of its noun in Dutch,
    nor its ending shows its gender.
    """
    words = _SEVERAL[language].sub("", called.words)
    if called.plural and words[:1].islower() and not _DETERMINED[language].match(words):
        return Called(f"{_THE[language]} {words}", called.number)
    if language == "nl" and article is not None:
        bare = _ANOTHER.sub("andere ", re.sub("^een ", "", called.words))
        return Called(re.sub("^een .*", f"{article} {bare}", called.words), called.number)
    return Called(_ONE[language].sub(f"{_THE[language]} ", called.words), called.number)


def named_again(called: Called, language: str) -> str:
    """Who spoke in the sentence before: 'zij', 'wij', 'deze', or by the same name."""
    if called.plural:
        return (_WE if called.words.endswith(_AND_ME[language]) else _THEY)[language]
    return _A[language].sub(_THIS[language], called.words)


def finished(words: str) -> str:
    """The words as a sentence: single spaces, a capital, a stop."""
    text = " ".join(words.split())
    text = _LOOSE.sub(r"\1", text)
    text = text if text.endswith(_STOPS) else f"{text.rstrip(_ENDS)}."
    return f"{text[:1].upper()}{text[1:]}"


def opened(template: str, language: str) -> str:
    """The template with its opening ({A}) in front: in Dutch the verb then precedes the subject.

    '{S} {S:heeft|hebben} {C} benadrukt' becomes '{A} {S:heeft|hebben} {S} {C} benadrukt'.
    """
    if template.startswith("{A}") or template == _WHOLE:
        return template
    verb = _VERB.search(template)
    if language != "nl" or verb is None:
        return f"{{A}}, {template}"
    subject, rest = template[: verb.start()].strip(), template[verb.end() :].strip()
    return f"{{A}} {verb.group()} {subject} {rest}"


def agreeing(template: str, speaker: Called | None) -> str:
    """The template with its verbs in the first person where that is who speaks, named last."""
    if speaker is None or speaker.number is not Number.FIRST:
        return template
    template = _WITH.sub(r"{R} \1 {S}", template)
    return _AGREEMENT.sub(
        lambda choice: f"{{S:{_FIRST_PERSON.get(choice[1], choice[1])}|{choice[2]}}}", template
    )


def jointly(template: str, speaker: Called, hearer: Called, language: str) -> tuple[str, Called]:
    """Who agrees with whom as one list: 'A, B en C' instead of 'A en B en C'."""
    if _WITH.search(template) is None or not (speaker.each or hearer.each):
        return template, speaker
    return _WITH.sub("{S}", template), together([speaker, hearer], language)


def takes_indirect(template: str) -> bool:
    """Whether who hears it is the indirect object there: 'hun gevraagd', but 'hen opgeroepen'."""
    return _INDIRECT.search(template) is not None


def unstopped(words: str) -> str:
    """The words without a stop behind them; that of an abbreviation ('N.V.') is its own."""
    bare = words.strip().rstrip(_ENDS)
    return f"{bare}." if _ABBREVIATED.search(bare) and "." in words[len(bare) :] else bare


def takes_object(template: str) -> bool:
    """Whether who hears it is the object there, so that 'hen' can stand for a name."""
    before = _WITHIN.search(template)
    return before is not None and before[1] not in _AND.values()


def without_introduction(complement: str, template: str) -> str:
    """The complement without the 'om' or 'op' that the template has before it, and no stop."""
    words = unstopped(complement)
    before = _INTRODUCED.search(template)
    return words.removeprefix(f"{before[1]} ") if before else words


def clause(words: str) -> str:
    """A clause without the word that introduces it, and without a stop."""
    bare = unstopped(words)
    first, _, rest = bare.partition(" ")
    return rest if first in _CLAUSES else bare
