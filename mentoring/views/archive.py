"""Into the archive and back, and the taking away of names."""

from typing import Any

from django.utils import timezone

from mentoring.forms.employee import AnonymizeForm
from mentoring.models import Employee
from mentoring.services import anonymity
from mentoring.services import employee as employees
from mentoring.views.base import StepPage

GOES = (
    "Стирается: фамилия, имя, отчество, табельный номер, электронная почта, образование, место работы.",
    "От даты рождения остаётся только год; даты справки о судимости и медицинского заключения стираются.",
    "Стираются ответы в анкетах, опыт, запросы, поддержка, темы и документы об обучении, падежные формы имени.",
    "Стираются сканы и тексты согласий, причины в истории записей и всё это же – в истории изменений.",
    "Учётная запись теряет имя и почту и закрывается навсегда.",
)
STAYS = (
    "Остаются должность, категория, пол, год рождения и стаж: итоги по организации не изменятся.",
    "Остаются записи в банках, пары, приказы и программы; вместо имени – «Сотрудник №\N{NO-BREAK SPACE}{pk}».",
    "Остаются виды и даты согласий.",
    "Подписанные приказы и утверждённые программы хранятся такими, какими их подписали: этого требует закон.",
    "В тексты, которые люди писали сами (цели, планы, отчёты), сайт не заглядывает: проверьте их.",
)


class StaffStep(StepPage):
    model = Employee
    permission = "mentoring.archive_employee"


class EmployeeArchive(StaffStep):
    title = "В архив"
    submit = "Перевести в архив"
    asks_why = True

    def consequences(self, thing: Employee) -> list[str]:
        return [
            f"{thing.full_name}: карточка исчезнет из списков и больше нигде не предлагается.",
            "Учётная запись отключится, все входы завершатся; неотвеченные анкеты отменятся.",
            "Пары, приказы, программы и история остаются. Вернуть карточку можно в любой день.",
        ]

    def step(self, thing: Employee, form: Any) -> str:
        employees.archive(thing, by=self.user, at=timezone.now(), why=form.why_given)
        return f"{thing.full_name}: карточка в архиве."


class EmployeeRestore(StaffStep):
    title = "Вернуть из архива"
    submit = "Вернуть"

    def consequences(self, thing: Employee) -> list[str]:
        return [
            f"{thing.full_name} снова в списке сотрудников; в банки берут со страницы сотрудника.",
            "Учётная запись остаётся отключённой, пока её не включат в разделе «Учётные записи».",
        ]

    def step(self, thing: Employee, form: Any) -> str:
        del form
        employees.restore(thing, by=self.user, at=timezone.now())
        return f"{thing.full_name}: карточка снова в работе."


class EmployeeAnonymize(StaffStep):
    """Final: the name has to be typed, and nothing of it comes back."""

    title = "Обезличить карточку"
    submit = "Обезличить навсегда"

    def get_form(self, thing: Employee, data: Any = None) -> AnonymizeForm:
        return AnonymizeForm(data, employee=thing)

    def consequences(self, thing: Employee) -> list[str]:
        return [*GOES, *(line.format(pk=thing.pk) for line in STAYS)]

    def more_context(self, thing: Employee) -> dict[str, Any]:
        del thing
        return {"danger": True}

    def step(self, thing: Employee, form: Any) -> str:
        del form
        nameless = anonymity.anonymize(thing, by=self.user, at=timezone.now())
        return f"Карточка обезличена: теперь это {nameless.full_name}."
