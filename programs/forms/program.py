"""Beginning a program, its explanatory note, its completion, and work on rows."""

from typing import Any

from django import forms
from django.utils import timezone

from mentoring.forms.fields import DateInput, KeysField, OrganizationForm, TextArea
from mentoring.forms.step import StepForm
from mentoring.models import Pair, User
from mentoring.models.text import TITLE_MOST
from mentoring.validators import validate_text
from programs.models import NOTE_FIELDS, PlanLayout, Program
from programs.services import program as programs


class StartForm(forms.Form):
    title = forms.CharField(
        label="Тема программы",
        max_length=TITLE_MOST,
        validators=[validate_text],
        help_text="Например: Организация утреннего круга в средней группе",
    )
    layout = forms.ModelChoiceField(PlanLayout.objects.none(), label="Форма плана", empty_label=None)
    from_deficits = forms.BooleanField(
        label="Начать с дефицитов наставляемого: по строке на каждый", required=False, initial=True
    )

    def __init__(self, data: Any = None, *, user: User, pair: Pair) -> None:
        super().__init__(data)
        self.user, self.pair = user, pair
        layouts = self.fields["layout"]
        if isinstance(layouts, forms.ModelChoiceField):
            layouts.queryset = PlanLayout.objects.visible_to(user)

    def save(self) -> Program:
        given = self.cleaned_data
        return programs.start(
            self.pair,
            title=given["title"],
            layout=given["layout"],
            from_deficits=given["from_deficits"],
            at=timezone.now(),
        )


class NoteForm(OrganizationForm):
    class Meta:
        model = Program
        fields = ("title", "directions", "starts_on", "ends_on", "term_reason", "mode", *NOTE_FIELDS)
        widgets = {"directions": forms.CheckboxSelectMultiple}
        field_classes = {"directions": KeysField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["ends_on"] = self.instance.last_day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "Окончание раньше начала.")
        return cleaned

    def save(self, commit: bool = True) -> Program:  # noqa: FBT001, FBT002 - the signature is Django's
        program: Program = self.instance
        programs.write_note(program, fields=self._plain_fields(), directions=self.cleaned_data["directions"])
        return program


class CompletionForm(StepForm):
    result = forms.CharField(
        label="Результат программы",
        widget=TextArea({"rows": 5}),
        validators=[validate_text],
        help_text="Чего достигли, что теперь получается. Этот текст увидят на сайте: без имён и диагнозов.",
    )
    publish = forms.BooleanField(label="Сразу опубликовать результат на сайте", required=False, initial=True)


class DoneForm(forms.Form):
    actual_result = forms.CharField(
        label="Что получилось (одной фразой)",
        widget=TextArea({"rows": 2}),
        validators=[validate_text],
        max_length=1000,
        error_messages={"required": "Напишите одной фразой, что получилось."},
    )


class PostponeForm(StepForm):
    due_on = forms.DateField(label="Новый срок", widget=DateInput)

    def clean_due_on(self) -> Any:
        due_on = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise forms.ValidationError("Новый срок уже прошёл: выберите день не раньше сегодняшнего.")
        return due_on
