"""Who must, and who must not, be a pair: said by the curator before pairs are chosen."""

from django.db import IntegrityError, transaction

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import PairWish

SAID_MEANWHILE = "Такое условие только что записал другой человек. Обновите страницу."


def say(wish: PairWish) -> PairWish:
    """Save the unsaved wish; the database refuses a second one of two people, and a second mentor fixed for one."""
    try:
        with transaction.atomic():
            wish.save()
    except IntegrityError as error:
        raise ImpossibleStepError(SAID_MEANWHILE) from error
    return wish


def take_back(wish: PairWish) -> None:
    """Forget the wish, if nobody has done so meanwhile."""
    wish.delete()
