"""Many at once: a list whose rows are ticked, and the page that does something with all that were."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from mentoring.filters import ListFilter
from mentoring.forms.fields import KEY_DIGITS
from mentoring.views.base import SignedInView
from mentoring.views.list_page import ListPage

TICKED, FOUND = "ticked", "found"
MOST = 200
"""What one page shows and one click does."""


@dataclass(frozen=True)
class Batch:
    """What can be done with the ticked rows of a list; name: of the page's address."""

    title: str
    name: str
    permission: str

    @property
    def url(self) -> str:
        return reverse(self.name)


class TickedList(ListPage):
    """A list with ticks; `batches` are offered to who has the right."""

    batches: ClassVar[tuple[Batch, ...]] = ()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        allowed = [batch for batch in self.batches if self.user.has_perm(batch.permission)]
        asked = [(name, value) for name, values in self.request.GET.lists() if name != "page" for value in values]
        return super().get_context_data(batches=allowed, asked=asked, **kwargs)


class BatchPage(SignedInView):
    """The address names the rows by their keys, or by the filters of their list: all that these find."""

    model: ClassVar[type[models.Model]]
    filterset_class: ClassVar[type[ListFilter]]

    def chosen(self) -> list[Any]:
        """Return the rows, at most as many as a page shows; `is_cut` tells whether there are more."""
        manager: Any = self.model._default_manager
        offered = manager.visible_to(self.user).for_list()
        if self.request.GET.get(FOUND):
            found = self.filterset_class(self.request.GET, queryset=offered, request=self.request).qs
        else:
            keys = [key for key in self.request.GET.getlist(TICKED) if key.isdecimal() and len(key) <= KEY_DIGITS]
            found = offered.filter(pk__in=keys[: MOST + 1])
        rows = list(found[: MOST + 1])
        self.is_cut = len(rows) > MOST
        return rows[:MOST]
