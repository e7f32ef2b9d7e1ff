"""How a sentence names an organisation of which nobody wrote that: 'de Vereniging van …'.

Only where the noun that its name begins with says which article it has. A name of its own ('FNV',
'Rabobank', 'Philips') keeps as it is: many of those take none.
"""

import re

from logbook.wording import Wording

_DE = (
    *("vereniging", "stichting", "bond", "vakbond", "federatie", "vakfederatie", "unie", "raad"),
    *("autoriteit", "koepel", "kamer", "commissie", "coöperatie", "coalitie", "alliantie"),
    *("organisatie", "brancheorganisatie", "belangenorganisatie", "branchevereniging", "kring"),
    *("orde", "confederatie", "centrale", "vakcentrale", "maatschappij", "universiteit"),
    *("inspectie", "gemeente", "provincie", "dienst", "hogeschool", "onderneming", "bank"),
    "investeringsbank",
)
_HET = (
    *("verbond", "platform", "instituut", "ministerie", "pensioenfonds", "fonds", "netwerk"),
    *("bureau", "centrum", "waterschap", "college", "genootschap", "agentschap", "consortium"),
    *("forum", "comité", "samenwerkingsverband", "overlegorgaan", "kenniscentrum"),
)
_ARTICLES = {**dict.fromkeys(_DE, "de"), **dict.fromkeys(_HET, "het")}
_COMPOUND = re.compile(
    r"\w{3,}(?:bond|federatie|vereniging|unie|raad|autoriteit|maatschappij|organisatie|corporatie"
    r"|coöperatie|inspectie|universiteit|commissie|onderneming|groep)",
    re.IGNORECASE,
)
_NEUTER_COMPOUND = re.compile(
    r"\w{3,}(?:verbond|platform|instituut|fonds|netwerk|centrum|bureau|bedrijf|genootschap"
    r"|waterschap|productschap|agentschap|ministerie|college|consortium)",
    re.IGNORECASE,
)
_HAS_ARTICLE = re.compile(r"(?:de|het|the) ", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:Koninklijke?|Nederlandse?|Nationa(?:le|al)|Europe(?:se|es)|Internationa(?:le|al)"
    r"|Algeme(?:ne|en)|Centra(?:le|al)|Verenigde?|Landelijke?|Christelijke?|Onafhankelijke?"
    r"|Maatschappelijke?|Sociale?|Regiona(?:le|al)|Federatieve?|Coöperatieve?|Vlaamse?|Amsterdamse?"
    r"|Rotterdamse?|Nieuwe?|Haagse?|Friese?|Zeeuwse?|Limburgse?|Brabantse?|Groningse?|Vrije?)"
)
_ENGLISH_HEAD = (
    r"(?:Association|Federation|Confederation|Union|Council|Foundation|Authority|Institute|Agency"
    r"|Ministry|Chamber|Platform|Network|Committee|Alliance|Coalition|Bureau|Society|Board)"
)
_ENGLISH = re.compile(
    rf"(?!The )(?:[A-Z][\w-]* ){{0,4}}{_ENGLISH_HEAD}(?: (?:of|for|on) .*)?", re.IGNORECASE
)


def in_a_sentence(name: Wording, in_sentence: Wording | None, language: str) -> str:
    """As it was written for that language; else its name, with an article where that is certain."""
    if in_sentence is not None and (language == "nl" or in_sentence.en is not None):
        return in_sentence.in_language(language)
    if language == "nl" or name.en is None:
        article = _article(name.nl) if language == "nl" else ""
        return f"{article} {name.nl}" if article else name.nl
    return f"the {name.en}" if _ENGLISH.fullmatch(name.en) else name.en


def by_its_noun(name: str, language: str) -> str | None:
    """A name of which only its Dutch is known; None where nothing says which article it has.

    An article that was typed with it holds.
    """
    if _HAS_ARTICLE.match(name):
        return name if language == "nl" else re.sub("^(?:de|het) ", "the ", name)
    said = in_a_sentence(Wording(name, name), None, language)
    if said != name:
        return said
    return f"the {name}" if _article(name) else None


def _article(name: str) -> str:
    """'De' or 'het' by the first noun behind adjectives; '' where that does not say."""
    words = name.split()
    at = 0
    while at < len(words) - 1 and _ADJECTIVE.fullmatch(words[at]):
        at += 1
    head = words[at].casefold().strip(",")
    if head in _ARTICLES:
        # 'Bank' alone begins names without an article; 'de Nederlandse Bank' does not.
        return "" if head == "bank" and at == 0 else _ARTICLES[head]
    if _NEUTER_COMPOUND.fullmatch(words[at]):
        return "het"
    return "de" if _COMPOUND.fullmatch(words[at]) else ""
