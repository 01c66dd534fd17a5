"""Texts that papers print."""

from typing import TYPE_CHECKING, Any

from django.db import models

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
