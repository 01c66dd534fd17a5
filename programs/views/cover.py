"""The look of a program on paper."""

from django.utils import timezone

from documents.forms.cover import CoverForm
from documents.views.cover import CoverPage
from programs.models import Program
from programs.papers import USUAL_STAMPS
from programs.services import cover as covers


class ProgramCover(CoverPage):
    permission = "programs.dress_program"
    title = "Оформление программы"
    usual = USUAL_STAMPS

    def get_thing(self) -> Program:
        program: Program = self.find(Program, self.kwargs["pk"])
        return program

    def save(self, form: CoverForm) -> tuple[str, str]:
        covers.dress(self.thing, *form.given, by=self.user, at=timezone.now())
        return "Оформление сохранено. Посмотрите, что получилось, в предпросмотре.", self.thing.get_absolute_url()
