"""The first steps with the staff, the banks, the pairs and the head."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from mentoring.beginning import FirstStep
from mentoring.enums import PairState, Role
from mentoring.models import Employee, Mentee, Mentor, Pair, User
from mentoring.models.post import Head

CURATOR, ADMINISTRATOR = "куратор", "администратор"


def _has_details(_day: dt.date) -> Q:
    return ~Q(address="") & ~Q(inn="")


def _has_staff(_day: dt.date) -> Exists:
    """Look for somebody beside those who have opened the site."""
    return Exists(Employee.objects.working().filter(organization=OuterRef("pk"), user=None))


def _has_banks(_day: dt.date) -> Q:
    mentors, mentees = (model.objects.filter(employee__organization=OuterRef("pk")) for model in (Mentor, Mentee))
    return Q(Exists(mentors), Exists(mentees))


def _has_pairs(_day: dt.date) -> Exists:
    return Exists(Pair.objects.filter(organization=OuterRef("pk")))


def _has_confirmed(_day: dt.date) -> Exists:
    unconfirmed = (PairState.PROPOSED, PairState.DECLINED)
    return Exists(Pair.objects.filter(organization=OuterRef("pk")).exclude(state__in=unconfirmed))


def _has_head(day: dt.date) -> Q:
    heads = Head.objects.on(day).filter(employee__organization=OuterRef("pk"))
    return Q(Exists(heads)) | Q(_head_has_account(day))


def _head_has_account(day: dt.date) -> Exists:
    return Exists(User.objects.filter(organization=OuterRef("pk"), is_active=True).holding(Role.HEAD, on=day))


FIRST_STEPS = (
    FirstStep(
        code="details",
        title="Реквизиты",
        text="Адрес и ИНН организации: они войдут во все документы.",
        page="organization_details",
        action="Заполнить",
        permission="mentoring.manage_organization",
        whose=ADMINISTRATOR,
        done=_has_details,
    ),
    FirstStep(
        code="staff",
        title="Сотрудники",
        text="Загрузите список из Excel: столбцы – в любом порядке, перед записью видно, что будет.",
        page="staff_import_add",
        action="Загрузить",
        permission="mentoring.manage_staff",
        whose=CURATOR,
        done=_has_staff,
    ),
    FirstStep(
        code="banks",
        title="Банки",
        text="Отметьте в списке, кто может быть наставником и кому наставник нужен.",
        page="employees",
        action="Отметить",
        permission="mentoring.manage_banks",
        whose=CURATOR,
        done=_has_banks,
    ),
    FirstStep(
        code="pairs",
        title="Пары",
        text="Подберите наставников сразу всем, кому они нужны.",
        page="match_draft",
        action="Подобрать",
        permission="mentoring.propose_pair",
        whose=CURATOR,
        done=_has_pairs,
    ),
    FirstStep(
        code="confirmations",
        title="Подтверждения",
        text="Отметьте подписи на листах; у кого есть учётная запись, тот ответит сам.",
        page="pairs_on_paper",
        action="Отметить",
        permission="mentoring.propose_pair",
        whose=CURATOR,
        done=_has_confirmed,
    ),
    FirstStep(
        code="head",
        title="Кто подписывает?",
        text="Запишите руководителя с приказом учредителя о его назначении.",
        page="head_add",
        action="Записать",
        permission="mentoring.appoint_head",
        whose=ADMINISTRATOR,
        done=_has_head,
    ),
    FirstStep(
        code="head-account",
        title="Пригласите руководителя",
        text="Приказы, программы и дорожную карту он утверждает под своим именем.",
        page="accounts",
        action="Пригласить",
        permission="mentoring.manage_accounts",
        whose=CURATOR,
        done=_head_has_account,
    ),
)
