"""Import and export on the admin's pages."""

from functools import partial
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX, Format
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from tablib import Dataset

from mentoring.access import gives
from mentoring.enums import AccessKind
from mentoring.exceptions import ImpossibleStepError
from mentoring.resources.scope import own
from mentoring.sheets.reading import DAMAGED, Subject, read_plain_table, refuse_too_big

ONLY = "0"
"""The index of the one format and of the one resource that a page has."""
AGAIN = "Загрузите файл ещё раз."


class SheetFile(Format):
    """A file whose format is told by its content, read within the limits.

    titles: of the columns that the page takes
    """

    def __init__(self, titles: frozenset[str], encoding: str = "") -> None:
        self.subject = Subject(lambda title: title if title in titles else "")

    def get_title(self) -> str:
        return "XLSX, XLS, ODS или CSV"

    def can_import(self) -> bool:
        return True

    def create_dataset(self, in_stream: bytes) -> Dataset:
        """Raise ImpossibleStepError, which says what is wrong with the file."""
        table = read_plain_table(in_stream, self.subject)
        return Dataset(*(cells for _, cells in table.rows), headers=table.titles)


class SheetImportForm(ImportForm):
    """Asks for the file alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = f"до {settings.SHEET_MAX_MEGABYTES} МБ и {settings.SHEET_MAX_ROWS} строк"
        self.fields["import_file"].help_text = f"{SheetFile(frozenset()).get_title()}, {limits}"
        for name in ("format", "resource"):
            self.fields[name] = forms.Field(required=False, widget=forms.HiddenInput)

    def clean_format(self) -> str:
        return ONLY

    def clean_resource(self) -> str:
        return ONLY

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        try:
            refuse_too_big(file.size)
        except ImpossibleStepError as refusal:
            raise ValidationError(refusal.sentences) from refusal
        return file


class SignedConfirmForm(ConfirmImportForm):
    """The name of the uploaded file goes through the browser: signed, so that it can name no other file."""

    format = resource = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, salt: str, **kwargs: Any) -> None:
        self.signer = signing.Signer(salt=salt)
        name = (kwargs.get("initial") or {}).get("import_file_name")
        if name:
            kwargs["initial"] = {**kwargs["initial"], "import_file_name": self.signer.sign(name)}
        super().__init__(*args, **kwargs)

    def clean_format(self) -> str:
        return ONLY

    def clean_resource(self) -> str:
        return ONLY

    def clean_import_file_name(self) -> str:
        """Take the file away: who confirms twice finds it no more, and no row is written twice."""
        try:
            file = Path(self.signer.unsign(self.cleaned_data["import_file_name"]))
            return str(file.rename(file.with_suffix(".taken")))
        except (signing.BadSignature, OSError) as error:
            raise ValidationError(AGAIN) from error


class ReadyExportForm(ExportForm):
    """Excel is chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("format", "0")


class FilesMixin(ImportExportMixin):
    """Excel and CSV out, any sheet in. No choice of columns: the package's page needs an inline script for it."""

    export_formats = (XLSX, CSV)
    to_encoding = "utf-8-sig"  # without the mark Excel reads Cyrillic as gibberish
    import_form_class = SheetImportForm
    export_form_class = ReadyExportForm
    confirm_form_class = SignedConfirmForm
    imports = True
    imports_superuser_only = False

    def has_import_permission(self, request: Any) -> bool:
        if not self.imports or not self.has_change_permission(request):
            return False
        return request.user.is_superuser or not self.imports_superuser_only

    def has_export_permission(self, request: Any) -> bool:
        return bool(self.has_view_permission(request))

    def get_import_formats(self) -> list[Any]:
        fields = self.resource_classes[0].fields.values()
        return [partial(SheetFile, frozenset(field.column_name for field in fields))]

    def get_import_resource_kwargs(self, request: Any, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user, "importing": True}

    def get_export_resource_kwargs(self, request: Any, **kwargs: Any) -> dict[str, Any]:
        return {"user": request.user}

    def get_export_queryset(self, request: Any) -> Any:
        return own(super().get_export_queryset(request), request.user, path=self.organization_path)

    def get_valid_export_item_pks(self, request: Any) -> Any:
        return self.get_export_queryset(request).values_list("pk", flat=True)

    def get_confirm_form_kwargs(self, request: Any, import_form: Any = None) -> dict[str, Any]:
        salt = f"import {self.opts.label} by {request.user.pk}"
        return {**super().get_confirm_form_kwargs(request, import_form), "salt": salt}

    def add_data_read_fail_error_to_form(self, form: Any, e: Exception) -> None:
        """Say beside the field what is wrong with the file, which is not kept."""
        self.get_tmp_storage_class()(name=form.cleaned_data["import_file"].tmp_storage_name).remove()
        form.add_error("import_file", e.sentences if isinstance(e, ImpossibleStepError) else DAMAGED)

    def _do_file_export(self, file_format: Any, request: Any, *args: Any, **kwargs: Any) -> Any:
        answer = super()._do_file_export(file_format, request, *args, **kwargs)
        about = f"{self.opts.verbose_name_plural}, {file_format.get_extension().upper()} (администрирование)"
        return gives(answer, AccessKind.EXPORT, about.capitalize())

    def export_action(self, request: Any) -> Any:
        """Go on without a filter that the list does not know, as the list itself does."""
        try:
            return super().export_action(request)
        except IncorrectLookupParameters:
            messages.warning(request, "Такого отбора нет: будут выгружены все строки.")
            return HttpResponseRedirect(request.path)
