"""Texts that papers print."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from mentoring.text import bare_number
from mentoring.validators import validate_text

TITLE_MOST = 1000
"""In letters: a title may be a sentence, and a long one."""

if TYPE_CHECKING:
    Line = models.CharField[str, str]
    Text = models.TextField[str, str]
else:
    Line = models.CharField
    Text = models.TextField


class PrintedText(Text):
    """A text of several lines within what a paper can carry; what is stored already may be longer."""

    default_validators = [validate_text]

    def deconstruct(self) -> Any:
        """Say nothing of itself to the migrations: the table has a column of text as any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class PrintedLine(Line):
    """The same of one line."""

    default_validators = [validate_text]

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class NumberField(forms.CharField):
    """What is typed as the number of a paper: «№» alone is none."""

    default_validators = [validate_text]

    def to_python(self, value: Any) -> str:
        return bare_number(super().to_python(value) or "")


class PrintedNumber(PrintedLine):
    """The number of a paper, kept without the «№» before it and without signs that nobody sees."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return bare_number(text) if isinstance(text, str) else text

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # noqa: FBT001 - as Django has it
        """Let the object that was saved bear what is stored."""
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": NumberField, **kwargs})
