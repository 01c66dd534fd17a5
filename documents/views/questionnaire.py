"""The questionnaire as a file."""

from django.http import HttpRequest, HttpResponse

from documents.papers.questionnaire import blank_html, questionnaire_html
from documents.views.papers import paper_answer
from mentoring.enums import Bank
from mentoring.models import Questionnaire
from mentoring.views.base import SignedInView


class QuestionnairePaper(SignedInView):
    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        del request
        thing: Questionnaire = self.find(Questionnaire, pk)
        return paper_answer(kind, questionnaire_html(thing), name=str(thing), of=thing)


class QuestionnaireBlank(SignedInView):
    """For those who answer with a pen."""

    permission = "mentoring.manage_banks"

    def get(self, request: HttpRequest, bank: Bank, kind: str) -> HttpResponse:
        del request
        self.require()
        thing = Questionnaire(bank=bank)
        organization = self.user.organization
        assert organization is not None  # noqa: S101 - `require` refuses an account without one
        return paper_answer(kind, blank_html(thing, organization), name=f"{thing.title}, бланк")
