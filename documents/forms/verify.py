"""The file that somebody holds, to be compared with the kept one."""

from django import forms
from django.core.files.uploadedfile import UploadedFile

MAX_MEGABYTES = 20
BYTES_IN_MEGABYTE = 1024 * 1024


class VerifyForm(forms.Form):
    file = forms.FileField(
        label="Файл PDF",
        help_text=f"Не больше {MAX_MEGABYTES} МБ. Файл сравнивается и нигде не сохраняется.",
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
        error_messages={
            "required": "Выберите файл PDF, который нужно проверить.",
            "empty": "Файл пустой: скачайте документ ещё раз и выберите его снова.",
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_MEGABYTES * BYTES_IN_MEGABYTE:
            raise forms.ValidationError(f"Файл больше {MAX_MEGABYTES} МБ: таких документов здесь не бывает.")
        return file
