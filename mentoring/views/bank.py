"""Банк наставников и банк наставляемых."""

import datetime as dt
from typing import Any, ClassVar, cast

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from mentoring.additions import Action, Place, actions_at
from mentoring.card_history import field_changes, merged
from mentoring.enums import MENTEE_IN_BANK, MENTOR_ENTERING, MENTOR_IN_BANK, Bank, MenteeState, MentorState
from mentoring.filters import MenteeFilter, MentorFilter
from mentoring.forms.bank import MenteeForm, MentorForm, PeriodForm, TakeMenteeForm, TakeMentorForm
from mentoring.models import Employee, Mentee, Mentor, Pair, StateChange
from mentoring.queries.load import load_of, loading_pairs
from mentoring.resources.bank import MenteeResource, MentorResource
from mentoring.road import HistoryLine, history, road
from mentoring.russian import agreed, plural
from mentoring.school_year import SchoolYear
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import DetailPage, FormPage
from mentoring.views.list_page import ListPage
from mentoring.years import length_in_words

CHANGES = "mentoring.manage_banks"
MENTOR_OFFERS = (
    Offer("Взять в банк", "mentor_enter", CHANGES, MentorState.LISTED, MENTOR_ENTERING),
    Offer("Отобрать", "mentor_select", CHANGES, MentorState.SELECTED, MENTOR_ENTERING),
    Offer("Отметить подготовку", "mentor_train", CHANGES, MentorState.TRAINED),
    Offer("Вернуть в банк", "mentor_take", CHANGES, since=frozenset({MentorState.LEFT})),
    Offer("Изменить", "mentor_edit", CHANGES),
    Offer("Актуализировать", "mentor_confirm", CHANGES, since=MENTOR_IN_BANK, aside=True),
    Offer("Вывести из банка", "mentor_leave", CHANGES, MentorState.LEFT),
)
MENTEE_OFFERS = (
    Offer("Взять в банк", "mentee_take", CHANGES, MenteeState.SEARCHING, frozenset({MenteeState.APPLIED})),
    Offer("Вернуть в банк", "mentee_take", CHANGES, since=frozenset({MenteeState.LEFT})),
    Offer("Изменить", "mentee_edit", CHANGES),
    Offer("Поддержка без наставника", "mentee_support", CHANGES, since=frozenset({MenteeState.SEARCHING})),
    Offer("Актуализировать", "mentee_confirm", CHANGES, since=MENTEE_IN_BANK, aside=True),
    Offer("Вывести из банка", "mentee_leave", CHANGES, MenteeState.LEFT),
)


class BankList(ListPage):
    """What the lists of both banks share."""

    permission = "mentoring.view_office"
    manage_permission = "mentoring.manage_banks"
    bank: ClassVar[Bank]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        prints = actions_at(Place.BANK_LIST_PRINT, self.user, self.bank)
        return super().get_context_data(print_actions=prints, **kwargs)


class MentorList(BankList):
    bank = Bank.MENTORS
    model = Mentor
    filterset_class = MentorFilter
    template_name = "mentoring/mentor_list.html"
    counted = "наставник, наставника, наставников"
    resource_class = MentorResource
    file_title = "Банк наставников"


class MenteeList(BankList):
    bank = Bank.MENTEES
    model = Mentee
    filterset_class = MenteeFilter
    template_name = "mentoring/mentee_list.html"
    counted = "наставляемый, наставляемых, наставляемых"
    resource_class = MenteeResource
    file_title = "Банк наставляемых"


class BankDetail(DetailPage):
    """What the pages of both banks share."""

    offers: ClassVar[tuple[Offer, ...]]
    path: ClassVar[list[tuple[str, str]]]

    def facts(self, thing: Any) -> list[tuple[str, Any]]:
        raise NotImplementedError

    def more(self, thing: Any) -> dict[str, Any]:
        raise NotImplementedError

    def context(self, thing: Any) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        return {
            "facts": self.facts(thing),
            "is_due": thing.is_due_on(timezone.localdate()),
            "road": road(thing.state_today, self.path, changes),
            "history": self._history(thing, changes),
            "can_manage": self.user.has_perm(CHANGES, thing) and not thing.employee.archived_on,
            **self.more(thing),
            **split(self._actions(thing)),
        }

    def _history(self, thing: Any, changes: list[StateChange]) -> list[HistoryLine]:
        """Show the other side of a pair what became of the record and when, without reasons and edits."""
        if self.user.is_office or thing.pk == self.user.employee_id:
            return merged(history(changes), field_changes(thing))
        return history(changes, tells_why=lambda _change: False)

    def _actions(self, thing: Any) -> list[Action]:
        return [] if thing.employee.archived_on else actions(self.user, thing, self.offers)


def _load(thing: Mentor, today: dt.date) -> str:
    """«1 из 2; позже – до 2»: the list of mentors tells the most that is still to come."""
    now, counted = load_of(thing, starts_on=today, ends_on=today), cast("Any", Mentor.objects.with_load())
    most = counted.get(pk=thing.pk).load
    return f"{now} из {thing.load_limit}{f'; позже – до {most}' if most > now else ''}"


