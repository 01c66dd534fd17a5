"""Uploading a sheet of staff, and saying which of its columns is what."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.html import format_html

from mentoring.enums import Sex
from mentoring.exceptions import ImpossibleStepError
from mentoring.models import StaffImport, User
from mentoring.resources.staff.columns import COLUMNS, problems
from mentoring.resources.staff.experience import stated_day
from mentoring.resources.staff.reading import read_table
from mentoring.resources.staff.resource import IS_ANOTHER, IS_SAME, SAME
from mentoring.russian import plural
from mentoring.services import staff_import as imports
from mentoring.sheets.header import column_name
from mentoring.sheets.reading import Table, refuse_too_big

ANSWER = "sex-"
OTHER_SHEETS = (
    "В книге есть ещё {sheets} со списком сотрудников, а проверяется только первый. Остальное загрузите отдельно: "
    "скопируйте лист в новую книгу."
)
NOT_LOADED = "не загружать"
SAMPLE = 40


class StaffFileForm(forms.Form):
    """The file as a table: `clean_file` reads it."""

    file = forms.FileField(
        label="Файл со списком сотрудников",
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".xlsx,.xlsm,.xls,.ods,.csv,.tsv,.txt"}),
        error_messages={"required": "Выберите файл."},
    )

    def __init__(self, data: Any = None, files: Any = None, *, user: User) -> None:
        super().__init__(data, files)
        self.user = user
        limits = f"до {settings.SHEET_MAX_MEGABYTES} МБ и {settings.SHEET_MAX_ROWS} строк"
        self.fields["file"].help_text = f"XLSX, XLS, ODS или CSV, {limits}"

    def clean_file(self) -> Table:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        self.file_name = file.name or ""
        try:
            refuse_too_big(file.size or 0)
            return read_table(file.read())
        except ImpossibleStepError as refusal:
            raise forms.ValidationError(refusal.sentences) from refusal

    @property
    def remark(self) -> str:
        """Say what of the book is not in the table; empty where nothing."""
        count = self.cleaned_data["file"].beside
        return OTHER_SHEETS.format(sheets=f"{count} {plural(count, 'лист', 'листа', 'листов')}") if count else ""

    def save(self) -> StaffImport:
        organization = self.user.organization
        if organization is None:
            raise ValueError("the page is only for users of an organization")
        table: Table = self.cleaned_data["file"]
        return imports.take(
            organization,
            file_name=self.file_name,
            titles=table.titles,
            columns=table.columns,
            rows=table.rows,
            by=self.user,
            at=timezone.now(),
            counted_on=stated_day(table.heading),
        )


class StaffColumnsForm(forms.Form):
    """A select for each column of the sheet."""

    def __init__(self, data: Any = None, *, upload: StaffImport) -> None:
        super().__init__(data)
        self.upload = upload
        self.titles, *rows = upload.table
        choices = [("", NOT_LOADED), *((column.field, column.title) for column in COLUMNS)]
        for index, field in enumerate(upload.columns):
            sample = next((row[index + 1] for row in rows if row[index + 1]), "")
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=column_name(self.titles, index),
                choices=choices,
                required=False,
                initial=field,
                help_text=format_html("Например: {}", sample[:SAMPLE]) if sample else "Столбец пуст",
            )

    @property
    def columns(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and (found := problems(self.titles, self.columns)):
            raise forms.ValidationError(found)
        return cleaned

    def save(self) -> None:
        imports.match(self.upload, columns=self.columns)


def answers_in(data: Mapping[str, Any], upload: StaffImport) -> dict[str, str]:
    """Return what was chosen in the preview of rows that the sheet has: sexes, and who is a known person."""
    _, *rows = upload.table or [[]]
    found: dict[str, str] = {}
    for row in rows:
        sex, same = data.get(f"{ANSWER}{row[0]}", ""), data.get(f"{SAME}{row[0]}", "")
        found |= {str(row[0]): sex} if sex in Sex.values else {}
        found |= {f"{SAME}{row[0]}": same} if same in {IS_SAME, IS_ANOTHER} else {}
    return found
