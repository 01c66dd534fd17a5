"""The page on which a document gets its kind, its stamps and its mark of an annex."""

from collections.abc import Sequence
from typing import Any, ClassVar

from documents.forms.cover import CoverForm
from documents.models import Cover, Stamp
from mentoring.views.base import FormPage


class CoverPage(FormPage):
    """A subclass finds the document, names the stamps that it has by itself, and saves."""

    form_class = CoverForm
    template_name = "documents/cover_edit.html"
    title = "Оформление"
    usual: ClassVar[Sequence[Stamp]] = ()

    def form_kwargs(self) -> dict[str, Any]:
        return {"instance": self.thing.cover or Cover(), "usual": self.usual}

    def more_context(self) -> dict[str, Any]:
        return {"lists_kinds": self.user.has_perm("documents.edit_wording")}
