"""Taking a person's names away for good, so that what others refer to, and all counts, stay."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from mentoring.exceptions import ImpossibleStepError
from mentoring.models import (
    AccessEntry,
    Agreement,
    Consent,
    Curator,
    Employee,
    Head,
    Joining,
    Mentee,
    Mentor,
    Pair,
    PairChange,
    PairRequest,
    PairWish,
    Questionnaire,
    SentForm,
    ShownClearance,
    StaffImport,
    StateChange,
    Training,
    User,
)
from mentoring.services.employee import ANONYMOUS, ARCHIVED, log
from mentoring.services.state import locked
from mentoring.signals import anonymizing
from mentoring.text import searchable

REMOVED = "сведения удалены"
ELSEWHERE = "другая организация"
LOGGED: dict[type[models.Model], str] = {
    Employee: "pk",
    User: "employee",
    Mentor: "pk",
    Mentee: "pk",
    Consent: "employee",
    Curator: "employee",
    Head: "employee",
}
"""What is a person's own and kept in /admin/, with the way to the person; what is edited inside is logged there."""
SIGN_IN_APPS = frozenset({"account", "mfa", "usersessions"})


@transaction.atomic
def anonymize(employee: Employee, *, by: User, at: dt.datetime) -> Employee:
    """Replace the names by the number of the card, here and in all histories; only out of the archive, and once."""
    fresh = locked(employee)
    if fresh.archived_on is None:
        raise ImpossibleStepError("Обезличить можно только карточку из архива.")
    if fresh.anonymized_on:
        return fresh
    SentForm.objects.all().delete()  # each lasts some days only, and what it said may name anybody
    for card in (*Employee.with_joined.filter(joined_into=fresh), fresh):
        _forget_card(card)
        card.refresh_from_db()
        card.anonymized_on = timezone.localdate(at)
        card.save(update_fields=["anonymized_on"])
    log(fresh, ARCHIVED, ANONYMOUS, by=by, at=at)
    return fresh


def _forget_card(card: Employee) -> None:
    """Take the names away of one card: of a joined one too, as histories tell of it by its own number."""
    anonymizing.send(Employee, employee=card)
    _forget_uploads(card)
    _forget_accesses(card)
    _forget_account(card)
    _forget_words(card)
    _forget_scans(card)
    _forget_reasons(card)
    _forget_changes(card)
    _forget_logs(card)
    Joining.objects.filter(Q(stays=card) | Q(goes=card)).update(trace={})
    _overwrite(Employee, {"id": card.pk}, **_nameless(card))


def _nameless(employee: Employee) -> dict[str, Any]:
    return {
        "last_name": f"Сотрудник № {employee.pk}",
        "first_name": "",
        "middle_name": "",
        "personnel_number": "",
        "birth_date": _same_age_on_1_january(employee.birth_date),
        "education": "",
        "email": "",
        "home_organization": ELSEWHERE if employee.is_outside else "",
    }


def _same_age_on_1_january(born: dt.date | None) -> dt.date | None:
    """Return the last day of the year of birth: who was born on 1 January is a year older on that day."""
    if born is None:
        return None
    return dt.date(born.year - ((born.month, born.day) == (1, 1)), 12, 31)


def _overwrite(model: Any, whose: dict[str, Any], **values: Any) -> None:
    """Write the values into the rows and into all that their history remembers, past `save` and its new history."""
    model._base_manager.filter(**whose).update(**values)
    model.history.filter(**whose).update(**values, history_change_reason=None)


def _forget_words(employee: Employee) -> None:
    """Drop what the person wrote, or others about the person."""
    employee.clearances.all().delete()
    ShownClearance.history.filter(employee=employee.pk).delete()
    _overwrite(Mentor, {"employee": employee.pk}, experience="", away_until=None)
    _overwrite(Training, {"mentor": employee.pk}, title=REMOVED, document="")
    _overwrite(Mentee, {"employee": employee.pk}, requests="", support="", next_check_on=None)
    _overwrite(Pair, {"id__in": pairs_of(employee).values("pk")}, council_remarks="")
    _overwrite(PairRequest, {"sender": employee.pk}, text=REMOVED)
    _overwrite(PairWish, {"mentor": employee.pk}, why="")
    _overwrite(PairWish, {"mentee": employee.pk}, why="")
    _overwrite(Agreement, {"member__mentor": employee.pk}, mentor_contact=REMOVED, mentor_duties=REMOVED)
    _overwrite(Agreement, {"member__mentee": employee.pk}, mentee_contact=REMOVED, mentee_duties=REMOVED)
    Questionnaire.objects.filter(employee=employee).update(answers={})
    employee.group_meetings.all().delete()
    employee.sympathies_about.all().delete()


