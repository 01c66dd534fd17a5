"""The list of questionnaires."""

import django_filters as filters

from mentoring.enums import Bank, QuestionnaireState
from mentoring.filters.base import Column, Sorting
from mentoring.filters.people import PeopleFilter
from mentoring.models import Questionnaire


class QuestionnaireFilter(PeopleFilter):
    list_name = "questionnaires"
    person = "employee__"

    state = filters.ChoiceFilter(label="Состояние", choices=QuestionnaireState, empty_label="Любое")
    bank = filters.ChoiceFilter(label="Для чего", choices=Bank, empty_label="Оба банка")
    sort = Sorting(
        {
            "name": Column("Сотрудник", ("employee__search",)),
            "made": Column("Начата", ("made_on", "pk")),
            "answered": Column("Заполнена", ("answered_on",)),
        },
        default="-made",
    )

    class Meta:
        model = Questionnaire
        fields = ()
