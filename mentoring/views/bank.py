"""Банк наставников и банк наставляемых."""

from typing import Any, ClassVar

from django.utils import timezone

from mentoring.enums import MenteeState, MentorState
from mentoring.filters import MenteeFilter, MentorFilter
from mentoring.forms.bank import MenteeForm, MentorForm, TakeMenteeForm, TakeMentorForm
from mentoring.models import Employee, Mentee, Mentor, Pair, StateChange
from mentoring.resources.bank import MenteeResource, MentorResource
from mentoring.road import history, road
from mentoring.services import bank
from mentoring.views.actions import Offer, actions, split
from mentoring.views.base import DetailPage, FormPage, ListPage, StepPage

MENTOR_OFFERS = (
    Offer("Изменить", "mentor_edit", "mentoring.manage_banks"),
    Offer("Вывести из банка", "mentor_leave", "mentoring.manage_banks", MentorState.LEFT),
)
MENTEE_OFFERS = (
    Offer("Изменить", "mentee_edit", "mentoring.manage_banks"),
    Offer("Вывести из банка", "mentee_leave", "mentoring.manage_banks", MenteeState.LEFT),
)


class MentorList(ListPage):
    model = Mentor
    filterset_class = MentorFilter
    template_name = "mentoring/mentor_list.html"
    resource_class = MentorResource
    file_title = "Банк наставников"
    permission = "mentoring.view_office"
    manage_permission = "mentoring.manage_banks"


class MenteeList(ListPage):
    model = Mentee
    filterset_class = MenteeFilter
    template_name = "mentoring/mentee_list.html"
    resource_class = MenteeResource
    file_title = "Банк наставляемых"
    permission = "mentoring.view_office"
    manage_permission = "mentoring.manage_banks"


class BankDetail(DetailPage):
    """What the pages of both banks share."""

    offers: ClassVar[tuple[Offer, ...]]
    path: ClassVar[list[tuple[str, str]]]

    def facts(self, thing: Any) -> list[tuple[str, Any]]:
        raise NotImplementedError

    def pairs(self, thing: Any) -> Any:
        raise NotImplementedError

    def deficits(self, thing: Any) -> Any:
        del thing
        return ()

    def context(self, thing: Any) -> dict[str, Any]:
        changes = list(StateChange.objects.of(thing))
        return {
            "facts": self.facts(thing),
            "road": road(thing.state, self.path, changes),
            "history": history(changes),
            "pairs": self.pairs(thing),
            "deficits": self.deficits(thing),
            **split(actions(self.user, thing, self.offers)),
        }


class MentorDetail(BankDetail):
    model = Mentor
    template_name = "mentoring/mentor_detail.html"
    offers = MENTOR_OFFERS
    path = [(state.value, state.label.capitalize()) for state in MentorState if state != MentorState.LEFT]

    def facts(self, thing: Mentor) -> list[tuple[str, Any]]:
        today = timezone.localdate()
        return [
            ("Сильные стороны", ", ".join(str(direction) for direction in thing.strengths.all())),
            ("Формы", ", ".join(str(form) for form in thing.forms.all())),
            ("Виды", ", ".join(str(kind) for kind in thing.kinds.all())),
            ("Нагрузка сегодня", f"{bank.load_of(thing, starts_on=today, ends_on=today)} из {thing.load_limit}"),
            ("Отсутствует до", thing.away_until),
            ("Опыт наставничества", thing.experience),
        ]

    def pairs(self, thing: Mentor) -> Any:
        return Pair.objects.visible_to(self.user).filter(mentor=thing).for_list()


class MenteeDetail(BankDetail):
    model = Mentee
    template_name = "mentoring/mentee_detail.html"
    offers = MENTEE_OFFERS
    path = [(state.value, state.label.capitalize()) for state in MenteeState if state != MenteeState.LEFT]

    def facts(self, thing: Mentee) -> list[tuple[str, Any]]:
        return [
            ("Кто это", thing.get_category_display()),
            ("Главное направление", thing.direction),
            ("Запрос", thing.requests),
            ("Без наставника с", thing.without_mentor_since),
        ]

    def pairs(self, thing: Mentee) -> Any:
        return Pair.objects.visible_to(self.user).filter(members__mentee=thing).for_list()

    def deficits(self, thing: Mentee) -> Any:
        return thing.ranked_deficits.select_related("deficit__direction")


class TakePage(FormPage):
    """An employee enters a bank."""

    permission = "mentoring.manage_banks"
    submit = "Взять в банк"

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
        return f"{mentor} – в банке наставников. Дальше можно предложить пару.", mentor.get_absolute_url()


class MenteeTake(TakePage):
    form_class = TakeMenteeForm
    title = "Взять в банк наставляемых"

    def save(self, form: TakeMenteeForm) -> tuple[str, str]:
        mentee = form.save()
        return f"{mentee} – в банке наставляемых. Дальше подберите наставника.", mentee.get_absolute_url()


class EditPage(FormPage):
    permission = "mentoring.manage_banks"
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


class LeavePage(StepPage):
    permission = "mentoring.manage_banks"
    title = "Вывести из банка"
    submit = "Вывести из банка"
    asks_why = True

    def consequences(self, thing: Mentor | Mentee) -> list[str]:
        return [f"{thing} больше не предлагается в пары.", "Завершённые пары и история остаются."]

    def step(self, thing: Mentor | Mentee, form: Any) -> str:
        bank.leave(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return f"{thing}: запись выведена из банка. Вернуть её можно со страницы сотрудника."


class MentorLeave(LeavePage):
    model = Mentor


class MenteeLeave(LeavePage):
    model = Mentee
