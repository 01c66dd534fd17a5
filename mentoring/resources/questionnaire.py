"""The list of questionnaires as a file; the answers stay on their pages and papers."""

from mentoring.models import Questionnaire
from mentoring.resources.base import ScopedResource, shown
from mentoring.resources.widgets import DayWidget


class QuestionnaireResource(ScopedResource):
    organization_path = "employee__organization"
    related = ("employee",)
    may_create = False
    title = shown("title", "анкета")
    employee_name = shown("employee__full_name", "сотрудник")
    post = shown("employee__post", "должность")
    state_name = shown("get_state_display", "состояние")
    made_on = shown("made_on", "начата", DayWidget())
    answered_on = shown("answered_on", "заполнена", DayWidget())

    class Meta:
        model = Questionnaire
        fields = ("id", "title", "employee_name", "post", "state_name", "made_on", "answered_on")
