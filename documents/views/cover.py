"""The page on which a document gets its kind, its stamps and its mark of an annex."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404

from documents.forms.cover import CoverForm
from documents.models import Cover, Stamp
from mentoring.views.base import FormPage

MOST_OFFERED = 100
"""Looks to take: the newest."""


class CoverPage(FormPage):
    """A subclass names its model and the stamps that a document has by itself, and saves.

    `?like=<id>` shows the look of another document to begin with.
    """

    model: ClassVar[type[Any]]
    form_class = CoverForm
    template_name = "documents/cover_edit.html"
    title = "Оформление"
    usual: ClassVar[Sequence[Stamp]] = ()
    may_be_annexed: ClassVar[bool] = False
    """Whether an order approves the document as its annex."""

    def get_thing(self) -> Any:
        return self.find(self.model, self.kwargs["pk"])

    def form_kwargs(self) -> dict[str, Any]:
        like = self.like
        return {
            "instance": self.thing.cover or Cover(),
            "usual": self.usual,
            "like": like.cover if like and self.request.method == "GET" else None,
        }

    @property
    def like(self) -> Any | None:
        """Return the document whose look is to be shown; one that the user may not see is not found."""
        asked = self.request.GET.get("like", "")
        if not asked:
            return None
        if not (asked.isascii() and asked.isdigit()):
            raise Http404
        return self.find(self.model, int(asked), cover__isnull=False)

    def others(self) -> QuerySet[Any]:
        """Return the documents whose look may be taken, the newest look first."""
        dressed = self.model._default_manager.visible_to(self.user).exclude(cover=None).exclude(pk=self.thing.pk)
        return self.named(dressed).order_by("-cover")[:MOST_OFFERED]

    def named(self, dressed: QuerySet[Any]) -> QuerySet[Any]:
        """Bundle what the names of the documents need."""
        return dressed

    def doubt(self, cover: Cover | None) -> str:
        """Say what is unusual about the look, though nothing forbids it."""
        del cover
        return ""

    def more_context(self) -> dict[str, Any]:
        return {
            "lists_kinds": self.user.has_perm("documents.edit_wording"),
            "others": [(other.pk, self.label(other)) for other in self.others()],
            "like": self.like,
            "may_be_annexed": self.may_be_annexed,
            "doubt": self.doubt(self.as_it_is.cover),
        }

    def label(self, other: Any) -> str:
        return str(other)
