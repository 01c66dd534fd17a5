"""What an add page makes it makes once, as on the site: mentoring/once.py."""

import json
from typing import Any

from django.contrib.admin.options import IS_POPUP_VAR
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from mentoring.once import made_lately

MADE_ALREADY = "Точно такая запись уже создана в {at:%H:%M}. Если нужна ещё одна, сохраните снова."


def why_not_again(request: Any) -> str:
    """Say that the same was made lately; empty where it was not, or one more is asked for."""
    sent = made_lately(request)
    return MADE_ALREADY.format(at=timezone.localtime(sent.sent_at)) if sent else ""


class OnceMixin:
    """The key itself stands in templates/admin/change_form.html."""

    opts: Any
    admin_site: Any
    get_object: Any

    def render_change_form(self, request: Any, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Let the page that asks whether one more is meant take being sent for the answer (`form_key`)."""
        already = request.method == "POST" and made_lately(request)
        return super().render_change_form(request, {**context, "already": already}, *args, **kwargs)  # type: ignore[misc]

    @property
    def _chosen(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_chosen"

    def get_urls(self) -> list[Any]:
        chosen = path("<int:pk>/chosen/", self.admin_site.admin_view(self.chosen_view), name=self._chosen)
        return [chosen, *super().get_urls()]  # type: ignore[misc]

    def response_add(self, request: Any, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Hand what was added in a small window over by a page of its own: a form sent twice leads there twice."""
        if IS_POPUP_VAR not in request.POST:
            return super().response_add(request, obj, *args, **kwargs)  # type: ignore[misc]
        return HttpResponseRedirect(reverse(f"admin:{self._chosen}", args=[obj.pk]))

    def chosen_view(self, request: Any, pk: int) -> Any:
        """Close the small window, the new row chosen in the field from which it was opened."""
        obj = self.get_object(request, str(pk))
        if obj is None:
            raise Http404
        chosen = json.dumps({"value": str(pk), "obj": str(obj)})
        return TemplateResponse(request, "admin/popup_response.html", {"popup_response_data": chosen})
