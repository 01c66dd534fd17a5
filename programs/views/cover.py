"""The look of programs on paper: of one, and of several alike; and who is asked to consider one."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from documents.enums import DecisionSubject
from documents.forms.cover import CoverForm
from documents.models import BodySession
from documents.services import body_session as sessions
from documents.views.cover import CoverPage
from documents.views.hearing import HearPage
from mentoring.exceptions import ImpossibleStepError
from mentoring.views.base import FormPage
from programs.forms.cover import AlikeForm, look_label
from programs.models import Program
from programs.papers import USUAL_STAMPS
from programs.services import cover as covers


class ProgramCover(CoverPage):
    model = Program
    permission = "programs.dress_program"
    title = "Оформление программы"
    usual = USUAL_STAMPS

    def named(self, dressed: QuerySet[Any]) -> QuerySet[Any]:
        return dressed.with_people()  # type: ignore[attr-defined,no-any-return]

    def label(self, other: Program) -> str:
        return look_label(other)

    def save(self, form: CoverForm) -> tuple[str, str]:
        covers.dress(self.thing, *form.given, by=self.user, at=timezone.now())
        return "Оформление сохранено. Посмотрите, что получилось, в предпросмотре.", self.thing.get_absolute_url()


class ProgramsAlike(FormPage):
    """The look of one program for several others."""

    form_class = AlikeForm
    permission = "programs.dress_program"
    template_name = "programs/programs_alike.html"
    title = "Оформить одинаково"
    submit = "Оформить"
    back_name = "programs"

    def save(self, form: AlikeForm) -> tuple[str, str]:
        return form.save(), reverse("programs")


class ProgramHear(HearPage):
    """Minutes tell a program by its pair."""

    model = Program
    subject = DecisionSubject.PROGRAM

    def put(self, session: BodySession) -> None:
        if sessions.hear_pairs(session, pairs=[self.thing.pair], subject=self.subject) is None:
            raise ImpossibleStepError(f"Программа «{self.thing}» в повестке этого заседания уже есть.")
