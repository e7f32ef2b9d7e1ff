"""Why a term was not kept, as a sentence goes on with it: ', omdat …' or ' vanwege …'.

It is asked for as it follows 'omdat', with its verb last. What was typed as a sentence of its own
is told as one: nobody can turn it round with certainty.
"""

import re
from dataclasses import dataclass

from logbook.composer.grammar import finished, unstopped

_BECAUSE = re.compile(r"(?:omdat|doordat|aangezien|want)(?= )", re.IGNORECASE)
_CAUSE = re.compile(
    r"(?:vanwege|wegens|door|gezien|ten gevolge van|als gevolg van|in verband met|i\.v\.m\.)(?= )",
    re.IGNORECASE,
)
_MODAL = "kan|kunnen|kon|konden|moet|moeten|moest|moesten|zal|zullen|zou|zouden|mag|mocht"
_FINITE = (
    rf"{_MODAL}|is|was|waren|heeft|hebben|had|hadden|wordt|worden|werd|werden|blijkt|bleek|bleken"
    r"|blijft|bleef|gaat|gaan|ging|gingen|komt|komen|kwam|kwamen|loopt|lopen|liep|liepen|vergt"
    r"|vergen|vergde|vergden|vraagt|vroeg|vroegen|duurt|duren|duurde|duurden|kost|kostte|neemt"
    r"|nam|namen|ontbreekt|ontbreken|ontbrak|ontbraken|vindt|vond|vonden|bestaat|bestond|ligt"
    r"|lag|lagen|staat|stond|stonden"
)
"""What is hardly ever anything but a verb; 'zijn' may be whose something is."""
_VERB = re.compile(rf"(?<= )(?:{_FINITE})(?!\w)", re.IGNORECASE)
_PARTICIPLE = r"(?:(?:ge|be|ver|ont|her)\w+|\w+ge\w+)(?:d|t|en)"
_PREFIX = (
    "(?:aan|achter|af|be|bij|door|in|mee|na|om|ont|op|over|plaats|stil|tegen|terug|toe|uit|vast"
    "|ver|voor|weg)?"
)
"""With which a verb is one word: 'uitliep'. Other words end as a verb by chance: 'crisis'."""
_AT_THE_END = re.compile(
    rf"(?<!\w){_PREFIX}(?:"
    rf"(?:{_MODAL})(?: {_PARTICIPLE})?(?: \w+n){{0,2}}(?: {_PARTICIPLE})?(?: dan .*)?$"
    rf"|(?:{_FINITE})(?: {_PARTICIPLE})?(?: (?:worden|zijn|hebben))?(?: dan .*)?$)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r" (?:die|dat|hoe|omdat|doordat|waar\w*) ", re.IGNORECASE)
_CAUSES = re.compile(
    r"(?:ziekte|gebrek|vertraging|drukte|\w*tekort|uitval|onduidelijkheid|verlof|het \w+en van) ",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\w*(?:t|n|te|de)", re.IGNORECASE)
_NEVER = re.compile(
    r"het|met|niet|uit|dat|wat|tot|van|in|een|en|aan|de|te|geen|binnen|kabinet|\w*(?:teit|ment|heden)",
    re.IGNORECASE,
)
"""What ends as a verb may, and is none."""
_BEFORE_A_NOUN = re.compile(
    r"de|een|geen|onze|enkele|en|of|van|in|op|met|bij|voor|door|naar|aan|tijdens|over|tussen|na"
    r"|zonder|onder|te|\w+(?:ige|ische|lijke|ende|ele|bare|loze)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Because:
    """What the sentence ends with, or else the sentence behind it; whether that is certain."""

    ending: str = ""
    sentence: str = ""
    is_certain: bool = True


def because(typed: str | None) -> Because:
    """How a reason is told; empty where nothing was typed."""
    words = unstopped(" ".join((typed or "").split()))
    if not words:
        return Because()
    if re.search(r"\w[.;!?] ", _CAUSE.sub("", words, count=1)):
        return Because(sentence=finished(words), is_certain=False)
    if first := _BECAUSE.match(words):
        return Because(f", {first[0].lower()}{words[first.end() :]}")
    verb = _verb(words)
    if verb is not None and not _AT_THE_END.match(words, verb.start()):
        return Because(sentence=finished(words), is_certain=False)
    if first := _CAUSE.match(words):
        return Because(f" {first[0].lower()}{words[first.end() :]}")
    return _bare(words, has_verb=_AT_THE_END.search(words) is not None)


def _verb(words: str) -> re.Match[str] | None:
    """The first verb for certain, unless of a clause within."""
    verb = _VERB.search(words)
    within = _SUBORDINATE.search(words)
    return None if verb and within and within.start() < verb.start() else verb


def _bare(words: str, *, has_verb: bool) -> Because:
    """Without a word before it: a clause by its verb, a noun phrase where nothing can be one."""
    each = words.split()
    maybe = [
        at
        for at in range(1, len(each))
        if _MAYBE.fullmatch(each[at])
        and not _NEVER.fullmatch(each[at])
        and not _BEFORE_A_NOUN.fullmatch(each[at - 1])
    ]
    if has_verb:
        return Because(f", omdat {words}")
    if not maybe or _CAUSES.match(words):
        return Because(f" vanwege {words}")
    if maybe[-1] == len(each) - 1:
        return Because(f", omdat {words}", is_certain=False)
    return Because(sentence=finished(words), is_certain=False)
