"""What orders and stamps name in cases: a case left empty is formed by rule."""

from typing import TYPE_CHECKING

from django.db import models

from documents.enums import NameCase
from documents.press.document_names import decline_name
from mentoring.models.text import TITLE_MOST, PrintedLine

SHORT = {
    "род": NameCase.GENITIVE,
    "дат": NameCase.DATIVE,
    "вин": NameCase.ACCUSATIVE,
    "тв": NameCase.INSTRUMENTAL,
    "пред": NameCase.PREPOSITIONAL,
}


class NamedInCases(models.Model):
    """Whoever inherits has a `title` in the nominative."""

    if TYPE_CHECKING:
        title: str

    genitive = PrintedLine("родительный: нет чего", max_length=TITLE_MOST, blank=True)
    dative = PrintedLine("дательный: по чему", max_length=TITLE_MOST, blank=True)
    accusative = PrintedLine("винительный: утвердить что", max_length=TITLE_MOST, blank=True)
    instrumental = PrintedLine("творительный: с чем", max_length=TITLE_MOST, blank=True)
    prepositional = PrintedLine("предложный: о чём", max_length=TITLE_MOST, blank=True)

    class Meta:
        abstract = True

    def in_case(self, case: NameCase) -> str:
        return getattr(self, case) or decline_name(self.title, case)

    @property
    def cases(self) -> dict[str, str]:
        """The name as orders ask for it, by the short names of the cases."""
        return {"им": self.title, **{short: self.in_case(case) for short, case in SHORT.items()}}
