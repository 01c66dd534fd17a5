"""The mark of an electronic signature: from the signature's file, or typed."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import RegexValidator
from django.utils import timezone

from documents.models import ElectronicSignature, FrozenPaper
from documents.services import electronic_signature as signatures
from mentoring.exceptions import ImpossibleStepError
from mentoring.forms.fields import DateInput, OrganizationForm

FILE, TYPED = "file", "typed"
SOURCES = ((FILE, "прочитать из файла подписи (.sig)"), (TYPED, "вписать: файла подписи нет"))
MEGABYTES_MOST = 2
BYTES_IN_MEGABYTE = 1024 * 1024
TOO_LARGE = f"Файл больше {MEGABYTES_MOST} МБ. Подпись занимает несколько килобайт: проверьте, тот ли это файл."
EMPTY = "Файл пуст: сохраните подпись ещё раз."
NO_FILE = "Выберите файл подписи."
ASKED = {
    "owner": "Впишите фамилию, имя и отчество владельца.",
    "number": "Впишите номер сертификата.",
    "valid_from": "Впишите, с какого дня действителен сертификат.",
    "valid_to": "Впишите, по какой день действителен сертификат.",
}
"""What is said of what is typed where it is missing."""
READ = (*ASKED, "signed_on")
validate_number = RegexValidator(
    r"^[0-9A-F]+$", "Номер сертификата состоит из цифр и латинских букв A–F: скопируйте его из сертификата."
)


class SignatureFileField(forms.FileField):
    """A small file; what is inside is the service's word."""

    widget = forms.FileInput(attrs={"accept": ".sig,.sgn,.p7s,.p7m,.sign"})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile) and (file.size or 0) > MEGABYTES_MOST * BYTES_IN_MEGABYTE:
            raise forms.ValidationError(TOO_LARGE)
        return file


class ElectronicSignatureForm(OrganizationForm):
    source = forms.ChoiceField(label="Данные подписи", choices=SOURCES, widget=forms.RadioSelect)
    upload = SignatureFileField(
        label="Файл подписи",
        required=False,
        error_messages={"empty": EMPTY},
        help_text=f"Подпись скачанного отсюда PDF отдельным файлом: .sig, .sgn или .p7s до {MEGABYTES_MOST} МБ",
    )

    class Meta:
        model = ElectronicSignature
        fields = ("owner", "number", "valid_from", "valid_to", "signed_on", "sheet")
        widgets = {"sheet": forms.RadioSelect}
        help_texts = {
            "owner": "Фамилия, имя, отчество, как в сертификате",
            "number": "Серийный номер из сертификата, например 01DA3F5C7B2E9000000C3A7E",
            "signed_on": "Если неизвестно, оставьте пустым; на бумаге не печатается",
        }

    field_order = ("source", "upload", "owner", "number", "valid_from", "valid_to", "signed_on", "sheet")

    def __init__(self, data: Any = None, files: Any = None, *, paper: FrozenPaper, **kwargs: Any) -> None:
        super().__init__(data, files=files, **kwargs)
        self.paper = paper
        kept = self.instance.pk is not None and not self.instance.is_from_file
        self.initial["source"] = TYPED if kept else FILE
        for name in READ:
            self.fields[name].required = False
        for name in ("valid_from", "valid_to", "signed_on"):
            self.fields[name].widget = DateInput()
        if self.instance.is_from_file:
            self.fields["upload"].help_text += ". Пусто – останется прежний"

    def clean_number(self) -> str:
        return "".join(self.cleaned_data["number"].replace(":", "").split()).upper()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("source") == FILE:
            self._read(cleaned)
        elif cleaned.get("source") == TYPED:
            self._take_typed(cleaned)
        return cleaned

    def _read(self, cleaned: dict[str, Any]) -> None:
        """Let what stands in the file be the data, whatever is typed; without a new file the read ones stay."""
        for name in READ:
            self.errors.pop(name, None)
        read = {name: getattr(self.instance, name) for name in READ} if self.instance.is_from_file else None
        if upload := cleaned.get("upload"):
            try:
                read = signatures.read_file(self.paper, upload.read())
            except ImpossibleStepError as refusal:
                self.add_error("upload", refusal.sentences)
        elif read is None and "upload" not in self.errors:
            self.add_error("upload", NO_FILE)
        cleaned.update(read or {})

    def _take_typed(self, cleaned: dict[str, Any]) -> None:
        self.errors.pop("upload", None)
        for name, said in ASKED.items():
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, said)
        if cleaned.get("number"):
            try:
                validate_number(cleaned["number"])
            except forms.ValidationError as error:
                self.add_error("number", error)
        cleaned["file"] = b""
        typed = {name: cleaned.get(name) for name in READ}
        if not self.errors:
            for field, sentence in ElectronicSignature(**typed).refusals(today=timezone.localdate()):
                self.add_error(field, sentence)

    @property
    def signature(self) -> ElectronicSignature:
        signature: ElectronicSignature = self.instance
        signature.file = self.cleaned_data.get("file", signature.file)
        return signature