def _forget_scans(employee: Employee) -> None:
    """Delete the files once the transaction holds; the kinds and the dates of the consents stay."""
    consents = Consent.objects.filter(employee=employee)
    scans = [(consent.scan.storage, consent.scan.name) for consent in consents if consent.scan.name]
    _overwrite(Consent, {"employee": employee.pk}, scan="", text="")

    def delete_files() -> None:
        for storage, name in scans:
            storage.delete(name)

    transaction.on_commit(delete_files)


def _forget_uploads(employee: Employee) -> None:
    """Delete the sheets of staff that hold the surname: they are only on their way into the bank."""
    names = {f"{searchable(surname)} " for surname in _surnames(employee)}
    for upload in StaffImport.objects.filter(organization=employee.organization_id):
        held = f"{searchable(str([upload.file_name, upload.table, upload.rejected, upload.outcome]))} "
        if any(name in held for name in names):
            upload.delete()


def _forget_accesses(employee: Employee) -> None:
    """Drop the names of papers from the journal: the organization's own lines, and a superuser's."""
    own = AccessEntry.objects.filter(Q(organization=employee.organization_id) | Q(organization=None))
    for surname in _surnames(employee):
        own.filter(about__contains=surname).update(about=REMOVED)


def _surnames(employee: Employee) -> set[str]:
    """Return the surname and the former ones."""
    return {employee.last_name, *employee.history.values_list("last_name", flat=True)}


def _forget_reasons(employee: Employee) -> None:
    """Drop why the states changed."""
    own = {Employee: "pk", Mentor: "pk", Mentee: "pk", Questionnaire: "employee", PairRequest: "sender"}
    for model, key in own.items():
        _forget_why(model, model._default_manager.filter(**{key: employee.pk}))
    _forget_why(Pair, pairs_of(employee))


def _forget_why(model: type[models.Model], things: models.QuerySet[Any]) -> None:
    kind = ContentType.objects.get_for_model(model)
    StateChange.objects.filter(content_type=kind, object_id__in=things.values("pk")).update(why="")


def _forget_changes(employee: Employee) -> None:
    """Drop why the person's pairs were changed."""
    changes = PairChange.objects.filter(Q(pair__in=pairs_of(employee)) | Q(mentee=employee.pk))
    keys = list(changes.values_list("pk", flat=True))
    _forget_why(PairChange, changes)
    _overwrite(PairChange, {"id__in": keys}, why=REMOVED)
    forget_log(PairChange, keys)


def _forget_logs(employee: Employee) -> None:
    """Drop what the admin's log says of the person, and of the pairs, which it calls by the names."""
    for model, whose in LOGGED.items():
        forget_log(model, model._base_manager.filter(**{whose: employee.pk}).values_list("pk", flat=True))
    forget_log(Pair, pairs_of(employee).values_list("pk", flat=True))


def pairs_of(employee: Employee) -> models.QuerySet[Pair]:
    return Pair.objects.filter(Q(mentor=employee.pk) | Q(members__mentee=employee.pk))


def forget_log(model: type[models.Model], keys: Iterable[int]) -> None:
    """Drop what the admin's log says of these things."""
    kind = ContentType.objects.get_for_model(model)
    found = LogEntry.objects.filter(content_type=kind, object_id__in=[str(key) for key in keys])
    found.update(object_repr=REMOVED, change_message="")


def _forget_account(employee: Employee) -> None:
    """Leave the account nameless and closed: what it did stays known as done by the number."""
    user = User.objects.filter(employee=employee).first()
    if user is None:
        return
    for relation in User._meta.related_objects:
        if relation.related_model._meta.app_label in SIGN_IN_APPS:
            _rows_of(relation, user).delete()
    user.grants.all().delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.set_unusable_password()
    user.last_login = None
    user.is_active = user.is_staff = user.is_superuser = False
    user.save(update_fields=["password", "last_login", "is_active", "is_staff", "is_superuser"])
    _overwrite(User, {"id": user.pk}, username=f"removed-{user.pk}", email="", first_name="", last_name="")


def _rows_of(relation: Any, user: User) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = relation.related_model._default_manager.filter(**{relation.field.name: user})
    return rows
