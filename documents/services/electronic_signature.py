"""The mark of an electronic signature on a kept paper: read from the signature's file, or typed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from documents.models import ElectronicSignature, FrozenPaper
from documents.press import detached
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import User
from mentoring.models.text import TITLE_MOST
from mentoring.services.state import locked, remark
from mentoring.validators import text_refusals

NO_CODE = "Документ подписан до того, как у документов появились коды проверки: отметку к нему внести нельзя."
ALREADY = "Отметку уже внёс кто-то другой. Откройте страницу документа: там она видна, и её можно изменить."
LONG_NUMBER = "Номер сертификата в файле слишком длинный: это не номер. Впишите данные сертификата сами."
NUMBER_MOST = 100


def read_file(paper: FrozenPaper, content: bytes) -> dict[str, Any]:
    """Return what the signature of that very paper tells, by the names of the mark's fields.

    Raises an ImpossibleStepError with the reason why the file can't stand by the paper.
    """
    found = detached.read(content, bytes(paper.pdf))
    refusals = [f"Имя владельца в сертификате: {refusal}" for refusal in text_refusals(found.owner)]
    if len(found.owner) > TITLE_MOST:
        refusals.append(f"Имя владельца в сертификате длиннее {TITLE_MOST} знаков: впишите данные сертификата сами.")
    if len(found.number) > NUMBER_MOST:
        refusals.append(LONG_NUMBER)
    if refusals:
        raise ImpossibleStepError(*refusals)
    return {
        "owner": found.owner,
        "number": found.number,
        "valid_from": timezone.localdate(found.valid_from),
        "valid_to": timezone.localdate(found.valid_to),
        "signed_on": timezone.localdate(found.signed_at) if found.signed_at else None,
        "file": content,
    }


@transaction.atomic
def record(paper: FrozenPaper, signature: ElectronicSignature, *, by: User, at: dt.datetime) -> ElectronicSignature:
    """Write the mark, new or changed, of the paper."""
    about = locked(paper.about)
    if not paper.code:
        raise ImpossibleStepError(NO_CODE)
    is_new = signature.pk is None
    if is_new and ElectronicSignature.objects.filter(code=paper.code).exists():
        raise ImpossibleStepError(ALREADY)
    if refusals := signature.refusals(today=timezone.localdate(at)):
        raise ImpossibleStepError(*(sentence for _field, sentence in refusals))
    signature.code, signature.organization = paper.code, about.organization
    signature.recorded_by, signature.recorded_at = by, at
    signature.save()
    _remark(about, f"{'Внесена' if is_new else 'Изменена'} отметка об электронной подписи: {signature}", by=by, at=at)
    return signature


@transaction.atomic
def remove(paper: FrozenPaper, signature: ElectronicSignature, *, by: User, at: dt.datetime, why: str) -> None:
    about, present = locked(paper.about), locked(signature)
    _remark(about, f"Убрана отметка об электронной подписи: {present}. Причина: {why}", by=by, at=at)
    present.delete()


def _remark(about: Any, why: str, *, by: User, at: dt.datetime) -> None:
    """Let the object's history tell; an agreement has no states, and the history of the mark itself is kept."""
    if hasattr(about, "state"):
        remark(about, by=by, at=at, why=why)
