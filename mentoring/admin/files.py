"""Import and export on the admin's pages."""

from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ConfirmImportForm, ExportForm

from mentoring.resources.scope import own


class SpreadsheetCSV(CSV):
    """Russian Excel puts semicolons between the cells."""

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> Any:
        text = in_stream.decode(self.encoding or "utf-8-sig") if isinstance(in_stream, bytes) else in_stream
        headings = text.partition("\n")[0]
        delimiter = ";" if headings.count(";") > headings.count(",") else ","
        return super().create_dataset(text, delimiter=delimiter, **kwargs)


class SignedConfirmForm(ConfirmImportForm):
    """The name of the uploaded file goes through the browser: signed, so that it can name no other file."""

    def __init__(self, *args: Any, salt: str, **kwargs: Any) -> None:
        self.signer = signing.Signer(salt=salt)
        name = (kwargs.get("initial") or {}).get("import_file_name")
        if name:
            kwargs["initial"] = {**kwargs["initial"], "import_file_name": self.signer.sign(name)}
        super().__init__(*args, **kwargs)

    def clean_import_file_name(self) -> str:
        try:
            return self.signer.unsign(self.cleaned_data["import_file_name"])
        except signing.BadSignature as error:
            raise ValidationError("Загрузите файл ещё раз.") from error


class ReadyExportForm(ExportForm):
    """Excel is chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("format", "0")


class FilesMixin(ImportExportMixin):
    """Excel and CSV, both ways. Without a choice of columns: the package's page needs an inline script for it."""

    formats = (XLSX, SpreadsheetCSV)
    to_encoding = "utf-8-sig"  # without the mark Excel reads Cyrillic as gibberish
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
