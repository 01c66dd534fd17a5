"""Texts that papers print are within what a paper can carry, wherever they are typed."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from documents.forms.order_template import TemplatePointForm
from mentoring.forms.pair_request import RequestForm
from mentoring.models import Agreement
from mentoring.models.text import PrintedText
from mentoring.validators import LONGEST_TEXT, LONGEST_WORD, text_refusals, validate_text
from programs.forms.program import CompletionForm, DoneForm
from roadmap.forms.activity import DoneForm as ActivityDoneForm

UNLIMITED = {
    "Consent.text",  # copied from a wording
    "ConsentText.text",  # the law's words, written by who runs the site
    "MentoringKind.description",  # on pages alone
    "StateChange.why",  # as above
}


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
    ],
)
def test_a_form_refuses_them(form, field):
    with pytest.raises(ValidationError, match="длиннее 300 букв"):
        form.base_fields[field].clean("я" * 301)


def test_every_text_of_people_is_one():
    texts = {
        f"{field.model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.split(".")[0] in {"mentoring", "documents", "programs", "roadmap"}
        and "Historical" not in model.__name__
        for field in model._meta.local_fields
        if isinstance(field, models.TextField) and field.editable and not isinstance(field, PrintedText)
    }
    assert texts <= UNLIMITED
