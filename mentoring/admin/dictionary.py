"""The open lists: an administrator reads the common entries and keeps the own ones."""

from typing import Any, ClassVar

from django.contrib import admin

from mentoring.admin.scoped import ScopedAdmin
from mentoring.models import Clearance, Deficit, Direction, MentoringForm, MentoringKind
from mentoring.resources.dictionary import (
    ClearanceResource,
    DeficitResource,
    DirectionResource,
    MentoringFormResource,
    MentoringKindResource,
)


def is_named(entry: Any) -> bool:
    """Whether an object has the entry in one of its lists."""
    relations = [
        each for each in entry._meta.get_fields(include_hidden=True) if each.auto_created and each.many_to_many
    ]
    return any(
        relation.through._default_manager.filter(**{relation.field.m2m_reverse_field_name(): entry}).exists()
        for relation in relations
    )


class EntryAdmin(ScopedAdmin):
    common = True
    may_delete = True
    superuser_fields = ("organization", "code")
    list_display: tuple[str, ...] = ("title", "position", "is_own", "organization")
    search_fields: ClassVar[tuple[str, ...]] = ("title",)
    related: tuple[str, ...] = ("organization",)

    def get_deleted_objects(self, objs: Any, request: Any) -> Any:
        """Protect what lists of others name, too: only foreign keys are protected by the database."""
        found, counts, lacking, protected = super().get_deleted_objects(objs, request)
        named = [f"{entry}: на запись ссылаются другие" for entry in objs if is_named(entry)]
        return found, counts, lacking, [*protected, *named]

    @admin.display(description="своя запись", boolean=True, ordering="organization")
    def is_own(self, entry: MentoringForm) -> bool:
        return entry.organization_id is not None


@admin.register(MentoringForm)
class MentoringFormAdmin(EntryAdmin):
    resource_classes = (MentoringFormResource,)


@admin.register(MentoringKind)
class MentoringKindAdmin(EntryAdmin):
    resource_classes = (MentoringKindResource,)


@admin.register(Clearance)
class ClearanceAdmin(EntryAdmin):
    resource_classes = (ClearanceResource,)


@admin.register(Direction)
class DirectionAdmin(EntryAdmin):
    resource_classes = (DirectionResource,)


@admin.register(Deficit)
class DeficitAdmin(EntryAdmin):
    resource_classes = (DeficitResource,)
    list_display = ("title", "direction", "position", "is_own", "organization")
    list_filter = (("direction", admin.RelatedOnlyFieldListFilter), "organization_kind")
    autocomplete_fields = ("direction",)
    related = ("organization", "direction")
