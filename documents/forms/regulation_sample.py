"""The organization's own sample of a regulation, written as an outline with words in braces."""

from typing import Any

from django import forms
from django.utils import timezone

from documents.forms.order_template import GroundsField
from documents.forms.regulation import OutlineForm
from documents.models import LegalGround, OrderTemplate
from documents.press.outline import Outline, read_outline, write_outline
from documents.queries.order_text import grounds_words
from documents.queries.placeholders import fill_or_dots
from documents.queries.regulation import SAMPLE, sample_text
from documents.registry import order_kinds
from documents.services import order_template as templates
from mentoring.models import Organization


class RegulationSampleForm(OutlineForm):
    class Meta:
        model = OrderTemplate
        fields = ("heading", "preamble", "grounds")
        field_classes = {"grounds": GroundsField}
        widgets = {"grounds": forms.CheckboxSelectMultiple}

    field_order = ("heading", "preamble", "grounds", "text")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["preamble"].help_text = "Текст над первым разделом, без номера; можно оставить пустым"
        self.initial["text"] = self.stored_text
        attributes = self.fields["text"].widget.attrs  # what is typed has words in braces, which only this page fills
        self.fields["text"].widget.attrs = {name: attributes[name] for name in ("rows", "class")}
        grounds: Any = self.fields["grounds"]
        grounds.queryset = LegalGround.objects.visible_to(self.user)

    @property
    def stored_text(self) -> str:
        return write_outline(self.instance.points.values_list("level", "text"))

    def also_seen(self, instance: OrderTemplate) -> Any:
        return [instance.pk, *instance.points.values_list("level", "text")]

    def clean_text(self) -> str:
        text = super().clean_text()
        kind, faults = order_kinds()[SAMPLE], []
        for point in self.outline.points:
            if not point.level:
                faults.append(f"Строка {point.at}: до первого раздела – перенесите её в поле «Преамбула».")
            faults += [f"Строка {point.at}: {said}" for said in templates.wording_refusals(kind, point.text)]
        if faults:
            raise forms.ValidationError(faults)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("heading", "preamble"):
            for sentence in templates.wording_refusals(order_kinds()[SAMPLE], cleaned.get(name, "")):
                self.add_error(name, sentence)
        return cleaned

    def save(self, commit: bool = True) -> OrderTemplate:  # noqa: FBT001, FBT002 - as Django has it
        organization = self.user.organization
        assert isinstance(organization, Organization)  # noqa: S101 - a user without one has no permission
        return templates.save_own(
            self.instance,
            organization=organization,
            grounds=self.cleaned_data["grounds"],
            points=templates.points_of(self.outline),
            by=self.user,
        )


def read_as_example(template: OrderTemplate, outline: Outline) -> Outline:
    """Return the sample as it reads for an invented organization."""
    grounds = template.grounds.valid_on(timezone.localdate())
    values = {**templates.known_words(order_kinds()[SAMPLE]), "основания": grounds_words(grounds)}
    filled = sample_text(fill_or_dots(template.preamble, values), templates.points_of(outline), values)
    return read_outline(filled)
