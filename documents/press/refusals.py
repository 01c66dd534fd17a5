"""Why a paper was not drawn, in sentences for who asked for it."""

from collections.abc import Sequence

from mentoring.exceptions import ImpossibleStepError


class PressError(ImpossibleStepError):
    """The paper was not drawn; nothing else has happened."""

    sentence = (
        "Процесс, который готовил документ, прервался. Попробуйте ещё раз; если не поможет, "
        "сообщите администратору сайта."
    )

    def __init__(self) -> None:
        super().__init__(self.sentence)


class TooLongError(PressError):
    sentence = "Документ готовится слишком долго. Сократите самые длинные тексты и попробуйте ещё раз."


class TooLargeError(PressError):
    sentence = "Документу не хватило памяти. Сократите самые длинные тексты и попробуйте ещё раз."


LACKS = "no glyph: "
"""Begins a failure that is one sign, named for people."""
UNUSUAL = "необычные знаки (эмодзи, значки)"


class InvalidError(PressError):
    """failures: what breaks the standards, for who runs the site; the signs that no font has are named to all."""

    sentence = (
        "Готовый документ не прошёл проверку на стандарты PDF/A и PDF/UA, поэтому ничего не подписано и не утверждено. "
        f"Уберите из текстов {UNUSUAL} и попробуйте ещё раз; если не поможет, сообщите "
        "администратору сайта."
    )

    def __init__(self, failures: Sequence[str] = ()) -> None:
        signs = [failure.removeprefix(LACKS) for failure in failures if failure.startswith(LACKS)]
        ImpossibleStepError.__init__(self, self.sentence.replace(UNUSUAL, ", ".join(signs) or UNUSUAL))
        self.failures = failures


class UnequippedError(PressError):
    """missing: what the server has not, in the genitive."""

    sentence = "Печатать и подписывать пока нечем: на сервере нет {}. Сообщите администратору сайта."

    def __init__(self, missing: Sequence[str] = ()) -> None:
        ImpossibleStepError.__init__(self, self.sentence.format(", ".join(missing)))


class QueueFullError(PressError):
    sentence = "Сейчас печатается слишком много документов сразу. Попробуйте ещё раз через минуту."


class AskedTooMuchError(PressError):
    sentence = (
        "Вы уже ждёте столько документов, сколько можно печатать сразу. Дождитесь их и откройте этот ещё раз: "
        "остальным тоже нужно печатать."
    )