class MentorDetail(BankDetail):
    model = Mentor
    template_name = "mentoring/mentor_detail.html"
    personal = "Запись в банке наставников"
    offers = MENTOR_OFFERS
    path = [(state.value, state.label.capitalize()) for state in MentorState if state != MentorState.LEFT]

    def facts(self, thing: Mentor) -> list[tuple[str, Any]]:
        today = timezone.localdate()
        return [
            ("Сильные стороны", ", ".join(str(direction) for direction in thing.strengths.all())),
            ("Формы", ", ".join(str(form) for form in thing.forms.all())),
            ("Виды", ", ".join(str(kind) for kind in thing.kinds.all())),
            ("Нагрузка сегодня", _load(thing, today)),
            ("Отсутствует до", thing.away_until),
            ("Стаж педагогической работы", _teaching(thing.employee, today)),
            ("Опыт наставничества", thing.experience),
        ]

    def more(self, thing: Mentor) -> dict[str, Any]:
        form = PeriodForm(self.request.GET, usual=SchoolYear.of(timezone.localdate()))
        period = form.period()
        loading = loading_pairs(thing, **period)
        return {
            "trainings": thing.trainings.all(),
            "period_form": form,
            "period": period,
            "load": load_of(thing, starts_on=period["starts_on"], ends_on=period["ends_on"]),
            "loading_pairs": Pair.objects.visible_to(self.user).filter(pk__in=loading.values("pk")).for_list(),
            "pairs": Pair.objects.visible_to(self.user).filter(mentor=thing).for_list(),
        }


class MenteeDetail(BankDetail):
    model = Mentee
    template_name = "mentoring/mentee_detail.html"
    personal = "Запись в банке наставляемых"
    offers = MENTEE_OFFERS
    path = [(state.value, state.label.capitalize()) for state in MenteeState if state != MenteeState.LEFT]

    def facts(self, thing: Mentee) -> list[tuple[str, Any]]:
        facts = [
            ("Кто это", thing.get_category_display()),
            ("Должность", thing.employee.post),
            ("Образование", thing.employee.education),
            ("Квалификационная категория", thing.employee.get_category_display()),
            ("Стаж педагогической работы", _teaching(thing.employee, timezone.localdate())),
            ("Главное направление", thing.direction),
            ("Запрос", thing.requests),
        ]
        if thing.state_today == MenteeState.SEARCHING:
            facts.append(("Без наставника", _waiting(thing.alone_since, timezone.localdate())))
        return facts

    def _actions(self, thing: Mentee) -> list[Action]:
        found = super()._actions(thing)
        waits = Mentee.objects.awaiting_pair_on(timezone.localdate()).filter(pk=thing.pk).exists()
        if waits and self.user.has_perm("mentoring.propose_pair", thing):
            found.insert(0, Action("Подобрать наставника", reverse("mentee_suggest", args=[thing.pk])))
        return found

    def more(self, thing: Mentee) -> dict[str, Any]:
        return {
            "deficits": thing.ranked_deficits.select_related("deficit__direction"),
            "waits": thing.state_today == MenteeState.SEARCHING,
            "leads": Mentee.objects.filter(pk=thing.pk, memberships__mentor=self.user.employee_id).exists(),
            "check_has_come": bool(thing.next_check_on and thing.next_check_on <= timezone.localdate()),
            "pairs": Pair.objects.visible_to(self.user).filter(members__mentee=thing).for_list(),
        }


def _teaching(employee: Employee, today: dt.date) -> str:
    return length_in_words(employee.teaching_since, today) if employee.teaching_since else ""


def _waiting(since: dt.date | None, today: dt.date) -> str:
    """«с 12 ноября 2026 г. (8 дней)»."""
    if since is None:
        return ""
    days = (today - since).days
    return agreed(f"с {date_format(since, 'j E Y г.')} ({days} {plural(days, 'день', 'дня', 'дней')})")


class TakePage(FormPage):
    """An employee enters a bank."""

    permission = CHANGES
    submit = "Взять в банк"
    creates = True

    def get_thing(self) -> Employee:
        employee: Employee = self.find(Employee, self.kwargs["pk"])
        return employee

    def form_kwargs(self) -> dict[str, Any]:
        return {"employee": self.thing}


class MentorTake(TakePage):
    form_class = TakeMentorForm
    title = "Взять в банк наставников"

    def save(self, form: TakeMentorForm) -> tuple[str, str]:
        mentor = form.save()
        if mentor.is_in_bank:
            return f"{mentor} теперь в банке наставников. Можно предложить пару.", mentor.get_absolute_url()
        return (
            f"{mentor} готовится стать наставником. Когда обучение пройдёт, запишите его здесь.",
            mentor.get_absolute_url(),
        )


class MenteeTake(TakePage):
    form_class = TakeMenteeForm
    title = "Взять в банк наставляемых"

    def save(self, form: TakeMenteeForm) -> tuple[str, str]:
        mentee = form.save()
        return f"{mentee} теперь в банке наставляемых. Подберите наставника.", mentee.get_absolute_url()


class EditPage(FormPage):
    permission = CHANGES
    model: ClassVar[type[Mentor | Mentee]]

    def get_thing(self) -> Any:
        return self.find(self.model, self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing}

    def save(self, form: Any) -> tuple[str, str]:
        return "Запись сохранена.", form.save().get_absolute_url()


class MentorEdit(EditPage):
    model = Mentor
    form_class = MentorForm
    title = "Запись в банке наставников"


class MenteeEdit(EditPage):
    model = Mentee
    form_class = MenteeForm
    title = "Запись в банке наставляемых"
