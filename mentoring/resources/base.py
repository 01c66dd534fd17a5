"""What every exported or imported file keeps: Russian titles, own rows only, states and frozen things untouched."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.html import format_html
from import_export.fields import Field
from import_export.resources import Diff, Error, ModelResource
from import_export.widgets import DateTimeWidget

from mentoring.models import Deficit, Direction, MentoringForm, MentoringKind, Organization, User
from mentoring.resources import widgets
from mentoring.resources.scope import organization_id, own
from mentoring.sheets.cells import cell_text, harmless
from mentoring.sheets.writing import Sheet

KEY = "№ записи"
TITLED = (MentoringForm, MentoringKind, Direction, Deficit)
CHUNK = 1000


class PlainDiff(Diff):
    """Without the inline styles that the security policy of the pages forbids."""

    def as_html(self) -> list[str]:
        olds = ["" if self.new else str(value) for value in self.left]
        return [
            format_html("{}", new) if old == str(new) else format_html("<del>{}</del> <ins>{}</ins>", old, new)
            for old, new in zip(olds, self.right, strict=True)
        ]


class PlainError(Error):
    """The page prints it: a traceback is for the log."""

    traceback = ""


def shown(attribute: str, title: str, widget: Any = None) -> Any:
    """Make a column that is exported and never imported."""
    return Field(attribute=attribute, column_name=title, readonly=True, widget=widget or widgets.TextWidget())


def _widget(field: Any) -> Any:
    """Choose how the model's field stands in a cell."""
    if isinstance(field, models.ManyToManyField):
        return widgets.OwnManyWidget(field.related_model)
    if isinstance(field, models.ForeignKey):
        by = "slug" if field.related_model is Organization else "title" if field.related_model in TITLED else "pk"
        return widgets.OwnKeyWidget(field.related_model, by)
    if field.choices:
        return widgets.ChoiceWidget(field.flatchoices)
    known: dict[type[Any], Any] = {
        models.DateTimeField: DateTimeWidget,
        models.DateField: widgets.DayWidget,
        models.BooleanField: widgets.YesNoWidget,
        models.JSONField: widgets.JsonWidget,
        models.IntegerField: widgets.NumberWidget,
    }
    return next((make for kind, make in known.items() if isinstance(field, kind)), widgets.TextWidget)()


def _title(field: Any, widget: Any) -> str:
    if field.primary_key and not field.is_relation:
        return KEY
    by_number = isinstance(widget, widgets.OwnKeyWidget) and widget.field == "pk"
    return f"{field.verbose_name} ({KEY})" if by_number else str(field.verbose_name)


class ScopedResource(ModelResource):
    """What is common to all files.

    organization_path: the model's way to its organization, empty where the rows are common to all
    related, prefetched: what the exported columns read, so that the number of queries does not follow the rows
    """

    organization_path: ClassVar[str] = "organization"
    related: ClassVar[tuple[str, ...]] = ()
    prefetched: ClassVar[tuple[str, ...]] = ()
    may_create: ClassVar[bool] = True
    held: ClassVar[tuple[str, ...]] = ()
    """Fields that their services alone write: exported, never imported."""

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True

    def __init__(self, user: User | None = None, *, importing: bool = False) -> None:
        super().__init__()
        self.user, self.importing = user, importing
        if user is None or not user.is_superuser:
            self.fields.pop("organization", None)
        for name, field in self.fields.items():
            field.widget.user = user
            field.readonly = field.readonly or name in self.held

    @classmethod
    def field_from_django_field(cls, field_name: str, django_field: Any, readonly: bool) -> Any:  # noqa: FBT001 - theirs
        widget = _widget(django_field)
        return cls.DEFAULT_RESOURCE_FIELD(
            attribute=field_name,
            column_name=_title(django_field, widget),
            widget=widget,
            readonly=readonly or not django_field.editable,
            default=django_field.default,
        )

    @classmethod
    def get_diff_class(cls) -> type[PlainDiff]:
        return PlainDiff

    @classmethod
    def get_error_result_class(cls) -> type[PlainError]:
        return PlainError

    @staticmethod
    def why_frozen(thing: Any) -> str:
        """Say why the object may not be edited any more; empty while it may."""
        return ""

    @staticmethod
    def why_refused(thing: Any) -> str:
        """Say which rule the object, whole and not saved yet, would break; empty where none."""
        return ""

    @staticmethod
    def why_kept(thing: Any) -> str:
        """Say why the object may not be deleted, though it may be edited; empty where it may."""
        return ""

    def get_queryset(self) -> Any:
        return own(super().get_queryset(), self.user, path=self.organization_path)

    def get_user_visible_fields(self) -> list[Any]:
        return [field for field in self.get_import_fields() if not (self.importing and field.readonly)]

    def get_instance(self, instance_loader: Any, row: Any) -> Any:
        try:
            found = super().get_instance(instance_loader, row)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        key = cell_text(row.get(KEY))
        if found is None and key:
            raise ValidationError(f"Нет записи с номером {key}: для новой строки оставьте «{KEY}» пустым.")
        if found is None and not self.may_create:
            raise ValidationError(f"Новые записи файлом не заводятся: укажите «{KEY}».")
        return found

    def after_init_instance(self, instance: Any, new: bool, row: Any, **kwargs: Any) -> None:  # noqa: FBT001 - theirs
        if new and self.organization_path == "organization" and self.user and not self.user.is_superuser:
            instance.organization = self.user.organization
        if not new:
            self._refuse_frozen(instance)

    def validate_instance(
        self,
        instance: Any,
        import_validation_errors: Any = None,
        validate_unique: bool = True,  # noqa: FBT001, FBT002
    ) -> None:
        try:
            super().validate_instance(instance, import_validation_errors, validate_unique)
        except ValidationError as error:
            titles = {field.attribute: field.column_name for field in self.fields.values()}
            errors = error.update_error_dict({})
            raise ValidationError({titles.get(name, name): found for name, found in errors.items()}) from error
        self._refuse_frozen(instance)
        self._refuse_strange(instance)
        if reason := self.why_refused(instance):
            raise ValidationError({NON_FIELD_ERRORS: [reason]})

    def _refuse_frozen(self, instance: Any) -> None:
        if reason := self.why_frozen(instance):
            raise ValidationError({NON_FIELD_ERRORS: [reason]})

    def _refuse_strange(self, instance: Any) -> None:
        """Whatever the columns say, the row stays in the organization of the user."""
        if not self.organization_path or self.user is None or self.user.is_superuser:
            return
        owner = organization_id(instance, self.organization_path)
        if self.organization_path != "pk" and owner != self.user.organization_id:
            raise ValidationError("Строка относится к другой организации.")

    def sheet(self, title: str, queryset: Any, *, native: bool) -> Sheet:
        """Return the rows as they are read; native: dates as dates, not as texts."""
        found = self.filter_export(queryset)
        rows = (self.export_resource(thing, force_native_type=native) for thing in self.iter_queryset(found))
        return Sheet(title, self.get_export_headers(), rows)

    def filter_export(self, queryset: Any, **kwargs: Any) -> Any:
        found = queryset.select_related(*self.related) if self.related else queryset
        return found.prefetch_related(*self.prefetched)

    def iter_queryset(self, queryset: Any) -> Iterator[Any]:
        yield from queryset.iterator(chunk_size=CHUNK)

    def export_field(self, field: Any, instance: Any, **kwargs: Any) -> Any:
        """Keep the spreadsheet from taking a text for a formula."""
        return harmless(super().export_field(field, instance, **kwargs))
