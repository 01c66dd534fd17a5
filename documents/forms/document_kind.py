"""A kind of document of the organization's own; what is left empty is formed by rule."""

from typing import Any

from django import forms

from documents.models import DocumentKind
from documents.models.document_kind import TAKEN
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.fields import OrganizationForm

BY_RULE = "Пусто – по правилам"


class DocumentKindForm(OrganizationForm):
    class Meta:
        model = DocumentKind
        fields = (
            "title", "gender", "genitive", "dative", "accusative", "instrumental", "prepositional",
            "has_title_page", "is_quoted",
        )  # fmt: skip
        help_texts = {"title": "Со строчной буквы: план реализации программы наставничества"}

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        gender: Any = self.fields["gender"]
        gender.choices = [("", "по правилам"), *gender.choices[1:]]
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField) and name != "title":
                field.help_text = BY_RULE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        others = DocumentKind.objects.visible_to(self.user).exclude(pk=self.instance.pk).values_list("title", flat=True)
        if cleaned.get("title", "").casefold() in map(str.casefold, others):  # SQLite folds no Cyrillic
            self.add_error("title", TAKEN)
        return cleaned

    def save(self, commit: bool = True) -> DocumentKind:  # noqa: FBT001, FBT002 - as Django has it
        if self.user.organization is None:
            raise ImpossibleStepError("Виды документов добавляет сотрудник организации.")
        self.instance.organization = self.user.organization
        kind: DocumentKind = super().save(commit)
        return kind
