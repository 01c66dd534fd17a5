"""What was signed or approved, kept as it was."""

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

from django.db import models

from mentoring.enums import Tone
from mentoring.models import Organization

CODE_BYTES = 9
"""Of the code of a paper's check page: 72 bits, which nobody guesses."""


def new_code() -> str:
    return secrets.token_urlsafe(CODE_BYTES)


@dataclass(frozen=True)
class PublicFacts:
    """What anybody who holds the paper may read of it: no names, and no words that a person typed freely.

    day: of the signature or the approval; number is empty where such papers have none
    state, tone: whether the paper is in force still, in a word and its colour
    """

    kind: str
    organization: Organization
    day: dt.date | None
    state: str
    number: str = ""
    tone: Tone = Tone.DONE


class FrozenPaper(models.Model):
    """The text, the file and its fingerprint, written once: a correction is another order or another version."""

    html = models.TextField("текст", editable=False)
    pdf = models.BinaryField("PDF")
    sha256 = models.CharField("SHA-256 файла PDF", max_length=64, editable=False)
    code = models.CharField("код проверки", max_length=20, unique=True, null=True, editable=False)  # noqa: DJ001 - see below
    """In the address of the paper's check page; made before the paper, which may bear it as a QR code.

    NULL, not empty, where a paper has none: several NULLs may stand in a unique column.
    """
    made_at = models.DateTimeField("закреплено", auto_now_add=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a frozen paper is never written again")
        self.sha256 = hashlib.sha256(self.pdf).hexdigest()
        super().save(*args, **kwargs)

    @property
    def public_facts(self) -> PublicFacts:
        raise NotImplementedError

    @property
    def about(self) -> Any:
        """The object whose paper it is: has a page, an organization, and a manager with `visible_to`."""
        raise NotImplementedError

    @property
    def page_url(self) -> str:
        """The page on which the paper is found."""
        return str(self.about.get_absolute_url())

    @property
    def file_name(self) -> str:
        """What its file is called, without the ending."""
        raise NotImplementedError
