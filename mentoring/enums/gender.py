"""Words of states that agree with what a thing is called, where things of one kind of record are called differently.

A label agrees with the usual name of its things: «программа утверждена», «изменение исполнено». The names of some kinds
of changes and requests have another gender: what they are is told beside the kinds, in what words here.
"""

from enum import StrEnum


class NounGender(StrEnum):
    FEMININE = "feminine"
    MASCULINE = "masculine"


AGREEING = {
    "готово": ("готова", "готов"),
    "исполнено": ("исполнена", "исполнен"),
    "отменено": ("отменена", "отменён"),
    "решено": ("решена", "решён"),
    "отправлено": ("отправлена", "отправлен"),
    "поддержано": ("поддержана", "поддержан"),
    "удовлетворено": ("удовлетворена", "удовлетворён"),
    "отклонено": ("отклонена", "отклонён"),
    "отозвано": ("отозвана", "отозван"),
}
"""Of each neuter word the feminine and the masculine one."""


def agreeing(label: str, gender: NounGender | None) -> str:
    """«готово к приказу» of a feminine noun: «готова к приказу»; None leaves the neuter."""
    if gender is None:
        return label
    which = 0 if gender == NounGender.FEMININE else 1
    return " ".join(AGREEING[word][which] if word in AGREEING else word for word in label.split(" "))
