"""A list with search, filters and sorting kept in the address, and the same rows as a file."""

from typing import Any, ClassVar, cast

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django_filters.views import FilterView

from mentoring.access import gives
from mentoring.enums import AccessKind
from mentoring.resources.base import ScopedResource
from mentoring.sheets.writing import SHEET_FORMATS, SheetFormat
from mentoring.views.base import SignedInView

PAGE_SIZE = 25


class ListPage(SignedInView, FilterView):
    """A list with search, filters and sorting kept in the address, a count, pages, and the same rows as a file.

    A list page names `model` (its queryset has `visible_to(user)` and `for_list()`), `filterset_class` (a ListFilter
    of mentoring.filters), `template_name` – a template that fills the blocks of list_page.html – and
    counted: the forms of the word that is counted, «пара, пары, пар».

    `?export=xlsx` or `?export=csv` answers with all rows that the filters leave, in the order seen, under the same
    permission, as soon as the page names
    resource_class: a ScopedResource; it says by `related` and `prefetched` what its columns read
    file_title: «Сотрудники»: the file is «Сотрудники на 20.11.2026.xlsx»
    """

    paginate_by = PAGE_SIZE
    strict = False
    context_object_name = "things"
    model: ClassVar[type[models.Model]]
    manage_permission: ClassVar[str] = ""
    counted: ClassVar[str] = ""
    resource_class: ClassVar[type[ScopedResource] | None] = None
    file_title: ClassVar[str] = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            self.require()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wanted = SHEET_FORMATS.get(request.GET.get("export", ""))
        if wanted and self.resource_class:
            return self._file(wanted, self.resource_class(self.user))
        page: HttpResponseBase = super().get(request, *args, **kwargs)
        return page

    def _file(self, wanted: SheetFormat, resource: ScopedResource) -> FileResponse:
        found = self.get_filterset(self.get_filterset_class()).qs
        sheet = resource.sheet(self.file_title, found, native=wanted.native)
        name = f"{self.file_title} на {timezone.localdate():%d.%m.%Y}.{wanted.suffix}"
        file = FileResponse(wanted.file(sheet), as_attachment=True, filename=name, content_type=wanted.content_type)
        return gives(file, AccessKind.EXPORT, f"{self.file_title}, {wanted.suffix.upper()}")

    def get_queryset(self) -> models.QuerySet[Any]:
        manager: Any = self.model._default_manager
        return cast("models.QuerySet[Any]", manager.visible_to(self.user).for_list())

    def get_filterset_kwargs(self, filterset_class: Any) -> dict[str, Any]:
        """Filter by an empty address too: a list may show less than everything unasked."""
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def paginate_queryset(self, queryset: Any, page_size: int) -> "tuple[Paginator[Any], Page[Any], Any, bool]":
        """Show the nearest page there is: an address kept from a longer list still opens.

        The rows of the page are found by their keys first: sorting a long list with all its columns costs more.
        """
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        if not queryset.query.distinct:  # else the keys would need the columns of the order beside them
            page.object_list = queryset.filter(pk__in=page.object_list.values("pk"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can_manage = bool(self.manage_permission) and self.user.has_perm(self.manage_permission)
        context: dict[str, Any] = super().get_context_data(can_manage=can_manage, **kwargs)
        return {
            **context,
            "today": timezone.localdate(),
            "exports": self.resource_class is not None,
            "counted": self.counted,
        }
