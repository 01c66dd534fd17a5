"""Texts that papers print are within what a paper can carry, wherever they are typed."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from documents.forms.layout import ColumnForm
from documents.forms.order_draft import PersonForm
from documents.forms.order_sign import SignForm
from documents.forms.order_template import TemplatePointForm
from documents.forms.order_visa import RemarkForm
from documents.models import FrozenPaper
from mentoring.forms.consent import ConsentTextForm
from mentoring.forms.pair_request import DecisionForm, OpinionForm, RequestForm
from mentoring.forms.questionnaire import MenteeQuestionnaireForm, MentorQuestionnaireForm
from mentoring.models import Agreement
from mentoring.models.text import PrintedLine, PrintedText
from mentoring.validators import LONGEST_TEXT, LONGEST_WORD, text_refusals, validate_text
from programs.forms.program import CompletionForm, DoneForm, StartForm
from roadmap.forms.activity import DoneForm as ActivityDoneForm

OTHERWISE = {
    "AccessEntry.about": "on pages alone",
    "Consent.text": "copied from a wording",
    "ElectronicSignature.code": "made by us",
    "Employee.first_name": "letters alone",
    "Employee.last_name": "letters alone",
    "Employee.middle_name": "letters alone",
    "Employee.search": "made of the name and the post, for the search",
    "Order.kind": "a code of ours",
    "Order.tells_of": "made of the text, for the desks",
    "OrderPart.kind": "a code of ours",
    "SentForm.content": "a fingerprint",
    "BodySession.number_key": "made of the number, to compare by",
    "Order.number_key": "made of the number, to compare by",
    "Organization.inn": "digits alone",
    "Organization.ogrn": "digits alone",
    "Organization.site": "an address",
    "Organization.time_zone": "one of a list",
    "OrderTemplate.kind": "a code of ours",
    "Regulation.text": "an outline, checked point by point",
    "SentForm.mark": "random",
    "SentForm.url": "an address",
    "StaffImport.file_name": "on pages alone",
    "StateChange.field": "a name of ours",
    "StateChange.from_state": "a code of ours",
    "StateChange.to_state": "a code of ours",
    "StateChange.why": "on pages alone",
    "User.first_name": "papers name the employee",
    "User.last_name": "papers name the employee",
    "User.password": "no text",
    "User.username": "on the sheet of accounts, of letters and digits alone",
    "Visa.agreed_to": "a fingerprint",
}
"""Texts that are checked in another way, or printed nowhere, and why."""
ADDRESSES = (models.SlugField, models.EmailField, models.URLField)
"""They have letters of their own."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("а" * LONGEST_WORD, []),
        ("слово " * (LONGEST_TEXT // 6), []),
        ("\u00a0".join(["слово"] * 100), []),
        ("а" * 301, ["Слово «аааааааааааааааааааа…» длиннее 300 букв: поставьте пробелы."]),
        ("👍 Молодец! 🎉 ✅ ☑", ["На бумаге не напечатать «👍», «🎉»: замените словами или уберите."]),
        ("сл " * 3334, ["Слишком длинный текст: 10002 знаков, а помещается 10000."]),
    ],
)
def test_the_refusals(text, said):
    assert text_refusals(text) == said


def test_both_are_told():
    with pytest.raises(ValidationError) as refused:
        validate_text("я" * 20_000)
    assert len(refused.value.messages) == 2


def test_a_model_refuses_them():
    with pytest.raises(ValidationError, match="длиннее 300 букв"):
        Agreement._meta.get_field("mentor_duties").clean("я" * 301, None)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (CompletionForm, "result"),
        (DoneForm, "actual_result"),
        (ActivityDoneForm, "evidence"),
        (TemplatePointForm, "text"),
        (RequestForm, "text"),
        (OpinionForm, "why"),
        (DecisionForm, "why"),
        (PersonForm, "note"),
        (SignForm, "number"),
        (ColumnForm, "title"),
        (RemarkForm, "remark"),
        (ConsentTextForm, "text"),
        (MentorQuestionnaireForm, "sharing"),
        (MenteeQuestionnaireForm, "expectations"),
        (StartForm, "title"),
    ],
)
def test_a_form_refuses_them(form, field):
    with pytest.raises(ValidationError, match="На бумаге не напечатать «👍»"):
        form.base_fields[field].clean("👍")


def test_every_text_of_people_is_one():
    texts = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.split(".")[0] in {"mentoring", "documents", "programs", "roadmap"}
        and "Historical" not in model.__name__
        and not issubclass(model, FrozenPaper)
        for field in model._meta.local_fields
        if isinstance(field, models.TextField | models.CharField)
        and not (field.choices or isinstance(field, (PrintedText, PrintedLine, *ADDRESSES)))
    }
    assert texts == set(OTHERWISE)
