"""The base of all admin pages: who enters, whose rows there are, what may be edited."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.text import capfirst
from simple_history.admin import SimpleHistoryAdmin

from mentoring.access import gives
from mentoring.admin.files import FilesMixin
from mentoring.admin.keys import ChangeListOfKeys, KeySelect, is_key
from mentoring.admin.once import OnceMixin, why_not_again
from mentoring.admin.printed import TOGETHER
from mentoring.enums import AccessKind
from mentoring.forms.fields import KeyField, KeysField
from mentoring.permissions import is_administrator
from mentoring.resources.scope import choices, organization_id, own
from mentoring.text import normalize

HIDDEN_FIELDS = frozenset({"search", "html", "pdf", "scan", "number_key", "composed_of", "tells_of"})


def enters(user: Any) -> bool:
    """Superusers, and administrators of an organization."""
    if not user.is_active or user.is_superuser:
        return bool(user.is_active)
    return bool(user.is_staff and user.organization_id and is_administrator(user))


class ScopedForm(forms.ModelForm):  # type: ignore[type-arg]
    """Checks the object as it will be saved: with its organization, and whether it may be changed."""

    owner: Any = None
    why_refused: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.owner and self.instance._state.adding:
            self.instance.organization = self.owner

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"organization"}  # type: ignore[misc,no-any-return]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if not self.errors and self.why_refused and (reason := self.why_refused(self.instance)):
            self.add_error(None, reason)


class ChoicesMixin:
    """What a foreign key or a list offers: own objects and common entries."""

    admin_site: Any

    def _own_choices(self, db_field: Any, request: Any, kwargs: dict[str, Any]) -> dict[str, Any]:
        if request.user.is_superuser or "queryset" in kwargs:
            return kwargs
        model = db_field.remote_field.model
        known = self.admin_site.get_model_admin(model) if self.admin_site.is_registered(model) else None
        path = getattr(known, "organization_path", "")
        return {**kwargs, "queryset": choices(model, request.user, path=path)}

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        kwargs = {"form_class": KeyField, **self._own_choices(db_field, request, kwargs)}
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs.setdefault("widget", KeySelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        kwargs = {"form_class": KeysField, **self._own_choices(db_field, request, kwargs)}
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


class ScopedInline(ChoicesMixin, admin.TabularInline):  # type: ignore[type-arg]
    """Editable where its object is; `view_only` for what a service alone writes."""

    extra = 0
    view_only = False

    def may_write(self, request: Any) -> bool:
        return enters(request.user) and not self.view_only

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return enters(request.user)

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return self.may_write(request)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return self.may_write(request)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        """What has a page of its own is deleted there, where it is asked why it may have to stay."""
        return self.may_write(request) and not self.show_change_link


class ScopedAdmin(OnceMixin, ChoicesMixin, FilesMixin, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page of one model.

    organization_path: the way from the model to its organization, empty where the rows are common to all
    common: own rows stand beside rows without an organization, which an administrator only reads
    related, prefetched: what a list needs, so that its number of queries is constant
    fixed: fields that only a new object takes
    superuser_fields: what an administrator does not see
    """

    form = ScopedForm
    organization_path = "organization"
    common = False
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    superuser_fields: tuple[str, ...] = ("organization",)
    personal = False
    """Whether it is a card of one person: a look at it is told to the journal of access."""
    prints = False
    """Whether it has papers (mentoring/admin/printed.py)."""
    may_add = may_change = True
    may_delete = False
    list_per_page = 50

    @property
    def _why_frozen(self) -> Any:
        return self.resource_classes[0].why_frozen

    def owns(self, request: Any, obj: Any) -> bool:
        if request.user.is_superuser or obj is None:
            return True
        return bool(organization_id(obj, self.organization_path) == request.user.organization_id)

    def get_object(self, request: Any, object_id: str, from_field: Any = None) -> Any:
        return super().get_object(request, object_id, from_field) if is_key(object_id) else None

    def get_changelist(self, request: Any, **kwargs: Any) -> Any:
        return ChangeListOfKeys

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        named = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**named, **(extra_context or {})})

    def response_action(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        request.POST = request.POST.copy()
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        request.POST.setlist(ACTION_CHECKBOX_NAME, [key for key in ticked if is_key(key)])
        return super().response_action(request, *args, **kwargs)

    def change_view(self, request: Any, object_id: str, *args: Any, **kwargs: Any) -> Any:
        answer = super().change_view(request, object_id, *args, **kwargs)
        if not self.personal:
            return answer
        return gives(
            answer, AccessKind.LOOK, f"{self.opts.verbose_name}, № {object_id} (администрирование)".capitalize()
        )

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request)
        mine = own(rows, request.user, path=self.organization_path)
        if self.common and not request.user.is_superuser:
            mine = mine | rows.filter(**{self.organization_path: None})
        if self.related:
            mine = mine.select_related(*self.related)
        return mine.prefetch_related(*self.prefetched)

    def has_module_permission(self, request: Any) -> bool:
        return enters(request.user)

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return enters(request.user)

    def has_add_permission(self, request: Any) -> bool:
        return enters(request.user) and self.may_add

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return enters(request.user) and self.may_change and self._is_free(request, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        if not (enters(request.user) and self.may_delete and self._is_free(request, obj)):
            return False
        return obj is None or not self.resource_classes[0].why_kept(obj)

    def _is_free(self, request: Any, obj: Any) -> bool:
        return obj is None or (self.owns(request, obj) and not self._why_frozen(obj))

    def _why_refused(self, request: Any, thing: Any) -> str:
        if not self.owns(request, thing):
            return "Запись не относится к вашей организации."
        again = why_not_again(request) if thing._state.adding else ""
        return str(again or self._why_frozen(thing) or self.resource_classes[0].why_refused(thing))

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.why_refused = partial(self._why_refused, request)
        if self.organization_path == "organization" and not request.user.is_superuser:
            form.owner = request.user.organization
        return form

    def _seen(self, request: Any, names: Any) -> list[Any]:
        hidden = () if request.user.is_superuser else self.superuser_fields
        return [name for name in names if name not in hidden]

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return self._seen(request, super().get_fields(request, obj))

    def get_exclude(self, request: Any, obj: Any = None) -> Any:
        hidden = () if request.user.is_superuser else self.superuser_fields
        return (*(super().get_exclude(request, obj) or ()), *hidden)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        """Show what the services write: every field that is not editable, and the fixed ones."""
        given = super().get_readonly_fields(request, obj)
        if obj is None:
            return given
        written = [f.name for f in self.opts.fields if not f.editable and f.name not in HIDDEN_FIELDS]
        return tuple(dict.fromkeys((*given, *self.fixed, *written)))

    def get_actions(self, request: Any) -> Any:
        found = super().get_actions(request)
        prints = self.prints and request.user.organization_id
        return {name: found[name] for name in found if prints or not name.startswith(TOGETHER)}

    def get_list_display(self, request: Any) -> Any:
        return self._seen(request, super().get_list_display(request))

    def get_list_filter(self, request: Any) -> Any:
        filters = self._seen(request, super().get_list_filter(request))
        by_organization = request.user.is_superuser and self.organization_path not in {"", "pk"}
        return [*filters, self.organization_path] if by_organization else filters

    def get_search_results(self, request: Any, queryset: Any, search_term: str) -> Any:
        """Where all searched columns are normalized, so is the question: SQLite folds no Cyrillic case."""
        fields = self.get_search_fields(request)
        if all(str(field).endswith("search") for field in fields):
            search_term = normalize(search_term)
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def _get_obj_does_not_exist_redirect(self, request: Any, opts: Any, object_id: str) -> Any:
        raise Http404(f"{opts.verbose_name}: {object_id}")


class ScopedHistoryAdmin(ScopedAdmin, SimpleHistoryAdmin):
    """With the history of the fields: to be read, never to be reverted, for a state would come back with it."""

    object_history_template = "admin/field_history.html"
    object_history_form_template = "admin/field_history_record.html"

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:
        self._refuse_strange(request, object_id)
        return super().history_view(request, object_id, extra_context)

    def history_form_view(self, request: Any, object_id: str, version_id: str, extra_context: Any = None) -> Any:
        if request.method != "GET":
            raise PermissionDenied
        if not is_key(version_id):
            raise Http404
        self._refuse_strange(request, object_id)
        return super().history_form_view(request, object_id, version_id, extra_context)

    def _refuse_strange(self, request: Any, object_id: str) -> None:
        if self.get_object(request, object_id) is None:
            raise Http404

    def history_view_title(self, request: Any, obj: Any) -> str:
        return f"История: {obj}"

    def history_form_view_title(self, request: Any, obj: Any) -> str:
        return f"Как было: {obj}"


class ReadOnlyAdmin(ScopedAdmin):
    """What is frozen, logged or written by its service alone: to be read and exported."""

    may_add = may_change = False
    imports = False


class ReadOnlyHistoryAdmin(ReadOnlyAdmin, ScopedHistoryAdmin):
    """The same with the history of the fields."""
