"""Which forms a person ought to look at: the norm leaves a choice, or the ending is risky and the word unknown."""

import re

from documents.enums import Case
from documents.press.declension import ACTING, decline_post, parses
from documents.press.first_names import SOFT, C
from documents.press.surnames import FOREIGN, NO_NOUNS, POSSESSIVE, WOMAN_S_NOUNS, read_as
from mentoring.enums import Sex

RISKY_SURNAME = {
    Sex.MALE: re.compile(rf"([жшчщц]а|ия|^{C}*ой|[^гкх]ий|[аие]ч|[аи]ш|ин|ец|ок|ёк|[чн]ек|[оеё]л|[^гкхжшчщ]их)$"),
    Sex.FEMALE: re.compile(r"([жшчщц]а|ия|[жшчщц]ая|ья|яя)$"),
}
"""Stress, a vowel that may flee, an adjective or a noun: the ending alone does not tell."""
PLAIN_SURNAME = re.compile(r"((ов|ев|ёв|[иы]н)а?|(ск|цк)(ий|ая)|ович|евич)$")
"""By far the most of them, and nothing is to be asked."""
CHOICE_OF_NAME = {
    Sex.MALE: re.compile(r"(ко|[аоуиы]й?ло|[тд]ро|вло)$"),
    Sex.FEMALE: re.compile(rf"(ь|^{C}?ия|[фл]ия)$"),
}
RISKY_NAME = re.compile(r"([жшчщц]а|[еиуоэ]а|ия|ек|ец|ц|ч)$")
REGULAR_PATRONYMIC = re.compile(r"(ич|ыч|вна|чна|шна|оглы|кызы|улы|уулу)$")


def name_is_doubtful(last: str, first: str, middle: str, *, sex: str) -> bool:
    """Whether a form of the name is worth a look before it is signed."""
    pieces = [piece for piece in re.split(r"[- ]", last.casefold()) if piece]
    return (
        any(_surname_is(piece, Sex(sex)) for piece in pieces)
        or _first_name_is(first.casefold(), Sex(sex))
        or bool(middle and not REGULAR_PATRONYMIC.search(middle.casefold()))
    )


def _surname_is(word: str, sex: Sex) -> bool:
    noun = read_as(word, sex)
    if sex == Sex.FEMALE and POSSESSIVE.search(word):  # «Калина» may be a woman of Калина and of Калин
        return word in WOMAN_S_NOUNS or (noun is None and _is_noun(word))
    if word in FOREIGN or (noun is not None and re.search(r"[иы]н$", word)):  # Литвином or Литвиным
        return True
    if PLAIN_SURNAME.search(word) or noun is not None:
        return False
    return bool(RISKY_SURNAME[sex].search(word)) and not (_is_known(word, "Surn") or _is_known(word, "ADJF"))


def _first_name_is(text: str, sex: Sex) -> bool:
    if "-" in text:
        return True
    if CHOICE_OF_NAME[sex].search(text) and text not in SOFT:
        return not (sex == Sex.FEMALE and text.endswith("лия") and _is_known(text, "Name"))
    return bool(RISKY_NAME.search(text)) and not _is_known(text, "Name")


def _is_noun(word: str) -> bool:
    return any(parse.is_known and "NOUN" in parse.tag and not parse.tag.grammemes & NO_NOUNS for parse in parses(word))


def _is_known(word: str, mark: str) -> bool:
    return any(parse.is_known and mark in parse.tag.grammemes for parse in parses(word))


def post_is_doubtful(post: str) -> bool:
    """Whether nothing of the post could be declined, as of «коуч» and «замдиректора»."""
    return bool(post) and not post.casefold().startswith(ACTING) and decline_post(post, Case.GENITIVE) == post
