"""Сотрудники: the list, the cards."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from mentoring.additions import Action
from mentoring.card_history import card_history
from mentoring.filters import EmployeeFilter
from mentoring.forms.employee import DayForm, EmployeeForm
from mentoring.forms.joining import in_words
from mentoring.models import Employee, Joining, Mentee, Mentor, Pair, Questionnaire, ShownClearance
from mentoring.queries.clearance import clearances_of
from mentoring.queries.joining import perhaps_same
from mentoring.resources.people import EmployeeResource
from mentoring.russian import agreed
from mentoring.services.employee import archive_refusals
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import DetailPage, FormPage
from mentoring.views.batch import Batch, TickedList
from mentoring.views.consent import consent_section
from mentoring.views.questionnaire_ask import ask_actions
from mentoring.years import length_in_words, whole_years, years_in_words

Fact = tuple[str, str]

EDIT = Offer("Изменить карточку", "employee_edit", "mentoring.manage_staff")
ARCHIVED_OFFERS = (
    Offer("Вернуть из архива", "employee_restore", "mentoring.archive_employee"),
    EDIT,
    Offer("Обезличить", "employee_anonymize", "mentoring.archive_employee"),
)


class EmployeeList(TickedList):
    model = Employee
    filterset_class = EmployeeFilter
    template_name = "mentoring/employee_list.html"
    counted = "сотрудник, сотрудника, сотрудников"
    resource_class = EmployeeResource
    file_title = "Сотрудники"
    permission = "mentoring.view_office"
    manage_permission = "mentoring.manage_staff"
    batches = (
        Batch("В банк наставников", "mentors_take", "mentoring.manage_banks"),
        Batch("В банк наставляемых", "mentees_take", "mentoring.manage_banks"),
    )


class EmployeeDetail(DetailPage):
    model = Employee
    template_name = "mentoring/employee_detail.html"
    personal = "Карточка сотрудника"

    def context(self, thing: Employee) -> dict[str, Any]:
        today = timezone.localdate()
        day_form = DayForm(self.request.GET)
        return {
            "work": _work(thing),
            "lengths": _lengths(thing, day_form.day(today)),
            "day_form": day_form,
            "clearances": _clearances(thing, today) if thing.is_outside else [],
            "can_manage": self.user.has_perm("mentoring.manage_staff", thing),
            "pairs": Pair.objects.visible_to(self.user)
            .filter(Q(mentor=thing.pk) | Q(members__mentee=thing.pk))
            .distinct()
            .for_list(),
            "questionnaires": Questionnaire.objects.visible_to(self.user).filter(employee=thing),
            "history": card_history(thing),
            "likely": self._likely(thing),
            **consent_section(self.user, thing),
            **split(self._actions(thing)),
        }

    def _actions(self, thing: Employee) -> list[Action]:
        if thing.anonymized_on:
            return []
        if thing.archived_on:
            return actions(self.user, thing, ARCHIVED_OFFERS)
        found = actions(self.user, thing, (EDIT,))
        if self.user.has_perm("mentoring.manage_banks", thing):
            found += [
                Action(title, reverse(name, args=[thing.pk]), _in_bank(record), aside=True)
                for title, name, record in (
                    ("Взять в банк наставников", "mentor_take", thing.mentor_record),
                    ("Взять в банк наставляемых", "mentee_take", thing.mentee_record),
                )
            ]
            found += ask_actions(thing)
        if self.user.has_perm("mentoring.join_employees", thing):
            found.append(Action("Это тот же человек, что и…", reverse("employee_join", args=[thing.pk]), aside=True))
        found += self._part_action(thing)
        if self.user.has_perm("mentoring.manage_accounts", thing):
            found.append(_account_action(thing))
        if self.user.has_perm("mentoring.archive_employee", thing):
            why_not = " ".join(archive_refusals(thing, by=self.user))
            found.append(Action("В архив", reverse("employee_archive", args=[thing.pk]), why_not, aside=True))
        return found

    def _part_action(self, thing: Employee) -> list[Action]:
        """Offer to undo the latest joining while that is possible."""
        if not self.user.has_perm("mentoring.manage_staff", thing):
            return []
        open_ones = Joining.objects.visible_to(self.user).open_at(timezone.now())
        latest = open_ones.filter(stays=thing).first()
        return (
            [Action("Разъединить карточки", reverse("employee_part", args=[latest.pk]), aside=True)] if latest else []
        )

    def _likely(self, thing: Employee) -> list[tuple[int, str]]:
        """Return the cards that may be of the same person, for whoever may join them."""
        if thing.anonymized_on or thing.archived_on or not self.user.has_perm("mentoring.join_employees", thing):
            return []
        return [(one.pk, in_words(one)) for one in perhaps_same(thing, Employee.objects.visible_to(self.user))]


def _work(thing: Employee) -> list[Fact]:
    facts = [
        ("Должность", thing.post),
        ("Квалификационная категория", thing.get_category_display()),
        ("Образование", thing.education),
        ("Табельный номер", thing.personnel_number),
        ("Электронная почта", thing.email),
    ]
    if thing.other_posts:
        facts.insert(1, ("Другие должности", thing.other_posts))
    if thing.building:
        facts.append(("Корпус", thing.building))
    if thing.is_outside:
        facts.insert(0, ("Место работы", thing.home_organization))
    return facts


def _lengths(thing: Employee, day: dt.date) -> list[Fact]:
    """Return the age and the lengths of service on the day, each with the date it is counted from."""
    place = "Сотрудничает с организацией" if thing.is_outside else "Стаж в организации"
    lengths = [
        (title, agreed(f"{length_in_words(since, day)} – с {_long(since)}") if since else "")
        for title, since in (
            ("Педагогический стаж", thing.teaching_since),
            ("Общий стаж", thing.working_since),
            (place, thing.hired_on),
        )
    ]
    return [("Возраст", _age(thing, day)), *lengths]


def _age(thing: Employee, day: dt.date) -> str:
    born = thing.birth_date
    if born is None or born > day:
        return ""
    known = "точная дата рождения стёрта" if thing.anonymized_on else f"дата рождения {_long(born)}"
    return f"{years_in_words(whole_years(born, day))} – {known}"


def _long(day: dt.date) -> str:
    return date_format(day, "j E Y г.")


def _clearances(thing: Employee, today: dt.date) -> list[tuple[str, ShownClearance | None, bool]]:
    """Return each paper, how it was shown, and whether it holds today."""
    return [(str(paper), one, one is not None and one.holds_on(today)) for paper, one in clearances_of(thing)]


def _account_action(thing: Employee) -> Action:
    if thing.account:
        return Action("Учётная запись", thing.account.get_absolute_url(), aside=True)
    return Action("Пригласить", reverse("employee_invite", args=[thing.pk]), aside=True)


def _in_bank(record: Mentor | Mentee | None) -> str:
    """Say why the person can't be taken into the bank: is in it already."""
    return f"Уже там: {record.get_state_display()}" if record and record.is_in_bank else ""


class EmployeeAdd(FormPage):
    form_class = EmployeeForm
    template_name = "mentoring/employee_form.html"
    permission = "mentoring.manage_staff"
    back_name = "employees"
    title = "Новый сотрудник"
    submit = "Добавить"
    creates = True

    def save(self, form: EmployeeForm) -> tuple[str, str]:
        employee = form.save()
        return f"Карточка готова: {employee.full_name}.", employee.get_absolute_url()


class EmployeeEdit(FormPage):
    """A card without names has nothing left to edit."""

    form_class = EmployeeForm
    template_name = "mentoring/employee_form.html"
    permission = "mentoring.manage_staff"
    title = "Карточка сотрудника"

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"], anonymized_on=None)
        return employee

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: EmployeeForm) -> tuple[str, str]:
        return "Карточка сохранена.", form.save().get_absolute_url()
