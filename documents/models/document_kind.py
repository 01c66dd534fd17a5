"""What kind of document something is: its name in cases and its gender, from which the words about it follow."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from documents.enums import Gender
from documents.models.named import SHORT, NamedInCases
from documents.press.document_names import decline_name, gender_of
from mentoring.models.dictionary import DictionaryEntry, DictionaryQuerySet

TAKEN = "Такой вид документа уже есть."


class DocumentKind(NamedInCases, DictionaryEntry):
    """title: in the nominative, «персонализированная программа наставничества»."""

    gender = models.CharField("род и число", max_length=10, choices=Gender, blank=True)
    has_title_page = models.BooleanField("с титульным листом", default=True)
    is_quoted = models.BooleanField("собственное название в кавычках", default=True)

    objects = DictionaryQuerySet["DocumentKind"].as_manager()

    class Meta(DictionaryEntry.Meta):
        verbose_name = "вид документа"
        verbose_name_plural = "виды документов"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("document_kinds")

    @classmethod
    def named(cls, title: str, *, has_title_page: bool) -> Self:
        """Return the kind of that name, of which nobody has said anything."""
        small = title.lower() if title.isupper() else title[:1].lower() + title[1:]
        return cls(title=title if title[:2].isupper() and not title.isupper() else small, has_title_page=has_title_page)

    @property
    def is_taken(self) -> bool:
        """Whether another kind that the organization is offered bears the title; SQLite folds no Cyrillic."""
        offered = Q(organization=None) | Q(organization=self.organization_id)
        others = DocumentKind.objects.filter(offered).exclude(pk=self.pk).values_list("title", flat=True)
        return self.title.casefold() in map(str.casefold, others)

    @property
    def plural_cases(self) -> dict[str, str]:
        """The same of several documents of the kind."""
        title = decline_name(self.title, None, plural=True)
        return {"им": title, **{short: decline_name(self.title, case, plural=True) for short, case in SHORT.items()}}

    @property
    def agreeing(self) -> Gender:
        return Gender(self.gender) if self.gender else gender_of(self.title)
