"""Why a paper was not drawn, in sentences for who asked for it."""

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


class QueueFullError(PressError):
    sentence = "Сейчас печатается слишком много документов сразу. Попробуйте ещё раз через минуту."


class AskedTooMuchError(PressError):
    sentence = (
        "Вы уже ждёте столько документов, сколько можно печатать сразу. Дождитесь их и откройте этот ещё раз: "
        "остальным тоже нужно печатать."
    )
